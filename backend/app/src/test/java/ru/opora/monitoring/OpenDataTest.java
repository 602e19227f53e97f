package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** What other systems read: the catalogue, what is new, and what is too small to be told. */
@ApiTest
class OpenDataTest {

    private static final String CATALOGUE = Api.V1 + "/catalogue";

    @Autowired
    private WebTestClient web;

    @Test
    void theCatalogueNamesWhatItsReaderMayRead() {
        Api.anonymous(web).get(CATALOGUE).problem(401, "unauthenticated");
        Api.client(web, "roadmaps:read").get(CATALOGUE).problem(403, "forbidden");
        String own = round(NORTH);
        String foreign = round(SOUTH);

        Answer catalogue =
                accepting(Api.as(web, BOB), CATALOGUE, "application/ld+json").is(200);

        assertThat(String.valueOf(catalogue.headers().getContentType())).startsWith("application/ld+json");
        assertThat(catalogue.json().at("/@context/dcat").asString()).isEqualTo("http://www.w3.org/ns/dcat#");
        assertThat(catalogue.at("/type")).isEqualTo("dcat:Catalog");
        assertThat(catalogue.text()).contains(own, "indicators", "sdmx-data").doesNotContain(foreign);
        for (JsonNode set : catalogue.json().at("/dataset")) {
            String address = set.at("/distribution/0/accessURL").asString();
            String path = address.substring(address.indexOf(Api.V1));
            assertThat(Api.as(web, BOB).get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void whatIsNewIsAskedFor() {
        String indicator = Rounds.indicator(web, RITA, REGION, code()).id();
        String round = Rounds.opened(web, ALICE, NORTH, LocalDate.now(), indicator);
        String results = Results.recorded(web, "Физика " + code(), 2025, NORTH_SCHOOL, 20, 4);
        String before = "updatedSince=" + Instant.now().minusSeconds(60);
        String after = "updatedSince=" + Instant.now().plusSeconds(60);

        for (String list : List.of(Rounds.INDICATORS, Rounds.ROUNDS, Results.ASSESSMENTS, results + "/results")) {
            assertThat(everything(list + "?" + before)).as(list).contains("\"id\"");
            assertThat(everything(list + "?" + after)).as(list).doesNotContain("\"id\"");
        }
        assertThat(everything(Rounds.INDICATORS + "?" + before)).contains(indicator);
        assertThat(everything(Rounds.ROUNDS + "?" + before)).contains(round);
    }

    @Test
    void systemsThatOnlyReadAreNotToldOfTheSmallest() {
        String results = Results.recorded(web, "Химия " + code(), 2025, NORTH_SCHOOL, 4, 1) + "/results";

        assertThat(Api.as(web, SASHA).get(results).json().at("/items")).hasSize(1);
        assertThat(Api.client(web, "monitoring:read")
                        .get(results)
                        .is(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(Api.client(web, "monitoring:read", "monitoring:write")
                        .get(results)
                        .json()
                        .at("/items"))
                .hasSize(1);
        String versions = Api.V1 + "/assessment-results/"
                + Api.as(web, SASHA).get(results).json().at("/items/0/id").asString() + "/versions";
        Api.as(web, SASHA).get(versions).is(200);
        Api.client(web, "monitoring:read").get(versions).problem(404, "not-found");
        Answer all = Api.client(web, "organizations:read", "monitoring:read")
                .get(Api.V1 + "/organizations/" + NORTH_SCHOOL + "/assessment-results?limit=500")
                .is(200);
        for (JsonNode item : all.json().at("/items")) {
            assertThat(item.at("/participants").asInt()).isGreaterThan(4);
        }
    }

    @Test
    void assessmentsFillIndicators() {
        LocalDate day = LocalDate.of(2031, 10, 1);
        UUID district = Rounds.place(web, ALICE, "MUNICIPALITY", "Округ " + code(), REGION);
        UUID large = Rounds.place(web, ALICE, "SCHOOL", "Школа А " + code(), district);
        UUID small = Rounds.place(web, ALICE, "SCHOOL", "Школа Б " + code(), district);
        String older = Results.recorded(web, "Математика (базовая) " + code(), 2030, large, 30, 30);
        String newer = Results.recorded(web, "Математика " + code(), 2031, large, 20, 5);
        Results.record(web, newer, small, 4, 4);
        Results.record(web, older, small, 3, 0);
        Results.recorded(web, "История " + code(), 2031, large, 100, 100);
        String below = Rounds.indicator(
                        web,
                        ALICE,
                        district,
                        code(),
                        Rounds.with(
                                Rounds.definition("Ниже порога"),
                                "origin",
                                "SOURCE",
                                "source",
                                "assessments.below.VPR.MATHEMATICS"))
                .id();
        String round = Rounds.opened(web, ALICE, district, day, below);

        Api.as(web, ALICE).post(Rounds.ROUNDS + "/" + round + "/fill").is(200);

        JsonNode values = Api.as(web, ALICE)
                .get(Api.V1 + "/indicator-values?round=" + round)
                .is(200)
                .json()
                .at("/items");
        assertThat(values).hasSize(1);
        assertThat(values.at("/0/schoolId").asString()).isEqualTo(large.toString());
        assertThat(values.at("/0/value").asDouble()).isEqualTo(25);
        assertThat(Api.as(web, ALICE).get(Rounds.form(round, large)).text())
                .contains("2031/32: ниже порога 5 из 20, работ: 1");
        assertThat(Api.as(web, SASHA).get(Api.V1 + "/indicator-sources").text())
                .contains("assessments.mean.OGE.RUSSIAN", "ЕГЭ, математика профильного уровня: средний балл")
                .doesNotContain("ЕГЭ, математика: средний балл", "все предметы: средний балл");
    }

    private String round(UUID place) {
        String indicator = Rounds.indicator(web, ALICE, place, code()).id();
        return Rounds.opened(web, ALICE, place, LocalDate.now(), indicator);
    }

    private String everything(String list) {
        return accepting(Api.as(web, ALICE), list, "application/x-ndjson")
                .is(200)
                .text();
    }

    private static Answer accepting(Api caller, String path, String type) {
        return Api.answer(caller.request(HttpMethod.GET, path).header(HttpHeaders.ACCEPT, type));
    }

    private static String code() {
        return "o" + UUID.randomUUID().toString().replace("-", "");
    }
}

package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.monitoring.Listings.LISTS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;

/** What a listed school may say, whom a list is told, and what is decided. */
@ApiTest
class IdentifiedSchoolTest {

    @Autowired
    private WebTestClient web;

    private Listings lists;

    @BeforeEach
    void lists() {
        lists = new Listings(web);
    }

    @Test
    void aSchoolDisagreesIsAnsweredAndAnOrderTakesItIntoAProgramme() {
        int year = 2041;
        String one = Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 10);
        Results.record(web, one, SOUTH_SCHOOL, 20, 10);
        String list = lists.list(Listings.rule(0.3, 1, null, "OR"), year);
        Api rita = Api.as(web, RITA);
        String programme = rita.post(
                        Api.V1 + "/programmes",
                        Map.of(
                                "organizationId",
                                REGION,
                                "kind",
                                "REGIONAL",
                                "name",
                                "Поддержка школ",
                                "grounds",
                                List.of(Map.of("code", "LOW", "name", "Низкие результаты")),
                                "cohortYears",
                                List.of(year)))
                .is(201)
                .id();
        rita.post(list + "/announce").is(200);
        String north = lists.entry(list, NORTH_SCHOOL.toString());
        String south = lists.entry(list, SOUTH_SCHOOL.toString());
        String path = Api.V1 + "/identified-schools/" + north;
        Map<String, Object> dispute = Map.of("text", "В работе были ошибки проверки");
        Api.as(web, DORA).post(path + "/dispute", dispute).problem(404, "not-found");
        Api.as(web, OLEG).post(path + "/dispute", dispute).problem(403, "forbidden");
        rita.post(path + "/dispute", dispute).problem(403, "forbidden");
        Api.as(web, BOB).post(path + "/dispute", dispute).problem(403, "forbidden");
        Function<String, Integer> disagree = text ->
                Api.as(web, SASHA).post(path + "/dispute", Map.of("text", text)).status();
        assertThat(AtOnce.each(List.of("Раз", "Два", "Три"), disagree))
                .as("who is told that it was noted finds it so")
                .containsExactlyInAnyOrder(200, 409, 409);
        assertThat(rita.get(path).at("/state")).isEqualTo("DISPUTED");
        Api.as(web, SASHA).post(path + "/dispute", dispute).problem(409, "illegal-state");
        rita.post(list + "/decide", Listings.decision(programme, year, north, south))
                .problem(409, "illegal-state");
        Map<String, Object> answer = Map.of("text", "Перепроверено: без изменений", "upheld", false);
        Api.as(web, SASHA).post(path + "/answer", answer).problem(403, "forbidden");
        assertThat(rita.post(path + "/answer", answer).is(200).at("/dispute/answeredBy"))
                .isEqualTo("Рита Орлова");
        assertThat(Api.as(web, SASHA).get(path).json().at("/dispute/answeredBy").isNull())
                .as("a school does not see who is in the region, nor the accounts there")
                .isTrue();
        Api.as(web, BOB)
                .post(list + "/decide", Listings.decision(programme, year, north))
                .problem(403, "forbidden");
        rita.post(list + "/decide", Listings.decision(programme, year + 1, north, south))
                .problem(422, "invalid-fields")
                .pointing("/programme/cohortYear", "UNKNOWN_COHORT");
        assertThat(rita.get(path).at("/state")).as("nothing was decided").isEqualTo("ANSWERED");
        Answer decided = rita.post(list + "/decide", Listings.decision(programme, year, north, south))
                .is(200);
        assertThat(decided.json().at("/counts/included").asInt()).isEqualTo(2);
        String participation = rita.get(path).at("/decision/participationId");
        Answer taken = rita.get(Api.V1 + "/participations/" + participation).is(200);
        assertThat(taken.at("/orderNumber")).isEqualTo("41-п");
        assertThat(taken.at("/organization/id")).isEqualTo(NORTH_SCHOOL.toString());
        rita.post(list + "/decide", Listings.decision(programme, year, north)).problem(409, "illegal-state");
    }

    @Test
    void leavingASchoolOutTakesAReason() {
        int year = 2036;
        Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 10);
        String list = lists.list(Listings.rule(0.3, 1, null, "OR"), year);
        Api rita = Api.as(web, RITA);
        Map<String, Object> out = new HashMap<>(Map.of(
                "schools",
                List.of(lists.entry(list, NORTH_SCHOOL.toString())),
                "verdict",
                "EXCLUDE",
                "orderNumber",
                "42-п",
                "orderDate",
                year + "-10-01"));
        rita.post(list + "/decide", out).problem(409, "illegal-state");
        rita.post(list + "/announce").is(200);
        rita.post(list + "/decide", out).problem(422, "invalid-fields").pointing("/reason", "REQUIRED");
        out.put("reason", " ");
        rita.post(list + "/decide", out).problem(422, "invalid-fields").pointing("/reason", "REQUIRED");
        out.put("reason", "Школа реорганизуется");
        assertThat(rita.post(list + "/decide", out)
                        .is(200)
                        .json()
                        .at("/counts/excluded")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aDocumentOfTheSchoolsOwnShowsWhatIsWrong() {
        int year = 2056;
        Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 10);
        String list = lists.list(Listings.rule(0.3, 1, null, "OR"), year);
        Api.as(web, RITA).post(list + "/announce").is(200);
        String path = Api.V1 + "/identified-schools/" + lists.entry(list, NORTH_SCHOOL.toString());
        String foreign = file(DORA, SOUTH_SCHOOL.toString());
        Api.as(web, SASHA)
                .post(path + "/dispute", Map.of("text", "Ошибка", "fileId", foreign))
                .problem(422, "invalid-fields")
                .pointing("/fileId", "NOT_FOUND");
        String own = file(SASHA, NORTH_SCHOOL.toString());
        Answer said = Api.as(web, SASHA)
                .post(path + "/dispute", Map.of("text", "Ошибка", "fileId", own))
                .is(200);
        assertThat(said.at("/dispute/fileId")).isEqualTo(own);
        Api.as(web, RITA).get(Api.V1 + "/files/" + own).is(200);
    }

    @Test
    void whomAListConcernsIsToldOfItAndOfWhatBecomesOfIt() {
        int year = 2058;
        Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 10);
        String list = lists.list(Listings.rule(0.3, 1, null, "OR"), year);
        String id = list.substring(LISTS.length() + 1);
        assertThat(told(SASHA, id)).as("before it is announced nobody is told").isEmpty();
        Api rita = Api.as(web, RITA);
        rita.post(list + "/announce").is(200);
        String path = Api.V1 + "/identified-schools/" + lists.entry(list, NORTH_SCHOOL.toString());
        Api.as(web, SASHA).post(path + "/dispute", Map.of("text", "Ошибка")).is(200);
        rita.post(path + "/answer", Map.of("text", "Без изменений", "upheld", false))
                .is(200);
        Map<String, Object> out = Map.of(
                "schools",
                List.of(path.substring(path.lastIndexOf('/') + 1)),
                "verdict",
                "EXCLUDE",
                "orderNumber",
                "48-п",
                "orderDate",
                year + "-10-01",
                "reason",
                "Школа реорганизуется");
        rita.post(list + "/decide", out).is(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(SASHA, id))
                        .containsExactlyInAnyOrder(
                                "IDENTIFICATION_ANNOUNCED", "IDENTIFICATION_ANSWERED", "IDENTIFICATION_DECIDED"));
        assertThat(told(BOB, id)).containsExactlyInAnyOrder("IDENTIFICATION_BELOW", "IDENTIFICATION_ANSWERED");
        assertThat(told(RITA, id)).containsExactly("IDENTIFICATION_DISPUTED");
        assertThat(told(DORA, id)).as("of another municipality").isEmpty();
    }

    private String file(String person, String school) {
        return Api.as(web, person)
                .uploadTo(
                        Api.V1 + "/files",
                        "file",
                        "note.txt",
                        "Протокол перепроверки".getBytes(StandardCharsets.UTF_8),
                        Map.of("organizationId", school))
                .is(201)
                .id();
    }

    private List<String> told(String person, String list) {
        return Api.as(web, person)
                .get(Api.V1 + "/notifications?limit=500")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/entityId").asString().equals(list))
                .map(item -> item.at("/kind").asString())
                .toList();
    }
}

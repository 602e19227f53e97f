package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** A round as messages of SDMX-JSON 2.0: what is in them, and that they are built as its schemas want it. */
@ApiTest
class SdmxTest {

    @Autowired
    private WebTestClient web;

    @Test
    void aRoundIsAMessageOfSdmxOnceItIsConfirmed() {
        Map<String, Object> parted = Rounds.with(
                Rounds.definition("Классы"), "breakdowns", List.of(Map.of("key", "girls", "title", "Девочки")));
        String classes = Rounds.indicator(web, ALICE, NORTH, code(), parted).id();
        String rooms = Rounds.indicator(web, ALICE, NORTH, code()).id();
        String round = Rounds.opened(web, ALICE, NORTH, LocalDate.now(), classes, rooms);
        Rounds.write(
                        web,
                        ALICE,
                        Rounds.form(round, NORTH_SCHOOL),
                        List.of(
                                Rounds.cell(classes, 12.5),
                                Map.of("indicatorId", classes, "breakdown", "girls", "value", 3),
                                Map.of("indicatorId", rooms, "missing", "Кабинетов нет")))
                .is(200);
        String path = Rounds.ROUNDS + "/" + round + "/sdmx-data";
        Api.as(web, DORA).get(path).problem(404, "not-found");
        Answer nothing = Api.as(web, BOB).get(path).is(200);
        SdmxSchema.header(nothing.json(), "data");
        assertThat(nothing.json().at("/data").toString())
                .as("a dimension without a code is none")
                .isEqualTo("{\"structures\":[],\"dataSets\":[]}");

        Api.as(web, BOB)
                .post(Rounds.ROUNDS + "/" + round + "/confirm", Map.of("within", NORTH_SCHOOL))
                .is(200);
        Answer message = Api.as(web, BOB).get(path).is(200);

        assertThat(message.headers().getFirst(HttpHeaders.CONTENT_TYPE))
                .isEqualTo("application/vnd.sdmx.data+json;version=2.0.0");
        assertThat(message.at("/meta/sender/id")).isEqualTo("OPORA");
        SdmxSchema.data(message.json());
        JsonNode structure = message.json().at("/data/structures/0");
        assertThat(codes(structure, 1)).containsExactly(NORTH_SCHOOL.toString());
        assertThat(codes(structure, 2)).containsExactly("_T", "girls");
        JsonNode observations = message.json().at("/data/dataSets/0/observations");
        assertThat(observations).hasSize(3);
        assertThat(observations.get("0:0:0:0").toString()).isEqualTo("[12.5,0]");
        assertThat(observations.get("0:0:1:0").get(0).asInt()).isEqualTo(3);
        assertThat(observations.get("1:0:0:0").toString()).isEqualTo("[null,1]");
        assertThat(Api.as(web, ALICE)
                        .get(Api.V1 + "/audit-entries?entity=monitoringRound&entityId=" + round)
                        .text())
                .contains("EXPORTED", "sdmx-json");

        Answer words = Api.as(web, BOB)
                .get(Rounds.ROUNDS + "/" + round + "/sdmx-structure")
                .is(200);
        assertThat(words.headers().getFirst(HttpHeaders.CONTENT_TYPE))
                .isEqualTo("application/vnd.sdmx.structure+json;version=2.0.0");
        SdmxSchema.structure(words.json());
        SdmxSchema.sameCodes(message.json(), words.json());
        assertThat(words.json().at("/data/dataStructures/0/dataStructureComponents/dimensionList/dimensions"))
                .hasSize(3);
        assertThat(words.json().at("/data/codelists/1/codes/0/id").asString()).isEqualTo(NORTH_SCHOOL.toString());
    }

    @Test
    void aDraftIsNoMessage() {
        String draft = Rounds.draft(
                web, ALICE, NORTH, Rounds.indicator(web, ALICE, NORTH, code()).id());
        Api.as(web, ALICE).get(Rounds.ROUNDS + "/" + draft + "/sdmx-data").problem(409, "illegal-state");
    }

    private static List<String> codes(JsonNode structure, int dimension) {
        List<String> codes = new ArrayList<>();
        structure
                .at("/dimensions/observation/" + dimension + "/values")
                .forEach(code -> codes.add(code.at("/id").asString()));
        return codes;
    }

    private static String code() {
        return "o" + UUID.randomUUID().toString().replace("-", "");
    }
}

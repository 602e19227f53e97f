package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

/** In which places two questions are crossed. */
@ApiTest
class CrossPlacesTest {

    @Autowired
    private WebTestClient web;

    @Test
    void aMunicipalityCrossesItsOwnPartAndNobodySeesTwoTablesOfWhichOneHoldsTheOther() {
        String second = Api.as(web, RITA)
                .post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Вторая " + UUID.randomUUID(), "kind", "SCHOOL", "parentId", NORTH))
                .is(201)
                .id();
        String campaign =
                Forms.started(web, RITA, REGION, "TEACHER", NORTH_SCHOOL, UUID.fromString(second), SOUTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign + "/cross-table?row=mood&column=rate&audience=TEACHER";
        send(Forms.token(web, RITA, campaign, NORTH_SCHOOL), 8, Map.of("mood", "a", "rate", 1));
        send(Forms.token(web, RITA, campaign, UUID.fromString(second)), 7, Map.of("mood", "b", "rate", 5));
        send(Forms.token(web, RITA, campaign, SOUTH_SCHOOL), 9, Map.of("mood", "b", "rate", 1));
        counted(RITA, campaign, "TEACHER");
        Answer whole = Api.as(web, RITA).get(path).is(200);
        assertThat(whole.json().at("/cells").toString()).isEqualTo("[[8,0],[9,7]]");
        Answer part = Api.as(web, BOB).get(path + "&within=" + NORTH).is(200);
        assertThat(part.json().at("/cells").toString()).as(part.text()).isEqualTo("[[8,0],[0,7]]");
        Api.as(web, BOB).get(path + "&within=" + second).problem(403, "no-cross-table-here");
        Api.as(web, BOB).get(path + "&within=" + SOUTH_SCHOOL).problem(404, "not-found");
    }

    @Test
    void whatResultsHideOfAPartIsNotCrossedThere() {
        String second = Api.as(web, RITA)
                .post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Третья " + UUID.randomUUID(), "kind", "SCHOOL", "parentId", NORTH))
                .is(201)
                .id();
        String campaign =
                Forms.started(web, RITA, REGION, "PARENT", NORTH_SCHOOL, UUID.fromString(second), SOUTH_SCHOOL);
        send(Forms.token(web, RITA, campaign, NORTH_SCHOOL), 8, Map.of("mood", "a", "rate", 1));
        send(Forms.token(web, RITA, campaign, UUID.fromString(second)), 7, Map.of("mood", "b", "rate", 5));
        send(Forms.token(web, RITA, campaign, SOUTH_SCHOOL), 2, Map.of("mood", "b", "rate", 1));
        counted(RITA, campaign, "PARENT");
        String path = CAMPAIGNS + "/" + campaign + "/cross-table?row=mood&column=rate&audience=PARENT";
        assertThat(Api.as(web, BOB)
                        .get(path + "&within=" + NORTH)
                        .is(200)
                        .json()
                        .at("/hidden")
                        .asBoolean())
                .as("two of the neighbour would be found from the whole")
                .isTrue();
    }

    private void send(String token, int many, Map<String, Object> answers) {
        for (int i = 0; i < many; i++) {
            Forms.send(web, token, UUID.randomUUID(), Map.of("answers", answers))
                    .is(201);
        }
    }

    private void counted(String person, String campaign, String audience) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Api.as(web, person)
                                .get(CAMPAIGNS + "/" + campaign + "/results?audience=" + audience)
                                .json()
                                .at("/waiting")
                                .asInt(-1)
                        == 0);
    }
}

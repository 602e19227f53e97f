package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Formulas.FORMULAS;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import ru.opora.testing.Formulas;
import ru.opora.testing.Rounds;

/** The schools behind a comparison of formulas. */
@ApiTest
class MovedSchoolsTest {

    private static final String BASE = "00000000-0000-4000-8000-000000000001";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotLook() {
        String path = FORMULAS + "/" + BASE + "/comparison/schools?with=" + BASE;
        Api.as(web, CHELSEA).get(path).problem(403, "forbidden");
        Api.client(web, "roadmaps:read").get(path).problem(403, "forbidden");
        Api.as(web, RITA)
                .get(FORMULAS + "/" + BASE + "/comparison/schools?with=" + UUID.randomUUID())
                .problem(404, "not-found");
        Api.as(web, RITA).get(path + "&becomes=WORST").problem(400, "bad-request");
        assertThat(Api.as(web, RITA).get(path).is(200).json().at("/items"))
                .as("the same formula moves nobody")
                .isEmpty();
    }

    @Test
    void eachSchoolThatMovesIsListedOncePageByPageAndOnlyToWhoSeesIt() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Сравнимый район", REGION);
        String person = "methodist-" + UUID.randomUUID();
        Rounds.member(database, person, district, "REGIONAL_METHODIST");
        List<UUID> schools = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            schools.add(Rounds.place(web, RITA, "SCHOOL", "Сравнимая СОШ № " + i, district));
        }
        answered(person, district, schools);
        Api own = Api.as(web, person);
        String draft = own.post(FORMULAS, Formulas.draft(district, Formulas.definition("medium", 0.55)))
                .is(201)
                .id();
        String path = FORMULAS + "/" + draft + "/comparison";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(own.get(path + "?with=" + BASE)
                                .is(200)
                                .json()
                                .at("/changed")
                                .asInt())
                        .isEqualTo(3));
        String list = path + "/schools?with=" + BASE;
        Answer first = own.get(list + "&limit=2").is(200);
        Answer second =
                own.get(list + "&limit=2&cursor=" + first.at("/nextCursor")).is(200);
        assertThat(second.json().at("/nextCursor").isNull()).isTrue();
        Set<String> seen = new HashSet<>();
        for (Answer page : List.of(first, second)) {
            page.json().at("/items").forEach(one -> {
                seen.add(one.at("/organization/id").asString());
                assertThat(one.at("/moves").toString())
                        .isEqualTo("[{\"factor\":\"MOTIVATION\",\"from\":\"MEDIUM\",\"to\":\"LOW\"}]");
            });
        }
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        schools.stream().map(UUID::toString).toList());
        assertThat(own.get(list + "&factor=MOTIVATION&was=MEDIUM&becomes=LOW")
                        .is(200)
                        .json()
                        .at("/items"))
                .hasSize(3);
        assertThat(own.get(list + "&becomes=HIGH").is(200).json().at("/items")).isEmpty();
        assertThat(Api.as(web, DORA)
                        .get(FORMULAS + "/" + BASE + "/comparison/schools?with=" + BASE)
                        .is(200)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    /** Five teachers of each school say what makes half of the risk. */
    private void answered(String person, UUID district, List<UUID> schools) {
        String questionnaire = Api.as(web, person)
                .post(Forms.QUESTIONNAIRES, Map.of("organizationId", district, "definition", Forms.json("""
                                        {"format": 1, "code": "compared", "languages": ["ru"], "title": {"ru": "Мотивация"},
                                         "factors": [{"code": "MOTIVATION", "label": {"ru": "Мотивация"}}],
                                         "choiceLists": [{"name": "abc", "choices": [
                                             {"name": "a", "label": {"ru": "плохо"}, "value": 0},
                                             {"name": "b", "label": {"ru": "средне"}, "value": 1},
                                             {"name": "c", "label": {"ru": "хорошо"}, "value": 2}]}],
                                         "sections": [{"type": "group", "name": "page1", "items": [
                                             {"type": "single", "name": "mood", "label": {"ru": "Как дела?"}, "choices": "abc",
                                              "required": true, "scoring": {"factor": "MOTIVATION", "reverse": true}}]}]}""")))
                .is(201)
                .id();
        String campaign = Forms.started(
                web, person, Forms.campaign(district, questionnaire), "TEACHER", schools.toArray(UUID[]::new));
        for (UUID school : schools) {
            String token = Forms.token(web, person, campaign, school);
            for (int i = 0; i < 5; i++) {
                Forms.send(web, token, UUID.randomUUID(), Map.of("answers", Map.of("mood", "b")))
                        .is(201);
            }
        }
    }
}

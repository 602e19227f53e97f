package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import tools.jackson.databind.JsonNode;

/** Which schools have which risk. */
@ApiTest
class ProfileListTest {

    private static final String PROFILES = Api.V1 + "/risk-profiles";

    /** A formula that another test publishes asks for all its schools before these. */
    private static final Duration LONG = Duration.ofMinutes(2);

    @Autowired
    private WebTestClient web;

    @Autowired
    @Qualifier("riskOrderUnsaid")
    private RecurringJob unsaid;

    @Test
    void schoolsAreFoundByFactorAndSignificance() {
        String district = place("MUNICIPALITY", REGION);
        UUID risky = school(district);
        UUID calm = school(district);
        String campaign = Forms.started(web, RITA, Forms.campaign(REGION, questionnaire()), "TEACHER", risky, calm);
        Forms.answers(web, Forms.token(web, RITA, campaign, risky), 6, "a");
        Forms.answers(web, Forms.token(web, RITA, campaign, calm), 6, "c");
        String list = PROFILES + "?within=" + district;
        Api rita = Api.as(web, RITA);
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(rows(rita, list))
                    .as("the highest first")
                    .extracting(row -> row.at("/significance").asString())
                    .containsExactly("HIGH", "NONE");
            assertThat(rows(rita, list + "&significance=HIGH")).hasSize(1);
        });
        assertThat(rows(rita, list + "&significance=HIGH")).singleElement().satisfies(row -> {
            assertThat(row.at("/organization/id").asString()).isEqualTo(risky.toString());
            assertThat(row.at("/factor").asString()).isEqualTo("MOTIVATION");
            assertThat(row.at("/value").asDouble()).isEqualTo(1);
            assertThat(row.at("/decision").isNull()).isTrue();
        });
        assertThat(rows(rita, list + "&factor=DISCIPLINE")).isEmpty();
        String reviews = PROFILES + "/" + risky + "/reviews";
        rita.post(reviews, overriddenBy("HIGH"))
                .problem(422, "invalid-fields")
                .pointing("/significance", "AS_COMPUTED");
        rita.post(reviews, overriddenBy("LOW")).is(201);
        assertThat(rows(rita, list + "&significance=HIGH"))
                .as("what was decided holds")
                .isEmpty();
        assertThat(rows(rita, list + "&significance=LOW&factor=MOTIVATION")).hasSize(1);
        assertThat(rows(rita, list))
                .as("whoever decided: LOW comes before NONE")
                .extracting(row -> row.at("/significance").asString())
                .containsExactly("LOW", "NONE");
        onePageAfterTheOther(rita, list);
        String table = Api.answer(rita.request(HttpMethod.GET, list + "&csv=people")
                        .header("Accept", "text/csv")
                        .header("Accept-Language", "ru"))
                .is(200)
                .text();
        assertThat(table).contains("Фактор риска;", ";учебная мотивация;1.0;высокая;низкая;изменено;");
        Api.as(web, CHELSEA).get(list).problem(403, "forbidden");
        assertThat(rows(Api.as(web, BOB), list))
                .as("another municipality's schools")
                .isEmpty();
    }

    /** While one is small the other is hidden too, lest it follows from their total: the small one alone gets more answers. */
    @Test
    void whoIsToldOnceTheNeighbourIsLargeEnoughIsFound() {
        String district = place("MUNICIPALITY", REGION);
        UUID large = school(district);
        UUID small = school(district);
        String campaign = Forms.started(web, RITA, Forms.campaign(REGION, questionnaire()), "TEACHER", large, small);
        String token = Forms.token(web, RITA, campaign, small);
        Forms.answers(web, Forms.token(web, RITA, campaign, large), 6, "a");
        Forms.answers(web, token, 4, "c");
        String list = PROFILES + "?within=" + district;
        Api rita = Api.as(web, RITA);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rows(rita, list + "&significance=INSUFFICIENT_DATA"))
                        .hasSize(2));
        Forms.answers(web, token, 2, "c");
        await().atMost(LONG).pollInterval(Duration.ofSeconds(3)).untilAsserted(() -> {
            unsaid.work().block();
            assertThat(rows(rita, list + "&significance=HIGH"))
                    .extracting(row -> row.at("/organization/id").asString())
                    .containsExactly(large.toString());
        });
    }

    private static void onePageAfterTheOther(Api who, String list) {
        Answer first = who.get(list + "&limit=1").is(200);
        Answer second =
                who.get(list + "&limit=1&cursor=" + first.at("/nextCursor")).is(200);
        assertThat(second.json().at("/nextCursor").isNull()).isTrue();
        assertThat(second.at("/items/0/organization/id")).isNotEqualTo(first.at("/items/0/organization/id"));
        who.get(list + "&cursor=bm9uc2Vuc2U").problem(400, "bad-request");
    }

    private static Map<String, Object> overriddenBy(String significance) {
        return Forms.json("""
                {"factor": "MOTIVATION", "computed": "HIGH", "decision": "OVERRIDDEN", "significance": "%s", "reason": "На уроках видно другое"}""".formatted(significance));
    }

    private static List<JsonNode> rows(Api who, String list) {
        return who.get(list).is(200).json().at("/items").valueStream().toList();
    }

    private UUID school(String district) {
        return UUID.fromString(place("SCHOOL", UUID.fromString(district)));
    }

    private String place(String kind, UUID parent) {
        return Api.as(web, RITA)
                .post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Озерный " + UUID.randomUUID(), "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }

    /** Its question that must be answered is risky when it goes badly. */
    private String questionnaire() {
        Map<String, Object> definition = Forms.json("""
                {"format": 1, "code": "motivation", "languages": ["ru"], "title": {"ru": "Мотивация"},
                 "factors": [{"code": "MOTIVATION", "label": {"ru": "Мотивация"}}],
                 "choiceLists": [{"name": "abc", "choices": [
                     {"name": "a", "label": {"ru": "плохо"}, "value": 0},
                     {"name": "c", "label": {"ru": "хорошо"}, "value": 2}]}],
                 "sections": [{"type": "group", "name": "page1", "items": [
                     {"type": "single", "name": "mood", "label": {"ru": "Как дела?"}, "choices": "abc", "required": true,
                      "scoring": {"factor": "MOTIVATION", "reverse": true}},
                     {"type": "scale", "name": "rate", "label": {"ru": "Оцените"}, "min": 1, "max": 5}]}]}""");
        return Api.as(web, RITA)
                .post(Forms.QUESTIONNAIRES, Map.of("organizationId", REGION, "definition", definition))
                .is(201)
                .id();
    }
}

package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.Forms.QUESTIONNAIRES;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.SASHA;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import tools.jackson.databind.JsonNode;

@ApiTest
class ProfileTest {

    private static final String PROFILE = Api.V1 + "/risk-profiles/" + NORTH_SCHOOL;

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotScoreLookOrDecide() {
        String campaign = CAMPAIGNS + "/" + campaign("PARENT");
        Api.as(web, DORA).post(campaign + "/score").problem(404, "not-found");
        Api.as(web, SASHA).post(campaign + "/score").problem(403, "forbidden");
        Api.as(web, BOB).post(campaign + "/score").problem(409, "illegal-state");
        Api.as(web, CHELSEA).get(PROFILE).problem(403, "forbidden");
        Api.as(web, DORA).get(PROFILE).problem(404, "not-found");
        Api.as(web, SASHA).get(PROFILE).is(200);
        for (String person : List.of(OLEG, SASHA, CHELSEA)) {
            Api.as(web, person)
                    .post(PROFILE + "/reviews", review("MOTIVATION", "CONFIRMED"))
                    .problem(403, "forbidden");
        }
        Api.as(web, DORA)
                .post(PROFILE + "/reviews", review("MOTIVATION", "CONFIRMED"))
                .problem(404, "not-found");
    }

    @Test
    void aFactorIsComputedFromGroupsOfFiveAndDecidedOnWithAReason() {
        String campaign = campaign("TEACHER");
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        answers(token, 6, "a");
        answers(token, 2, "b");
        Answer scored = scored(campaign);
        assertThat(scored.json().at("/answers").asInt()).isEqualTo(8);
        assertThat(scored.json().at("/counting").asInt()).isEqualTo(8);
        Answer profile = Api.as(web, BOB).get(PROFILE).is(200);
        JsonNode factor = factor(profile, "MOTIVATION");
        assertThat(factor.at("/value").asDouble()).isEqualTo(0.875);
        assertThat(factor.at("/significance").asString()).isEqualTo("HIGH");
        assertThat(group(factor, "TEACHER").at("/respondents").asInt()).isEqualTo(8);
        assertThat(profile.json().at("/calling").asBoolean()).isTrue();
        assertThat(profile.json().at("/formula/version").asInt()).isEqualTo(1);
        assertThat(factor(profile, "DISCIPLINE").at("/computed").asString()).isEqualTo("INSUFFICIENT_DATA");
        Api bob = Api.as(web, BOB);
        bob.post(PROFILE + "/reviews", review("MOTIVATION", "OVERRIDDEN"))
                .problem(422, "invalid-fields")
                .pointing("/significance", "REQUIRED");
        bob.post(PROFILE + "/reviews", review("DISCIPLINE", "CONFIRMED")).problem(409, "factor-not-scored");
        Answer decided = bob.post(
                        PROFILE + "/reviews",
                        Map.of(
                                "factor",
                                "MOTIVATION",
                                "decision",
                                "OVERRIDDEN",
                                "significance",
                                "LOW",
                                "reason",
                                "На уроках видно другое"))
                .is(201);
        JsonNode changed = factor(decided, "MOTIVATION");
        assertThat(changed.at("/computed").asString()).isEqualTo("HIGH");
        assertThat(changed.at("/significance").asString()).isEqualTo("LOW");
        assertThat(changed.at("/review/reason").asString()).isEqualTo("На уроках видно другое");
        assertThat(factor(bob.post(PROFILE + "/reviews", review("MOTIVATION", "CONFIRMED")).is(201), "MOTIVATION")
                        .at("/significance")
                        .asString())
                .isEqualTo("HIGH");
        Forms.send(web, Forms.token(web, BOB, campaign, NORTH_SCHOOL), UUID.randomUUID(), Map.of("answers", Map.of("mood", "a")))
                .problem(409, "survey-not-open");
        bob.post(CAMPAIGNS + "/" + campaign + "/score").problem(409, "illegal-state");
    }

    @Test
    void aGroupOfFourHasNoPartAndNoNumber() {
        String campaign = campaign("PUPIL");
        answers(Forms.token(web, BOB, campaign, NORTH_SCHOOL), 4, "c");
        scored(campaign);
        JsonNode group = group(factor(Api.as(web, BOB).get(PROFILE).is(200), "MOTIVATION"), "PUPIL");
        assertThat(group.at("/respondents").isNull()).isTrue();
        assertThat(group.at("/score").isNull()).isTrue();
    }

    private Answer scored(String campaign) {
        String path = CAMPAIGNS + "/" + campaign;
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Api.as(web, BOB)
                                .get(path + "/results?audience=TEACHER")
                                .json()
                                .at("/waiting")
                                .asInt(-1)
                        == 0);
        Api.as(web, BOB).post(path + "/close").is(200);
        return Api.as(web, BOB).post(path + "/score").is(200);
    }

    private void answers(String token, int many, String mood) {
        for (int i = 0; i < many; i++) {
            Forms.send(web, token, UUID.randomUUID(), Map.of("answers", Map.of("mood", mood))).is(201);
        }
    }

    /** Its one scored question is risky when it goes badly. */
    private String campaign(String audience) {
        Map<String, Object> definition = Forms.json("""
                {"format": 1, "code": "motivation", "languages": ["ru"], "title": {"ru": "Мотивация"},
                 "factors": [{"code": "MOTIVATION", "label": {"ru": "Мотивация"}}],
                 "choiceLists": [{"name": "abc", "choices": [
                     {"name": "a", "label": {"ru": "плохо"}, "value": 0},
                     {"name": "b", "label": {"ru": "средне"}, "value": 1},
                     {"name": "c", "label": {"ru": "хорошо"}, "value": 2}]}],
                 "sections": [{"type": "group", "name": "page1", "items": [
                     {"type": "single", "name": "mood", "label": {"ru": "Как дела?"}, "choices": "abc", "required": true,
                      "scoring": {"factor": "MOTIVATION", "reverse": true}}]}]}""");
        String questionnaire = Api.as(web, BOB)
                .post(QUESTIONNAIRES, Map.of("organizationId", NORTH, "definition", definition))
                .is(201)
                .id();
        return Forms.started(web, BOB, Forms.campaign(NORTH, questionnaire), audience, NORTH_SCHOOL);
    }

    private static Map<String, Object> review(String factor, String decision) {
        return Map.of("factor", factor, "decision", decision, "reason", "Подтверждено при посещении");
    }

    private static JsonNode factor(Answer profile, String code) {
        for (JsonNode factor : profile.json().at("/factors")) {
            if (factor.at("/code").asString().equals(code)) {
                return factor;
            }
        }
        throw new AssertionError(code + " in " + profile.text());
    }

    private static JsonNode group(JsonNode factor, String audience) {
        for (JsonNode group : factor.at("/groups")) {
            if (group.at("/audience").asString().equals(audience)) {
                return group;
            }
        }
        throw new AssertionError(audience + " in " + factor);
    }
}

package ru.opora.monitoring;

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
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

@ApiTest
class ProfileTest {

    private static final String PROFILE = Api.V1 + "/risk-profiles/" + NORTH_SCHOOL;

    private static final String TIDY = """
            , {"type": "single", "name": "tidy", "label": {"ru": "Чисто?"}, "choices": "abc",
               "scoring": {"factor": "TIDINESS", "reverse": true}}""";

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
        for (String person : List.of(OLEG, SASHA)) {
            Api.as(web, person)
                    .post(PROFILE + "/reviews", review("MOTIVATION", "CONFIRMED"))
                    .problem(403, "forbidden");
        }
        Api.as(web, DORA)
                .post(PROFILE + "/reviews", review("MOTIVATION", "CONFIRMED"))
                .problem(404, "not-found");
        Api.as(web, OLEG).post(PROFILE + "/programmes", programme(null)).problem(403, "forbidden");
        Api.as(web, DORA).post(PROFILE + "/programmes", programme(null)).problem(404, "not-found");
    }

    @Test
    void aProfileFollowsAnswersAndIsDecidedOnWithAReason() {
        String campaign = campaign("TEACHER");
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        answers(token, 6, "a");
        answers(token, 2, "b");
        JsonNode factor = shown("TEACHER", 8);
        assertThat(factor.at("/value").asDouble()).isEqualTo(0.875);
        assertThat(factor.at("/significance").asString()).isEqualTo("HIGH");
        assertThat(group(factor, "TEACHER").at("/preliminary").asBoolean()).isTrue();
        assertThat(group(factor, "TEACHER").at("/coverage").asDouble()).isEqualTo(0.4);
        Answer profile = Api.as(web, BOB).get(PROFILE).is(200);
        assertThat(profile.json().at("/calling").asBoolean()).isTrue();
        assertThat(factor(profile, "DISCIPLINE").at("/computed").asString()).isEqualTo("INSUFFICIENT_DATA");
        Api bob = Api.as(web, BOB);
        bob.post(PROFILE + "/reviews", review("MOTIVATION", "OVERRIDDEN"))
                .problem(422, "invalid-fields")
                .pointing("/significance", "REQUIRED");
        bob.post(PROFILE + "/reviews", review("DISCIPLINE", "CONFIRMED")).problem(409, "factor-not-scored");
        Answer stale = bob.post(PROFILE + "/reviews", review("MOTIVATION", "CONFIRMED", "LOW"))
                .problem(412, "stale");
        assertThat(stale.at("/current/factors/0/code")).isNotEmpty();
        assertThat(factor(bob.get(PROFILE), "MOTIVATION").at("/review").isNull())
                .as("nothing is stored")
                .isTrue();
        JsonNode changed = factor(
                bob.post(
                                PROFILE + "/reviews",
                                Map.of(
                                        "factor",
                                        "MOTIVATION",
                                        "computed",
                                        "HIGH",
                                        "decision",
                                        "OVERRIDDEN",
                                        "significance",
                                        "LOW",
                                        "reason",
                                        "На уроках видно другое"))
                        .is(201),
                "MOTIVATION");
        assertThat(changed.at("/computed").asString()).isEqualTo("HIGH");
        assertThat(changed.at("/significance").asString()).isEqualTo("LOW");
        assertThat(changed.at("/review/reason").asString()).isEqualTo("На уроках видно другое");
        bob.post(PROFILE + "/programmes", programme(null)).problem(409, "factor-not-high");
        JsonNode confirmed = factor(
                bob.post(PROFILE + "/reviews", review("MOTIVATION", "CONFIRMED"))
                        .is(201),
                "MOTIVATION");
        assertThat(confirmed.at("/significance").asString()).isEqualTo("HIGH");
        measuresBecomeRowsOfTheSchoolsPlan();
        bob.post(CAMPAIGNS + "/" + campaign + "/close").is(200);
        Answer scored = bob.post(CAMPAIGNS + "/" + campaign + "/score").is(200);
        assertThat(scored.json().at("/answers").asInt()).isEqualTo(8);
        assertThat(scored.json().at("/counting").asInt()).isEqualTo(8);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> Forms.send(web, token, UUID.randomUUID(), Map.of("answers", Map.of("mood", "a")))
                        .problem(409, "survey-not-open"));
        bob.post(CAMPAIGNS + "/" + campaign + "/score").problem(409, "illegal-state");
        assertThat(group(factor(bob.get(PROFILE), "MOTIVATION"), "TEACHER")
                        .at("/preliminary")
                        .asBoolean())
                .isFalse();
        whatIsNotScoredDisplacesNothing(campaign);
    }

    private void whatIsNotScoredDisplacesNothing(String scored) {
        Map<String, Object> body = Forms.campaign(NORTH, questionnaire(BOB, NORTH, ""));
        body.put("closesOn", Forms.today().plusDays(300).toString());
        String endless = Forms.started(web, BOB, body, "TEACHER", NORTH_SCHOOL);
        answers(Forms.token(web, BOB, endless, NORTH_SCHOOL), 6, "c");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Api.as(web, BOB).get(PROFILE).json().at("/waiting").asInt() == 0);
        JsonNode group = group(factor(Api.as(web, BOB).get(PROFILE).is(200), "MOTIVATION"), "TEACHER");
        assertThat(group.at("/campaignId").asString()).isEqualTo(scored);
        assertThat(group.at("/respondents").asInt()).isEqualTo(8);
        assertThat(group.at("/later/campaignId").asString()).as("shown beside").isEqualTo(endless);
        assertThat(group.at("/later/respondents").asInt()).isEqualTo(6);
        assertThat(group.at("/later/score").asDouble()).isZero();
    }

    @Test
    void whoDidNotAnswerOfAFactorHidesItsCounterpart() {
        String campaign = Forms.started(
                web,
                RITA,
                Forms.campaign(REGION, questionnaire(RITA, REGION, TIDY)),
                "CURATOR",
                NORTH_SCHOOL,
                SOUTH_SCHOOL);
        String first = Forms.token(web, RITA, campaign, NORTH_SCHOOL);
        String second = Forms.token(web, RITA, campaign, SOUTH_SCHOOL);
        answers(first, 8, Map.of("mood", "a", "tidy", "a"));
        answers(second, 4, Map.of("mood", "a", "tidy", "a"));
        answers(second, 4, Map.of("mood", "a"));
        shown("CURATOR", 8);
        String south = Api.V1 + "/risk-profiles/" + SOUTH_SCHOOL;
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Api.as(web, RITA).get(south).json().at("/waiting").asInt() == 0);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(group(factor(Api.as(web, BOB).get(PROFILE), "TIDINESS"), "CURATOR")
                                .at("/respondents")
                                .isNull())
                        .as("the whole less eight are four")
                        .isTrue());
    }

    private void measuresBecomeRowsOfTheSchoolsPlan() {
        Api bob = Api.as(web, BOB);
        JsonNode measure = bob.get(Api.V1 + "/risk-measures?factor=MOTIVATION")
                .is(200)
                .json()
                .at("/items/0");
        assertThat(measure.at("/factor").asString()).isEqualTo("MOTIVATION");
        Answer opened = bob.post(PROFILE + "/programmes", programme(null)).is(201);
        String roadmap = opened.at("/roadmapId");
        assertThat(opened.json().at("/rows").asInt()).isEqualTo(2);
        JsonNode rows = bob.get(Api.V1 + "/roadmaps/" + roadmap + "/activities")
                .is(200)
                .json()
                .at("/items");
        assertThat(rows).hasSize(2);
        assertThat(rows.at("/0/title").asString()).isEqualTo("Проектные дни");
        assertThat(rows.at("/0/tasks/0/executors/0").asString()).isEqualTo("ОО");
        assertThat(rows.at("/1/term/kind").asString()).isEqualTo("RECURRING");
        bob.post(PROFILE + "/programmes", programme(roadmap)).is(201);
        assertThat(bob.get(Api.V1 + "/roadmaps/" + roadmap).json().at("/sections"))
                .hasSize(2);
        assertThat(bob.get(PROFILE).json().at("/programmes")).hasSize(2);
        bob.post(PROFILE + "/programmes", programme(UUID.randomUUID().toString()))
                .problem(422, "invalid-fields")
                .pointing("/roadmapId", "NOT_FOUND");
    }

    @Test
    void aGroupOfFourHasNoPartAndNoNumber() {
        String campaign = campaign("PUPIL");
        answers(Forms.token(web, BOB, campaign, NORTH_SCHOOL), 4, "c");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Api.as(web, BOB).get(PROFILE).json().at("/waiting").asInt() == 0);
        JsonNode group = group(factor(Api.as(web, BOB).get(PROFILE).is(200), "MOTIVATION"), "PUPIL");
        assertThat(group.at("/respondents").isNull()).isTrue();
        assertThat(group.at("/score").isNull()).isTrue();
        assertThat(group.at("/coverage").isNull()).isTrue();
    }

    /** Waits until so many of a group are in the profile. */
    private JsonNode shown(String audience, int respondents) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> group(factor(Api.as(web, BOB).get(PROFILE).is(200), "MOTIVATION"), audience)
                                .at("/respondents")
                                .asInt(-1)
                        == respondents);
        return factor(Api.as(web, BOB).get(PROFILE), "MOTIVATION");
    }

    private static Map<String, Object> programme(@Nullable String roadmap) {
        Map<String, Object> body = new HashMap<>();
        body.put("factor", "MOTIVATION");
        body.put("roadmapId", roadmap);
        body.put(
                "measures",
                List.of(
                        Map.of("title", "Проектные дни", "termText", "март"),
                        Map.of("title", "Встречи", "termText", "ежемесячно", "executors", List.of("ОО", "ИМЦ"))));
        return body;
    }

    private void answers(String token, int many, String mood) {
        answers(token, many, Map.of("mood", mood));
    }

    private void answers(String token, int many, Map<String, Object> answers) {
        for (int i = 0; i < many; i++) {
            Forms.send(web, token, UUID.randomUUID(), Map.of("answers", answers))
                    .is(201);
        }
    }

    private String campaign(String audience) {
        return Forms.started(web, BOB, Forms.campaign(NORTH, questionnaire(BOB, NORTH, "")), audience, NORTH_SCHOOL);
    }

    /** Its one question that must be answered is risky when it goes badly. */
    private String questionnaire(String person, UUID place, String more) {
        Map<String, Object> definition = Forms.json("""
                {"format": 1, "code": "motivation", "languages": ["ru"], "title": {"ru": "Мотивация"},
                 "factors": [{"code": "MOTIVATION", "label": {"ru": "Мотивация"}}, {"code": "TIDINESS", "label": {"ru": "Порядок"}}],
                 "choiceLists": [{"name": "abc", "choices": [
                     {"name": "a", "label": {"ru": "плохо"}, "value": 0},
                     {"name": "b", "label": {"ru": "средне"}, "value": 1},
                     {"name": "c", "label": {"ru": "хорошо"}, "value": 2}]}],
                 "sections": [{"type": "group", "name": "page1", "items": [
                     {"type": "single", "name": "mood", "label": {"ru": "Как дела?"}, "choices": "abc", "required": true,
                      "scoring": {"factor": "MOTIVATION", "reverse": true}}%s]}]}""".formatted(more));
        return Api.as(web, person)
                .post(QUESTIONNAIRES, Map.of("organizationId", place, "definition", definition))
                .is(201)
                .id();
    }

    private static Map<String, Object> review(String factor, String decision) {
        return review(factor, decision, "HIGH");
    }

    private static Map<String, Object> review(String factor, String decision, String computed) {
        return Map.of(
                "computed", computed, "factor", factor, "decision", decision, "reason", "Подтверждено при посещении");
    }

    private static JsonNode factor(Answer profile, String code) {
        for (String kind : List.of("/factors", "/others")) {
            for (JsonNode factor : profile.json().at(kind)) {
                if (factor.at("/code").asString().equals(code)) {
                    return factor;
                }
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
        return MissingNode.getInstance();
    }
}

package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

@ApiTest
class RespondentTest {

    private static final Map<String, Object> GOOD = Map.of("answers", Map.of("mood", "a"));

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void withoutALinkThereIsNothing() {
        Api.anonymous(web).get(Api.V1 + "/s/" + "A".repeat(43)).problem(404, "not-found");
        Forms.send(web, "nothing", UUID.randomUUID(), GOOD).problem(404, "not-found");
        String draft = Api.as(web, BOB)
                .post(
                        CAMPAIGNS,
                        Forms.campaign(
                                NORTH, Forms.questionnaire(web, BOB, NORTH).id()))
                .id();
        Api.as(web, BOB)
                .post(
                        CAMPAIGNS + "/" + draft + "/participants",
                        Map.of("items", List.of(Map.of("organizationId", NORTH_SCHOOL, "audience", "PUPIL"))));
        String early = Forms.token(web, BOB, draft, NORTH_SCHOOL);
        Api.anonymous(web).get(Api.V1 + "/s/" + early).problem(404, "not-found");
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        Answer link = Api.as(web, BOB)
                .post(CAMPAIGNS + "/" + campaign + "/links", Map.of())
                .is(201);
        Api.as(web, BOB)
                .delete(CAMPAIGNS + "/" + campaign + "/links/" + link.at("/items/0/id"), null)
                .is(204);
        Forms.send(web, link.at("/items/0/token"), UUID.randomUUID(), GOOD).problem(404, "not-found");
    }

    @Test
    void theSurveySaysWhoAsksAndUntilWhenInTheLanguage() {
        String token = token();
        Answer russian = Api.anonymous(web).get(Api.V1 + "/s/" + token).is(200);
        assertThat(russian.at("/status")).isEqualTo("OPEN");
        assertThat(russian.at("/organization")).contains("Северная");
        assertThat(russian.json().at("/anonymous").asBoolean()).isTrue();
        Answer english =
                Api.anonymous(web).get(Api.V1 + "/s/" + token + "?language=en").is(200);
        assertThat(english.at("/definition/title/en")).isEqualTo("Well-being");
        assertThat(english.json().at("/definition/title").has("ru")).isFalse();
        assertThat(english.at("/definition/sections/0/items/0/label/en")).isEqualTo("How are you?");
        assertThat(english.at("/closesOn")).isEqualTo(Forms.today().plusDays(30).toString());
    }

    @Test
    void aGoodLinkHasAnAllowanceOfItsOwnAndWrongOnesSpendThatOfTheAddress() {
        Answer good = Api.anonymous(web).get(Api.V1 + "/s/" + token()).is(200);
        assertThat(good.headers().getFirst("RateLimit")).startsWith("\"link\"");
        Answer wrong = Api.anonymous(web).get(Api.V1 + "/s/" + "B".repeat(43)).is(404);
        assertThat(wrong.headers().getFirst("RateLimit")).startsWith("\"address\"");
    }

    @Test
    void answersAreStoredOnceHoweverOftenTheyAreSent() {
        String token = token();
        UUID id = UUID.randomUUID();
        Map<String, Object> body = Map.of(
                "answers",
                Map.of(
                        "mood",
                        Map.of("cannotSay", true),
                        "liked",
                        List.of("a", "c"),
                        "years",
                        7,
                        "table",
                        Map.of("table_one", "b"),
                        "words",
                        " Хорошо ",
                        "order",
                        List.of("c", "a", "b")));
        assertThat(Forms.send(web, token, id, body).is(201).json().at("/first").asBoolean())
                .isTrue();
        assertThat(Forms.send(web, token, id, body).is(200).json().at("/first").asBoolean())
                .isFalse();
        Forms.send(web, token, id, GOOD).problem(409, "response-differs");
        Forms.send(web, token(), id, body).problem(409, "response-differs");
        assertThat(text("SELECT count(*)::text FROM surveys_responses WHERE id = '" + id + "'"))
                .isEqualTo("1");
        assertThat(text("SELECT answers ->> 'words' FROM surveys_responses WHERE id = '" + id + "'"))
                .isEqualTo("Хорошо");
    }

    @Test
    void nothingStandsBesideAnAnonymousAnswerButTheDay() {
        UUID id = UUID.randomUUID();
        Forms.send(web, token(), id, GOOD).is(201);
        String row = text("SELECT to_jsonb(r)::text FROM surveys_responses r WHERE id = '" + id + "'");
        assertThat(row)
                .contains("\"received_on\": \"" + Forms.today() + "\"", "\"respondent\": null", "\"device_hash\": null")
                .doesNotContain("127.0.0.1", "T0", "T1", "T2");
        assertThat(text("SELECT count(*)::text FROM audit_entries WHERE entity_id = '" + id + "'"))
                .isEqualTo("0");
        Map<String, Object> named = new HashMap<>(GOOD);
        named.put("respondent", "Иванова");
        Forms.send(web, token(), UUID.randomUUID(), named)
                .problem(422, "invalid-fields")
                .pointing("/respondent", "INVALID");
        UUID timed = UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
        Forms.send(web, token(), timed, GOOD).problem(400, "bad-request").pointing("?id", "NOT_RANDOM");
    }

    @Test
    void aWrongAnswerIsNamedByItsQuestion() {
        String token = token();
        send(token, Map.of()).problem(422, "invalid-fields").pointing("/answers/mood", "REQUIRED");
        send(token, Map.of("mood", "zzz")).problem(422, "invalid-fields").pointing("/answers/mood", "UNKNOWN_CHOICE");
        send(token, Map.of("mood", "a", "rate", 9))
                .problem(422, "invalid-fields")
                .pointing("/answers/rate", "OUT_OF_RANGE");
        send(token, Map.of("mood", "a", "table", Map.of("table_one", 5)))
                .problem(422, "invalid-fields")
                .pointing("/answers/table/table_one", "WRONG_TYPE");
        send(token, Map.of("mood", "a", "more", 5))
                .problem(422, "invalid-fields")
                .pointing("/answers/more", "UNKNOWN_FIELD");
    }

    @Test
    void aDeviceAnswersOnceAndASharedTabletAsOftenAsItIsHandedOn() {
        String token = token();
        Map<String, Object> mine = Map.of("answers", Map.of("mood", "a"), "device", "device-number-1");
        Forms.send(web, token, UUID.randomUUID(), mine).is(201);
        Forms.send(web, token, UUID.randomUUID(), mine).problem(409, "already-answered");
        Forms.send(web, token, UUID.randomUUID(), GOOD).is(201);
        Forms.send(web, token, UUID.randomUUID(), GOOD).is(201);
        Forms.send(web, token(), UUID.randomUUID(), mine).is(201);
    }

    @Test
    void lateAnswersAreTakenByTheRuleOfTheCampaign() {
        Map<String, Object> body = body();
        body.put("opensOn", Forms.today().minusDays(10).toString());
        body.put("closesOn", Forms.today().minusDays(2).toString());
        body.put("graceDays", 3);
        String token = token(body);
        assertThat(Api.anonymous(web).get(Api.V1 + "/s/" + token).at("/status")).isEqualTo("CLOSED");
        Forms.send(web, token, UUID.randomUUID(), GOOD).problem(409, "survey-not-open");
        UUID id = UUID.randomUUID();
        Forms.send(web, token, id, filled(Forms.today())).problem(409, "survey-not-open");
        Forms.send(web, token, id, filled(Forms.today().minusDays(4))).is(201);
        assertThat(text("SELECT late::text FROM surveys_responses WHERE id = '" + id + "'"))
                .isEqualTo("true");
        body.put("graceDays", 1);
        Forms.send(web, token(body), UUID.randomUUID(), filled(Forms.today().minusDays(4)))
                .problem(409, "survey-not-open");
    }

    @Test
    void whatWasStoredIsAcknowledgedAgainAlsoWhenNothingIsTakenAnyMore() {
        Map<String, Object> body = body();
        String campaign = Forms.started(web, BOB, body, "PUPIL", NORTH_SCHOOL);
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        UUID id = UUID.randomUUID();
        Forms.send(web, token, id, GOOD).is(201);
        Api.as(web, BOB).post(CAMPAIGNS + "/" + campaign + "/pause").is(200);
        await().until(() -> Forms.send(web, token, UUID.randomUUID(), GOOD).status() == 409);
        Forms.send(web, token, UUID.randomUUID(), GOOD).problem(409, "survey-paused");
        Forms.send(web, token, id, GOOD).is(200);
    }

    @Test
    void overItsLastDayAPausedCampaignStillKeepsAnswersOnDevices() {
        Map<String, Object> body = body();
        body.put("graceDays", 5);
        body.put("opensOn", Forms.today().minusDays(10).toString());
        String campaign = Forms.started(web, BOB, body, "PUPIL", NORTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign;
        Api.as(web, BOB).post(path + "/pause").is(200);
        run("UPDATE surveys_campaigns SET closes_on = '" + Forms.today().minusDays(2) + "' WHERE id = '" + campaign
                + "'");
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        Map<String, Object> before = filled(Forms.today().minusDays(4));
        Forms.send(web, token, UUID.randomUUID(), before).problem(409, "survey-paused");
        Forms.attach(web, token, UUID.randomUUID(), "note.txt", new byte[] {65}).problem(409, "survey-paused");
        Forms.send(web, token, UUID.randomUUID(), filled(Forms.today())).problem(409, "survey-not-open");
        assertThat(Api.as(web, BOB).get(path).is(200).text()).contains("\"resume\"", "\"CLOSED\"");
        Api.as(web, BOB).post(path + "/pause").problem(409, "illegal-state");
        Api.as(web, BOB).post(path + "/resume").is(200);
        Api.as(web, BOB).post(path + "/resume").problem(409, "illegal-state");
        await().until(() -> Forms.send(web, token, UUID.randomUUID(), before).status() == 201);
    }

    @Test
    void whoWasTakenOutAnswersNothingAndWhoAnsweredIsNotTakenOut() {
        String campaign = Forms.started(web, BOB, body(), "PUPIL", NORTH_SCHOOL);
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        Api.anonymous(web).get(Api.V1 + "/s/" + token).is(200); // a node remembers the link from now on
        String participant = text("SELECT id::text FROM surveys_participants WHERE campaign_id = '" + campaign + "'");
        String path = CAMPAIGNS + "/" + campaign + "/participants/" + participant;
        Api.as(web, BOB).delete(path, null).is(204);
        UUID id = UUID.randomUUID();
        Forms.send(web, token, id, GOOD).problem(404, "not-found");
        assertThat(text("SELECT count(*)::text FROM surveys_responses WHERE id = '" + id + "'"))
                .isEqualTo("0");
    }

    @Test
    void onlyALanguageOfTheQuestionnaireIsStored() {
        String token = token();
        UUID own = UUID.randomUUID();
        UUID rare = UUID.randomUUID();
        Forms.send(web, token, own, Map.of("answers", Map.of("mood", "a"), "language", "en"))
                .is(201);
        Forms.send(web, token, rare, Map.of("answers", Map.of("mood", "a"), "language", "cv"))
                .is(201);
        assertThat(text("SELECT language FROM surveys_responses WHERE id = '" + own + "'"))
                .isEqualTo("en");
        assertThat(text("SELECT language FROM surveys_responses WHERE id = '" + rare + "'"))
                .isEqualTo("ru");
    }

    @Test
    void afterTheQuotaNoMoreIsTaken() {
        String campaign = Forms.started(web, BOB, NORTH, "PUPIL", NORTH_SCHOOL);
        Api.as(web, BOB)
                .post(
                        CAMPAIGNS + "/" + campaign + "/participants",
                        Map.of(
                                "items",
                                List.of(Map.of("organizationId", NORTH_SCHOOL, "audience", "PUPIL", "quota", 2))))
                .is(201);
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        Forms.answers(web, token, 2, "b");
        Forms.send(web, token, UUID.randomUUID(), GOOD).problem(409, "quota-reached");
    }

    @Test
    void aNamedCampaignAsksWhoAnswers() {
        Map<String, Object> body = body();
        body.put("anonymous", false);
        String token = token(body);
        Forms.send(web, token, UUID.randomUUID(), GOOD)
                .problem(422, "invalid-fields")
                .pointing("/respondent", "REQUIRED");
        Map<String, Object> named = new HashMap<>(GOOD);
        named.put("respondent", "   ");
        Forms.send(web, token, UUID.randomUUID(), named)
                .problem(422, "invalid-fields")
                .pointing("/respondent", "REQUIRED");
        named.put("respondent", "Мария Лесная");
        Forms.send(web, token, UUID.randomUUID(), named).is(201);
    }

    private Answer send(String token, Map<String, Object> answers) {
        return Forms.send(web, token, UUID.randomUUID(), Map.of("answers", answers));
    }

    private static Map<String, Object> filled(LocalDate day) {
        return Map.of("answers", Map.of("mood", "a"), "filledOn", day.toString());
    }

    private Map<String, Object> body() {
        return Forms.campaign(
                NORTH, Forms.questionnaire(web, BOB, NORTH).is(201).id());
    }

    private String token() {
        return token(body());
    }

    private String token(Map<String, Object> body) {
        return Forms.token(web, BOB, Forms.started(web, BOB, body, "TEACHER", NORTH_SCHOOL), NORTH_SCHOOL);
    }

    private void run(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }

    private String text(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .blockOptional()
                .orElse("");
    }
}

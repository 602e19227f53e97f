package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Forms;

/** When answers are taken, late ones too, and when no more. */
@ApiTest
class SurveyDoorTest {

    private static final Map<String, Object> GOOD = Map.of("answers", Map.of("mood", "a"));
    private static final int AT_ONCE = 32;

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

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
    void whatIsScoredHoldsEveryAnswerThatWasAcknowledged() {
        String campaign = Forms.started(web, BOB, NORTH, "PUPIL", NORTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign;
        Forms.answers(web, Forms.token(web, BOB, campaign, NORTH_SCHOOL), 6, "b");
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        text("SELECT ((SELECT count(*) FROM surveys_uncounted) + (SELECT count(*) FROM surveys_unscored))::text")
                                .equals("0"));
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        assertThat(Api.anonymous(web).get(Api.V1 + "/s/" + token).at("/status"))
                .as("a node remembers the link as an open one from now on")
                .isEqualTo("OPEN");
        Api.as(web, BOB).post(path + "/close").is(200);
        Api.as(web, BOB).post(path + "/score").is(200);
        Forms.send(web, token, UUID.randomUUID(), GOOD).problem(409, "survey-not-open");
        assertThat(text("SELECT count(*)::text FROM surveys_responses WHERE campaign_id = '" + campaign + "'"))
                .isEqualTo("6");
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
    void ofManyAtOnceOverTheLastPlacesNoMoreThanThoseAreTaken() {
        String campaign = Forms.started(web, BOB, NORTH, "PUPIL", NORTH_SCHOOL);
        Api.as(web, BOB)
                .post(
                        CAMPAIGNS + "/" + campaign + "/participants",
                        Map.of(
                                "items",
                                List.of(Map.of("organizationId", NORTH_SCHOOL, "audience", "PUPIL", "quota", 5))))
                .is(201);
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        Forms.answers(web, token, 2, "b");
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(AT_ONCE).toList();
        List<Answer> answers = AtOnce.call(ids.stream()
                .<Callable<Answer>>map(id -> () -> Forms.send(web, token, id, GOOD))
                .toList());
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(AT_ONCE - 3)
                .allSatisfy(answer -> answer.problem(409, "quota-reached"));
        assertThat(text("SELECT count(*)::text FROM surveys_responses WHERE campaign_id = '" + campaign + "'"))
                .isEqualTo("5");
        for (int i = 0; i < AT_ONCE; i++) { // what was taken is acknowledged again, and nothing else is
            Forms.send(web, token, ids.get(i), GOOD).is(answers.get(i).status() == 201 ? 200 : 409);
        }
    }

    private static Map<String, Object> filled(LocalDate day) {
        return Map.of("answers", Map.of("mood", "a"), "filledOn", day.toString());
    }

    private Map<String, Object> body() {
        return Forms.campaign(
                NORTH, Forms.questionnaire(web, BOB, NORTH).is(201).id());
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

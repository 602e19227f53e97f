package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;

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

    private String text(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .blockOptional()
                .orElse("");
    }
}

package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.NarrowLimits.PARTNER;
import static ru.opora.testing.People.CLIENT;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.RITA;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import ru.opora.testing.NarrowLimits;
import ru.opora.testing.TestTokens;

/** The routes of respondents have a security chain of their own; seen from outside it is as careful as that of all others. */
@ApiTest
@NarrowLimits
class RespondentDoorTest {

    private static final Map<String, Object> GOOD = Map.of("answers", Map.of("mood", "a"));
    private static final String UNKNOWN = "C".repeat(43);
    private static final String STRANGER = "https://other.example";
    private static final int MORE_THAN_THE_ADDRESS_MAY = 40;

    @Autowired
    private WebTestClient web;

    @Test
    void everyAnswerTellsBrowsersWhatNotToDo() {
        String token = token();
        toldWhatNotToDo(Api.anonymous(web).get(Api.V1 + "/s/" + token).is(200));
        toldWhatNotToDo(Forms.send(web, token, UUID.randomUUID(), GOOD).is(201));
        toldWhatNotToDo(sent(token, MediaType.APPLICATION_JSON, "{").is(400));
        toldWhatNotToDo(Api.anonymous(web).get(Api.V1 + "/s/" + UNKNOWN));
        toldWhatNotToDo(Api.anonymous(web).get(Api.V1 + "/s/" + token + "/nothing"));
    }

    @Test
    void otherApplicationsAskAndSendFromTheNamedOriginOnly() {
        String token = token();
        HttpHeaders allowed = preflight(token, PARTNER).is(200).headers();
        assertThat(allowed.getAccessControlAllowOrigin()).isEqualTo(PARTNER);
        assertThat(allowed.getAccessControlAllowMethods()).contains(HttpMethod.PUT);
        assertThat(allowed.getAccessControlAllowHeaders()).contains("content-type");
        assertThat(preflight(token, STRANGER).is(403).headers().getAccessControlAllowOrigin())
                .isNull();
        UUID id = UUID.randomUUID();
        Answer refused = Api.answer(put(token, id).header("Origin", STRANGER).bodyValue(GOOD));
        assertThat(refused.is(403).headers().getAccessControlAllowOrigin()).isNull();
        Answer stored = Api.answer(put(token, id).header("Origin", PARTNER).bodyValue(GOOD));
        assertThat(stored.is(201).headers().getAccessControlAllowOrigin())
                .as("what was refused was not stored: this is the first")
                .isEqualTo(PARTNER);
        assertThat(stored.headers().getAccessControlAllowCredentials()).isFalse();
    }

    @Test
    void aTokenThatComesAlongIsNotLookedAt() {
        String token = token();
        for (String bearer : new String[] {
            "nonsense", "a.b.c", TestTokens.expired(RITA), TestTokens.of("stranger"), TestTokens.of(CLIENT)
        }) {
            Answer read =
                    Api.answer(web.get().uri(Api.V1 + "/s/" + token).headers(headers -> headers.setBearerAuth(bearer)));
            assertThat(read.is(200).headers().getFirst("RateLimit")).startsWith("\"link\"");
            Answer stored = Api.answer(put(token, UUID.randomUUID())
                    .headers(headers -> headers.setBearerAuth(bearer))
                    .bodyValue(GOOD));
            assertThat(stored.is(201).headers().containsHeader("WWW-Authenticate"))
                    .isFalse();
        }
        Answer basic =
                Api.answer(web.get().uri(Api.V1 + "/s/" + token).headers(headers -> headers.setBasicAuth("a", "b")));
        basic.is(200);
    }

    @Test
    void anUnknownLinkSpendsTheAllowanceOfTheAddressAndAGoodOneNever() {
        String token = token();
        Answer last = Api.anonymous(web).get(Api.V1 + "/s/" + UNKNOWN);
        for (int i = 0; i < MORE_THAN_THE_ADDRESS_MAY; i++) {
            last = i % 2 == 0
                    ? Forms.send(web, UNKNOWN, UUID.randomUUID(), GOOD)
                    : Api.anonymous(web).get(Api.V1 + "/s/" + UNKNOWN);
        }
        last.problem(429, "too-many-requests");
        assertThat(last.headers().getFirst("Retry-After")).matches("[1-9]\\d*");
        for (int i = 0; i < MORE_THAN_THE_ADDRESS_MAY; i++) {
            Forms.send(web, token, UUID.randomUUID(), GOOD).is(201);
        }
        Answer read = Api.anonymous(web).get(Api.V1 + "/s/" + token).is(200);
        assertThat(read.headers().getFirst("RateLimit")).startsWith("\"link\"");
    }

    @Test
    void whatIsNoAnswerAtAllIsAProblem() {
        String token = token();
        String large = "{\"answers\": {\"words\": \"" + "а".repeat(5_000_000) + "\"}}";
        String deep = "{\"answers\": {\"mood\": " + "[".repeat(300) + "]".repeat(300) + "}}";
        sent(token, MediaType.APPLICATION_JSON, large).problem(413, "too-large");
        sent(token, MediaType.APPLICATION_JSON, deep).problem(400, "malformed-json");
        sent(token, MediaType.APPLICATION_JSON, "mood=a").problem(400, "malformed-json");
        sent(token, MediaType.APPLICATION_FORM_URLENCODED, "mood=a").problem(415, "unsupported-media-type");
        sent(token, MediaType.TEXT_PLAIN, "{\"answers\": {\"mood\": \"a\"}}").problem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH", "POST"})
    void whatThereIsNotIsAProblemToo(String method) {
        Api.answer(Api.anonymous(web).request(HttpMethod.valueOf(method), Api.V1 + "/s/" + UNKNOWN))
                .problem(405, "method-not-allowed");
    }

    /** Answers as our page sends them are taken before handlers are looked for; who wants JSON by name goes to the handler. */
    @Test
    void theShortWayAndTheLongOneSayTheSame() {
        String token = token();
        UUID id = UUID.randomUUID();
        alike(
                way(token, id, GOOD, false).is(201),
                way(token, UUID.randomUUID(), GOOD, true).is(201));
        alike(way(token, id, GOOD, false).is(200), way(token, id, GOOD, true).is(200));
        Map<String, Object> other = Map.of("answers", Map.of("mood", "b"));
        alike(way(token, id, other, false), way(token, id, other, true));
        Map<String, Object> wrong = Map.of("answers", Map.of("mood", "z", "rate", 9));
        alike(way(token, id, wrong, false).is(422), way(token, id, wrong, true).is(422));
        Map<String, Object> none = Map.of("language", "ru");
        alike(way(token, id, none, false).is(422), way(token, id, none, true).is(422));
        UUID old = UUID.fromString("c232ab00-9414-11ec-b3c8-9f6bdeced846"); // made of a time
        alike(way(token, old, GOOD, false).is(400), way(token, old, GOOD, true).is(400));
    }

    private Answer way(String token, UUID id, Map<String, Object> body, boolean asksForJson) {
        RequestBodySpec request = put(token, id);
        return Api.answer((asksForJson ? request.accept(MediaType.APPLICATION_JSON) : request.accept(MediaType.ALL))
                .bodyValue(body));
    }

    private static void alike(Answer one, Answer other) {
        assertThat(one.status()).isEqualTo(other.status());
        // an answer that nobody keeps varies for nobody: only where origins are looked at they say so
        assertThat(names(one)).isEqualTo(names(other)).doesNotContain("Set-Cookie");
        for (String said : new String[] {"/type", "/title", "/detail", "/errors", "/first"}) {
            assertThat(one.json().at(said)).as(said).isEqualTo(other.json().at(said));
        }
    }

    private static Set<String> names(Answer answer) {
        Set<String> names = new TreeSet<>(answer.headers().headerNames());
        names.remove("Vary");
        return names;
    }

    private static void toldWhatNotToDo(Answer answer) {
        HttpHeaders headers = answer.headers();
        assertThat(headers.getFirst("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Permissions-Policy")).contains("camera=()");
        assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Strict-Transport-Security")).contains("max-age");
        assertThat(headers.getCacheControl()).contains("no-store");
        assertThat(headers.containsHeader("Set-Cookie")).isFalse();
        assertThat(headers.containsHeader("Server")).isFalse();
    }

    private Answer preflight(String token, String origin) {
        return Api.answer(web.options()
                .uri(address(token, UUID.randomUUID()))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type"));
    }

    private RequestBodySpec put(String token, UUID id) {
        return web.put().uri(address(token, id)).contentType(MediaType.APPLICATION_JSON);
    }

    private Answer sent(String token, MediaType type, String body) {
        return Api.answer(web.put()
                .uri(address(token, UUID.randomUUID()))
                .contentType(type)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String address(String token, UUID id) {
        return Api.V1 + "/s/" + token + "/responses/" + id;
    }

    private String token() {
        return Forms.token(web, RITA, Forms.started(web, RITA, NORTH, "PUPIL", NORTH_SCHOOL), NORTH_SCHOOL);
    }
}

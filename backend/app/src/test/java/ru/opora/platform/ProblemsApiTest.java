package ru.opora.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.NORTH;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

@ApiTest
class ProblemsApiTest {

    private static final String PATH = "/api/v1/organizations";

    @Autowired
    private WebTestClient web;

    private Api alice;

    @BeforeEach
    void signIn() {
        alice = Api.as(web, ALICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]]", "{\"name\":}", "nonsense", "{} {}", "{\"name\":\"а\nб\"}", "\u0000"})
    void brokenJson(String body) {
        assertThat(body(body, "application/json").status()).isIn(400, 422);
    }

    @Test
    void deepAndLongJson() {
        body("[".repeat(100_000), "application/json").problem(400, "malformed-json");
        body("{\"name\":" + "[".repeat(900) + "]".repeat(900) + "}", "application/json")
                .problem(422, "invalid-fields")
                .pointing("/name", "WRONG_TYPE");
        body("{\"name\":\"" + "а".repeat(5_000_000) + "\"}", "application/json").problem(413, "too-large");
        body("{\"name\":\"" + "а".repeat(501) + "\",\"kind\":\"SCHOOL\"}", "application/json")
                .problem(422, "invalid-fields")
                .pointing("/name", "WRONG_LENGTH");
    }

    @Test
    void wrongFieldsArePointedAt() {
        create(Map.of("name", "А", "kind", "CASTLE"))
                .problem(422, "invalid-fields")
                .pointing("/kind", "WRONG_TYPE");
        create(Map.of("name", "А", "kind", 3)).problem(422, "invalid-fields").pointing("/kind", "WRONG_TYPE");
        create(Map.of("name", 7, "kind", "SCHOOL"))
                .problem(422, "invalid-fields")
                .pointing("/name", "WRONG_TYPE");
        create(Map.of("kind", "SCHOOL")).problem(422, "invalid-fields").pointing("/name", "REQUIRED");
        create(Map.of("name", "А", "kind", "SCHOOL", "parentId", "x"))
                .problem(422, "invalid-fields")
                .pointing("/parentId", "WRONG_TYPE");
        create(Map.of("name", "А", "kind", "SCHOOL", "parentId", NORTH, "timeZone", "Mars/Base"))
                .problem(422, "invalid-fields")
                .pointing("/timeZone", "INVALID");
        create(Map.of("name", "А\u0000Б", "kind", "SCHOOL", "parentId", NORTH))
                .problem(422, "invalid-fields")
                .pointing("/name", "WRONG_TYPE");
        body("{\"name\":\"\\udc00\",\"kind\":\"SCHOOL\",\"parentId\":\"" + NORTH + "\"}", "application/json")
                .problem(422, "invalid-fields")
                .pointing("/name", "WRONG_TYPE");
    }

    @Test
    void wrongParametersAreNamed() {
        alice.get(PATH + "/nonsense").problem(400, "bad-request").pointing("?id", "WRONG_TYPE");
        alice.get(PATH + "?within=nonsense").problem(400, "bad-request").pointing("?within", "WRONG_TYPE");
        alice.get(PATH + "?kind=CASTLE").problem(400, "bad-request").pointing("?kind", "WRONG_TYPE");
        alice.get(PATH + "?limit=many").problem(400, "bad-request").pointing("?limit", "WRONG_TYPE");
        for (String limit : List.of("-1", "0", "501", "2147483647")) {
            alice.get(PATH + "?limit=" + limit).problem(422, "invalid-fields").pointing("?limit", "OUT_OF_RANGE");
        }
        alice.get(PATH + "?limit=99999999999").problem(400, "bad-request");
        for (String cursor : List.of("x", "%%%", "AAAA", "0JA", "bm90aGluZx9ub3RoaW5n", "H0g")) {
            alice.get(PATH + "?cursor={c}", cursor).problem(400, "bad-request").pointing("?cursor", "UNKNOWN_CURSOR");
        }
        alice.get("/api/v1/roadmaps?sort=colour").problem(400, "bad-request").pointing("?sort", "UNKNOWN_SORT");
        alice.get("/api/v1/roadmaps?q={q}", "а\u0000б").problem(400, "bad-request");
    }

    @Test
    void wrongMethodsTypesAndAddresses() {
        Answer wrong = Api.answer(alice.request(HttpMethod.PUT, PATH)).problem(405, "method-not-allowed");
        assertThat(wrong.headers().getAllow()).contains(HttpMethod.GET, HttpMethod.POST);
        body("name=А", "application/x-www-form-urlencoded").problem(415, "unsupported-media-type");
        body("{}", "text/plain").problem(415, "unsupported-media-type");
        Api.answer(alice.request(HttpMethod.GET, PATH).header("Accept", "image/png"))
                .problem(406, "not-acceptable");
        alice.get("/api/v1/nothing").problem(404, "not-found");
        alice.get("/api/v1/organizations/" + NORTH + "/nothing").problem(404, "not-found");
    }

    @Test
    void problemsSpeakTheCallersLanguage() {
        assertThat(inLanguage("ru")).isEqualTo("Не найдено");
        assertThat(inLanguage("en-GB,en;q=0.8")).isEqualTo("Not found");
        assertThat(inLanguage("de, en;q=0.5")).isEqualTo("Not found");
        assertThat(inLanguage("fr")).isEqualTo("Не найдено");
        assertThat(inLanguage("!!! not a language")).isEqualTo("Не найдено");
    }

    @Test
    void aSaneRequestIdIsKeptAndAnotherReplaced() {
        Answer kept =
                Api.answer(alice.request(HttpMethod.GET, "/api/v1/nothing").header("X-Request-Id", "case-12345"));
        assertThat(kept.at("/requestId")).isEqualTo("case-12345");
        Answer replaced = Api.answer(alice.request(HttpMethod.GET, "/api/v1/me").header("X-Request-Id", "<script>"));
        assertThat(replaced.headers().getFirst("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void hugeHeadersDoNotBreakTheServer() {
        int status = Api.answer(alice.request(HttpMethod.GET, PATH).header("X-Huge", "x".repeat(100_000)))
                .status();
        assertThat(status).isIn(400, 413, 431);
        alice.get(PATH).is(200);
    }

    private String inLanguage(String header) {
        return Api.answer(alice.request(HttpMethod.GET, "/api/v1/nothing").header("Accept-Language", header))
                .at("/title");
    }

    private Answer create(Map<String, ?> body) {
        return alice.post(PATH, body);
    }

    private Answer body(String body, String type) {
        return Api.answer(alice.request(HttpMethod.POST, PATH)
                .header("Content-Type", type)
                .bodyValue(body));
    }
}

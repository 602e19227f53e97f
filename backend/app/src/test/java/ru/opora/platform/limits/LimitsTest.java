package ru.opora.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.NarrowLimits;
import ru.opora.testing.TestTokens;

@ApiTest
@NarrowLimits
class LimitsTest {

    private static final String ME = "/api/v1/me";

    @Autowired
    private WebTestClient web;

    @LocalServerPort
    private int port;

    @Test
    void aSchoolBehindOneAddressIsNotOneCaller() {
        Api dora = Api.as(web, DORA);
        for (int i = 0; i < 60; i++) { // somebody at the same address tries tokens, or asks without one
            Api.answer(web.get().uri(ME).headers(headers -> headers.setBearerAuth(TestTokens.expired(BOB))));
        }
        Answer refused = Api.anonymous(web).get(ME).problem(429, "too-many-requests");
        assertThat(refused.headers().getFirst("Retry-After")).matches("[1-9]\\d*");
        Answer first = dora.get(ME).is(200);
        assertThat(first.headers().getFirst("RateLimit-Policy")).isEqualTo("\"caller\";q=40;w=60");
        assertThat(first.headers().getFirst("RateLimit")).matches("\"caller\";r=39;t=\\d+");
        for (int i = 0; i < 60; i++) {
            dora.get(ME);
        }
        dora.get(ME).problem(429, "too-many-requests");
        Api.as(web, ALICE).get(ME).is(200);
    }

    @Test
    void signingInHasAnAllowanceOfItsOwn() {
        Api nobody = Api.anonymous(web);
        for (int i = 0; i < 30; i++) {
            nobody.post("/idp/login");
        }
        nobody.post("/idp/login").problem(429, "too-many-requests");
    }

    /** What Netty refuses before there is a request. */
    @ParameterizedTest
    @CsvSource({"/api/v1/me?q=,20000,'',414,address-too-long", "/api/v1/me,0,X-Long: ,431,headers-too-large"})
    void whatIsTooLongToBeARequestIsAProblemToo(String path, int more, String header, int status, String code)
            throws IOException {
        String long20k = "x".repeat(20_000);
        String request = "GET " + path + "x".repeat(more) + " HTTP/1.1\r\nHost: a\r\n"
                + (header.isEmpty() ? "" : header + long20k + "\r\n") + "\r\n";
        assertThat(raw(request))
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "urn:opora:problem:" + code);
        assertThat(raw("NONSENSE\r\n\r\n")).startsWith("HTTP/1.1 400").contains("urn:opora:problem:bad-request");
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/api/v1/nothing",
        "/api/v1/configuration",
        "/assets/nothing.js",
        "/idp/nothing",
        "/v3/api-docs/nothing"
    })
    void everyAnswerTellsBrowsersWhatNotToDo(String path) {
        var headers = Api.anonymous(web).get(path).headers();
        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Permissions-Policy")).contains("camera=()");
        assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Strict-Transport-Security")).contains("max-age");
        assertThat(headers.containsHeader("Server")).isFalse();
    }

    @Test
    void whatAPersonSeesIsNotKeptByCaches() {
        assertThat(Api.as(web, BOB).get(ME).headers().getCacheControl()).contains("no-store");
    }

    @Test
    void otherOriginsAreLetInByNameOnly() {
        assertThat(preflight(NarrowLimits.PARTNER).headers().getAccessControlAllowOrigin())
                .isEqualTo(NarrowLimits.PARTNER);
        assertThat(preflight("https://other.example").headers().getAccessControlAllowOrigin())
                .isNull();
    }

    @Test
    void deepJsonIsRefusedBeforeItIsUnderstood() {
        Map<String, Object> deep = Map.of("a", 1);
        for (int i = 0; i < 300; i++) {
            deep = Map.of("a", deep);
        }
        Api.as(web, "deep").post("/api/v1/terms/parse", Map.of("items", deep)).is(422);
        Api.as(web, "deep")
                .post("/api/v1/terms/parse", Map.of("unknown", deep))
                .problem(400, "malformed-json")
                .pointing("", "MALFORMED");
    }

    private Answer preflight(String origin) {
        return Api.answer(
                web.options().uri(ME).header("Origin", origin).header("Access-Control-Request-Method", "GET"));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

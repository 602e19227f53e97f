package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody at one address tries passwords; the others there and elsewhere go on. */
class HostileSignInTest {

    private static final String SCHOOL = "203.0.113.7";
    private static final String ELSEWHERE = "198.51.100.4";
    private static final String NEIGHBOUR = "2001:db8:1:2::7";
    private static final int WRONG = 200;

    private static final List<String> HOSTILE = List.of(
            "%00",
            "%zz", "%C3%28", "%27%3B--", "%F0%9F%98%80", "%ED%A0%80", "", "%2F..%2F..", "%0D%0AX-A:b", "9".repeat(500));
    private static final List<String> NAMES = List.of(
            "client_id",
            "code",
            "token",
            "refresh_token",
            "scope",
            "state",
            "redirect_uri",
            "id_token_hint",
            "lang",
            "name");
    private static final List<String> PAGES = List.of(
            "/idp/login?error",
            "/idp/setup",
            "/idp/invitation",
            "/idp/reset",
            "/idp/forgotten",
            "/idp/account",
            "/idp/oauth2/authorize?response_type=code",
            "/idp/connect/logout",
            "/idp/userinfo");
    private static final List<String> FORMS =
            List.of("/idp/oauth2/token", "/idp/oauth2/revoke", "/idp/oauth2/introspect", "/idp/login");
    private static final List<String> GRANTS =
            List.of("authorization_code", "refresh_token", "client_credentials", "%00");

    private static RunningOpora opora;

    @BeforeAll
    static void start(@TempDir Path folder) {
        opora = RunningOpora.withDemonstration(folder, "--server.forward-headers-strategy=native");
    }

    @AfterAll
    static void stop() {
        opora.close();
    }

    @Test
    void anAddressMayBeWrongManyTimesAndIsThenHeardLater() throws Exception {
        for (int i = 0; i < 10; i++) { // right ones count for nothing
            assertThat(new Browser(opora, SCHOOL)
                            .enter("institut", "opora-demo")
                            .statusCode())
                    .isEqualTo(303);
        }
        var guesser = new Browser(opora, SCHOOL);
        for (int i = 0; i < WRONG; i++) { // after the fifth the name is closed, which costs no hash
            assertThat(guesser.enter("nobody", "wrong").statusCode())
                    .as("guess " + i)
                    .isEqualTo(303);
        }

        var refused = guesser.enter("direktor", "wrong");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9]\\d{0,2}");
        assertThat(refused.body()).contains("Слишком часто");
        assertThat(new Browser(opora, ELSEWHERE).enter("direktor", "opora-demo").statusCode())
                .isEqualTo(303);
    }

    @Test
    void aNameIsClosedWhereverItIsTriedFrom() throws Exception {
        for (int i = 0; i < 5; i++) {
            new Browser(opora, "192.0.2." + i).enter("kurator", "wrong");
        }

        var answer = new Browser(opora, NEIGHBOUR).enter("kurator", "opora-demo");

        assertThat(Browser.location(answer)).endsWith("/idp/login?error");
        assertThat(new Browser(opora, NEIGHBOUR).enter("ozersk", "opora-demo").statusCode())
                .isEqualTo(303);
    }

    /** No address and no form of the service fails, whatever is sent. */
    @Test
    void nothingMakesTheServiceFail() throws Exception {
        var failures = new ArrayList<String>();
        for (var value : HOSTILE) {
            for (var path : value.equals("%zz") ? List.<String>of() : PAGES) { // the client refuses to send it
                var address = opora.address(path
                        + (path.contains("?") ? "&" : "?")
                        + NAMES.stream().map(name -> name + "=" + value).collect(Collectors.joining("&")));
                note(failures, path + " " + value, new Browser(opora, ELSEWHERE).get(address));
            }
            for (var path : FORMS) {
                for (var grant : GRANTS) {
                    var body = NAMES.stream().map(name -> name + "=" + value).collect(Collectors.joining("&"));
                    note(failures, "POST " + path + " " + value, post(path, "grant_type=" + grant + "&" + body));
                }
            }
        }
        note(failures, "a long form", post("/idp/oauth2/token", "code=" + "x".repeat(100_000)));
        assertThat(failures).isEmpty();
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return new Browser(opora, ELSEWHERE)
                .send(HttpRequest.newBuilder(opora.address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", "Basic AHh5OgB4") // a NUL in name and secret
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void note(List<String> failures, String what, HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            failures.add(what + " -> " + answer.statusCode());
        }
    }
}

package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.launcher.AccountsTest.opora;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ru.opora.demonstration.DemonstrationData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People who come and leave by the API, at the bundled issuer; and what the demonstration region shows of them. */
abstract class StaffCases {

    private static final String PASSWORD = "семь медных колоколов";

    @Test
    void whoIsAddedComesInByTheLinkAndWhoLeavesIsOut() throws Exception {
        var coordinator = token("ozersk");
        var school = DemonstrationData.id("school-ozersky-2");
        var person = Map.of(
                "name",
                "Ключникова Дарья Павловна",
                "memberships",
                List.of(Map.of("organizationId", school, "role", "CURATOR")));
        var added = ask("/people", coordinator, person, 201);
        var path = "/people/" + added.at("/person/id").asString();
        assertThat(added.at("/person/state").asString()).isEqualTo("INVITED");
        assertThat(added.at("/invitation/mailed").asBoolean()).isFalse();

        var browser = new Browser(opora);
        var link = URI.create(added.at("/invitation/link").asString());
        browser.fill(
                link.getPath().replaceFirst("^/idp", "") + "?" + link.getQuery(),
                Map.of(
                        "token",
                        Browser.parameter(link.toString(), "token"),
                        "username",
                        "klyuchnikova",
                        "password",
                        PASSWORD,
                        "repeated",
                        PASSWORD));
        var tokens = browser.tokens();
        var own = tokens.get("access_token").asString();
        assertThat(ask("/me", own, null, 200).at("/memberships/0/role").asString())
                .isEqualTo("CURATOR");
        var active = ask(path, coordinator, null, 200);
        assertThat(active.at("/state").asString()).isEqualTo("ACTIVE");
        assertThat(active.at("/lastSignInAt").asString()).isNotBlank();
        assertThat(ids("/people?state=ACTIVE&organization=" + school, coordinator))
                .contains(active.at("/id").asString());

        ask(path + "/leave", coordinator, Map.of("reason", "Переезд"), 200);
        ask("/organizations/" + school, own, null, 403);
        assertThat(browser.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(Browser.location(browser.enter("klyuchnikova", PASSWORD))).contains("error");

        var back = Map.of("memberships", List.of(Map.of("organizationId", school, "role", "CURATOR")));
        ask(path + "/return", coordinator, back, 200);
        assertThat(Browser.location(browser.enter("klyuchnikova", PASSWORD))).doesNotContain("error");
    }

    @Test
    void anAddressChangedByTheApiIsTheAccountsAtOnce() throws Exception {
        var coordinator = token("ozersk");
        var mail = "klavdiya-" + UUID.randomUUID() + "@example.org";
        var person = Map.of(
                "name",
                "Облакова Клавдия Ильинична",
                "email",
                "mistyped-" + mail,
                "memberships",
                List.of(Map.of("organizationId", DemonstrationData.id("school-ozersky-2"), "role", "CURATOR")));
        var added = ask("/people", coordinator, person, 201);
        var path = "/people/" + added.at("/person/id").asString();
        var former = URI.create(added.at("/invitation/link").asString());

        patch(path, coordinator, "\"0\"", Map.of("email", mail, "name", "Облакова-Ким Клавдия Ильинична"));

        assertThat(new Browser(opora).get(former).statusCode()).isEqualTo(410);
        var link = URI.create(
                ask(path + "/invite", coordinator, Map.of(), 200).at("/link").asString());
        var browser = new Browser(opora);
        browser.fill(
                link.getPath().replaceFirst("^/idp", "") + "?" + link.getQuery(),
                Map.of(
                        "token",
                        Browser.parameter(link.toString(), "token"),
                        "username",
                        "oblakova",
                        "password",
                        PASSWORD,
                        "repeated",
                        PASSWORD));
        assertThat(account(browser)).contains(mail).contains("Облакова-Ким");
        patch(path, coordinator, "\"1\"", Map.of("phone", "+7 900 000-00-00"));
        assertThat(account(browser)).contains(mail);
        patch(path, coordinator, "\"2\"", Collections.singletonMap("email", null));
        assertThat(account(browser)).doesNotContain(mail);
        assertThat(opora.recordOf(UUID.fromString(added.at("/person/id").asString())))
                .contains("EMAIL_CHANGED");
    }

    @Test
    void theDemonstrationHasProgrammesAndPairs() throws Exception {
        var region = token("region");
        var head = token("direktor");
        assertThat(ids("/programmes", region)).hasSize(2);
        assertThat(ids("/programmes", head)).hasSize(2);
        assertThat(ids("/participations?state=CURRENT", region)).hasSizeGreaterThan(10);
        assertThat(ids("/participations", head)).hasSize(1);
        assertThat(ids("/partnerships", head)).hasSize(2);
        assertThat(ids("/memberships?role=CURATOR&state=CURRENT", region)).hasSizeGreaterThan(20);
    }

    private static String token(String username) throws Exception {
        return new Browser(opora)
                .signIn(username, "opora-demo")
                .get("access_token")
                .asString();
    }

    private static JsonNode ask(String path, String token, @Nullable Object body, int status) throws Exception {
        var request = opora.api(path, token);
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        }
        HttpResponse<String> answer = new Browser(opora).send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Browser.json(answer);
    }

    private static void patch(String path, String token, String tag, Map<String, ?> body) throws Exception {
        var request = opora.api(path, token)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", tag)
                .method("PATCH", BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        HttpResponse<String> answer = new Browser(opora).send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String account(Browser browser) throws Exception {
        return browser.get(opora.address("/idp/account")).body();
    }

    private static List<String> ids(String path, String token) throws Exception {
        return ask(path, token, null, 200)
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }
}

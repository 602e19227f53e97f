package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product with an external issuer: a real Keycloak and the realm that docker/ gives to operators. */
class KeycloakTest {

    private static final String PASSWORD = "Ольха-у-реки-1987";
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    private static Keycloak keycloak;
    private static RunningOpora opora;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String verifier = UUID.randomUUID().toString() + UUID.randomUUID();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        assumeTrue(Keycloak.isThere(), "Keycloak's distribution is not in target/keycloak: its tests are skipped");
        int port = Settings.freePort();
        keycloak = Keycloak.start("http://localhost:" + port);
        var issuer = "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + keycloak.issuer();
        try (var nobodys = RunningOpora.on(port, folder, issuer)) {
            assertThat(nobodys.said()).contains("OPORA_FIRST_ADMINISTRATOR");
        }
        opora = RunningOpora.on(
                port,
                folder,
                issuer,
                "--opora.first-administrator=" + keycloak.account("lada", PASSWORD),
                "--opora.first-organization=Полесская область");
        insert("INSERT INTO organizations_api_clients SELECT 'opora-api-client', id, 'Система' FROM organizations");
        var subject = keycloak.account("vera", PASSWORD);
        insert("INSERT INTO organizations_people (id, subject, name) VALUES ('%1$s', '%1$s', 'Вера Ольхова')"
                .formatted(subject));
        insert("""
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                SELECT '%1$s', '%1$s', id, 'OBSERVER', '2020-01-01' FROM organizations""".formatted(subject));
        keycloak.account("stranger", PASSWORD);
    }

    @AfterAll
    static void stop() {
        if (opora != null) {
            opora.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void theApplicationIsSentToKeycloakAndTheBundledServiceIsAbsent() throws Exception {
        var configuration = Browser.json(api("/api/v1/configuration", null));

        assertThat(configuration.get("issuer").asString()).isEqualTo(keycloak.issuer());
        assertThat(configuration.get("spaClientId").asString()).isEqualTo("opora-spa");
        assertThat(configuration.get("demo").isNull()).isTrue();
        assertThat(opora.said()).contains("внешнюю службу").doesNotContain("opora-demo");
        assertThat(api("/idp/.well-known/openid-configuration", null).body()).doesNotContain("token_endpoint");
    }

    @Test
    void theFirstAdministratorIsNamedByASettingAndIsAtWork() throws Exception {
        assertThat(opora.said()).contains("организация — «Полесская область»");
        var token = Browser.json(exchange(signIn("lada"), verifier))
                .get("access_token")
                .asString();

        var me = Browser.json(api("/api/v1/me", token));

        assertThat(me.at("/memberships/0/role").asString()).isEqualTo("ADMIN");
        assertThat(api("/api/v1/people", token).body()).contains("Вера Ольхова");
        assertThat(api("/api/v1/audit-entries", token).statusCode()).isEqualTo(200);
    }

    @Test
    void aSystemIsBoundByTheScopesOfItsToken() throws Exception {
        var reading = clientToken("organizations:read");

        var organizations = api("/api/v1/organizations", reading);
        assertThat(organizations.statusCode()).isEqualTo(200);
        assertThat(organizations.body()).contains("Полесская область");
        assertThat(api("/api/v1/roadmaps", reading).statusCode()).isEqualTo(403);
        assertThat(api("/api/v1/organizations", clientToken()).statusCode()).isEqualTo(403);
    }

    @Test
    void aScopeThatTheClientWasNotGivenIsRefused() throws Exception {
        var answer = keycloak.clientToken("organizations:write");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Browser.json(answer).get("error").asString()).isEqualTo("invalid_scope");
    }

    @Test
    void aPersonSignsInByKeycloaksFormAndIsKnown() throws Exception {
        var tokens = Browser.json(exchange(signIn("vera"), verifier));

        var me = api("/api/v1/me", tokens.get("access_token").asString());
        assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
        assertThat(Browser.json(me).get("name").asString()).isEqualTo("Вера Ольхова");
        var claims = Browser.claims(tokens.get("access_token").asString());
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
        assertThat(Browser.header(tokens.get("access_token").asString())
                        .get("alg")
                        .asString())
                .isEqualTo("ES256");
    }

    @Test
    void aRefreshTokenWorksOnce() throws Exception {
        var tokens = Browser.json(exchange(signIn("vera"), verifier));
        var first = tokens.get("refresh_token").asString();

        var renewed = refresh(first);

        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(api("/api/v1/me", Browser.json(renewed).get("access_token").asString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(refresh(first).statusCode()).isEqualTo(400);
    }

    @Test
    void anAccountWithoutMembershipSeesNothing() throws Exception {
        var tokens = Browser.json(exchange(signIn("stranger"), verifier));

        var token = tokens.get("access_token").asString();
        assertThat(api("/api/v1/organizations", token).statusCode()).isEqualTo(403);
        assertThat(api("/api/v1/me", token).body()).contains("no-membership");
    }

    @Test
    void aCodeWithoutItsProofIsRefused() throws Exception {
        assertThat(exchange(signIn("vera"), "another-" + verifier).statusCode()).isEqualTo(400);
        var withoutProof =
                browse(URI.create(authorization().toString().replaceAll("&?code_challenge(_method)?=[^&]*", "")));
        assertThat(Browser.location(withoutProof)).contains("error=invalid_request");
    }

    @Test
    void theAnswerGoesToOurAddressOnly() throws Exception {
        var foreign = authorization()
                .toString()
                .replaceAll("redirect_uri=[^&]+", "redirect_uri=https%3A%2F%2Fforeign.example%2Fsigned-in");

        assertThat(browse(URI.create(foreign)).statusCode()).isEqualTo(400);
    }

    @Test
    void tokensMeantForOthersOpenNothing() throws Exception {
        assertThat(api("/api/v1/me", keycloak.tokenOfAnotherApplication()).statusCode())
                .isEqualTo(401);
        assertThat(api("/api/v1/me", keycloak.tokenOfAnotherRealm()).statusCode())
                .isEqualTo(401);
        var good = clientToken("organizations:read");
        assertThat(api("/api/v1/organizations", good.substring(0, good.length() - 8) + "AAAAAAAA")
                        .statusCode())
                .isEqualTo(401);
    }

    private static void insert(String sql) throws Exception {
        try (var connection = opora.database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String clientToken(String... scopes) throws Exception {
        return Browser.json(keycloak.clientToken(scopes)).get("access_token").asString();
    }

    private HttpResponse<String> api(String path, String token) throws Exception {
        var request = HttpRequest.newBuilder(opora.address(path)).header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Through the form to the code. */
    private String signIn(String username) throws Exception {
        var page = browse(authorization()).body();
        var form = ACTION.matcher(page);
        assertThat(form.find()).as(page).isTrue();
        // A browser trusts the loopback address with secure cookies; this client has to be told.
        cookies.getCookieStore().getCookies().forEach(cookie -> {
            cookie.setSecure(false);
            cookie.setVersion(0);
        });
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                Keycloak.form(Map.of("username", username, "password", PASSWORD))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(Browser.location(answer))
                .startsWith(opora.address("/signed-in").toString());
        return Browser.parameter(Browser.location(answer), "code");
    }

    private URI authorization() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return URI.create(keycloak.issuer() + "/protocol/openid-connect/auth?"
                + Keycloak.form(Map.of(
                        "response_type", "code",
                        "client_id", "opora-spa",
                        "scope", "openid profile email offline_access",
                        "state", "some-state",
                        "redirect_uri", opora.address("/signed-in").toString(),
                        "code_challenge",
                                Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
                        "code_challenge_method", "S256")));
    }

    private HttpResponse<String> exchange(String code, String proof) throws Exception {
        return spa(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                opora.address("/signed-in").toString(),
                "code_verifier",
                proof));
    }

    private HttpResponse<String> refresh(String token) throws Exception {
        return spa(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private static HttpResponse<String> spa(Map<String, String> fields) throws Exception {
        var all = new HashMap<>(fields);
        all.put("client_id", "opora-spa");
        return keycloak.token("opora", all);
    }

    private HttpResponse<String> browse(URI address) throws Exception {
        return browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}

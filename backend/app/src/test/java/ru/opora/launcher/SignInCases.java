package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.launcher.AccountsTest.opora;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ru.opora.demonstration.DemonstrationData;

/** The bundled sign-in service as a browser and as programs see it: through the product's one address. */
abstract class SignInCases {

    private final Browser browser = new Browser(opora);

    @Test
    void isHealthyOnceStarted() throws Exception {
        assertThat(browser.send(HttpRequest.newBuilder(opora.address("/actuator/health")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(opora.said()).contains("встроенный PostgreSQL");
    }

    @Test
    void discoveryNamesOnlyThePublicAddress() throws Exception {
        var discovery = Browser.json(browser.get(opora.address("/idp/.well-known/openid-configuration")));

        assertThat(discovery.get("issuer").asString())
                .isEqualTo(opora.address("/idp").toString());
        for (var endpoint :
                new String[] {"authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint"}) {
            assertThat(discovery.get(endpoint).asString())
                    .startsWith(opora.address("/idp/").toString());
        }
        assertThat(discovery.get("id_token_signing_alg_values_supported").toString())
                .isEqualTo("[\"ES256\"]");
    }

    @Test
    void keysArePublishedWithoutTheirPrivatePart() throws Exception {
        var keys = browser.get(opora.address("/idp/oauth2/jwks")).body();

        assertThat(keys).contains("\"crv\":\"P-256\"").doesNotContain("\"d\":");
    }

    @Test
    void aPersonSignsInWithPkceAndIsNamedInTheTokens() throws Exception {
        var tokens = browser.signIn("institut", "opora-demo");

        var access = tokens.get("access_token").asString();
        assertThat(Browser.header(access).get("alg").asString()).isEqualTo("ES256");
        var claims = Browser.claims(access);
        assertThat(claims.get("sub").asString())
                .isEqualTo(DemonstrationData.id("institut").toString());
        assertThat(claims.get("iss").asString()).isEqualTo(opora.address("/idp").toString());
        assertThat(claims.get("preferred_username").asString()).isEqualTo("institut");
        assertThat(claims.get("name").asString()).isNotBlank();
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
        var userinfo = browser.send(
                HttpRequest.newBuilder(opora.address("/idp/userinfo")).header("Authorization", "Bearer " + access));
        assertThat(Browser.json(userinfo).get("preferred_username").asString()).isEqualTo("institut");
    }

    @Test
    void theUserNameIsNotCaseSensitive() throws Exception {
        assertThat(browser.signIn(" Admin", "opora-demo").get("access_token").asString())
                .isNotBlank();
    }

    @Test
    void theSessionGetsANewIdAtSignIn() throws Exception {
        browser.get(browser.authorization());
        var before = browser.session();

        browser.submit("admin", "opora-demo");

        assertThat(before).isNotEmpty();
        assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGiveTheSameSentence() throws Exception {
        var wrong = browser.submit("admin", "wrong");
        var unknown = new Browser(opora).submit("nobody-here", "wrong");

        assertThat(Browser.location(wrong)).endsWith("/idp/login?error").isEqualTo(Browser.location(unknown));
        var page = browser.get(URI.create(Browser.location(wrong)));
        assertThat(page.body())
                .contains("пароль не подходят")
                .contains("role=\"alert\"")
                .contains("value=\"admin\"");
    }

    @Test
    void aFormWithoutItsSecretIsRefused() throws Exception {
        var answer = browser.post(opora.address("/idp/login"), Map.of("username", "admin", "password", "opora-demo"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Войти не получилось");
    }

    @Test
    void aCodeWithoutItsVerifierIsRefused() throws Exception {
        var saved = URI.create(Browser.location(browser.submit("admin", "opora-demo")));
        var code = Browser.parameter(Browser.location(browser.get(saved)), "code");

        var answer = new Browser(opora).exchange(code);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Browser.json(answer).get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void aRequestWithoutPkceOrToAForeignAddressNeverReachesTheForm() throws Exception {
        var withoutProof = opora.address("/idp/oauth2/authorize?response_type=code&client_id=opora-spa&scope=openid"
                + "&redirect_uri=" + opora.address("/signed-in"));
        var foreign = URI.create(browser.authorization()
                .toString()
                .replaceAll("redirect_uri=[^&]+", "redirect_uri=https%3A%2F%2Fevil.example%2F"));

        assertThat(Browser.location(browser.get(withoutProof))).contains("error=invalid_request");
        assertThat(browser.get(foreign).statusCode()).isEqualTo(400);
    }

    @Test
    void refreshingGivesNewTokensEachTime() throws Exception {
        var first = browser.signIn("ozersk", "opora-demo").get("refresh_token").asString();

        var second = Browser.json(browser.refresh(first));
        var third = Browser.json(browser.refresh(second.get("refresh_token").asString()));

        assertThat(second.get("refresh_token").asString()).isNotEqualTo(first);
        assertThat(Browser.claims(third.get("access_token").asString())
                        .get("sub")
                        .asString())
                .isEqualTo(DemonstrationData.id("ozersk").toString());
    }

    @Test
    void aRefreshTokenUsedTwiceRevokesTheWholeFamily() throws Exception {
        var first = browser.signIn("ozersk", "opora-demo").get("refresh_token").asString();
        var second = Browser.json(browser.refresh(first)).get("refresh_token").asString();

        var reuse = browser.refresh(first);

        assertThat(reuse.statusCode()).isEqualTo(400);
        assertThat(Browser.json(reuse).get("error").asString()).isEqualTo("invalid_grant");
        assertThat(browser.refresh(second).statusCode()).isEqualTo(400);
    }

    @Test
    void aRevokedRefreshTokenIsDead() throws Exception {
        var token = browser.signIn("kurator", "opora-demo").get("refresh_token").asString();

        var revoked =
                browser.post(opora.address("/idp/oauth2/revoke"), Map.of("client_id", "opora-spa", "token", token));

        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(browser.refresh(token).statusCode()).isEqualTo(400);
    }

    @Test
    void signingOutEndsTheSessionAndTheTokens() throws Exception {
        var tokens = browser.signIn("direktor", "opora-demo");
        assertThat(Browser.location(browser.get(browser.authorization()))).contains("code=");

        var out = browser.get(opora.address("/idp/connect/logout?id_token_hint="
                + tokens.get("id_token").asString() + "&post_logout_redirect_uri=" + opora.address("/")));

        assertThat(Browser.location(out)).isEqualTo(opora.address("/").toString());
        assertThat(Browser.location(browser.get(browser.authorization()))).endsWith("/login");
        assertThat(browser.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void signingOutWithAStaleHintStillSignsOut() throws Exception {
        browser.signIn("direktor", "opora-demo");

        var out = browser.get(opora.address("/idp/connect/logout?id_token_hint=stale"));

        assertThat(Browser.location(out)).isEqualTo(opora.address("/").toString());
        assertThat(Browser.location(browser.get(browser.authorization()))).endsWith("/login");
    }

    @Test
    void anApiClientGetsItsScopesAndNoOthers() throws Exception {
        var secret = new String[] {"Authorization", basic("opora-demo-client:opora-demo-secret")};
        var given = browser.post(
                opora.address("/idp/oauth2/token"),
                Map.of("grant_type", "client_credentials", "scope", "organizations:read roadmaps:read"),
                secret);
        var refused = browser.post(
                opora.address("/idp/oauth2/token"),
                Map.of("grant_type", "client_credentials", "scope", "accounts:write"),
                secret);

        var claims = Browser.claims(Browser.json(given).get("access_token").asString());
        assertThat(claims.get("sub").asString()).isEqualTo("opora-demo-client");
        assertThat(claims.get("scope").toString()).contains("organizations:read", "roadmaps:read");
        assertThat(Browser.json(refused).get("error").asString()).isEqualTo("invalid_scope");
    }

    @Test
    void anApiClientThatNamesNoScopesGetsAllOfItsOwn() throws Exception {
        var given = browser.post(
                opora.address("/idp/oauth2/token"),
                Map.of("grant_type", "client_credentials"),
                "Authorization",
                basic("opora-demo-client:opora-demo-secret"));

        var claims = Browser.claims(Browser.json(given).get("access_token").asString());
        assertThat(claims.get("scope").size())
                .isEqualTo(DemoAccounts.initial().apiClients().get(0).scopes().size());
    }

    @Test
    void anApiClientWithAWrongSecretIsUnauthorized() throws Exception {
        var answer = browser.post(
                opora.address("/idp/oauth2/token"),
                Map.of("grant_type", "client_credentials"),
                "Authorization",
                basic("opora-demo-client:wrong"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Browser.json(answer).get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void aConfidentialClientCannotPassForAPublicOne() throws Exception {
        var answer = browser.post(
                opora.address("/idp/oauth2/token"),
                Map.of("grant_type", "refresh_token", "client_id", "opora-demo-client", "refresh_token", "any"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void theFormIsRussianFirstAndEnglishForThoseWhoAsk() throws Exception {
        var russian = browser.get(opora.address("/idp/login"));
        var english = browser.send(
                HttpRequest.newBuilder(opora.address("/idp/login")).header("Accept-Language", "en-GB,en;q=0.9"));

        assertThat(russian.body()).contains("lang=\"ru\"").contains("Имя пользователя");
        assertThat(english.body()).contains("lang=\"en\"").contains("User name");
        assertThat(browser.get(opora.address("/idp/login?lang=en")).body()).contains("User name");
    }

    @Test
    void theFormLoadsNothingFromElsewhereAndIsNotFramed() throws Exception {
        var page = browser.get(opora.address("/idp/login"));

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("style=\"").doesNotContain("onclick");
        assertThat(browser.get(opora.address("/idp/assets/identity.css")).statusCode())
                .isEqualTo(200);
        assertThat(browser.get(opora.address("/idp/assets/login.js")).statusCode())
                .isEqualTo(200);
    }

    private static String basic(String credentials) {
        return "Basic " + java.util.Base64.getEncoder().encodeToString(credentials.getBytes());
    }
}

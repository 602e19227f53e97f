package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.opora.identity.factor.Totp;
import ru.opora.platform.security.Accounts.Status;

/** A person's own pages, where there is no mail server: password, sessions, second factor, and what guessing meets. */
class OwnAccountTest {

    private static final String PASSWORD = "четыре зеленых трамвая";
    private static final String NEXT = "пятый трамвай был синим";

    private static RunningOpora opora;

    private final Browser browser = new Browser(opora);
    private final UUID person = UUID.randomUUID();
    private final String username = "boris." + person;

    @BeforeAll
    static void start(@TempDir Path folder) {
        opora = RunningOpora.on(0, folder);
    }

    @AfterAll
    static void stop() {
        opora.close();
    }

    @BeforeEach
    void invite() throws Exception {
        var link = opora.accounts()
                .invite(person, "Тестов Борис", "boris@example.org", Locale.forLanguageTag("ru"))
                .block();
        assertThat(link.mailed()).isFalse();
        var answer = browser.fill(
                "/invitation?" + link.link().getQuery(),
                Map.of(
                        "token", Browser.parameter(link.link().toString(), "token"),
                        "username", username,
                        "password", PASSWORD,
                        "repeated", PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/account/password", "/account/email", "/account/factor"})
    void strangersAreAskedToSignInFirst(String page) throws Exception {
        assertThat(Browser.location(new Browser(opora).get(opora.address("/idp" + page))))
                .endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/password",
                "/account/email",
                "/account/factor",
                "/account/factor/off",
                "/account/sessions/end",
                "/account/sessions/end-others",
                "/forgotten",
                "/invitation",
                "/password",
                "/email",
                "/setup",
                "/factor"
            })
    void noFormIsTakenWithoutItsSecret(String page) throws Exception {
        var answer = browser.post(opora.address("/idp" + page), Map.of("current", PASSWORD, "password", NEXT));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndEndsTheOtherSessions() throws Exception {
        var elsewhere = new Browser(opora);
        elsewhere.enter(username, PASSWORD);
        var tokens = elsewhere.tokens();

        assertThat(changePassword("not the password", NEXT).body()).contains("Нынешний пароль не подходит");
        assertThat(changePassword(PASSWORD, "короткий").body()).contains("короче 10");
        assertThat(changePassword(PASSWORD, NEXT).statusCode()).isEqualTo(303);

        assertThat(account().statusCode()).isEqualTo(200);
        assertThat(elsewhere.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(Browser.location(elsewhere.get(opora.address("/idp/account")))).endsWith("/login");
        assertThat(Browser.location(new Browser(opora).enter(username, PASSWORD))).contains("error");
        assertThat(Browser.location(new Browser(opora).enter(username, NEXT))).doesNotContain("error");
    }

    @Test
    void aSessionElsewhereIsNamedAndEndedWithItsTokens() throws Exception {
        var elsewhere = new Browser(opora);
        elsewhere.enter(username, PASSWORD);
        var tokens = elsewhere.tokens();
        var ids = sessions(account().body());
        assertThat(ids).hasSize(1);

        browser.fill("/account", "/account/sessions/end", Map.of("id", ids.get(0)));

        assertThat(sessions(account().body())).isEmpty();
        assertThat(elsewhere.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(Browser.location(elsewhere.get(elsewhere.authorization()))).endsWith("/login");
    }

    @Test
    void anotherPersonsSessionCannotBeEnded() throws Exception {
        var elsewhere = new Browser(opora);
        elsewhere.enter(username, PASSWORD);
        var id = sessions(account().body()).get(0);
        var stranger = new Browser(opora);
        stranger.enter("kurator", "opora-demo");

        var answer = stranger.fill("/account", "/account/sessions/end", Map.of("id", id));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(stranger.fill("/account", "/account/sessions/end", Map.of("id", "x")).statusCode())
                .isEqualTo(404);
        assertThat(elsewhere.get(opora.address("/idp/account")).statusCode()).isEqualTo(200);
    }

    @Test
    void allOtherSessionsEndAtOnceAndThisOneGoesOn() throws Exception {
        new Browser(opora).enter(username, PASSWORD);
        new Browser(opora).enter(username, PASSWORD);
        assertThat(sessions(account().body())).hasSize(2);

        browser.fill("/account", "/account/sessions/end-others", Map.of());

        assertThat(sessions(account().body())).isEmpty();
    }

    @Test
    void signingOutEndsTheTokensOfThisSession() throws Exception {
        var refresh = browser.tokens().get("refresh_token").asString();

        browser.fill("/account", "/logout", Map.of());

        assertThat(browser.refresh(refresh).statusCode()).isEqualTo(400);
        assertThat(Browser.location(account())).endsWith("/login");
    }

    @Test
    void withTheSecondFactorAPasswordIsNotEnough() throws Exception {
        var secret = switchOn();
        var other = new Browser(opora);

        assertThat(Browser.location(other.enter(username, PASSWORD))).endsWith("/factor");

        assertThat(Browser.location(other.get(opora.address("/idp/account")))).endsWith("/login");
        assertThat(Browser.location(other.get(other.authorization()))).endsWith("/login");
        assertThat(other.fill("/factor", Map.of("code", "000000")).statusCode()).isEqualTo(422);
        var code = Totp.code(secret, Instant.now().getEpochSecond() / 30 + 1);
        assertThat(other.fill("/factor", Map.of("code", code)).statusCode()).isEqualTo(303);
        assertThat(other.get(opora.address("/idp/account")).statusCode()).isEqualTo(200);
        var third = new Browser(opora);
        third.enter(username, PASSWORD);
        assertThat(third.fill("/factor", Map.of("code", code)).statusCode()).isEqualTo(422);
    }

    @Test
    void theSecondStepAloneIsNoWayIn() throws Exception {
        switchOn();

        assertThat(Browser.location(new Browser(opora).get(opora.address("/idp/factor")))).endsWith("/login");
    }

    @Test
    void aRecoveryCodeStandsInOnce() throws Exception {
        var page = browser.get(opora.address("/idp/account/factor")).body();
        var codes = codes(enrol(secret(page)).body());
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        var other = new Browser(opora);
        other.enter(username, PASSWORD);
        assertThat(other.fill("/factor", Map.of("code", codes.get(0).toLowerCase(Locale.ROOT)))
                        .statusCode())
                .isEqualTo(303);
        var third = new Browser(opora);
        third.enter(username, PASSWORD);
        assertThat(third.fill("/factor", Map.of("code", codes.get(0))).statusCode())
                .isEqualTo(422);
        assertThat(account().body()).contains("кодов восстановления: 9");
    }

    @Test
    void theSecondFactorIsSwitchedOffWithThePasswordOnly() throws Exception {
        switchOn();

        assertThat(browser.fill("/account/factor", "/account/factor/off", Map.of("current", "wrong"))
                        .statusCode())
                .isEqualTo(422);
        browser.fill("/account/factor", "/account/factor/off", Map.of("current", PASSWORD));

        assertThat(Browser.location(new Browser(opora).enter(username, PASSWORD))).doesNotContain("factor");
    }

    @Test
    void aLinkFromWhoKnowsThePersonEndsTheSecondFactor() throws Exception {
        switchOn();
        var link = opora.accounts().renew(person, Locale.ENGLISH).block().link();

        var answer = new Browser(opora)
                .fill(
                        "/password?" + link.getQuery(),
                        Map.of(
                                "token", Browser.parameter(link.toString(), "token"),
                                "password", NEXT,
                                "repeated", NEXT));

        assertThat(Browser.location(answer)).isEqualTo(opora.address("/").toString());
    }

    @Test
    void guessingIsSlowedDownWhetherTheAccountExistsOrNot() throws Exception {
        var known = guess(username);
        var unknown = guess("nobody." + person);

        assertThat(known).contains("через 1 мин").contains("role=\"alert\"");
        assertThat(unknown.replace("nobody." + person, username)).contains("через 1 мин");
        assertThat(Browser.location(browser.enter(username, PASSWORD))).contains("error");
        assertThat(opora.accounts().states(List.of(person)).block().get(person).status())
                .isEqualTo(Status.LOCKED);
    }

    @Test
    void withoutMailTheForgetfulAreToldWhomToAsk() throws Exception {
        assertThat(browser.get(opora.address("/idp/forgotten")).body())
                .contains("координатор или администратор")
                .doesNotContain("<input");
        assertThat(browser.get(opora.address("/idp/account/email")).body()).contains("не настроен");
    }

    @Test
    void thePagesAreKeptNowhereAndTellNobodyWhereOneWas() throws Exception {
        var headers = account().headers();

        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void theSetUpIsGoneWhereSomebodyIs() throws Exception {
        assertThat(browser.get(opora.address("/idp/setup?token=x")).statusCode()).isEqualTo(410);
        assertThat(opora.said()).doesNotContain("/idp/setup");
    }

    private HttpResponse<String> changePassword(String current, String next) throws Exception {
        return browser.fill("/account/password", Map.of("current", current, "password", next, "repeated", next));
    }

    private HttpResponse<String> account() throws Exception {
        return browser.send(HttpRequest.newBuilder(opora.address("/idp/account")).header("Accept", "text/html"));
    }

    private byte[] switchOn() throws Exception {
        var secret = secret(browser.get(opora.address("/idp/account/factor")).body());
        assertThat(enrol(secret).body()).contains("Коды восстановления");
        return secret;
    }

    private HttpResponse<String> enrol(byte[] secret) throws Exception {
        var code = Totp.code(secret, Instant.now().getEpochSecond() / 30);
        return browser.fill("/account/factor", Map.of("code", code, "current", PASSWORD));
    }

    private static String guess(String username) throws Exception {
        var guesser = new Browser(opora);
        for (int i = 0; i < 4; i++) {
            guesser.enter(username, "wrong");
        }
        return guesser.get(URI.create(Browser.location(guesser.enter(username, "wrong")))).body();
    }

    private static List<String> sessions(String page) {
        return all(page, "name=\"id\" value=\"([^\"]+)\"");
    }

    private static List<String> codes(String page) {
        return all(page, "<li><code>([^<]+)</code>");
    }

    private static List<String> all(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What a person types into the application from the page. */
    private static byte[] secret(String page) {
        var key = all(page, "<code class=\"key\">([^<]+)</code>").get(0).replace(" ", "");
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (char letter : key.toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(buffer >> held & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}

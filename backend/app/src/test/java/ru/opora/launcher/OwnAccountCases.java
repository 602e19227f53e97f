package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.launcher.AccountsTest.opora;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.opora.platform.security.Accounts.Status;

/** A person's own pages, where there is no mail server: password, sessions, and what guessing meets. */
abstract class OwnAccountCases {

    private final Guest guest = new Guest(opora);
    private final Browser browser = guest.browser;

    @BeforeEach
    void comeIn() throws Exception {
        guest.settled();
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
        var answer =
                browser.post(opora.address("/idp" + page), Map.of("current", Guest.PASSWORD, "password", Guest.NEXT));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndEndsTheOtherSessions() throws Exception {
        var elsewhere = new Browser(opora);
        elsewhere.enter(guest.username, Guest.PASSWORD);
        var tokens = elsewhere.tokens();

        assertThat(changePassword("not the password", Guest.NEXT).body()).contains("Нынешний пароль не подходит");
        assertThat(changePassword(Guest.PASSWORD, "короткий").body()).contains("короче 10");
        assertThat(changePassword(Guest.PASSWORD, Guest.NEXT).statusCode()).isEqualTo(303);

        assertThat(guest.account().statusCode()).isEqualTo(200);
        assertThat(elsewhere.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(Browser.location(elsewhere.get(opora.address("/idp/account"))))
                .endsWith("/login");
        assertThat(Browser.location(new Browser(opora).enter(guest.username, Guest.PASSWORD)))
                .contains("error");
        assertThat(Browser.location(new Browser(opora).enter(guest.username, Guest.NEXT)))
                .doesNotContain("error");
    }

    @Test
    void aSessionElsewhereIsNamedAndEndedWithItsTokens() throws Exception {
        var elsewhere = new Browser(opora);
        elsewhere.enter(guest.username, Guest.PASSWORD);
        var tokens = elsewhere.tokens();
        var ids = sessions(guest.account().body());
        assertThat(ids).hasSize(1);

        browser.fill("/account", "/account/sessions/end", Map.of("id", ids.get(0)));

        assertThat(sessions(guest.account().body())).isEmpty();
        assertThat(elsewhere.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(Browser.location(elsewhere.get(elsewhere.authorization()))).endsWith("/login");
    }

    @Test
    void anotherPersonsSessionCannotBeEnded() throws Exception {
        var elsewhere = new Browser(opora);
        elsewhere.enter(guest.username, Guest.PASSWORD);
        var id = sessions(guest.account().body()).get(0);
        var stranger = new Browser(opora);
        stranger.enter("kurator", "opora-demo");

        var answer = stranger.fill("/account", "/account/sessions/end", Map.of("id", id));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(stranger.fill("/account", "/account/sessions/end", Map.of("id", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(elsewhere.get(opora.address("/idp/account")).statusCode()).isEqualTo(200);
    }

    @Test
    void allOtherSessionsEndAtOnceAndThisOneGoesOn() throws Exception {
        new Browser(opora).enter(guest.username, Guest.PASSWORD);
        new Browser(opora).enter(guest.username, Guest.PASSWORD);
        assertThat(sessions(guest.account().body())).hasSize(2);

        browser.fill("/account", "/account/sessions/end-others", Map.of());

        assertThat(sessions(guest.account().body())).isEmpty();
    }

    @Test
    void signingOutEndsTheTokensOfThisSession() throws Exception {
        var refresh = browser.tokens().get("refresh_token").asString();

        browser.fill("/account", "/logout", Map.of());

        assertThat(browser.refresh(refresh).statusCode()).isEqualTo(400);
        assertThat(Browser.location(guest.account())).endsWith("/login");
    }

    @Test
    void guessingIsSlowedDownWhetherTheAccountExistsOrNot() throws Exception {
        var known = guess(guest.username);
        var unknown = guess("nobody." + guest.id);

        assertThat(known).contains("через 1 мин").contains("role=\"alert\"");
        assertThat(unknown.replace("nobody." + guest.id, guest.username)).contains("через 1 мин");
        assertThat(Browser.location(browser.enter(guest.username, Guest.PASSWORD)))
                .contains("error");
        assertThat(opora.accounts()
                        .states(List.of(guest.id))
                        .block()
                        .get(guest.id)
                        .status())
                .isEqualTo(Status.LOCKED);
    }

    @Test
    void theRecordSaysWhatHappenedToTheAccount() throws Exception {
        guess(guest.username);

        assertThat(opora.recordOf(guest.id))
                .containsExactly(
                        "INVITED",
                        "INVITATION_ACCEPTED",
                        "SIGNED_IN",
                        "SIGN_IN_FAILED",
                        "SIGN_IN_FAILED",
                        "SIGN_IN_FAILED",
                        "SIGN_IN_FAILED",
                        "LOCKED_OUT");
    }

    @Test
    void aCodeOfASessionThatHasEndedGivesNoTokens() throws Exception {
        var elsewhere = new Browser(opora);
        elsewhere.enter(guest.username, Guest.PASSWORD);
        var code = Browser.parameter(Browser.location(elsewhere.get(elsewhere.authorization())), "code");

        browser.fill("/account", "/account/sessions/end-others", Map.of());

        assertThat(elsewhere.exchange(code).statusCode()).isEqualTo(400);
    }

    @Test
    void whoAsksForPasswordsAllTheTimeIsToldToWait() throws Exception {
        HttpResponse<String> answer = null;
        for (int i = 0; i < 31; i++) {
            answer = browser.fill("/login", "/forgotten", Map.of("name", "nobody." + guest.id));
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("слишком много запросов");
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
        var headers = guest.account().headers();

        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void theSetUpIsGoneWhereSomebodyIs() throws Exception {
        assertThat(browser.get(opora.address("/idp/setup?token=x")).statusCode())
                .isEqualTo(410);
        assertThat(opora.said()).doesNotContain("/idp/setup");
    }

    private HttpResponse<String> changePassword(String current, String next) throws Exception {
        return browser.fill("/account/password", Map.of("current", current, "password", next, "repeated", next));
    }

    private static String guess(String username) throws Exception {
        var guesser = new Browser(opora);
        for (int i = 0; i < 4; i++) {
            guesser.enter(username, "wrong");
        }
        return guesser.get(URI.create(Browser.location(guesser.enter(username, "wrong"))))
                .body();
    }

    private static List<String> sessions(String page) {
        return Guest.all(page, "name=\"id\" value=\"([^\"]+)\"");
    }
}

package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.demonstration.DemonstrationData;
import ru.opora.platform.security.Accounts;
import ru.opora.platform.security.Accounts.Status;
import tools.jackson.databind.JsonNode;

/** What the API asks of accounts, and what comes of it by letter: invitations, lost passwords, new addresses, clients. */
class InvitationTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final String GOOD = "четыре зеленых трамвая";
    private static final String BETTER = "пятый трамвай был синим";

    private static Mailbox mail;
    private static RunningOpora opora;

    private final Browser browser = new Browser(opora);
    private final UUID person = UUID.randomUUID();
    private final String name = "Тестова" + letters() + " Анна Ивановна";
    private final String email = "anna-" + person + "@example.org";

    @BeforeAll
    static void start(@TempDir Path folder) {
        mail = new Mailbox();
        opora = RunningOpora.on(
                0,
                folder,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.port(),
                "--opora.mail-from=opora@example.org");
    }

    @AfterAll
    static void stop() {
        opora.close();
        mail.close();
    }

    @BeforeEach
    void emptyMailbox() throws Exception {
        mail.empty();
    }

    @Test
    void anInvitedPersonChoosesAPasswordAndIsIn() throws Exception {
        var invitation = opora.accounts().invite(person, name, email, RUSSIAN).block();

        assertThat(invitation.mailed()).isTrue();
        assertThat(status()).isEqualTo(Status.INVITED);
        var letter = mail.letters(1).get(0);
        assertThat(letter.getSubject()).isEqualTo("Приглашение в Опору");
        assertThat(letter.getFrom()[0].toString()).contains("opora@example.org");
        assertThat(letter.getContentType()).startsWith("multipart/");
        assertThat(Mailbox.linkIn(letter)).isEqualTo(page(invitation.link()));
        var form = browser.get(invitation.link()).body();
        assertThat(form).contains("testova").contains("autocomplete=\"new-password\"");
        choose(browser, invitation.link(), "anna." + person, GOOD);
        var tokens = browser.tokens();
        assertThat(Browser.claims(tokens.get("access_token").asString())
                        .get("sub")
                        .asString())
                .isEqualTo(person.toString());
        assertThat(status()).isEqualTo(Status.ACTIVE);
        assertThat(state().lastSignInAt()).isNotNull();
    }

    @Test
    void anInvitationWorksOnce() throws Exception {
        var link = invited();
        choose(browser, link, "anna." + person, GOOD);

        assertThat(new Browser(opora).get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void aNewInvitationMakesTheFormerOneVoid() throws Exception {
        var former = invited();
        var present = opora.accounts().renew(person, Locale.ENGLISH).block();

        assertThat(browser.get(former).statusCode()).isEqualTo(410);
        assertThat(browser.get(present.link()).body()).contains("lang=\"en\"").contains("You are invited");
    }

    @Test
    void aLinkIsNeitherGuessedNorUsedForSomethingElse() throws Exception {
        var token = invited().getQuery();

        assertThat(browser.get(opora.address("/idp/invitation?token=x")).statusCode())
                .isEqualTo(410);
        assertThat(browser.get(opora.address("/idp/invitation")).statusCode()).isEqualTo(410);
        assertThat(browser.get(opora.address("/idp/email?" + token)).statusCode())
                .isEqualTo(410);
        assertThat(browser.get(opora.address("/idp/setup?" + token)).statusCode())
                .isEqualTo(410);
    }

    @Test
    void aWeakPasswordOrATakenNameCostsNothing() throws Exception {
        var link = invited();

        assertThat(choose(browser, link, "anna." + person, "пароль12345").body())
                .contains("угадывают одним из первых")
                .contains("role=\"alert\"");
        assertThat(choose(browser, link, "Admin", GOOD).body()).contains("уже занято");
        assertThat(choose(browser, link, "a b", GOOD).statusCode()).isEqualTo(422);
        assertThat(choose(browser, link, "anna." + person, GOOD).statusCode()).isEqualTo(303);
    }

    @Test
    void namesakesAreProposedDifferentNames() throws Exception {
        var first = browser.get(invited()).body();
        var second = browser.get(opora.accounts()
                        .invite(UUID.randomUUID(), name, null, RUSSIAN)
                        .block()
                        .link())
                .body();

        assertThat(proposed(second)).isNotEqualTo(proposed(first)).startsWith(proposed(first));
    }

    @Test
    void withoutAnAddressTheLinkIsToBePrinted() {
        var invitation = opora.accounts().invite(person, name, null, RUSSIAN).block();

        assertThat(invitation.mailed()).isFalse();
        assertThat(invitation.link()).hasScheme("http");
    }

    @Test
    void aForgottenPasswordIsSetAnewAndEverySessionEnds() throws Exception {
        var refresh = active().get("refresh_token").asString();
        mail.empty();

        new Browser(opora).fill("/forgotten", Map.of("name", email.toUpperCase(Locale.ROOT)));

        var link = URI.create(
                opora.address("/idp" + Mailbox.linkIn(mail.letters(1).get(0))).toString());
        var stranger = new Browser(opora);
        assertThat(stranger.fill(page(link), Map.of("token", token(link), "password", BETTER, "repeated", BETTER))
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.refresh(refresh).statusCode()).isEqualTo(400);
        assertThat(Browser.location(browser.get(browser.authorization()))).endsWith("/login");
        assertThat(Browser.location(browser.enter("anna." + person, GOOD))).contains("error");
        assertThat(Browser.location(browser.enter("anna." + person, BETTER))).doesNotContain("error");
        assertThat(stranger.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void whoAsksForAPasswordDoesNotLearnWhoIsHere() throws Exception {
        active();
        mail.empty();

        var known = new Browser(opora).fill("/forgotten", Map.of("name", "anna." + person));
        var unknown = new Browser(opora).fill("/forgotten", Map.of("name", "nobody@example.org"));

        assertThat(Browser.location(known)).isEqualTo(Browser.location(unknown));
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(mail.letters(1)).hasSize(1);
    }

    @Test
    void anotherLetterSoonAfterIsNotSent() throws Exception {
        active();
        mail.empty();

        browser.fill("/forgotten", Map.of("name", email));
        browser.fill("/forgotten", Map.of("name", email));
        // The carrier takes one after the other: when the third has come, the second was looked at.
        var other = UUID.randomUUID() + "@example.org";
        opora.accounts().invite(UUID.randomUUID(), name, other, RUSSIAN).block();
        browser.fill("/forgotten", Map.of("name", other));

        assertThat(mail.letters(3).stream().filter(letter -> Mailbox.goesTo(letter, email)))
                .hasSize(1);
    }

    @Test
    void aNewAddressIsTakenWhenItsOwnerSaysSoAndTheOldOneIsTold() throws Exception {
        active();
        mail.empty();
        var next = "next-" + person + "@example.org";

        assertThat(browser.fill("/account/email", Map.of("email", next, "current", "not the password"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.fill("/account/email", Map.of("email", "no address", "current", GOOD))
                        .statusCode())
                .isEqualTo(422);
        browser.fill("/account/email", Map.of("email", next, "current", GOOD));
        var letter = mail.letters(1).get(0);
        assertThat(Mailbox.goesTo(letter, next)).isTrue();
        assertThat(browser.get(opora.address("/idp/account")).body()).contains(email);
        var link = Mailbox.linkIn(letter);
        assertThat(new Browser(opora)
                        .fill(link, Map.of("token", token(URI.create(link))))
                        .body())
                .contains("Адрес изменен");

        assertThat(browser.get(opora.address("/idp/account")).body()).contains(next);
        assertThat(mail.letters(2).stream().filter(told -> Mailbox.goesTo(told, email)))
                .hasSize(1);
    }

    @Test
    void aNewAddressIsKnownToOthersAndNobodyElseTakesIt() throws Exception {
        browser.enter("kurator", "opora-demo");
        browser.fill("/account/email", Map.of("email", email, "current", "opora-demo"));
        var link = Mailbox.linkIn(mail.letters(1).get(0));
        browser.fill(link, Map.of("token", token(URI.create(link))));
        assertThat(opora.emailOf(DemonstrationData.id("kurator"))).isEqualTo(email);
        mail.empty();

        var other = new Browser(opora);
        other.enter("direktor", "opora-demo");
        other.fill("/account/email", Map.of("email", email.toUpperCase(Locale.ROOT), "current", "opora-demo"));
        var second = Mailbox.linkIn(mail.letters(1).get(0));
        var answer = other.fill(second, Map.of("token", token(URI.create(second))));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Адрес занят");
        assertThat(opora.emailOf(DemonstrationData.id("direktor"))).isEmpty();
    }

    @Test
    void anInvitationToACorrectedAddressGoesThere() throws Exception {
        invited();
        mail.empty();
        var corrected = "corrected-" + person + "@example.org";

        opora.accounts().invite(person, name, corrected, RUSSIAN).block();

        assertThat(Mailbox.goesTo(mail.letters(1).get(0), corrected)).isTrue();
    }

    @Test
    void whoIsDisabledIsOutAtOnce() throws Exception {
        var refresh = active().get("refresh_token").asString();

        opora.accounts().disable(person).block();

        assertThat(status()).isEqualTo(Status.DISABLED);
        assertThat(browser.refresh(refresh).statusCode()).isEqualTo(400);
        assertThat(Browser.location(browser.get(browser.authorization()))).endsWith("/login");
        assertThat(Browser.location(browser.enter("anna." + person, GOOD))).contains("error");
        assertThatThrownBy(() -> opora.accounts().renew(person, RUSSIAN).block())
                .isInstanceOf(Accounts.UnknownAccount.class);
        opora.accounts().enable(person).block();
        assertThat(Browser.location(browser.enter("anna." + person, GOOD))).doesNotContain("error");
    }

    @Test
    void aNewLinkEndsALockOut() throws Exception {
        active();
        for (int i = 0; i < 5; i++) {
            browser.enter("anna." + person, "wrong");
        }
        assertThat(status()).isEqualTo(Status.LOCKED);

        opora.accounts().renew(person, RUSSIAN).block();

        assertThat(status()).isEqualTo(Status.ACTIVE);
        assertThat(Browser.location(browser.enter("anna." + person, GOOD))).doesNotContain("error");
    }

    @Test
    void nobodysAccountIsUnknown() {
        assertThat(opora.accounts().states(List.of(person)).block()).isEmpty();
        assertThatThrownBy(() -> opora.accounts().disable(person).block()).isInstanceOf(Accounts.UnknownAccount.class);
        assertThatThrownBy(() -> opora.accounts().renew(person, RUSSIAN).block())
                .isInstanceOf(Accounts.UnknownAccount.class);
    }

    @Test
    void aClientsSecretWorksUntilItIsRenewedOrTheClientIsClosed() throws Exception {
        var client = "system-" + person;
        var scopes = Set.of("organizations:read", "roadmaps:read");
        var secret = opora.accounts().createClient(client, scopes).block();

        assertThat(scopesOf(ask(client, secret))).containsExactlyInAnyOrderElementsOf(scopes);
        assertThat(opora.accounts().createClient(client, scopes).block()).isNull();
        assertThat(opora.accounts().createClient("opora-spa", scopes).block()).isNull();
        opora.accounts().updateScopes(client, Set.of("roadmaps:read")).block();
        assertThat(scopesOf(ask(client, secret))).containsExactly("roadmaps:read");
        var renewed = opora.accounts().renewSecret(client).block();
        assertThat(ask(client, secret).statusCode()).isEqualTo(401);
        assertThat(ask(client, renewed).statusCode()).isEqualTo(200);
        opora.accounts().disableClient(client).block();
        assertThat(ask(client, renewed).statusCode()).isEqualTo(401);
        assertThatThrownBy(() -> opora.accounts().disableClient("nobody").block())
                .isInstanceOf(Accounts.UnknownAccount.class);
    }

    private URI invited() {
        return opora.accounts().invite(person, name, email, RUSSIAN).block().link();
    }

    /** Somebody with a password, signed in. */
    private JsonNode active() throws Exception {
        choose(browser, invited(), "anna." + person, GOOD);
        return browser.tokens();
    }

    private static HttpResponse<String> choose(Browser browser, URI link, String username, String password)
            throws Exception {
        return browser.fill(
                page(link),
                Map.of("token", token(link), "username", username, "password", password, "repeated", password));
    }

    private HttpResponse<String> ask(String client, String secret) throws Exception {
        return browser.post(
                opora.address("/idp/oauth2/token"),
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    private static List<String> scopesOf(HttpResponse<String> answer) {
        return Arrays.asList(Browser.json(answer).get("scope").asString().split(" "));
    }

    private Accounts.AccountState state() {
        return opora.accounts().states(List.of(person)).block().get(person);
    }

    private Status status() {
        return state().status();
    }

    private static String page(URI link) {
        return link.getPath().replaceFirst("^/idp", "") + "?" + link.getQuery();
    }

    private static String token(URI link) {
        return Browser.parameter(link.toString(), "token");
    }

    private static String proposed(String form) {
        var found = Pattern.compile("name=\"username\"[^>]* value=\"([^\"]+)\"").matcher(form);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }
}

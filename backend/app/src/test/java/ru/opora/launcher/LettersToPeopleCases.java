package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.opora.launcher.AccountsByLetterTest.mail;
import static ru.opora.launcher.AccountsByLetterTest.opora;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ru.opora.demonstration.DemonstrationData;
import ru.opora.platform.security.Accounts;

/** Ways back in and to a new address that go by letter: a forgotten password, another mailbox. */
abstract class LettersToPeopleCases {

    private final Guest guest = new Guest(opora);

    @BeforeEach
    void emptyMailbox() throws Exception {
        mail.empty();
    }

    @Test
    void aForgottenPasswordIsSetAnewAndEverySessionEnds() throws Exception {
        var refresh = guest.active().get("refresh_token").asString();
        mail.empty();

        new Browser(opora).fill("/forgotten", Map.of("name", guest.email.toUpperCase(Locale.ROOT)));

        var link = URI.create(
                opora.address("/idp" + Mailbox.linkIn(mail.letters(1).get(0))).toString());
        var stranger = new Browser(opora);
        assertThat(stranger.fill(
                                Guest.page(link),
                                Map.of("token", Guest.token(link), "password", Guest.NEXT, "repeated", Guest.NEXT))
                        .statusCode())
                .isEqualTo(303);
        assertThat(guest.browser.refresh(refresh).statusCode()).isEqualTo(400);
        assertThat(Browser.location(guest.browser.get(guest.browser.authorization())))
                .endsWith("/login");
        assertThat(Browser.location(guest.browser.enter(guest.username, Guest.PASSWORD)))
                .contains("error");
        assertThat(Browser.location(guest.browser.enter(guest.username, Guest.NEXT)))
                .doesNotContain("error");
        assertThat(stranger.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void whoAsksForAPasswordDoesNotLearnWhoIsHere() throws Exception {
        guest.active();
        mail.empty();

        var known = new Browser(opora).fill("/forgotten", Map.of("name", guest.username));
        var unknown = new Browser(opora).fill("/forgotten", Map.of("name", "nobody@example.org"));

        assertThat(Browser.location(known)).isEqualTo(Browser.location(unknown));
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(mail.letters(1)).hasSize(1);
    }

    @Test
    void anotherLetterSoonAfterIsNotSent() throws Exception {
        guest.active();
        mail.empty();

        guest.browser.fill("/forgotten", Map.of("name", guest.email));
        guest.browser.fill("/forgotten", Map.of("name", guest.email));
        // The carrier takes one after the other: when the third has come, the second was looked at.
        var other = UUID.randomUUID() + "@example.org";
        opora.accounts()
                .invite(UUID.randomUUID(), guest.name, other, Guest.RUSSIAN)
                .block();
        guest.browser.fill("/forgotten", Map.of("name", other));

        assertThat(mail.letters(3).stream().filter(letter -> Mailbox.goesTo(letter, guest.email)))
                .hasSize(1);
    }

    @Test
    void aNewAddressIsTakenWhenItsOwnerSaysSoAndTheOldOneIsTold() throws Exception {
        guest.active();
        mail.empty();
        var next = "next-" + guest.id + "@example.org";

        assertThat(guest.browser
                        .fill("/account/email", Map.of("email", next, "current", "not the password"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(guest.browser
                        .fill("/account/email", Map.of("email", "no address", "current", Guest.PASSWORD))
                        .statusCode())
                .isEqualTo(422);
        guest.browser.fill("/account/email", Map.of("email", next, "current", Guest.PASSWORD));
        var letter = mail.letters(1).get(0);
        assertThat(Mailbox.goesTo(letter, next)).isTrue();
        assertThat(guest.browser.get(opora.address("/idp/account")).body()).contains(guest.email);
        var link = Mailbox.linkIn(letter);
        assertThat(new Browser(opora)
                        .fill(link, Map.of("token", Guest.token(URI.create(link))))
                        .body())
                .contains("Адрес изменен");

        assertThat(guest.browser.get(opora.address("/idp/account")).body()).contains(next);
        assertThat(mail.letters(2).stream().filter(told -> Mailbox.goesTo(told, guest.email)))
                .hasSize(1);
    }

    @Test
    void anAddressThatOthersChangedEndsTheLinksAndTheOldOneIsTold() throws Exception {
        guest.active();
        mail.empty();
        guest.browser.fill("/forgotten", Map.of("name", guest.email));
        var link = Mailbox.linkIn(mail.letters(1).get(0));
        mail.empty();
        var next = "next-" + guest.id + "@example.org";

        opora.accounts().describe(guest.id, guest.name, next).block();

        assertThat(mail.letters(1).stream().filter(told -> Mailbox.goesTo(told, guest.email)))
                .hasSize(1);
        assertThat(guest.browser.get(opora.address("/idp" + link)).statusCode()).isEqualTo(410);
        assertThat(guest.account().body()).contains(next);
        assertThatThrownBy(() -> opora.accounts()
                        .describe(UUID.randomUUID(), guest.name, next)
                        .block())
                .isInstanceOf(Accounts.UnknownAccount.class);
    }

    @Test
    void aNewAddressIsKnownToOthersAndNobodyElseTakesIt() throws Exception {
        guest.browser.enter("kurator", "opora-demo");
        guest.browser.fill("/account/email", Map.of("email", guest.email, "current", "opora-demo"));
        var link = Mailbox.linkIn(mail.letters(1).get(0));
        guest.browser.fill(link, Map.of("token", Guest.token(URI.create(link))));
        assertThat(opora.emailOf(DemonstrationData.id("kurator"))).isEqualTo(guest.email);
        mail.empty();

        var other = new Browser(opora);
        other.enter("direktor", "opora-demo");
        other.fill("/account/email", Map.of("email", guest.email.toUpperCase(Locale.ROOT), "current", "opora-demo"));
        var second = Mailbox.linkIn(mail.letters(1).get(0));
        var answer = other.fill(second, Map.of("token", Guest.token(URI.create(second))));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Адрес занят");
        assertThat(opora.emailOf(DemonstrationData.id("direktor"))).isEmpty();
    }
}

package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.opora.launcher.AccountsByLetterTest.mail;
import static ru.opora.launcher.AccountsByLetterTest.opora;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ru.opora.platform.security.Accounts;
import ru.opora.platform.security.Accounts.Status;

/** What the API asks of accounts, and what comes of it by letter: invitations, new links, access that ends. */
abstract class InvitationCases {

    private final Guest guest = new Guest(opora);

    @BeforeEach
    void emptyMailbox() throws Exception {
        mail.empty();
    }

    @Test
    void anInvitedPersonChoosesAPasswordAndIsIn() throws Exception {
        var invitation = opora.accounts()
                .invite(guest.id, guest.name, guest.email, Guest.RUSSIAN)
                .block();

        assertThat(invitation.mailed()).isTrue();
        assertThat(guest.status()).isEqualTo(Status.INVITED);
        var letter = mail.letters(1).get(0);
        assertThat(letter.getSubject()).isEqualTo("Приглашение в Опору");
        assertThat(letter.getFrom()[0].toString()).contains("opora@example.org");
        assertThat(letter.getContentType()).startsWith("multipart/");
        assertThat(Mailbox.linkIn(letter)).isEqualTo(Guest.page(invitation.link()));
        var form = guest.browser.get(invitation.link()).body();
        assertThat(form).contains("testova").contains("autocomplete=\"new-password\"");
        Guest.choose(guest.browser, invitation.link(), guest.username, Guest.PASSWORD);
        var tokens = guest.browser.tokens();
        assertThat(Browser.claims(tokens.get("access_token").asString())
                        .get("sub")
                        .asString())
                .isEqualTo(guest.id.toString());
        assertThat(guest.status()).isEqualTo(Status.ACTIVE);
        assertThat(guest.state().lastSignInAt()).isNotNull();
    }

    @Test
    void anInvitationWorksOnce() throws Exception {
        var link = guest.invited();
        Guest.choose(guest.browser, link, guest.username, Guest.PASSWORD);

        assertThat(new Browser(opora).get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void aNewInvitationMakesTheFormerOneVoid() throws Exception {
        var former = guest.invited();
        var present = opora.accounts().renew(guest.id, Locale.ENGLISH).block();

        assertThat(guest.browser.get(former).statusCode()).isEqualTo(410);
        assertThat(guest.browser.get(present.link()).body())
                .contains("lang=\"en\"")
                .contains("You are invited");
    }

    @Test
    void aLinkIsNeitherGuessedNorUsedForSomethingElse() throws Exception {
        var token = guest.invited().getQuery();

        assertThat(guest.browser.get(opora.address("/idp/invitation?token=x")).statusCode())
                .isEqualTo(410);
        assertThat(guest.browser.get(opora.address("/idp/invitation")).statusCode())
                .isEqualTo(410);
        assertThat(guest.browser.get(opora.address("/idp/email?" + token)).statusCode())
                .isEqualTo(410);
        assertThat(guest.browser.get(opora.address("/idp/setup?" + token)).statusCode())
                .isEqualTo(410);
    }

    @Test
    void aWeakPasswordOrATakenNameCostsNothing() throws Exception {
        var link = guest.invited();

        assertThat(Guest.choose(guest.browser, link, guest.username, "пароль12345")
                        .body())
                .contains("угадывают одним из первых")
                .contains("role=\"alert\"");
        assertThat(Guest.choose(guest.browser, link, "Admin", Guest.PASSWORD).body())
                .contains("уже занято");
        assertThat(Guest.choose(guest.browser, link, "a b", Guest.PASSWORD).statusCode())
                .isEqualTo(422);
        assertThat(Guest.choose(guest.browser, link, guest.username, Guest.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void namesakesAreProposedDifferentNames() throws Exception {
        var first = guest.browser.get(guest.invited()).body();
        var second = guest.browser
                .get(opora.accounts()
                        .invite(UUID.randomUUID(), guest.name, null, Guest.RUSSIAN)
                        .block()
                        .link())
                .body();

        assertThat(proposed(second)).isNotEqualTo(proposed(first)).startsWith(proposed(first));
    }

    @Test
    void withoutAnAddressTheLinkIsToBePrinted() {
        var invitation = opora.accounts()
                .invite(guest.id, guest.name, null, Guest.RUSSIAN)
                .block();

        assertThat(invitation.mailed()).isFalse();
        assertThat(invitation.link()).hasScheme("http");
    }

    @Test
    void anInvitationToACorrectedAddressGoesThere() throws Exception {
        guest.invited();
        mail.empty();
        var corrected = "corrected-" + guest.id + "@example.org";

        opora.accounts().invite(guest.id, guest.name, corrected, Guest.RUSSIAN).block();

        assertThat(Mailbox.goesTo(mail.letters(1).get(0), corrected)).isTrue();
    }

    @Test
    void whoIsDisabledIsOutAtOnce() throws Exception {
        var refresh = guest.active().get("refresh_token").asString();

        opora.accounts().disable(guest.id).block();

        assertThat(guest.status()).isEqualTo(Status.DISABLED);
        assertThat(guest.browser.refresh(refresh).statusCode()).isEqualTo(400);
        assertThat(Browser.location(guest.browser.get(guest.browser.authorization())))
                .endsWith("/login");
        assertThat(Browser.location(guest.browser.enter(guest.username, Guest.PASSWORD)))
                .contains("error");
        assertThatThrownBy(() -> opora.accounts().renew(guest.id, Guest.RUSSIAN).block())
                .isInstanceOf(Accounts.UnknownAccount.class);
        opora.accounts().enable(guest.id).block();
        assertThat(Browser.location(guest.browser.enter(guest.username, Guest.PASSWORD)))
                .doesNotContain("error");
    }

    @Test
    void aNewLinkEndsALockOut() throws Exception {
        guest.active();
        for (int i = 0; i < 5; i++) {
            guest.browser.enter(guest.username, "wrong");
        }
        assertThat(guest.status()).isEqualTo(Status.LOCKED);

        opora.accounts().renew(guest.id, Guest.RUSSIAN).block();

        assertThat(guest.status()).isEqualTo(Status.ACTIVE);
        assertThat(Browser.location(guest.browser.enter(guest.username, Guest.PASSWORD)))
                .doesNotContain("error");
    }

    @Test
    void nobodysAccountIsUnknown() {
        assertThat(opora.accounts().states(List.of(guest.id)).block()).isEmpty();
        assertThatThrownBy(() -> opora.accounts().disable(guest.id).block())
                .isInstanceOf(Accounts.UnknownAccount.class);
        assertThatThrownBy(() -> opora.accounts().renew(guest.id, Guest.RUSSIAN).block())
                .isInstanceOf(Accounts.UnknownAccount.class);
    }

    private static String proposed(String form) {
        return Guest.all(form, "name=\"username\"[^>]* value=\"([^\"]+)\"").get(0);
    }
}

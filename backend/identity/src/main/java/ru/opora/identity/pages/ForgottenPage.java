package ru.opora.identity.pages;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.IdentitySettings;
import ru.opora.identity.Texts;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Accounts;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.Links;
import ru.opora.identity.accounts.Links.Purpose;
import ru.opora.identity.mail.Letters;

/** Sends a link to whoever reads the account's mailbox. The answer is the same for every name and address. */
class ForgottenPage {

    static final String PATH = "/forgotten";

    private static final String NAME = "forgotten";
    private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(5);

    /** Wide enough for a school behind one address on the first of September. */
    private final RateLimit limit;

    private final Pages pages;
    private final Accounts accounts;
    private final Links links;
    private final Letters letters;
    private final AccountLog log;
    private final IdentitySettings settings;

    ForgottenPage(
            Pages pages,
            Accounts accounts,
            Links links,
            Letters letters,
            AccountLog log,
            IdentitySettings settings,
            Clock clock) {
        this.limit = new RateLimit(30, Duration.ofMinutes(10), clock);
        this.pages = pages;
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.log = log;
        this.settings = settings;
    }

    ServerResponse show(ServerRequest request) {
        return request.param("sent").isPresent()
                ? pages.message(request, HttpStatus.OK, "forgotten.sent")
                : pages.show(request, NAME, Map.of("mail", letters.canSend(), "noMail", !letters.canSend()));
    }

    ServerResponse submit(ServerRequest request) {
        var sender = RateLimit.sender(request);
        if (!limit.admits(sender)) {
            return pages.tooOften(request, limit.seconds(sender));
        }
        var typed = Fields.text(request, "name");
        var language = Pages.language(request);
        letters.later(() -> accounts.byNameOrEmail(typed).forEach(account -> send(account, language)));
        return pages.redirect(request, PATH + "?sent");
    }

    private void send(Account account, Locale language) {
        var email = account.email();
        if (email == null || links.isRecent(Purpose.FORGOTTEN, account.id(), BETWEEN_LETTERS)) {
            return;
        }
        var issued = links.issue(Purpose.FORGOTTEN, account.id(), null);
        log.own(account.id(), "RESET_ASKED");
        letters.send(new Letters.Letter(
                email,
                language,
                NAME,
                List.of(account.displayName(), account.username(), Texts.moment(issued.expiresAt(), language)),
                settings.link(PasswordPage.RESET_PATH, issued.token(), language).toString()));
    }
}

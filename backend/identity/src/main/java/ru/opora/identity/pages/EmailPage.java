package ru.opora.identity.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.Directory;
import ru.opora.identity.IdentitySettings;
import ru.opora.identity.Texts;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Accounts;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.Links;
import ru.opora.identity.accounts.Links.Link;
import ru.opora.identity.accounts.Links.Purpose;
import ru.opora.identity.mail.Letters;

/** Changes the address: a link goes to the new one, and only whoever opens it there takes it. The old one is told. */
class EmailPage {

    static final String PATH = AccountPage.PATH + "/email";
    static final String CONFIRM_PATH = "/email";

    private static final String NAME = "account-email";
    private static final String CONFIRM = "email";

    private final Pages pages;
    private final Own own;
    private final Accounts accounts;
    private final Links links;
    private final Letters letters;
    private final AccountLog log;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final IdentitySettings settings;
    private final TransactionOperations transactions;

    EmailPage(
            Pages pages,
            Own own,
            Accounts accounts,
            Links links,
            Letters letters,
            AccountLog log,
            Directory directory,
            JdbcClient jdbc,
            IdentitySettings settings,
            TransactionOperations transactions) {
        this.pages = pages;
        this.own = own;
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.log = log;
        this.directory = directory;
        this.jdbc = jdbc;
        this.settings = settings;
        this.transactions = transactions;
    }

    private record Opened(String token, Account account, String email) {}

    ServerResponse show(ServerRequest request) {
        var account = own.account(request);
        return pages.show(request, NAME, model(account, request.param("sent").isPresent()));
    }

    ServerResponse submit(ServerRequest request) {
        var account = own.account(request);
        var email = Fields.text(request, "email");
        var error = emailError(request, email).or(() -> own.passwordError(request, account));
        if (error.isPresent()) {
            var model = model(account, false);
            model.put("email", email);
            return pages.refuse(request, NAME, model, error.get());
        }
        sendLink(request, account, email);
        return pages.redirect(request, PATH + "?sent");
    }

    ServerResponse showConfirmation(ServerRequest request) {
        return opened(request)
                .map(opened -> pages.show(
                        request,
                        CONFIRM,
                        Map.of("token", opened.token, "email", opened.email, "name", opened.account.displayName())))
                .orElseGet(() -> pages.gone(request));
    }

    ServerResponse confirm(ServerRequest request) {
        var opened = opened(request);
        if (opened.filter(this::isTaken).isPresent()) {
            return pages.message(request, HttpStatus.CONFLICT, "email.taken");
        }
        try {
            return opened.filter(
                            link -> Boolean.TRUE.equals(transactions.execute(transaction -> take(transaction, link))))
                    .map(link -> {
                        letters.notice(link.account, "email-changed");
                        return pages.message(request, HttpStatus.OK, "email.done");
                    })
                    .orElseGet(() -> pages.gone(request));
        } catch (DuplicateKeyException faster) {
            return pages.message(request, HttpStatus.CONFLICT, "email.taken"); // somebody took it a moment ago
        }
    }

    private void sendLink(ServerRequest request, Account account, String email) {
        var language = Pages.language(request);
        var issued = links.issue(Purpose.EMAIL, account.id(), email);
        log.own(account.id(), "EMAIL_CHANGE_ASKED");
        var values = List.of(account.displayName(), account.username(), Texts.moment(issued.expiresAt(), language));
        var link = settings.link(CONFIRM_PATH, issued.token(), language).toString();
        letters.later(() -> letters.send(new Letters.Letter(email, language, CONFIRM, values, link)));
    }

    /** Said only to whoever reads the address: nobody else learns who uses it. */
    private boolean isTaken(Opened opened) {
        return directory.isEmailTaken(jdbc, opened.account.id(), opened.email);
    }

    private boolean take(TransactionStatus transaction, Opened opened) {
        // The person's row first, as the API does that changes the account with the person: else each waits for the
        // other.
        directory.emailChanged(jdbc, opened.account.id(), opened.email);
        if (!links.use(opened.token)) {
            transaction.setRollbackOnly();
            return false;
        }
        accounts.setEmail(opened.account.id(), opened.email);
        log.own(opened.account.id(), "EMAIL_CHANGED");
        return true;
    }

    private Optional<Opened> opened(ServerRequest request) {
        var token = request.param("token").orElse("");
        return links.find(token).filter(link -> link.purpose() == Purpose.EMAIL).flatMap(link -> opened(token, link));
    }

    private Optional<Opened> opened(String token, Link link) {
        var email = link.email();
        return email == null || link.account() == null
                ? Optional.empty()
                : accounts.byId(link.account())
                        .filter(Account::enabled)
                        .map(account -> new Opened(token, account, email));
    }

    private Optional<String> emailError(ServerRequest request, String email) {
        return Fields.isEmail(email) && letters.canSend()
                ? Optional.empty()
                : Optional.of(pages.text(request, "email.form"));
    }

    private Map<String, Object> model(Account account, boolean sent) {
        var model = new HashMap<String, Object>();
        model.put("username", account.username());
        model.put("email", "");
        model.put("sent", sent);
        model.put("mail", letters.canSend() && !sent);
        model.put("noMail", !letters.canSend());
        return model;
    }
}

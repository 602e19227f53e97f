package ru.opora.identity.pages;

import java.util.Map;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Accounts;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.Links;
import ru.opora.identity.accounts.Passwords;
import ru.opora.identity.accounts.Sessions;
import ru.opora.identity.mail.Letters;
import ru.opora.identity.tokens.SignedInSession;

/** Changes the password: who knows the old one may choose a new one, and the other sessions end. */
class AccountPasswordPage {

    static final String PATH = AccountPage.PATH + "/password";

    private static final String NAME = "account-password";

    private final Pages pages;
    private final NewPassword newPassword;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Links links;
    private final Own own;
    private final AccountLog log;
    private final Letters letters;
    private final TransactionOperations transactions;

    AccountPasswordPage(
            Pages pages,
            NewPassword newPassword,
            Accounts accounts,
            Sessions sessions,
            Links links,
            Own own,
            AccountLog log,
            Letters letters,
            TransactionOperations transactions) {
        this.pages = pages;
        this.newPassword = newPassword;
        this.accounts = accounts;
        this.sessions = sessions;
        this.links = links;
        this.own = own;
        this.log = log;
        this.letters = letters;
        this.transactions = transactions;
    }

    ServerResponse show(ServerRequest request) {
        return pages.show(request, NAME, model(own.account(request)));
    }

    ServerResponse submit(ServerRequest request) {
        var account = own.account(request);
        var error = newPassword.error(request, account, account.username())
                .or(() -> own.passwordError(request, account));
        if (error.isPresent()) {
            return pages.refuse(request, NAME, model(account), error.get());
        }
        var hash = Passwords.hash(Fields.secret(request, "password"));
        transactions.executeWithoutResult(transaction -> {
            accounts.setPassword(account.id(), hash);
            links.endAll(account.id());
            SignedInSession.of(request.servletRequest()).ifPresent(session -> sessions.endOthers(account.id(), session));
            log.own(account.id(), "PASSWORD_CHANGED");
        });
        letters.notice(account, "password-changed");
        return pages.redirect(request, AccountPage.PATH + "?done=password");
    }

    private static Map<String, Object> model(Account account) {
        return Map.of("username", account.username());
    }
}

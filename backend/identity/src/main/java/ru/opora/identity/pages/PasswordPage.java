package ru.opora.identity.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Accounts;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.Links;
import ru.opora.identity.accounts.Links.Link;
import ru.opora.identity.accounts.Links.Purpose;
import ru.opora.identity.accounts.Lockout;
import ru.opora.identity.accounts.Passwords;
import ru.opora.identity.accounts.Sessions;
import ru.opora.identity.factor.Factors;

/** Behind an invitation or a link for a forgotten password: the person chooses a password and is signed in. */
class PasswordPage {

    static final String INVITATION_PATH = "/invitation";
    static final String RESET_PATH = "/password";

    private final Pages pages;
    private final NewPassword newPassword;
    private final Accounts accounts;
    private final Links links;
    private final Sessions sessions;
    private final Factors factors;
    private final Lockout lockout;
    private final AccountLog log;
    private final SignIn signIn;
    private final TransactionOperations transactions;

    PasswordPage(
            Pages pages,
            NewPassword newPassword,
            Accounts accounts,
            Links links,
            Sessions sessions,
            Factors factors,
            Lockout lockout,
            AccountLog log,
            SignIn signIn,
            TransactionOperations transactions) {
        this.pages = pages;
        this.newPassword = newPassword;
        this.accounts = accounts;
        this.links = links;
        this.sessions = sessions;
        this.factors = factors;
        this.lockout = lockout;
        this.log = log;
        this.signIn = signIn;
        this.transactions = transactions;
    }

    private record Opened(String token, Purpose purpose, Account account) {

        boolean isInvitation() {
            return purpose == Purpose.INVITATION;
        }

        String template() {
            return isInvitation() ? "invitation" : "password";
        }
    }

    ServerResponse show(ServerRequest request) {
        return opened(request)
                .map(opened -> pages.show(
                        request, opened.template(), model(opened, opened.account.username())))
                .orElseGet(() -> pages.gone(request));
    }

    ServerResponse submit(ServerRequest request) {
        return opened(request).map(opened -> submit(request, opened)).orElseGet(() -> pages.gone(request));
    }

    private ServerResponse submit(ServerRequest request, Opened opened) {
        var username = opened.isInvitation() ? Fields.text(request, "username") : opened.account.username();
        var error = newPassword.usernameError(request, username, opened.account.id())
                .or(() -> newPassword.error(request, opened.account, username));
        if (error.isPresent()) {
            return pages.refuse(request, opened.template(), model(opened, username), error.get());
        }
        var hash = Passwords.hash(Fields.secret(request, "password"));
        boolean done = Boolean.TRUE.equals(transactions.execute(transaction -> set(opened, username, hash)));
        return done ? signIn.afterPassword(request, opened.account) : pages.gone(request);
    }

    /** Whatever was open before ends: perhaps the password was changed because somebody else knew it. */
    private boolean set(Opened opened, String username, String hash) {
        var id = opened.account.id();
        if (!links.use(opened.token) || !username.equals(opened.account.username()) && !accounts.rename(id, username)) {
            return false;
        }
        accounts.setPassword(id, hash);
        links.endAll(id);
        sessions.endAll(id);
        lockout.open(username);
        if (opened.purpose == Purpose.RESET && factors.switchOff(id)) {
            log.own(id, "SECOND_FACTOR_OFF");
        }
        log.own(id, opened.isInvitation() ? "INVITATION_ACCEPTED" : "PASSWORD_RESET");
        return true;
    }

    private Optional<Opened> opened(ServerRequest request) {
        var token = request.param("token").orElse("");
        return links.find(token)
                .filter(link -> List.of(Purpose.INVITATION, Purpose.RESET, Purpose.FORGOTTEN).contains(link.purpose()))
                .flatMap(link -> opened(token, link));
    }

    private Optional<Opened> opened(String token, Link link) {
        return Optional.ofNullable(link.account())
                .flatMap(accounts::byId)
                .filter(Account::enabled)
                .map(account -> new Opened(token, link.purpose(), account));
    }

    private static Map<String, Object> model(Opened opened, String username) {
        return new HashMap<>(Map.of(
                "token", opened.token,
                "name", opened.account.displayName(),
                "username", username));
    }
}

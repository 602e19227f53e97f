package ru.opora.identity.pages;

import java.time.Clock;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.Lockout;
import ru.opora.identity.factor.Factors;

/** The second step of signing in. */
class FactorPage {

    static final String PATH = "/factor";

    private static final String NAME = "factor";

    private final Pages pages;
    private final SignIn signIn;
    private final Factors factors;
    private final Lockout lockout;
    private final Guesses guesses;
    private final AccountLog log;
    private final Clock clock;

    FactorPage(
            Pages pages,
            SignIn signIn,
            Factors factors,
            Lockout lockout,
            Guesses guesses,
            AccountLog log,
            Clock clock) {
        this.pages = pages;
        this.signIn = signIn;
        this.factors = factors;
        this.lockout = lockout;
        this.guesses = guesses;
        this.log = log;
        this.clock = clock;
    }

    ServerResponse show(ServerRequest request) {
        return signIn.waiting(request).isPresent()
                ? pages.show(request, NAME, Map.of())
                : pages.redirect(request, LoginPage.PATH);
    }

    ServerResponse submit(ServerRequest request) {
        return signIn.waiting(request)
                .map(account -> submit(request, account))
                .orElseGet(() -> pages.redirect(request, LoginPage.PATH));
    }

    private ServerResponse submit(ServerRequest request, Account account) {
        var code = Fields.text(request, "code");
        return guesses.hear(
                request,
                () -> lockout.attempt(Lockout.factor(account.username()), () -> factors.take(account.id(), code)),
                Lockout.Outcome::right,
                outcome -> answered(request, account, outcome));
    }

    private ServerResponse answered(ServerRequest request, Account account, Lockout.Outcome outcome) {
        if (outcome.right()) {
            return signIn.complete(request, account);
        }
        if (outcome.lockedUntil() == null || outcome.closed()) {
            log.own(account.id(), outcome.closed() ? "LOCKED_OUT" : "SECOND_FACTOR_FAILED");
        }
        var error = outcome.lockedUntil() == null
                ? pages.text(request, "factor.error")
                : pages.text(request, "login.locked", LoginPage.minutesUntil(outcome.lockedUntil(), clock));
        return pages.refuse(request, NAME, Map.of(), error);
    }
}

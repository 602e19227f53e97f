package ru.opora.identity.accounts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.opora.identity.accounts.Accounts.Account;

/** Asks whether a name and a password belong together. Every reason for a no looks the same and takes the same time. */
public class PasswordCheck {

    private final Accounts accounts;
    private final Lockout lockout;
    private final AccountLog log;

    public PasswordCheck(Accounts accounts, Lockout lockout, AccountLog log) {
        this.accounts = accounts;
        this.lockout = lockout;
        this.log = log;
    }

    /**
     * The answer.
     *
     * @param account whose they are; empty for a no
     * @param lockedUntil when the name is heard again, null when at once
     */
    public record Answer(Optional<Account> account, @Nullable Instant lockedUntil) {}

    public Answer ask(String username, String password) {
        var account = accounts.byName(username).filter(Account::enabled);
        var outcome = lockout.attempt(
                Lockout.password(username),
                () -> Passwords.matches(password, account.map(Account::passwordHash).orElse(null)));
        if (!outcome.right()) {
            account.ifPresent(known -> note(known, outcome));
        }
        return new Answer(outcome.right() ? account : Optional.empty(), outcome.lockedUntil());
    }

    /** Attempts on a closed name are not written: whoever makes them would fill the audit. */
    private void note(Account account, Lockout.Outcome outcome) {
        var id = account.id().toString();
        if (outcome.closed()) {
            log.write(id, "LOCKED_OUT", "account", id, Map.of("until", String.valueOf(outcome.lockedUntil())));
        } else if (outcome.lockedUntil() == null) {
            log.own(account.id(), "SIGN_IN_FAILED");
        }
    }
}

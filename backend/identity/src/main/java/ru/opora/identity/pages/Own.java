package ru.opora.identity.pages;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.servlet.function.ServerRequest;
import ru.opora.identity.accounts.Accounts;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.PasswordCheck;

/**
 * Whose pages these are. What guards the account is changed only together with the password: an unwatched screen is not
 * enough.
 */
class Own {

    private final Pages pages;
    private final Accounts accounts;
    private final PasswordCheck passwords;
    private final Clock clock;

    Own(Pages pages, Accounts accounts, PasswordCheck passwords, Clock clock) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Whoever is signed in; the pages that ask are open to nobody else. */
    Account account(ServerRequest request) {
        return request.principal()
                .map(principal -> UUID.fromString(principal.getName()))
                .flatMap(accounts::byId)
                .orElseThrow(() -> new IllegalStateException("A session without an account"));
    }

    /** Why the field {@code current} does not do, in words; guesses count as they do at sign-in. */
    Optional<String> passwordError(ServerRequest request, Account account) {
        var answer = passwords.ask(account.username(), Fields.secret(request, "current"));
        if (answer.account().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                answer.lockedUntil() == null
                        ? pages.text(request, "password.wrong")
                        : pages.text(request, "login.locked", LoginPage.minutesUntil(answer.lockedUntil(), clock)));
    }
}

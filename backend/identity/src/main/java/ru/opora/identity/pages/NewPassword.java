package ru.opora.identity.pages;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;
import ru.opora.identity.accounts.Accounts;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.PasswordRules;
import ru.opora.identity.accounts.UserNames;

/** What is wrong with a name or a password somebody chose, in words; the forms call the fields the same. */
class NewPassword {

    private final Pages pages;
    private final Accounts accounts;

    NewPassword(Pages pages, Accounts accounts) {
        this.pages = pages;
        this.accounts = accounts;
    }

    Optional<String> usernameError(ServerRequest request, String username, UUID own) {
        if (!UserNames.isAllowed(username)) {
            return Optional.of(pages.text(request, "username.form"));
        }
        return accounts.byName(username).map(Account::id).filter(id -> !id.equals(own)).isPresent()
                ? Optional.of(pages.text(request, "username.taken"))
                : Optional.empty();
    }

    Optional<String> error(ServerRequest request, Account account, String username) {
        var password = Fields.secret(request, "password");
        if (!password.equals(Fields.secret(request, "repeated"))) {
            return Optional.of(pages.text(request, "password.different"));
        }
        var own = Stream.of(username, account.displayName(), account.email() == null ? "" : account.email());
        return PasswordRules.broken(password, own).map(rule -> pages.text(request, "password.rule." + rule));
    }
}

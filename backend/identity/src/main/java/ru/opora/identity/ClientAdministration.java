package ru.opora.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Passwords;
import ru.opora.identity.accounts.Tokens;
import ru.opora.identity.tokens.Authorizations;
import ru.opora.identity.tokens.Clients;

/** What the product may do with the API clients of third parties. Every call blocks. A secret is told once and kept as a hash. */
public class ClientAdministration {

    private final Clients clients;
    private final Authorizations authorizations;
    private final AccountLog log;
    private final TransactionOperations transactions;

    ClientAdministration(
            Clients clients, Authorizations authorizations, AccountLog log, TransactionOperations transactions) {
        this.clients = clients;
        this.authorizations = authorizations;
        this.log = log;
        this.transactions = transactions;
    }

    /** The secret; empty when the id is taken. */
    public Optional<String> create(String actor, String clientId, Collection<String> scopes) {
        var secret = Tokens.random();
        var hash = Passwords.hash(secret);
        var after = Map.of("scopes", List.copyOf(scopes));
        return change(actor, "SECRET_MADE", clientId, after, () -> clients.insert(clientId, hash, scopes))
                ? Optional.of(secret)
                : Optional.empty();
    }

    /** Also lets a disabled client in again; empty when there is no such client. */
    public Optional<String> renewSecret(String actor, String clientId) {
        var secret = Tokens.random();
        var hash = Passwords.hash(secret);
        return change(actor, "SECRET_MADE", clientId, null, () -> clients.setSecret(clientId, hash))
                ? Optional.of(secret)
                : Optional.empty();
    }

    public boolean updateScopes(String actor, String clientId, Collection<String> scopes) {
        var after = Map.of("scopes", List.copyOf(scopes));
        return change(actor, "SCOPES_CHANGED", clientId, after, () -> clients.setScopes(clientId, scopes));
    }

    public boolean disable(String actor, String clientId) {
        return change(actor, "DISABLED", clientId, null, () -> clients.disable(clientId));
    }

    /** Whatever changes, what was issued before is void. */
    private boolean change(
            String actor, String action, String clientId, @Nullable Map<String, ?> after, BooleanSupplier work) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean done = work.getAsBoolean();
            if (done) {
                authorizations.endAllOf(clientId);
                log.write(actor, action, "apiClient", clientId, after);
            }
            return done;
        }));
    }
}

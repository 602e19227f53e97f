package ru.opora.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the sign-in service must know when it starts; each is inserted only when it is absent. */
public record InitialAccounts(List<Account> accounts, List<ApiClient> apiClients) {

    /** A person; the id becomes the subject of the tokens. */
    public record Account(
            UUID id,
            String username,
            String password,
            String displayName,
            @Nullable String email) {}

    /** A program that signs in with its own id and secret. */
    public record ApiClient(String id, String secret, Set<String> scopes) {}

    /** Nobody. */
    public static InitialAccounts none() {
        return new InitialAccounts(List.of(), List.of());
    }
}

package ru.opora.platform.security;

import java.time.Instant;
import java.util.Set;

/**
 * A caller with what their token says of itself, for answers that last longer than a moment.
 *
 * @param scopes the token's, to look the caller up again
 * @param expires when the token runs out
 */
public record Session(Caller caller, Set<String> scopes, Instant expires) {

    public Session {
        scopes = Set.copyOf(scopes);
    }
}

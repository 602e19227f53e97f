package ru.opora.platform.security;

import java.util.Set;
import reactor.core.publisher.Mono;

/** Knows the people and systems behind tokens; implemented by the room of organisations. */
public interface CallerDirectory {

    /**
     * The caller behind a token, with today's memberships.
     *
     * @param subject the token's subject
     * @param scopes the token's scopes; they bound an API client, not a person
     * @return the caller; without grants when the subject is not known
     */
    Mono<Caller> find(String subject, Set<String> scopes);
}

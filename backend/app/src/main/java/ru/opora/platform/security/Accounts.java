package ru.opora.platform.security;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Accounts and API clients at the bundled issuer. With an external issuer there is no such bean: take it as an optional
 * one. A subject or a client that is not known here ends in {@link UnknownAccount}.
 */
public interface Accounts {

    /**
     * Makes an account without a password for a person, and an invitation to choose one. It goes out by e-mail when there
     * are an address and a mail server. For a subject that has one, name and address are taken over, and then it is
     * the same as {@link #renew}.
     *
     * @param subject the account's id, and so the subject of the person's tokens
     * @param name the person's name as it is shown
     * @param language of the letter and of the page behind the link
     */
    Mono<Invitation> invite(UUID subject, String name, @Nullable String email, Locale language);

    /**
     * A new link, with which the former ones are void and a lock-out ends: an invitation, or for an account in use a way to
     * set a new password. A disabled account gets none and ends in {@link UnknownAccount}.
     */
    Mono<Invitation> renew(UUID subject, Locale language);

    /**
     * The person's name and address have changed. With another address the former links are void, for they may lie where
     * they should not, and whoever reads the former address is told.
     */
    Mono<Void> describe(UUID subject, String name, @Nullable String email);

    /** Access ends at once: sessions and refresh tokens are ended, signing in is refused. What the person wrote stays. */
    Mono<Void> disable(UUID subject);

    /** Lets a disabled account in again. */
    Mono<Void> enable(UUID subject);

    /** The state of each account, in one look for a whole list; a subject without an account is left out. */
    Mono<Map<UUID, AccountState>> states(Collection<UUID> subjects);

    /**
     * Makes a confidential client for a third party's system; completes empty when the id is taken.
     *
     * @return the secret, which is kept as a hash only and cannot be shown again
     */
    Mono<String> createClient(String clientId, Set<String> scopes);

    /** A new secret, shown once; the former one and what was issued for it are void. */
    Mono<String> renewSecret(String clientId);

    /** What the client may ask for from now on. */
    Mono<Void> updateScopes(String clientId, Set<String> scopes);

    /** The client gets no more tokens; a new secret lets it in again. */
    Mono<Void> disableClient(String clientId);

    /**
     * A way in that works once.
     *
     * @param link to be handed over when it was not sent
     * @param mailed whether it is on its way by e-mail
     */
    record Invitation(URI link, Instant expiresAt, boolean mailed) {}

    /**
     * What a list says of an account.
     *
     * @param lastSignInAt null for somebody who never signed in
     */
    record AccountState(Status status, @Nullable Instant lastSignInAt) {}

    /** How far an account has come. */
    enum Status {
        /** Has no password yet. */
        INVITED,
        ACTIVE,
        /** Closed for some minutes after repeated failures to sign in. */
        LOCKED,
        /** Closed by {@link Accounts#disable}. */
        DISABLED
    }

    /** There is no such account or client, or it is disabled. */
    final class UnknownAccount extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UnknownAccount(String id) {
            super("No usable account or client " + id);
        }
    }
}

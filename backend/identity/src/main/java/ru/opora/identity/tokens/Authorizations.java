package ru.opora.identity.tokens;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.transaction.support.TransactionOperations;
import ru.opora.identity.accounts.Sessions;
import ru.opora.identity.accounts.Tokens;

/**
 * What was issued. What a person got belongs to the session they were signed in with and ends with it. A refresh token is
 * claimed when it is looked up, in one statement, so of two requests with the same token at most one goes on; the other one
 * is a reuse and revokes the whole authorization.
 */
public class Authorizations implements OAuth2AuthorizationService {

    private static final Logger LOG = LoggerFactory.getLogger(Authorizations.class);

    /** The authorization's name of the session; kept from the code to the last refresh. */
    private static final String SESSION = "ru.opora.session";

    private final OAuth2AuthorizationService stored;
    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final TransactionOperations transactions;

    public Authorizations(
            OAuth2AuthorizationService stored, JdbcClient jdbc, Sessions sessions, TransactionOperations transactions) {
        this.stored = stored;
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (isRevoked(authorization.getId())) {
            return;
        }
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            stored.save(authorization);
        } else {
            transactions.executeWithoutResult(transaction -> saveInSession(authorization));
        }
    }

    /** An answer still on its way must not bring back what was ended with its session. */
    private void saveInSession(OAuth2Authorization authorization) {
        var session = Optional.<String>ofNullable(authorization.getAttribute(SESSION))
                .map(UUID::fromString)
                .or(SignedInSession::current)
                .filter(sessions::hold)
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        stored.save(OAuth2Authorization.from(authorization)
                .attribute(SESSION, session.toString())
                .build());
        jdbc.sql("update oauth2_authorization set session_id = :session where id = :id")
                .param("session", session)
                .param("id", authorization.getId())
                .update();
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        stored.remove(authorization);
    }

    /** Ends the session an authorization was given in, and everything else given in it. */
    void endSessionOf(OAuth2Authorization authorization) {
        Optional.<String>ofNullable(authorization.getAttribute(SESSION))
                .map(UUID::fromString)
                .ifPresent(sessions::end);
    }

    /** Ends what was issued to an API client. */
    public void endAllOf(String clientId) {
        jdbc.sql("delete from oauth2_authorization where registered_client_id = :client")
                .param("client", clientId)
                .update();
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return stored.findById(id);
    }

    @Override
    @SuppressWarnings("NullAway") // «any type» is null by the interface's contract; its annotation forgot that
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        var authorization = stored.findByToken(token, type);
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(type)) {
            return authorization;
        }
        var hash = Tokens.hash(token);
        if (authorization != null && claim(hash, authorization.getId())) {
            return authorization;
        }
        revokeFamilyOf(hash);
        return null;
    }

    /** Forgets what can no longer be used; returns the number of authorizations removed. */
    int removeExpired() {
        int removed = jdbc.sql("""
                        delete from oauth2_authorization
                        where greatest(authorization_code_expires_at, access_token_expires_at, refresh_token_expires_at)
                              < now() - interval '1 hour'
                        """).update();
        jdbc.sql("""
                        delete from identity_used_refresh_tokens used
                        where used_at < now() - interval '1 day'
                        and not exists (select from oauth2_authorization issued where issued.id = used.authorization_id)
                        """).update();
        return removed;
    }

    private boolean claim(String hash, String authorizationId) {
        return jdbc.sql("""
                        insert into identity_used_refresh_tokens (token_hash, authorization_id)
                        values (:hash, :authorization) on conflict do nothing
                        """)
                        .param("hash", hash)
                        .param("authorization", authorizationId)
                        .update()
                == 1;
    }

    private void revokeFamilyOf(String hash) {
        int revoked = jdbc.sql("""
                        delete from oauth2_authorization where id in
                            (select authorization_id from identity_used_refresh_tokens where token_hash = :hash)
                        """).param("hash", hash).update();
        if (revoked > 0) {
            LOG.warn("A used refresh token was presented again: its authorization is revoked");
        }
    }

    /** Its tokens were used, but it is gone: the answer of a request that lost the race must not bring it back. */
    private boolean isRevoked(String authorizationId) {
        return jdbc.sql("""
                        select exists(select from identity_used_refresh_tokens where authorization_id = :id)
                           and not exists(select from oauth2_authorization where id = :id)
                        """).param("id", authorizationId).query(Boolean.class).single();
    }
}

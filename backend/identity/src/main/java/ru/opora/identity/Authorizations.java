package ru.opora.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * What was issued. A refresh token is claimed when it is looked up, in one statement, so of two requests with the same
 * token at most one goes on; the other one is a reuse and revokes the whole authorization.
 */
class Authorizations implements OAuth2AuthorizationService {

    private static final Logger LOG = LoggerFactory.getLogger(Authorizations.class);

    private final OAuth2AuthorizationService stored;
    private final JdbcClient jdbc;

    Authorizations(OAuth2AuthorizationService stored, JdbcClient jdbc) {
        this.stored = stored;
        this.jdbc = jdbc;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (!isRevoked(authorization.getId())) {
            stored.save(authorization);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        stored.remove(authorization);
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
        var hash = hash(token);
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

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

package ru.opora.identity.tokens;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import ru.opora.identity.IdentitySettings;
import ru.opora.identity.accounts.Sessions;

/** The programs that may ask for tokens: the application itself, known from the settings, and API clients from their table. */
public class Clients implements RegisteredClientRepository {

    /** What was taken away from somebody works no longer than that. */
    static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofMinutes(5);

    /** A working day: whoever was away for longer signs in again. Counted anew at each refresh. */
    static final Duration REFRESH_TOKEN_LIFETIME = Sessions.LIFETIME;

    public static final List<String> APPLICATION_SCOPES = List.of("openid", "profile", "email", "offline_access");

    private final JdbcClient jdbc;
    private final RegisteredClient application;

    public Clients(JdbcClient jdbc, IdentitySettings settings) {
        this.jdbc = jdbc;
        this.application = application(settings);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("API clients are kept in their table");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (clientId.equals(application.getClientId())) {
            return application;
        }
        if (clientId.indexOf('\0') >= 0) { // PostgreSQL takes it for no text
            return null;
        }
        return jdbc.sql(
                        "select id, secret_hash, scopes, created_at from identity_api_clients where id = :id and enabled")
                .param("id", clientId)
                .query((row, number) -> apiClient(row))
                .optional()
                .orElse(null);
    }

    /** Does nothing when the id is taken; tells whether it did. */
    public boolean insert(String clientId, String secretHash, Collection<String> scopes) {
        return !clientId.equals(application.getClientId())
                && jdbc.sql("""
                        insert into identity_api_clients (id, secret_hash, scopes) values (:id, :hash, :scopes)
                        on conflict do nothing
                        """)
                                .param("id", clientId)
                                .param("hash", secretHash)
                                .param("scopes", scopes.toArray(String[]::new))
                                .update()
                        == 1;
    }

    public boolean exists(String clientId) {
        return jdbc.sql("select exists(select from identity_api_clients where id = :id)")
                .param("id", clientId)
                .query(Boolean.class)
                .single();
    }

    /** Also lets a disabled client in again; tells whether there is such a client. */
    public boolean setSecret(String clientId, String secretHash) {
        return jdbc.sql("update identity_api_clients set secret_hash = :hash, enabled = true where id = :id")
                        .param("id", clientId)
                        .param("hash", secretHash)
                        .update()
                == 1;
    }

    public boolean setScopes(String clientId, Collection<String> scopes) {
        return jdbc.sql("update identity_api_clients set scopes = :scopes where id = :id")
                        .param("id", clientId)
                        .param("scopes", scopes.toArray(String[]::new))
                        .update()
                == 1;
    }

    public boolean disable(String clientId) {
        return jdbc.sql("update identity_api_clients set enabled = false where id = :id")
                        .param("id", clientId)
                        .update()
                == 1;
    }

    private static RegisteredClient application(IdentitySettings settings) {
        return RegisteredClient.withId(settings.spaClientId())
                .clientId(settings.spaClientId())
                .clientName("Opora")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> uris.addAll(settings.redirectUris()))
                .postLogoutRedirectUris(uris -> uris.addAll(settings.postLogoutRedirectUris()))
                .scopes(scopes -> scopes.addAll(APPLICATION_SCOPES))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(ACCESS_TOKEN_LIFETIME)
                        .refreshTokenTimeToLive(REFRESH_TOKEN_LIFETIME)
                        .reuseRefreshTokens(false)
                        .idTokenSignatureAlgorithm(SigningKeys.ALGORITHM)
                        .build())
                .build();
    }

    private static RegisteredClient apiClient(ResultSet row) throws SQLException {
        var scopes = List.of((String[]) row.getArray("scopes").getArray());
        return RegisteredClient.withId(row.getString("id"))
                .clientId(row.getString("id"))
                .clientSecret(row.getString("secret_hash"))
                .clientIdIssuedAt(row.getTimestamp("created_at").toInstant())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(scopes))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(ACCESS_TOKEN_LIFETIME)
                        .build())
                .build();
    }
}

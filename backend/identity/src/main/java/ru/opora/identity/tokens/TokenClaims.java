package ru.opora.identity.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import ru.opora.identity.accounts.Accounts;

/** Says in each token whom it is for and who the person is. A disabled account gets no new token, not even by refreshing. */
public class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** The audience of access tokens. */
    static final String AUDIENCE = "opora";

    private final Accounts accounts;

    public TokenClaims(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SigningKeys.ALGORITHM);
        var claims = context.getClaims();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            // An immutable list could not be read back from the database: the JSON reader allows known classes only.
            claims.audience(new ArrayList<>(List.of(AUDIENCE)));
        }
        if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            addProfile(context, claims);
        }
    }

    private void addProfile(JwtEncodingContext context, JwtClaimsSet.Builder claims) {
        Authentication principal = Objects.requireNonNull(context.getPrincipal());
        var profile = accounts.byId(UUID.fromString(principal.getName()))
                .filter(Accounts.Account::enabled)
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT)));
        claims.claim("name", profile.displayName());
        claims.claim("preferred_username", profile.username());
        var email = profile.email();
        if (email != null
                && OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            claims.claim("email", email);
        }
    }
}

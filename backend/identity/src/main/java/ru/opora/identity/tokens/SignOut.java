package ru.opora.identity.tokens;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import ru.opora.identity.IdentitySettings;
import ru.opora.identity.accounts.Sessions;

/**
 * Ends the session and with it what was issued in it. Whoever asks to sign out is signed out, also when the hint is
 * stale: an error page would leave them signed in on a shared computer.
 */
public class SignOut implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignOut.class);
    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

    private final OidcLogoutAuthenticationSuccessHandler standard = new OidcLogoutAuthenticationSuccessHandler();
    private final SecurityContextLogoutHandler browsers = new SecurityContextLogoutHandler();
    private final Authorizations authorizations;
    private final Sessions sessions;
    private final IdentitySettings settings;

    public SignOut(Authorizations authorizations, Sessions sessions, IdentitySettings settings) {
        this.authorizations = authorizations;
        this.sessions = sessions;
        this.settings = settings;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        endSessionOfHint(request);
        logout(request, response, authentication);
        standard.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        LOG.info("Signing out with a stale hint: {}", exception.toString());
        logout(request, response, null);
        browsers.logout(request, response, null);
        response.sendRedirect(settings.publicUrl() + "/");
    }

    /** The session of the browser's cookie. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        SignedInSession.of(request).ifPresent(sessions::end);
    }

    private void endSessionOfHint(HttpServletRequest request) {
        var hint = request.getParameter("id_token_hint");
        var authorization = hint == null ? null : authorizations.findByToken(hint, ID_TOKEN);
        if (authorization != null) {
            authorizations.endSessionOf(authorization);
        }
    }
}

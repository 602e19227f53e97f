package ru.opora.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;

/**
 * Ends the session and revokes what was issued for it. Whoever asks to sign out is signed out, also when the hint is
 * stale: an error page would leave them signed in on a shared computer.
 */
class SignOut implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignOut.class);
    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

    private final OidcLogoutAuthenticationSuccessHandler standard = new OidcLogoutAuthenticationSuccessHandler();
    private final SecurityContextLogoutHandler sessions = new SecurityContextLogoutHandler();
    private final OAuth2AuthorizationService authorizations;
    private final IdentitySettings settings;

    SignOut(OAuth2AuthorizationService authorizations, IdentitySettings settings) {
        this.authorizations = authorizations;
        this.settings = settings;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        revoke(request);
        standard.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        LOG.info("Signing out with a stale hint: {}", exception.toString());
        sessions.logout(request, response, null);
        response.sendRedirect(settings.publicUrl() + "/");
    }

    private void revoke(HttpServletRequest request) {
        var hint = request.getParameter("id_token_hint");
        var authorization = hint == null ? null : authorizations.findByToken(hint, ID_TOKEN);
        if (authorization != null) {
            authorizations.remove(authorization);
        }
    }
}

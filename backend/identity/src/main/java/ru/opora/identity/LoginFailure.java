package ru.opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the form with one sentence for every reason: which names exist is nobody's business. */
class LoginFailure implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        var username = request.getParameter("username");
        request.getSession().setAttribute(LoginPage.TRIED_NAME, username == null ? "" : username);
        var english = "en".equals(request.getParameter("lang"));
        response.sendRedirect(request.getContextPath() + LoginPage.PATH + "?error" + (english ? "&lang=en" : ""));
    }
}

package ru.opora.identity.tokens;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import ru.opora.identity.accounts.Sessions;

/** Ties a browser's cookie to a row of the sessions' table: when the row is gone, the cookie is worth nothing. */
public class SignedInSession extends OncePerRequestFilter {

    private static final String ATTRIBUTE = SignedInSession.class.getName();

    private final Sessions sessions;

    public SignedInSession(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Remembers in the browser's session which row it belongs to. */
    public static void set(HttpSession session, UUID id) {
        session.setAttribute(ATTRIBUTE, id);
    }

    public static Optional<UUID> of(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((UUID) session.getAttribute(ATTRIBUTE));
    }

    /** That of the request this thread is busy with. */
    static Optional<UUID> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : Optional.empty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = of(request);
        if (session.isPresent() && !sessions.isOpen(session.get())) {
            invalidate(request.getSession(false));
        }
        chain.doFilter(request, response);
    }

    private static void invalidate(@Nullable HttpSession session) {
        if (session != null) {
            session.invalidate();
        }
    }
}

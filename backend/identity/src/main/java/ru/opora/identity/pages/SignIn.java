package ru.opora.identity.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.IdentitySettings;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Accounts;
import ru.opora.identity.accounts.Accounts.Account;
import ru.opora.identity.accounts.Device;
import ru.opora.identity.accounts.Sessions;
import ru.opora.identity.factor.Factors;
import ru.opora.identity.tokens.SignedInSession;

/**
 * The end of every way in: password, second factor, invitation, set-up. Nobody is signed in by halves: until the second
 * factor is given the browser's session only remembers whose password was right.
 */
class SignIn {

    private static final String WAITING = SignIn.class.getName() + ".waiting";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionCsrfTokenRepository csrfTokens = new HttpSessionCsrfTokenRepository();
    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();
    private final Accounts accounts;
    private final Sessions sessions;
    private final Factors factors;
    private final AccountLog log;
    private final Pages pages;
    private final IdentitySettings settings;
    private final Clock clock;

    SignIn(
            Accounts accounts,
            Sessions sessions,
            Factors factors,
            AccountLog log,
            Pages pages,
            IdentitySettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.factors = factors;
        this.log = log;
        this.pages = pages;
        this.settings = settings;
        this.clock = clock;
    }

    private record Waiting(UUID account, Instant until) {}

    /** The password was right, or was just chosen. */
    ServerResponse afterPassword(ServerRequest request, Account account) {
        if (!factors.isOn(account.id())) {
            return complete(request, account);
        }
        var waiting = new Waiting(account.id(), clock.instant().plus(PATIENCE));
        request.session().setAttribute(WAITING, waiting);
        return pages.redirect(request, FactorPage.PATH);
    }

    /** Whose second factor is awaited; empty when nobody's or not any more. */
    Optional<Account> waiting(ServerRequest request) {
        return request.session().getAttribute(WAITING) instanceof Waiting waiting
                        && waiting.until.isAfter(clock.instant())
                ? accounts.byId(waiting.account).filter(Account::enabled)
                : Optional.empty();
    }

    /** Signs the person in and leads to where they wanted to go. */
    ServerResponse complete(ServerRequest request, Account account) {
        var servlet = request.servletRequest();
        request.session().removeAttribute(WAITING);
        // An id that was known before signing in must not be that of a signed-in session.
        servlet.changeSessionId();
        var device = Device.of(servlet.getHeader(HttpHeaders.USER_AGENT));
        SignedInSession.set(servlet.getSession(), sessions.begin(account.id(), device));
        accounts.signedIn(account.id());
        log.own(account.id(), "SIGNED_IN");
        return ServerResponse.seeOther(target(servlet)).build((request1, response) -> {
            csrfTokens.saveToken(null, request1, response);
            contexts.saveContext(context(account), request1, response);
            return null;
        });
    }

    /** The authority says when the person signed in; the tokens repeat it. */
    private static SecurityContext context(Account account) {
        var principal = new User(account.id().toString(), "", List.of());
        var factor = FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of(factor)));
        return context;
    }

    @SuppressWarnings("NullAway") // the cache reads the request only; a response is not needed for that
    private URI target(HttpServletRequest request) {
        var saved = requests.getRequest(request, null);
        return URI.create(saved == null ? settings.publicUrl() + "/" : saved.getRedirectUrl());
    }
}

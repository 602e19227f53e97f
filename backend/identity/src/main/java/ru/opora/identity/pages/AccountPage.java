package ru.opora.identity.pages;

import java.util.HashMap;
import java.util.Optional;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.Texts;
import ru.opora.identity.accounts.AccountLog;
import ru.opora.identity.accounts.Sessions;
import ru.opora.identity.accounts.Sessions.Session;
import ru.opora.identity.factor.Factors;
import ru.opora.identity.tokens.SignedInSession;

/** A person's own account: what it is, where it is open, and the ways to change it. */
class AccountPage {

    static final String PATH = "/account";

    /** What the address may say was done; other words are not repeated on the page. */
    private static final Set<String> DONE = Set.of("password", "factor-off", "session", "sessions");

    private final Pages pages;
    private final Own own;
    private final Sessions sessions;
    private final Factors factors;
    private final AccountLog log;

    AccountPage(Pages pages, Own own, Sessions sessions, Factors factors, AccountLog log) {
        this.pages = pages;
        this.own = own;
        this.sessions = sessions;
        this.factors = factors;
        this.log = log;
    }

    ServerResponse show(ServerRequest request) {
        var account = own.account(request);
        var language = Pages.language(request);
        var here = SignedInSession.of(request.servletRequest()).orElse(null);
        var open = sessions.of(account.id());
        boolean factor = factors.isOn(account.id());
        var model = new HashMap<String, Object>();
        model.put("name", account.displayName());
        model.put("username", account.username());
        model.put("email", account.email() == null ? pages.text(request, "account.email.none") : account.email());
        model.put("factorOn", factor);
        model.put("factorOff", !factor);
        model.put("codesLeft", pages.text(request, "account.factor.codes", factors.recoveryCodesLeft(account.id())));
        model.put("sessions", open.stream().map(session -> row(session, here, language)).toList());
        model.put("others", open.size() > 1);
        request.param("done").filter(DONE::contains).ifPresent(done ->
                model.put("notice", pages.text(request, "account.done." + done)));
        return pages.show(request, "account", model);
    }

    ServerResponse endSession(ServerRequest request) {
        var account = own.account(request);
        var ended = uuid(request.param("id").orElse("")).filter(id -> sessions.end(id, account.id()));
        if (ended.isEmpty()) {
            return pages.message(request, HttpStatus.NOT_FOUND, "missing");
        }
        log.own(account.id(), "SESSION_ENDED");
        return pages.redirect(request, PATH + "?done=session");
    }

    ServerResponse endOthers(ServerRequest request) {
        var account = own.account(request);
        SignedInSession.of(request.servletRequest()).ifPresent(here -> sessions.endOthers(account.id(), here));
        log.own(account.id(), "SESSIONS_ENDED");
        return pages.redirect(request, PATH + "?done=sessions");
    }

    private static Map<String, Object> row(Session session, @Nullable UUID here, Locale language) {
        return Map.of(
                "id", session.id().toString(),
                "device", session.device(),
                "started", Texts.moment(session.startedAt(), language),
                "used", Texts.moment(session.lastUsedAt(), language),
                "own", session.id().equals(here),
                "other", !session.id().equals(here));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

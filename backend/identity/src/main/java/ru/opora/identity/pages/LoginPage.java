package ru.opora.identity.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.IdentitySettings;
import ru.opora.identity.InitialAccounts;
import ru.opora.identity.accounts.PasswordCheck;

/**
 * The form. Every refusal is one sentence: which names exist is nobody's business. In demonstration mode it also lists the
 * accounts; one click fills the form in.
 */
class LoginPage {

    static final String PATH = "/login";

    /** The browser's session remembers what was typed before a refusal: it need not be typed again. */
    private static final String REFUSAL = LoginPage.class.getName() + ".refusal";

    private final Pages pages;
    private final PasswordCheck passwords;
    private final Guesses guesses;
    private final SignIn signIn;
    private final List<InitialAccounts.Account> demo;
    private final Clock clock;

    LoginPage(
            Pages pages,
            PasswordCheck passwords,
            Guesses guesses,
            SignIn signIn,
            IdentitySettings settings,
            InitialAccounts initial,
            Clock clock) {
        this.pages = pages;
        this.passwords = passwords;
        this.guesses = guesses;
        this.signIn = signIn;
        this.demo = settings.demo() ? initial.accounts() : List.of();
        this.clock = clock;
    }

    private record Refusal(String username, @Nullable Instant lockedUntil) {}

    ServerResponse show(ServerRequest request) {
        var refusal = request.session().getAttribute(REFUSAL) instanceof Refusal before ? before : null;
        var model = new HashMap<String, Object>();
        model.put("username", refusal == null ? "" : refusal.username);
        model.put("demo", !demo.isEmpty());
        model.put("accounts", demo);
        if (request.param("error").isPresent()) {
            model.put("error", refused(request, refusal == null ? null : refusal.lockedUntil));
        }
        return pages.show(request, "login", model);
    }

    ServerResponse submit(ServerRequest request) {
        var username = Fields.text(request, "username");
        return guesses.hear(
                request,
                () -> passwords.ask(username, Fields.secret(request, "password")),
                answer -> answer.account().isPresent(),
                answer -> answered(request, username, answer));
    }

    private ServerResponse answered(ServerRequest request, String username, PasswordCheck.Answer answer) {
        if (answer.account().isPresent()) {
            request.session().removeAttribute(REFUSAL);
            return signIn.afterPassword(request, answer.account().get());
        }
        request.session().setAttribute(REFUSAL, new Refusal(username, answer.lockedUntil()));
        var english = "en".equals(Pages.language(request).getLanguage());
        return pages.redirect(request, PATH + "?error" + (english ? "&lang=en" : ""));
    }

    private String refused(ServerRequest request, @Nullable Instant lockedUntil) {
        return lockedUntil == null || lockedUntil.isBefore(clock.instant())
                ? pages.text(request, "login.error")
                : pages.text(request, "login.locked", minutesUntil(lockedUntil, clock));
    }

    /** Rounded up: whoever waits that long has waited long enough. */
    static long minutesUntil(Instant moment, Clock clock) {
        return Math.max(
                1, Duration.between(clock.instant(), moment).plusSeconds(59).toMinutes());
    }
}

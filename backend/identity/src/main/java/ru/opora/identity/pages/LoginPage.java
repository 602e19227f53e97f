package ru.opora.identity.pages;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The form. In demonstration mode it also lists the accounts; one click fills the form in. */
class LoginPage {

    static final String PATH = "/login";

    /** The session's name of what was typed before a refusal: it need not be typed again. */
    static final String TRIED_NAME = LoginPage.class.getName() + ".name";

    private final PageTemplate template;
    private final IdentitySettings settings;
    private final InitialAccounts initial;

    LoginPage(PageTemplate template, IdentitySettings settings, InitialAccounts initial) {
        this.template = template;
        this.settings = settings;
        this.initial = initial;
    }

    ServerResponse show(ServerRequest request) {
        var language = Language.of(request);
        var html = template.render(
                "login.html",
                language,
                Map.of(
                        "language",
                        language.getLanguage(),
                        "csrf",
                        csrf(request),
                        "username",
                        triedName(request),
                        "error",
                        request.param("error").isPresent() ? error(language) : "",
                        "demo",
                        settings.demo() ? demo(language) : "",
                        "home",
                        settings.publicUrl() + "/"));
        return ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(html);
    }

    private static String csrf(ServerRequest request) {
        return request.attribute(CsrfToken.class.getName())
                .map(token -> ((CsrfToken) token).getToken())
                .orElse("");
    }

    private static String triedName(ServerRequest request) {
        var session = request.servletRequest().getSession(false);
        return session != null && session.getAttribute(TRIED_NAME) instanceof String name ? name : "";
    }

    private String error(Locale language) {
        return "<p class=\"error\" id=\"error\" role=\"alert\">" + escape(template.text("login.error", language))
                + "</p>";
    }

    private String demo(Locale language) {
        var rows = initial.accounts().stream()
                .map(account -> """
                        <li><button type="button" class="account" data-username="%s" data-password="%s">\
                        <span>%s</span> <code>%s</code></button></li>""".formatted(
                                escape(account.username()),
                                escape(account.password()),
                                escape(account.displayName()),
                                escape(account.username())))
                .collect(Collectors.joining("\n"));
        return rows.isEmpty()
                ? ""
                : """
                <section class="demo" aria-labelledby="demo"><h2 id="demo">%s</h2><p>%s</p><ul>%s</ul></section>
                <script src="assets/login.js" defer></script>""".formatted(
                                escape(template.text("login.demo", language)),
                                escape(template.text("login.demo.hint", language)),
                                rows);
    }

    private static String escape(String text) {
        return htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}

package ru.opora.identity.pages;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ru.opora.identity.IdentitySettings;
import ru.opora.identity.Language;
import ru.opora.identity.Texts;

/** Turns a template and what is particular to a request into a page that is kept nowhere. */
class Pages {

    private static final String LANGUAGE = Pages.class.getName() + ".language";

    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler =
            Mustache.compiler().withLoader(Pages::open).emptyStringIsFalse(true);
    private final Texts texts;
    private final IdentitySettings settings;

    Pages(Texts texts, IdentitySettings settings) {
        this.texts = texts;
        this.settings = settings;
    }

    /**
     * A page.
     *
     * @param name of the template; its title is the text {@code name.title}
     */
    ServerResponse show(ServerRequest request, HttpStatus status, String name, Map<String, ?> model) {
        return answer(status).body(render(request, name, model));
    }

    private String render(ServerRequest request, String name, Map<String, ?> model) {
        var language = language(request);
        var all = new HashMap<String, Object>();
        all.put("language", language.getLanguage());
        all.put("base", request.servletRequest().getContextPath());
        all.put("home", settings.publicUrl() + "/");
        all.put("csrf", csrf(request));
        all.put("token", "");
        all.put("t", (Mustache.Lambda)
                (key, out) -> out.write(Texts.escape(texts.text(key.execute(), language))));
        all.putAll(model);
        all.computeIfAbsent("title", key -> texts.text(name + ".title", language));
        return templates.computeIfAbsent(name, this::template).execute(all);
    }

    private static ServerResponse.BodyBuilder answer(HttpStatus status) {
        return ServerResponse.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore());
    }

    ServerResponse show(ServerRequest request, String name, Map<String, ?> model) {
        return show(request, HttpStatus.OK, name, model);
    }

    /** The form again, with what is wrong said above it. */
    ServerResponse refuse(ServerRequest request, String name, Map<String, ?> model, String error) {
        var all = new HashMap<String, Object>(model);
        all.put("error", error);
        return show(request, HttpStatus.UNPROCESSABLE_CONTENT, name, all);
    }

    /** A page of one message and a way on. */
    ServerResponse message(ServerRequest request, HttpStatus status, String key) {
        return answer(status).body(message(request, key));
    }

    ServerResponse tooOften(ServerRequest request, long seconds) {
        return answer(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .body(message(request, "often"));
    }

    private String message(ServerRequest request, String key) {
        var title = text(request, key + ".title");
        return render(request, "message", Map.of("title", title, "text", text(request, key + ".text")));
    }

    /** A link that was used, is too old or never was one. */
    ServerResponse gone(ServerRequest request) {
        return message(request, HttpStatus.GONE, "gone");
    }

    /** To another page of this service. */
    ServerResponse redirect(ServerRequest request, String path) {
        var base = request.uriBuilder()
                .replacePath(request.servletRequest().getContextPath())
                .replaceQuery(null);
        return ServerResponse.seeOther(URI.create(base.build() + path)).build();
    }

    String text(ServerRequest request, String key, Object... values) {
        return texts.text(key, language(request), values);
    }

    /** What the address says, else what was chosen before, else what the application asked for, else the browser's. */
    static Locale language(ServerRequest request) {
        var session = request.servletRequest().getSession(false);
        var chosen = request.param("lang").flatMap(Language::match);
        if (session != null) {
            chosen.ifPresent(language -> session.setAttribute(LANGUAGE, language));
        }
        return chosen.or(() -> Optional.ofNullable(session == null ? null : (Locale) session.getAttribute(LANGUAGE)))
                .or(() -> asked(request))
                .or(() -> Language.match(String.join(",", request.headers().header("Accept-Language"))))
                .orElse(Language.RUSSIAN);
    }

    private static Optional<Locale> asked(ServerRequest request) {
        var session = request.servletRequest().getSession(false);
        var saved = session == null ? null : session.getAttribute("SPRING_SECURITY_SAVED_REQUEST");
        return saved instanceof SavedRequest before
                ? Optional.ofNullable(before.getParameterValues("ui_locales"))
                        .filter(values -> values.length > 0)
                        .flatMap(values -> Language.match(values[0].replace(' ', ',')))
                : Optional.empty();
    }

    private static String csrf(ServerRequest request) {
        return request.attribute(CsrfToken.class.getName())
                .map(token -> ((CsrfToken) token).getToken())
                .orElse("");
    }

    private Template template(String name) {
        try (Reader reader = open(name)) {
            return compiler.compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) {
        InputStream in = Pages.class.getResourceAsStream("/identity/pages/" + name + ".html");
        if (in == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }
}

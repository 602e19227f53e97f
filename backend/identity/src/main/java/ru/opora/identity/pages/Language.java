package ru.opora.identity.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.servlet.function.ServerRequest;

/** The language of a page: what the address says, else what the application asked for, else the browser's; Russian first. */
final class Language {

    static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private static final List<Locale> SUPPORTED = List.of(RUSSIAN, Locale.ENGLISH);

    private Language() {}

    static Locale of(ServerRequest request) {
        return request.param("lang")
                .or(() -> asked(request))
                .flatMap(Language::match)
                .or(() -> match(String.join(",", request.headers().header("Accept-Language"))))
                .orElse(RUSSIAN);
    }

    private static Optional<String> asked(ServerRequest request) {
        var session = request.servletRequest().getSession(false);
        var saved = session == null ? null : session.getAttribute("SPRING_SECURITY_SAVED_REQUEST");
        return saved instanceof SavedRequest before
                ? Optional.ofNullable(before.getParameterValues("ui_locales"))
                        .filter(values -> values.length > 0)
                        .map(values -> values[0].replace(' ', ','))
                : Optional.empty();
    }

    private static Optional<Locale> match(String ranges) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(ranges), SUPPORTED));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package ru.opora.identity.pages;

import jakarta.servlet.RequestDispatcher;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Says that signing in did not work out and leads back; the reason stands in the log, not on the page. */
class ErrorPage {

    static final String PATH = "/error";

    private static final int NOT_FOUND = 404;

    private final PageTemplate template;
    private final IdentitySettings settings;

    ErrorPage(PageTemplate template, IdentitySettings settings) {
        this.template = template;
        this.settings = settings;
    }

    ServerResponse show(ServerRequest request) {
        int status =
                (int) request.attribute(RequestDispatcher.ERROR_STATUS_CODE).orElse(NOT_FOUND);
        var language = Language.of(request);
        var html = template.render(
                "error.html",
                language,
                Map.of(
                        "language", language.getLanguage(),
                        "status", String.valueOf(status),
                        "home", settings.publicUrl() + "/"));
        return ServerResponse.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(html);
    }
}

package ru.opora.identity.pages;

import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Says that signing in did not work out and leads back; the reason stands in the log, not on the page. */
class ErrorPage {

    static final String PATH = "/error";

    private final Pages pages;

    ErrorPage(Pages pages) {
        this.pages = pages;
    }

    ServerResponse show(ServerRequest request) {
        int code = (int) request.attribute(RequestDispatcher.ERROR_STATUS_CODE).orElse(HttpStatus.NOT_FOUND.value());
        var status = HttpStatus.resolve(code);
        return pages.show(
                request,
                status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status,
                "error",
                Map.of("status", String.valueOf(code)));
    }
}

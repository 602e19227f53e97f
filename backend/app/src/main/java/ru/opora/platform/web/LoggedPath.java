package ru.opora.platform.web;

import java.util.regex.Pattern;
import org.springframework.web.server.ServerWebExchange;

/** The path of a request as logs may hold it: where a secret stands in it, a secret is written. */
public final class LoggedPath {

    private static final Pattern SECRET = Pattern.compile("^(/feeds|/api/v1/s|/s)/.*");

    private LoggedPath() {}

    public static String of(ServerWebExchange exchange) {
        return SECRET.matcher(exchange.getRequest().getPath().value()).replaceFirst("$1/…");
    }
}

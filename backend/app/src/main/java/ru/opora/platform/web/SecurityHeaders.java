package ru.opora.platform.web;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What browsers are told not to do, on every answer: the API's, files, problems and the sign-in pages, which may be
 * stricter themselves.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // before anything can answer
class SecurityHeaders implements WebFilter {

    private final Map<String, String> always = new TreeMap<>();

    SecurityHeaders(ContentPolicy policy, @Value("${opora.public-url}") String publicUrl) {
        always.put(ContentPolicy.HEADER, policy.plain());
        always.put("Cross-Origin-Opener-Policy", "same-origin");
        always.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        always.put("Referrer-Policy", "same-origin");
        always.put("X-Content-Type-Options", "nosniff");
        always.put("X-Frame-Options", "DENY");
        if (publicUrl.startsWith("https:")) {
            always.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean files = exchange.getRequest().getPath().value().startsWith("/assets/");
        HttpHeaders headers = exchange.getResponse().getHeaders();
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> {
                    always.forEach((name, value) -> setUnlessSet(headers, name, value));
                    if (!files) { // what a person sees is theirs; answers that may be kept say so themselves
                        setUnlessSet(headers, HttpHeaders.CACHE_CONTROL, "no-store");
                    }
                }));
        return chain.filter(exchange);
    }

    private static void setUnlessSet(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }
}

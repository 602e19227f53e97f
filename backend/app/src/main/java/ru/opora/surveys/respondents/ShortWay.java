package ru.opora.surveys.respondents;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import ru.opora.platform.limits.LinkAllowances;
import ru.opora.platform.limits.WholeWrites;

/**
 * Answers go past security, the caller's scope and the search for a handler: nobody signs in here, and of what a thousand
 * answers a second cost the machine these are a fifth (docs/adr/0065-taking-answers-in.md). Ids, headers, log, times and problems
 * are those of every request. What comes from another origin, or is not plainly answers as our page sends them, goes the long way
 * to {@link RespondentController}, which says of the same what it is and takes it likewise.
 */
@Component
@Order(-101) // right before security (-100)
class ShortWay implements WebFilter {

    private static final String PATTERN = "/api/v1/s/{token}/responses/{id}";
    private static final Pattern ADDRESS =
            Pattern.compile("/api/v1/s/([A-Za-z0-9_-]{1,200})/responses/([0-9A-Fa-f-]{36})");

    private final LinkAllowances links;
    private final ResponseTaking taking;

    ShortWay(LinkAllowances links, ResponseTaking taking) {
        this.links = links;
        this.taking = taking;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Matcher address = address(exchange.getRequest());
        if (address == null) {
            return chain.filter(exchange);
        }
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .ifPresent(times -> times.setPathPattern(PATTERN));
        String token = address.group(1);
        return links.take(exchange, token)
                .then(WholeWrites.whole(exchange, Mono.defer(() -> taking.take(exchange, token, address.group(2)))));
    }

    /** Token and id; null when this is something else. */
    private static @Nullable Matcher address(ServerHttpRequest request) {
        if (request.getMethod() != HttpMethod.PUT) {
            return null;
        }
        Matcher address = ADDRESS.matcher(request.getPath().value());
        return address.matches() && isPlain(request.getHeaders()) && !CorsUtils.isCorsRequest(request) ? address : null;
    }

    private static boolean isPlain(HttpHeaders headers) {
        String wanted = headers.getFirst(HttpHeaders.ACCEPT);
        return MediaType.APPLICATION_JSON_VALUE.equalsIgnoreCase(headers.getFirst(HttpHeaders.CONTENT_TYPE))
                && (wanted == null || MediaType.ALL_VALUE.equals(wanted));
    }
}

package ru.opora.platform.security;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.web.RequestId;

/** Takes the caller's subtrees to the database: the second line, whatever a query forgets. */
@Component
@Order(0) // after security (-100): by then it is known who calls
class ScopeFilter implements WebFilter {

    /** Why something is changed, percent-encoded UTF-8; it goes into the record of changes. */
    static final String REASON = "Opora-Reason";

    private static final int LONGEST_REASON = 1000;

    private final RightsChannel rights;

    ScopeFilter(RightsChannel rights) {
        this.rights = rights;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .map(context -> Optional.ofNullable(context.getAuthentication()))
                .defaultIfEmpty(Optional.empty())
                .flatMap(authentication -> authentication
                        .filter(CallerAuthentication.class::isInstance)
                        .map(found -> ((CallerAuthentication) found).caller())
                        .map(caller -> in(caller.databaseScope(change(exchange)), exchange, chain))
                        .orElseGet(() -> chain.filter(exchange)));
    }

    /** Who changes rights is answered when they hold on this node, so that whatever comes next meets them. */
    private Mono<Void> in(DatabaseScope scope, ServerWebExchange exchange, WebFilterChain chain) {
        if (scope.change() != null) {
            exchange.getResponse().beforeCommit(rights::settled);
        }
        return chain.filter(exchange).contextWrite(scope::in);
    }

    private static DatabaseScope.@Nullable Change change(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        HttpMethod method = request.getMethod();
        return method == HttpMethod.GET || method == HttpMethod.HEAD
                ? null
                : new DatabaseScope.Change(
                        RequestId.of(exchange),
                        method + " " + request.getPath().value(),
                        reason(request.getHeaders().getFirst(REASON)));
    }

    private static String reason(@Nullable String header) {
        try {
            String text = header == null ? "" : URLDecoder.decode(header, StandardCharsets.UTF_8);
            return text.codePoints()
                    .filter(point -> !Character.isISOControl(point))
                    .limit(LONGEST_REASON)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }
}

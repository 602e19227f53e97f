package ru.opora.platform.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A line for each answered request, off until {@code logging.level.ru.opora.requests=debug}. Neither the query nor the
 * caller's address is written: they hold names, codes and personal data.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // after the id is given
class RequestLog implements WebFilter {

    /** Levels can be set by the environment for names in lower case only, so it is not the name of the class. */
    private static final Logger LOG = LoggerFactory.getLogger("ru.opora.requests");

    private static final long MICROSECOND = 1_000;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (LOG.isDebugEnabled()) {
            long begin = System.nanoTime();
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange, begin)));
        }
        return chain.filter(exchange);
    }

    private static void write(ServerWebExchange exchange, long begin) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        LOG.atDebug()
                .addKeyValue("requestId", RequestId.of(exchange))
                .addKeyValue("method", exchange.getRequest().getMethod().name())
                .addKeyValue("path", LoggedPath.of(exchange))
                .addKeyValue("status", status == null ? 200 : status.value())
                .addKeyValue("microseconds", (System.nanoTime() - begin) / MICROSECOND)
                .log("answered");
    }
}

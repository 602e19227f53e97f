package ru.opora.platform.limits;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A write that has come to us is done to its end, also when its sender vanishes meanwhile. Stopping it midway would leave
 * connections behind: a transaction that is cancelled while it begins is ended by nobody. A sender who vanishes before
 * the body is whole ends it by that.
 */
@Component
@Order(-9) // after security and rates: from here on there is something to be done
class WholeWrites implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpMethod method = exchange.getRequest().getMethod();
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
        return reads
                ? chain.filter(exchange)
                : Mono.deferContextual(context -> Mono.fromFuture(
                        () -> chain.filter(exchange).contextWrite(context).toFuture(), true));
    }
}

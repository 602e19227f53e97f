package ru.opora.platform.limits;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemDoor;

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
                : Mono.deferContextual(context -> heard(
                        exchange, chain.filter(exchange).contextWrite(context).toFuture()));
    }

    /** Goes on when nobody listens any more; what then goes wrong is said in the log, as a problem that was sent would be. */
    private static Mono<Void> heard(ServerWebExchange exchange, CompletableFuture<Void> work) {
        return Mono.create(sink -> {
            var gone = new AtomicBoolean();
            sink.onCancel(() -> gone.set(true));
            var unused = work.whenComplete((nothing, failure) -> {
                if (failure == null) {
                    sink.success();
                } else if (gone.get()) {
                    ProblemDoor.unheard(exchange, failure);
                } else {
                    sink.error(failure);
                }
            });
        });
    }
}

package ru.opora.platform.limits;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;
import ru.opora.platform.problem.ProblemDoor;

/**
 * A write that has come to us is done to its end, also when its sender vanishes meanwhile. Stopping it midway would leave
 * connections behind: a transaction that is cancelled while it begins is ended by nobody. A sender who vanishes before
 * the body is whole ends it by that.
 */
@Component
@Order(-9) // after security and rates: from here on there is something to be done
public class WholeWrites implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpMethod method = exchange.getRequest().getMethod();
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
        return reads ? chain.filter(exchange) : whole(exchange, Mono.defer(() -> chain.filter(exchange)));
    }

    /** What goes on to its end, also when whoever sent the request listens no more. */
    public static Mono<Void> whole(ServerWebExchange exchange, Mono<Void> work) {
        return Mono.create(sink -> work.subscribe(new Whole(exchange, sink)));
    }

    /** Goes on when nobody listens any more; what then goes wrong is said in the log, as a problem that was sent would be. */
    private static final class Whole extends BaseSubscriber<Void> {

        private final ServerWebExchange exchange;
        private final MonoSink<Void> sink;
        private final Context context;
        private volatile boolean gone;

        Whole(ServerWebExchange exchange, MonoSink<Void> sink) {
            this.exchange = exchange;
            this.sink = sink.onCancel(() -> gone = true);
            this.context = Context.of(sink.contextView());
        }

        @Override
        public Context currentContext() {
            return context;
        }

        @Override
        protected void hookOnComplete() {
            sink.success();
        }

        @Override
        protected void hookOnError(Throwable failure) {
            if (gone) {
                ProblemDoor.unheard(exchange, failure);
            } else {
                sink.error(failure);
            }
        }
    }
}

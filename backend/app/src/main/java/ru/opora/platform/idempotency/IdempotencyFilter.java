package ru.opora.platform.idempotency;

import java.security.MessageDigest;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;
import reactor.util.retry.Retry;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/**
 * A POST with an Idempotency-Key does its work once. The key, the handler's work and the answer are one transaction, and
 * the answer leaves only after its commit: whatever dies on the way, asking again gives the first answer or does the work.
 */
@Component
@Order(10) // after the caller's scope (0): the transaction is the caller's
class IdempotencyFilter implements WebFilter {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final int ATTEMPTS = 25; // about ten seconds
    private static final Duration LATER = Duration.ofSeconds(5);

    /** Another request with the key is being worked on. */
    private static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final KeptAnswers answers;
    private final TransactionalOperator transaction;
    private final InstrumentedPool<Boolean> places;

    /** So many at once that other requests always find a connection, whatever these do while they hold theirs. */
    IdempotencyFilter(
            KeptAnswers answers,
            TransactionalOperator transaction,
            @Value("${spring.r2dbc.pool.max-size}") int connections) {
        this.answers = answers;
        this.transaction = transaction;
        this.places = PoolBuilder.from(Mono.just(true))
                .sizeBetween(0, Math.max(1, connections * 3 / 4))
                .maxPendingAcquire(1000)
                .buildPool();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        boolean keyed = request.getMethod() == HttpMethod.POST
                && request.getHeaders().containsHeader(IdempotencyKey.HEADER)
                && request.getPath().value().startsWith("/api/");
        return keyed ? subject().flatMap(subject -> once(exchange, chain, subject)) : chain.filter(exchange);
    }

    private static Mono<String> subject() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .map(authentication -> authentication.getPrincipal() instanceof Caller caller ? caller.subject() : "")
                .defaultIfEmpty("");
    }

    private Mono<Void> once(ServerWebExchange exchange, WebFilterChain chain, String subject) {
        IdempotencyKey key = IdempotencyKey.of(subject, exchange.getRequest());
        return WholeBody.of(exchange.getRequest())
                .flatMap(body -> places.withPoolable(place -> attempt(exchange, chain, key, body))
                        .single()
                        .retryWhen(Retry.backoff(ATTEMPTS, PAUSE)
                                .maxBackoff(LONGEST_PAUSE)
                                .filter(Busy.class::isInstance)
                                .onRetryExhaustedThrow((spec, signal) ->
                                        ProblemException.later(ProblemType.IDEMPOTENCY_KEY_IN_USE, LATER))))
                .flatMap(answer -> answer.send(exchange.getResponse()));
    }

    /** Waiting for another request with the key is done without a connection: this fails and is tried again. */
    private Mono<Answer> attempt(ServerWebExchange exchange, WebFilterChain chain, IdempotencyKey key, WholeBody body) {
        return transaction
                .execute(running -> answers.take(key)
                        .filter(taken -> taken)
                        .switchIfEmpty(Mono.error(Busy::new))
                        .flatMap(taken -> answers.find(key))
                        .map(kept -> repeated(kept, key, body))
                        .switchIfEmpty(Mono.defer(() -> work(running, exchange, chain, key, body))))
                .single(); // and not next(): it would cancel, which is a rollback
    }

    private static Answer repeated(KeptAnswers.Kept kept, IdempotencyKey key, WholeBody body) {
        if (!MessageDigest.isEqual(kept.request(), body.digest())) {
            throw ProblemException.keyReused(IdempotencyKey.HEADER);
        }
        return Answer.opened(kept.answer(), key.secret());
    }

    private Mono<Answer> work(
            ReactiveTransaction running,
            ServerWebExchange exchange,
            WebFilterChain chain,
            IdempotencyKey key,
            WholeBody body) {
        var response = new HeldResponse(exchange.getResponse());
        var held = exchange.mutate()
                .request(body.in(exchange.getRequest(), response.bufferFactory()))
                .response(response)
                .build();
        return chain.filter(held).then(Mono.defer(() -> {
            Answer answer = response.answer();
            if (answer.isKept()) {
                return answers.keep(key, body, answer).thenReturn(answer);
            }
            running.setRollbackOnly();
            return Mono.just(answer);
        }));
    }
}

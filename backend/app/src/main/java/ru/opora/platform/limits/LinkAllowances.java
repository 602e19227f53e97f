package ru.opora.platform.limits;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/** What may be asked by a secret link, without sign-in. */
@Component
public class LinkAllowances {

    private final RateLimits limits;

    LinkAllowances(RateLimits limits) {
        this.limits = limits;
    }

    /** Takes one request from what may be asked by a link; a problem when it is used up. */
    public Mono<Void> take(ServerWebExchange exchange, String link) {
        return limits.ofLink(exchange, link);
    }

    /** Whoever tries links that there are not spends the allowance of the address; a school with a good link never does. */
    public <T> Mono<T> unknown(ServerWebExchange exchange) {
        return Mono.defer(
                () -> limits.ofAddress(exchange).then(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND))));
    }
}

package ru.opora.platform.limits;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What one address may ask without sign-in, for routes whose callers are known by a secret: only wrong ones spend it. */
@Component
public class AddressAllowance {

    private final RateLimits limits;

    AddressAllowance(RateLimits limits) {
        this.limits = limits;
    }

    /** Takes one request; a problem when the allowance is used up. */
    public Mono<Void> take(ServerWebExchange exchange) {
        return limits.ofAddress(exchange);
    }
}

package ru.opora.launcher;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Healthy only when everything of the product has started: the API may answer before the sign-in service does. */
class ReadyHealth implements ReactiveHealthIndicator {

    private final AtomicBoolean ready;

    ReadyHealth(AtomicBoolean ready) {
        this.ready = ready;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(() -> (ready.get() ? Health.up() : Health.outOfService()).build());
    }
}

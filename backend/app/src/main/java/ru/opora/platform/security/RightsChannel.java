package ru.opora.platform.security;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DedicatedConnections;

/**
 * Hears from the database that somebody's rights changed, on whichever node. That it would be heard is proved again and
 * again by a word to oneself, which comes after everything that was said before it: a connection that is lost, cut off
 * without notice or pooled by something that swallows notifications is not believed.
 */
@Configuration(proxyBeanMethods = false)
class RightsChannel {

    /** How long one proof counts, and so how late a change can be heard at the very worst. */
    static final Duration BELIEVED = Duration.ofSeconds(2);

    private static final Duration BEAT = Duration.ofMillis(700);
    private static final String CHANNEL = "opora_rights";

    private final String self = UUID.randomUUID() + " ";
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();
    private final Sinks.Many<Long> heard = Sinks.many().multicast().directBestEffort();
    private volatile @Nullable PostgresqlConnection listening;
    private volatile long believedUntil = System.nanoTime();

    @Bean
    Background rightsListener(DedicatedConnections connections) {
        return new Background("The word of changed rights", connections.using(this::follow));
    }

    /** How often rights may have changed so far. */
    long changes() {
        return changes.get();
    }

    /** Whether a change would have been heard. */
    boolean isHeard() {
        return listening != null && System.nanoTime() - believedUntil < 0;
    }

    /** Completes when everything that was committed before is heard here, or nothing remembered before it counts. */
    Mono<Void> settled() {
        return Mono.defer(() -> {
            PostgresqlConnection connection = listening;
            return connection == null
                    ? Mono.<Void>fromRunnable(changes::incrementAndGet)
                    : prove(connection).onErrorResume(lost -> Mono.fromRunnable(changes::incrementAndGet));
        });
    }

    private Flux<Void> follow(PostgresqlConnection connection) {
        Flux<Void> words = connection.getNotifications().doOnNext(this::hear).thenMany(Flux.empty());
        Flux<Void> proofs = connection
                .createStatement("LISTEN " + CHANNEL)
                .execute()
                .flatMap(result -> result.getRowsUpdated())
                .then(Mono.fromRunnable(changes::incrementAndGet)) // what happened while nobody listened is not known
                .thenMany(Flux.interval(Duration.ZERO, BEAT).onBackpressureDrop())
                .concatMap(beat -> prove(connection), 0);
        return Flux.merge(words, proofs).doFinally(ended -> listening = null);
    }

    private void hear(Notification word) {
        String text = String.valueOf(word.getParameter());
        if (text.startsWith(self)) {
            heard.tryEmitNext(Long.valueOf(text.substring(self.length())));
        } else if (text.isEmpty()) {
            changes.incrementAndGet();
        }
    }

    private Mono<Void> prove(PostgresqlConnection connection) {
        return Mono.defer(() -> {
            long number = asked.incrementAndGet();
            long begin = System.nanoTime();
            Mono<Void> word = connection
                    .createStatement("SELECT pg_notify($1, $2)")
                    .bind(0, CHANNEL)
                    .bind(1, self + number)
                    .execute()
                    .flatMap(result -> result.map(row -> true))
                    .then();
            return heard.asFlux()
                    .filter(echo -> echo == number)
                    .mergeWith(word.then(Mono.empty()))
                    .next()
                    .timeout(BELIEVED)
                    .doOnNext(echo -> believe(connection, begin + BELIEVED.toNanos()))
                    .then();
        });
    }

    private void believe(PostgresqlConnection connection, long until) {
        believedUntil = until;
        listening = connection;
    }
}

package ru.opora.audit;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DedicatedConnections;

/**
 * Gives entries their place in the chain a moment after their commit. One node at a time does it: the one whose
 * connection holds the lock; with that connection the lock goes over to another node.
 */
@Configuration(proxyBeanMethods = false)
class AuditSealing {

    static final Duration PAUSE = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int BATCH = 1000;

    private static final String LEAD = "SELECT pg_try_advisory_lock(hashtext('opora audit leader'))";
    private static final String SEAL = "SELECT audit_seal(" + BATCH + ")";

    @Bean
    Background auditSealer(DedicatedConnections connections) {
        return new Background("Sealing of the audit entries", connections.using(AuditSealing::lead));
    }

    private static Flux<Long> lead(PostgresqlConnection connection) {
        return ask(connection, LEAD, Boolean.class)
                .repeatWhen(asked -> asked.delayElements(PATIENCE))
                .filter(leads -> leads)
                .next()
                .flatMapMany(leader -> seal(connection));
    }

    /** Without a pause while batches are full. */
    private static Flux<Long> seal(PostgresqlConnection connection) {
        Mono<Long> batch = ask(connection, SEAL, Long.class);
        return batch.expand(count -> count < BATCH ? Mono.delay(PAUSE).then(batch) : batch);
    }

    private static <T> Mono<T> ask(PostgresqlConnection connection, String sql, Class<T> type) {
        return connection
                .createStatement(sql)
                .execute()
                .concatMap(result -> result.map((row, metadata) -> row.get(0, type)))
                .next();
    }
}

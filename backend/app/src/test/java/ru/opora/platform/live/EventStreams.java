package ru.opora.platform.live;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;

/** Waiting for the chain. */
public final class EventStreams {

    private EventStreams() {}

    /** Waits until everything that was recorded so far is told: a stream that opens then hears nothing of it. */
    public static void told(ApplicationContext context) {
        long place = sealed(context.getBean(DatabaseClient.class));
        LiveHub hub = context.getBean(LiveHub.class);
        await().until(() -> hub.head() >= place);
    }

    /** Waits until everything that was recorded so far has its place in the chain. */
    public static long sealed(DatabaseClient database) {
        return Objects.requireNonNull(DatabaseScope.system(database.sql("""
                                SELECT CASE WHEN EXISTS (SELECT 1 FROM audit_entries WHERE position IS NULL) THEN -1
                                       ELSE (SELECT coalesce(max(position), 0) FROM audit_entries) END AS head""")
                        .map(row -> Objects.requireNonNull(row.get("head", Long.class)))
                        .one()
                        .filter(head -> head >= 0)
                        .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(20)))
                        .timeout(Duration.ofSeconds(20))
                        .switchIfEmpty(Mono.empty()))
                .block());
    }
}

package ru.opora.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.Statement;

/** Forgets what people were told more than two years ago (docs/personal-data.md): once a night, some at a time. */
@Configuration(proxyBeanMethods = false)
class Retention {

    private static final Duration KEPT = Duration.ofDays(730);
    private static final LocalTime NIGHT = LocalTime.of(23, 20);
    private static final int AT_ONCE = 5_000;

    @Bean
    RecurringJob notificationsForgettingJob(DatabaseClient database, Clock clock) {
        return new RecurringJob(
                "notifications.retention",
                Cadence.daily(NIGHT, ZoneOffset.UTC),
                Mono.defer(() -> forget(database, clock.instant().minus(KEPT))));
    }

    private static Mono<Void> forget(DatabaseClient database, Instant before) {
        Mono<Long> some = Statement.of("""
                        DELETE FROM notifications WHERE id IN (
                            SELECT n.id FROM notifications n WHERE n.created_at < :before LIMIT %d)""".formatted(AT_ONCE))
                .bind("before", before)
                .on(database)
                .fetch()
                .rowsUpdated();
        return some.expand(gone -> gone < AT_ONCE ? Mono.empty() : some).then();
    }
}

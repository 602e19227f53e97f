package ru.opora.visits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.notifications.Notice;
import ru.opora.notifications.NotificationKind;
import ru.opora.notifications.NotificationKind.Email;
import ru.opora.notifications.Notifications;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** Reminds a school of a recommendation three days before its day, once. From nine in the morning where it is. */
@Configuration(proxyBeanMethods = false)
class RecommendationReminders {

    private static final String DUE = "RECOMMENDATION_DUE";
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final int TOGETHER = 500;

    private final DatabaseClient database;
    private final Notifications notifications;
    private final TransactionalOperator transaction;
    private final Clock clock;

    RecommendationReminders(
            DatabaseClient database, Notifications notifications, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.notifications = notifications;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The kind of notification; apart, because notifications are made of kinds. */
    @Configuration(proxyBeanMethods = false)
    static class RecommendationNoticeKinds {

        @Bean
        NotificationKind recommendationDue() {
            return new NotificationKind(DUE, Email.AT_ONCE);
        }
    }

    @Bean
    RecurringJob remindOfRecommendations() {
        return new RecurringJob("visits.reminders", Cadence.every(PAUSE), Mono.defer(() -> run(clock.instant())));
    }

    /** Some at a time: what is told and that it was told are one transaction. */
    Mono<Void> run(Instant moment) {
        return DatabaseScope.system(transaction.transactional(some(moment)))
                .repeat()
                .takeWhile(told -> told == TOGETHER)
                .then();
    }

    private Mono<Integer> some(Instant moment) {
        return next(moment)
                .collectList()
                .delayUntil(found -> Flux.fromIterable(found)
                        .filter(notice -> !notice.people().isEmpty())
                        .concatMap(notifications::tell)
                        .then())
                .map(List::size);
    }

    private Flux<Notice> next(Instant moment) {
        return Statement.of("""
                        WITH near AS (
                            SELECT r.id, o.id AS organization_id, o.name, r.text, r.due AS day, d.today
                            FROM visits_recommendations r JOIN visits_visits v ON v.id = r.visit_id
                            JOIN organizations o ON o.id = r.organization_id
                            CROSS JOIN LATERAL (SELECT opora_today(:moment - interval '9 hours', o.time_zone) AS today) d
                            WHERE r.state IN ('ISSUED', 'ACCEPTED') AND v.state IN ('COMPLETED', 'ACKNOWLEDGED') AND o.state = 'ACTIVE'
                              AND r.reminded_on IS NULL AND r.due BETWEEN :day - 1 AND :day + 4 AND d.today BETWEEN r.due - 3 AND r.due
                            ORDER BY r.due, r.id LIMIT :most
                        ), marked AS (
                            UPDATE visits_recommendations r SET reminded_on = n.today FROM near n WHERE r.id = n.id RETURNING r.id)
                        SELECT n.id, n.organization_id, n.name, n.text, n.day, 1::bigint AS count,
                               ARRAY(SELECT visits_answering(n.organization_id, :moment)) AS people
                        FROM near n JOIN marked m ON m.id = n.id""")
                .bind("moment", moment)
                .bind("day", LocalDate.ofInstant(moment, ZoneOffset.UTC))
                .bind("most", TOGETHER)
                .on(database)
                .map(row -> new Notice(
                        List.of(Rows.get(row, "people", UUID[].class)),
                        DUE,
                        "recommendation",
                        Rows.get(row, "id", UUID.class).toString(),
                        Rows.get(row, "organization_id", UUID.class),
                        VisitNotices.params(row)))
                .all();
    }
}

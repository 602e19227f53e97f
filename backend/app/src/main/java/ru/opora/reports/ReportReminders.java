package ru.opora.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.notifications.Notice;
import ru.opora.notifications.NotificationKind;
import ru.opora.notifications.NotificationKind.Email;
import ru.opora.notifications.Notifications;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** Reminds who owes a report three days before its day, and once more when it is over. From nine in the morning where they are. */
@Component
class ReportReminders {

    private static final String DUE = "OBLIGATION_DUE";
    private static final String LATE = "OBLIGATION_LATE";
    private static final int TOGETHER = 500;

    private final DatabaseClient database;
    private final Notifications notifications;
    private final TransactionalOperator transaction;

    ReportReminders(DatabaseClient database, Notifications notifications, TransactionalOperator transaction) {
        this.database = database;
        this.notifications = notifications;
        this.transaction = transaction;
    }

    /** The kinds of notifications of reminders. */
    @Configuration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        NotificationKind reportDue() {
            return new NotificationKind(DUE, Email.AT_ONCE);
        }

        @Bean
        NotificationKind reportLate() {
            return new NotificationKind(LATE, Email.AT_ONCE);
        }
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

    /** Of days long over nobody is told: a report that was made late for a past period would tell everybody at once. */
    private Flux<Notice> next(Instant moment) {
        return Statement.of("""
                        WITH near AS (
                            SELECT r.id, o.id AS organization_id, o.name, o.kind, o.parent_id, t.name AS title, r.due, d.today
                            FROM reports_obligations r JOIN reports_templates t ON t.id = r.template_id
                            JOIN organizations o ON o.id = r.organization_id
                            CROSS JOIN LATERAL (SELECT opora_today(:moment - interval '9 hours', o.time_zone) AS today) d
                            WHERE r.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND o.state = 'ACTIVE'
                              AND r.due BETWEEN :day - 7 AND :day + 4
                              AND (d.today BETWEEN r.due - 3 AND r.due AND r.reminded_on IS NULL
                                   OR d.today > r.due AND d.today <= r.due + 5 AND (r.reminded_on IS NULL OR r.reminded_on <= r.due))
                            ORDER BY r.due, r.id LIMIT :most
                        ), marked AS (
                            UPDATE reports_obligations r SET reminded_on = n.today FROM near n WHERE r.id = n.id RETURNING r.id)
                        SELECT n.id, n.organization_id, n.name, n.title, n.due, n.today,
                               ARRAY(SELECT roadmaps_reporters(n.organization_id, n.kind, n.parent_id, n.today)) AS people
                        FROM near n JOIN marked m ON m.id = n.id""")
                .bind("moment", moment)
                .bind("day", LocalDate.ofInstant(moment, java.time.ZoneOffset.UTC))
                .bind("most", TOGETHER)
                .on(database)
                .map(row -> {
                    LocalDate due = Rows.get(row, "due", LocalDate.class);
                    return new Notice(
                            List.of(Rows.get(row, "people", UUID[].class)),
                            Rows.get(row, "today", LocalDate.class).isAfter(due) ? LATE : DUE,
                            "reportObligation",
                            Rows.get(row, "id", UUID.class).toString(),
                            Rows.get(row, "organization_id", UUID.class),
                            Map.of(
                                    "title", Rows.get(row, "title", String.class),
                                    "organization", Rows.get(row, "name", String.class),
                                    "due", due.toString()));
                })
                .all();
    }
}

package ru.opora.surveys.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.surveys.campaigns.SchoolReminders;

/**
 * So many days before its last one as a campaign says, whoever has not answered is reminded: people who were asked by letter,
 * and schools where somebody has not. From nine in the morning where the owner is; a day that nobody ran on is made up for on the
 * next one.
 */
@Service
class ReminderDays {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final String[] EVERYWHERE = {""};

    /** A campaign that is to remind now: it has not on that day or since, and was open before it. */
    private static final String DUE = """
            FROM organizations a
            WHERE a.id = c.organization_id AND NOT c.paused AND extract(hour FROM :now::timestamptz AT TIME ZONE a.time_zone) >= 9
              AND surveys_state(c.state, c.opens_on, c.closes_on, opora_today(:now, a.time_zone)) = 'OPEN'
              AND EXISTS (SELECT 1 FROM unnest(c.remind_days) d (days) CROSS JOIN LATERAL (SELECT c.closes_on - d.days AS day) w
                          WHERE opora_today(:now, a.time_zone) - w.day BETWEEN 0 AND 1 AND w.day > c.opens_on
                            AND w.day > coalesce(c.reminded_on, c.opens_on))""";

    private final DatabaseClient database;
    private final InvitationQueries invitations;
    private final SchoolReminders schools;
    private final TransactionalOperator transaction;

    ReminderDays(
            DatabaseClient database,
            InvitationQueries invitations,
            SchoolReminders schools,
            TransactionalOperator transaction) {
        this.database = database;
        this.invitations = invitations;
        this.schools = schools;
        this.transaction = transaction;
    }

    @Configuration(proxyBeanMethods = false)
    static class ReminderDaysJob {

        @Bean
        RecurringJob surveyRemindersJob(ReminderDays days, Clock clock) {
            return new RecurringJob(
                    "surveys.reminders", Cadence.every(PAUSE), Mono.defer(() -> days.remind(clock.instant())));
        }
    }

    /** Each campaign in a transaction of its own. */
    Mono<Void> remind(Instant now) {
        return Statement.of("SELECT c.id FROM surveys_campaigns c WHERE c.state = 'SCHEDULED' AND EXISTS (SELECT 1 "
                        + DUE + ")")
                .bind("now", now)
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all()
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(due -> transaction.transactional(remind(due, now)))
                .then();
    }

    private Mono<Void> remind(UUID campaign, Instant now) {
        return Statement.of("UPDATE surveys_campaigns c SET reminded_on = opora_today(:now, a.time_zone) " + DUE
                        + " AND c.id = :id")
                .bind("now", now)
                .bind("id", campaign)
                .on(database)
                .fetch()
                .rowsUpdated()
                .filter(claimed -> claimed > 0)
                .flatMap(claimed -> invitations.remind(campaign, EVERYWHERE))
                .flatMap(letters -> schools.remindAll(campaign));
    }
}

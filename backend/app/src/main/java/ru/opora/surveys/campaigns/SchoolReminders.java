package ru.opora.surveys.campaigns;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.notifications.Notice;
import ru.opora.notifications.NotificationKind;
import ru.opora.notifications.NotificationKind.Email;
import ru.opora.notifications.Notifications;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/**
 * Reminds the people of schools of a campaign that not everybody there has answered, each school at most once a day. It goes
 * by the numbers of groups, which everybody in charge sees: nothing is known of who has answered.
 */
@Service
public class SchoolReminders {

    private static final String LAGS = "CAMPAIGN_LAGS";
    private static final String[] EVERYWHERE = {""};
    private static final int ALL = 1;

    private final DatabaseClient database;
    private final Notifications notifications;
    private final Clock clock;

    SchoolReminders(DatabaseClient database, Notifications notifications, Clock clock) {
        this.database = database;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class SchoolReminderKinds {

        @Bean
        NotificationKind campaignLags() {
            return new NotificationKind(LAGS, Email.AT_ONCE);
        }
    }

    /** Reminds every school where fewer have answered than are expected. Part of the transaction around it. */
    public Mono<Void> remindAll(UUID campaign) {
        return remind(campaign, EVERYWHERE, "", ALL).then();
    }

    /**
     * Reminds schools inside of the scope.
     *
     * @param within a path; empty for everywhere
     * @param part 1: where not all have answered that are expected, 2: where not half of them have
     */
    Mono<ParticipantView.Reminded> remind(UUID campaign, String[] scope, String within, int part) {
        return DatabaseScope.system(lagging(campaign, scope, within, part)
                .collectList()
                .flatMap(all -> {
                    List<Notice> told =
                            all.stream().filter(one -> !one.people().isEmpty()).toList();
                    return notifications
                            .tellEach(told)
                            .thenReturn(new ParticipantView.Reminded(told.size(), (long) all.size() - told.size()));
                }));
    }

    private Flux<Notice> lagging(UUID campaign, String[] scope, String within, int part) {
        return Statement.of("""
                        WITH lagging AS (
                            SELECT p.id, p.organization_id, p.answered, p.expected FROM %s p
                            JOIN organizations o ON o.id = p.organization_id
                            WHERE o.path <@ :scope::ltree[] AND o.path <@ :within::ltree AND %s
                        ), day AS (
                            SELECT opora_today(:now, k.time_zone) AS today FROM surveys_campaigns c
                            JOIN organizations k ON k.id = c.organization_id WHERE c.id = :campaign
                        ), marked AS (
                            UPDATE surveys_participants p SET reminded_on = d.today FROM lagging l, day d
                            WHERE p.id = l.id AND p.reminded_on IS DISTINCT FROM d.today
                              AND NOT EXISTS (SELECT 1 FROM surveys_participants b WHERE b.campaign_id = :campaign
                                  AND b.organization_id = l.organization_id AND b.reminded_on = d.today)
                            RETURNING l.organization_id, l.answered, l.expected
                        ), schools AS (
                            SELECT m.organization_id, sum(m.answered)::bigint AS answered,
                                   CASE WHEN bool_and(coalesce(m.expected, 0) > 0) THEN sum(m.expected)::bigint ELSE 0 END AS expected
                            FROM marked m GROUP BY m.organization_id)
                        SELECT o.id AS organization_id, o.name, c.id, c.title, c.closes_on, k.name AS keeper, s.answered, s.expected,
                               %s AS people
                        FROM schools s JOIN organizations o ON o.id = s.organization_id
                        JOIN surveys_campaigns c ON c.id = :campaign JOIN organizations k ON k.id = c.organization_id""".formatted(
                                ParticipantQueries.GROUPS,
                                ParticipantQueries.lags(part),
                                CampaignNotices.people("o", CampaignNotices.SCHOOL)))
                .bind("campaign", campaign)
                .bind("now", clock.instant())
                .bind("scope", scope)
                .bind("within", within)
                .on(database)
                .map(SchoolReminders::notice)
                .all();
    }

    private static Notice notice(Readable row) {
        return new Notice(
                List.of(Rows.get(row, "people", UUID[].class)),
                LAGS,
                "campaign",
                Rows.get(row, "id", UUID.class).toString(),
                Rows.get(row, "organization_id", UUID.class),
                Map.of(
                        "title", Rows.get(row, "title", String.class),
                        "organization", Rows.get(row, "name", String.class),
                        "keeper", Rows.get(row, "keeper", String.class),
                        "closes", Rows.get(row, "closes_on", LocalDate.class).toString(),
                        "count", String.valueOf(Rows.get(row, "answered", Long.class)),
                        "expected", String.valueOf(Rows.get(row, "expected", Long.class))));
    }
}

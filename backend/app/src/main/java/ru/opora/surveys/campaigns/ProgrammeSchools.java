package ru.opora.surveys.campaigns;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.notifications.Notifications;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.surveys.Audience;

/**
 * The schools of a campaign's programme: added when somebody says so, and until the campaign ends those that join the
 * programme later. Whom somebody has taken out stays out. Who has left the programme stays too, is shown as such and does not
 * lag.
 */
@Service
class ProgrammeSchools {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final DatabaseClient database;
    private final CampaignNotices notices;
    private final Notifications notifications;
    private final TransactionalOperator transaction;

    ProgrammeSchools(
            DatabaseClient database,
            CampaignNotices notices,
            Notifications notifications,
            TransactionalOperator transaction) {
        this.database = database;
        this.notices = notices;
        this.notifications = notifications;
        this.transaction = transaction;
    }

    @Configuration(proxyBeanMethods = false)
    static class ProgrammeSchoolsJob {

        @Bean
        RecurringJob programmeNewcomersJob(ProgrammeSchools schools, Clock clock) {
            return new RecurringJob(
                    "surveys.newcomers", Cadence.every(PAUSE), Mono.defer(() -> schools.addNewcomers(clock.instant())));
        }
    }

    /** A school that was added, of a campaign that is open. */
    private record Added(UUID campaign, UUID school) {}

    /** Adds these groups of all that take part now, inside the scope and below the owner; gives how many, and keeps the groups for those to come. */
    Mono<Long> add(UUID campaign, UUID programme, String[] scope, String owner, List<Audience> audiences) {
        String[] words = audiences.stream().map(Enum::name).toArray(String[]::new);
        return Statement.of("""
                        INSERT INTO surveys_participants (id, campaign_id, organization_id, audience)
                        SELECT gen_random_uuid(), :campaign, s.id, a.word
                        FROM (SELECT DISTINCT o.id FROM organizations_participations t JOIN organizations o ON o.id = t.organization_id
                              WHERE t.programme_id = :programme AND t.left_on IS NULL AND o.path <@ :scope::ltree[]
                                AND o.path <@ :owner::ltree) s,
                             unnest(:audiences::text[]) a (word)
                        ON CONFLICT DO NOTHING""")
                .bind("campaign", campaign)
                .bind("programme", programme)
                .bind("scope", scope)
                .bind("owner", owner)
                .bind("audiences", words)
                .on(database)
                .fetch()
                .rowsUpdated()
                .flatMap(added -> keep(campaign, words).thenReturn(added));
    }

    private Mono<Void> keep(UUID campaign, String[] audiences) {
        return Statement.of("""
                        UPDATE surveys_campaigns SET programme_audiences = ARRAY(
                            SELECT DISTINCT w.word FROM unnest(programme_audiences || :audiences::text[]) w (word) ORDER BY 1)
                        WHERE id = :campaign""")
                .bind("campaign", campaign)
                .bind("audiences", audiences)
                .on(database)
                .then();
    }

    /** Adds who has joined since to campaigns that have not ended; schools of one that is open are told. */
    Mono<Void> addNewcomers(Instant now) {
        Mono<Void> work = newcomers(now)
                .collect(Collectors.groupingBy(
                        Added::campaign, Collectors.mapping(Added::school, Collectors.toUnmodifiableSet())))
                .flatMapIterable(Map::entrySet)
                .concatMap(one -> notices.schools(one.getKey(), one.getValue().toArray(UUID[]::new)))
                .collectList()
                .flatMap(notifications::tellEach);
        return transaction.transactional(work);
    }

    /** A group of which nobody is asked any more was given up: it takes in nobody. */
    private Flux<Added> newcomers(Instant now) {
        return Statement.of("""
                        WITH running AS (
                            SELECT c.id, c.programme_id, c.programme_audiences, c.closes_on, a.path,
                                   surveys_state(c.state, c.opens_on, c.closes_on, opora_today(:now, a.time_zone)) AS state
                            FROM surveys_campaigns c JOIN organizations a ON a.id = c.organization_id
                            WHERE c.state = 'SCHEDULED' AND c.programme_id IS NOT NULL AND cardinality(c.programme_audiences) > 0
                        ), added AS (
                            INSERT INTO surveys_participants AS p (id, campaign_id, organization_id, audience)
                            SELECT gen_random_uuid(), r.id, s.id, w.word
                            FROM running r CROSS JOIN LATERAL unnest(r.programme_audiences) w (word)
                            CROSS JOIN LATERAL (
                                SELECT DISTINCT o.id FROM organizations_participations t JOIN organizations o ON o.id = t.organization_id
                                WHERE t.programme_id = r.programme_id AND t.left_on IS NULL AND t.entered_on <= r.closes_on
                                  AND o.path <@ r.path) s
                            WHERE r.state IN ('SCHEDULED', 'OPEN')
                              AND EXISTS (SELECT 1 FROM surveys_participants e WHERE e.campaign_id = r.id AND e.audience = w.word)
                              AND NOT EXISTS (SELECT 1 FROM surveys_left_out l
                                  WHERE l.campaign_id = r.id AND l.organization_id = s.id AND l.audience = w.word)
                            ON CONFLICT DO NOTHING
                            RETURNING p.campaign_id, p.organization_id)
                        SELECT DISTINCT a.campaign_id, a.organization_id FROM added a JOIN running r ON r.id = a.campaign_id
                        WHERE r.state = 'OPEN'""")
                .bind("now", now)
                .on(database)
                .map(row -> new Added(
                        Rows.get(row, "campaign_id", UUID.class), Rows.get(row, "organization_id", UUID.class)))
                .all();
    }
}

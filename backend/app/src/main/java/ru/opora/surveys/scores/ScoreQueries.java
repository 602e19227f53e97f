package ru.opora.surveys.scores;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.surveys.Audience;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of scores. It reads and writes as the system: small groups are in it. */
@Repository
class ScoreQueries {

    /**
     * Of each group and factor the campaigns with enough answers first, whoever's they are and whenever they close: one that has
     * just begun, or that somebody lets run for years, puts no evidence aside. Of these the final ones go first, then the latest
     * that has come to an end by now, then the one that asks the wider circle. Five are told, and not only the first, because the
     * formula's own smallest group, its share of answers and the protection of small groups may each refuse one.
     */
    private static final String LATEST = """
            SELECT * FROM (
                SELECT n.*, dense_rank() OVER (PARTITION BY n.organization_id, n.audience, n.factor
                                               ORDER BY n.everybody >= 5 DESC, n.preliminary, least(n.closes, :today) DESC,
                                                        nlevel(n.owner), n.campaign) AS age
                FROM (
                    SELECT s.participant_id, s.factor, s.share, s.respondents, s.total, p.organization_id, p.audience, p.expected,
                           c.id AS campaign, c.version_id, c.title, coalesce(c.closed_on, c.closes_on) AS closes,
                           c.state <> 'SCORED' AS preliminary, w.path AS owner, w.path::text AS owner_path,
                           sum(s.respondents) OVER (PARTITION BY s.participant_id, s.factor) AS everybody
                    FROM organizations o
                    JOIN surveys_participants p ON p.organization_id = o.id
                    JOIN surveys_campaigns c ON c.id = p.campaign_id
                    JOIN organizations w ON w.id = c.organization_id
                    JOIN surveys_scores s ON s.participant_id = p.id AND s.factor <> ''
                    WHERE %s) n) r
            WHERE r.age <= 5 ORDER BY r.organization_id, r.factor, r.audience, r.age""";

    /** Organisations at and below a path of which there are scores, some at a time. */
    private static final String NEXT = """
            o.id IN (SELECT x.id FROM organizations x
                     WHERE x.path <@ :path::ltree AND x.id > :after
                       AND EXISTS (SELECT 1 FROM surveys_participants q
                                   JOIN surveys_scores t ON t.participant_id = q.id AND t.factor <> ''
                                   WHERE q.organization_id = x.id)
                     ORDER BY x.id LIMIT :limit)""";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ScoreQueries(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A sum, and whose it is. */
    record Row(
            UUID participant,
            String factor,
            int share,
            GroupTally tally,
            UUID organization,
            Audience audience,
            @Nullable Integer expected,
            UUID campaign,
            UUID version,
            String title,
            LocalDate closesOn,
            boolean preliminary,
            String ownerPath) {}

    /** Answers of somebody in a group. */
    record Given(UUID participant, UUID organization, UUID version, JsonNode answers, LocalDate day) {}

    /** What is added to a sum. */
    record Sum(UUID participant, String factor, int share, GroupTally tally) {}

    /** How much of a campaign is scored. */
    record Scored(long answers, long counting, long groups) {}

    Flux<Row> of(UUID organization) {
        return rows(latest("o.id = :organization").bind("organization", organization));
    }

    /** Of the next organisations at and below a path, whole ones in the order of their ids. */
    Flux<Row> within(String path, UUID after, int organizations) {
        return rows(latest(NEXT).bind("path", path).bind("after", after).bind("limit", organizations));
    }

    /** Of these organisations. */
    Flux<Row> of(Collection<UUID> organizations) {
        return rows(latest("o.id = ANY(:organizations)").bind("organizations", organizations.toArray(UUID[]::new)));
    }

    /** Those of them that work and have scores. */
    Flux<Scores.School> schools(Collection<UUID> organizations) {
        return DatabaseScope.system(Statement.of("SELECT " + OrganizationSummary.COLUMNS + """
                        , (SELECT m.name FROM organizations m WHERE m.path @> o.path AND m.kind = 'MUNICIPALITY'
                           ORDER BY m.path DESC LIMIT 1) AS municipality
                        FROM organizations o WHERE o.id = ANY(:ids) AND o.state = 'ACTIVE'
                          AND EXISTS (SELECT 1 FROM surveys_participants q
                                      JOIN surveys_scores t ON t.participant_id = q.id AND t.factor <> ''
                                      WHERE q.organization_id = o.id)""")
                .bind("ids", organizations.toArray(UUID[]::new))
                .on(database)
                .map(row -> new Scores.School(OrganizationSummary.read(row), row.get("municipality", String.class)))
                .all());
    }

    private Statement latest(String condition) {
        return Statement.of(LATEST.formatted(condition))
                .bind("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private Flux<Row> rows(Statement statement) {
        return DatabaseScope.system(
                statement.on(database).map(ScoreQueries::row).all());
    }

    Mono<Long> waiting(UUID organization) {
        return DatabaseScope.system(Statement.of("""
                        SELECT (SELECT count(*) FROM surveys_participants p JOIN surveys_uncounted u ON u.participant_id = p.id
                                WHERE p.organization_id = :id)
                             + (SELECT count(*) FROM surveys_unscored u JOIN surveys_responses r ON r.id = u.response_id
                                JOIN surveys_participants p ON p.id = r.participant_id WHERE p.organization_id = :id) AS count""")
                .bind("id", organization)
                .on(database)
                .map(row -> Rows.get(row, "count", Long.class))
                .one());
    }

    /** Whether some answers of a campaign are not in its scores. */
    Mono<Boolean> isWaiting(UUID campaign) {
        return DatabaseScope.system(Statement.of("""
                        SELECT EXISTS (SELECT 1 FROM surveys_participants p JOIN surveys_uncounted u ON u.participant_id = p.id
                                       WHERE p.campaign_id = :id)
                            OR EXISTS (SELECT 1 FROM surveys_unscored u JOIN surveys_responses r ON r.id = u.response_id
                                       WHERE r.campaign_id = :id) AS waiting""")
                .bind("id", campaign)
                .on(database)
                .map(row -> Rows.get(row, "waiting", Boolean.class))
                .one());
    }

    Mono<Scored> scored(UUID campaign, int share) {
        return DatabaseScope.system(Statement.of("""
                        SELECT coalesce(sum(s.respondents), 0)::bigint AS answers,
                               coalesce(sum(s.respondents) FILTER (WHERE s.share >= :share), 0)::bigint AS counting,
                               count(DISTINCT s.participant_id) AS groups
                        FROM surveys_participants p JOIN surveys_scores s ON s.participant_id = p.id AND s.factor = ''
                        WHERE p.campaign_id = :id""")
                .bind("id", campaign)
                .bind("share", share)
                .on(database)
                .map(row -> new Scored(
                        Rows.get(row, "answers", Long.class),
                        Rows.get(row, "counting", Long.class),
                        Rows.get(row, "groups", Long.class)))
                .one());
    }

    Mono<JsonNode> definition(UUID version) {
        return DatabaseScope.system(Statement.of(
                        "SELECT v.definition FROM surveys_questionnaire_versions v WHERE v.id = :id")
                .bind("id", version)
                .on(database)
                .map(row ->
                        json.readTree(Rows.get(row, "definition", Json.class).asArray()))
                .one());
    }

    /** One node adds scores at a time: two would wait for each other's rows. */
    Mono<Boolean> alone() {
        return database.sql("SELECT pg_try_advisory_xact_lock(4505, 2) AS alone")
                .map(row -> Rows.get(row, "alone", Boolean.class))
                .one();
    }

    /** Takes the next answers out of the queue. */
    Mono<List<UUID>> take(int most) {
        return Statement.of("""
                        DELETE FROM surveys_unscored u
                        WHERE u.response_id = ANY (ARRAY(SELECT n.response_id FROM surveys_unscored n LIMIT :most))
                        RETURNING u.response_id""")
                .bind("most", most)
                .on(database)
                .map(row -> Rows.get(row, "response_id", UUID.class))
                .all()
                .collectList();
    }

    Flux<Given> answers(List<UUID> responses) {
        return Statement.of("""
                        SELECT r.participant_id, p.organization_id, c.version_id, r.answers, r.received_on FROM surveys_responses r
                        JOIN surveys_participants p ON p.id = r.participant_id
                        JOIN surveys_campaigns c ON c.id = r.campaign_id
                        WHERE r.id = ANY (:responses) AND c.version_id IS NOT NULL""")
                .bind("responses", responses.toArray(UUID[]::new))
                .on(database)
                .map(row -> new Given(
                        Rows.get(row, "participant_id", UUID.class),
                        Rows.get(row, "organization_id", UUID.class),
                        Rows.get(row, "version_id", UUID.class),
                        json.readTree(Rows.get(row, "answers", Json.class).asArray()),
                        Rows.get(row, "received_on", LocalDate.class)))
                .all();
    }

    Mono<Void> add(List<Sum> sums) {
        return Statement.of("""
                        INSERT INTO surveys_scores AS s (participant_id, factor, share, respondents, total)
                        SELECT g.participant, g.factor, g.share, g.respondents, g.total
                        FROM unnest(:participants::uuid[], :factors::text[], :shares::int[], :respondents::bigint[], :totals::float8[])
                            AS g (participant, factor, share, respondents, total)
                        ON CONFLICT (participant_id, factor, share) DO UPDATE
                            SET respondents = s.respondents + excluded.respondents, total = s.total + excluded.total""")
                .bind("participants", array(sums, Sum::participant, UUID[]::new))
                .bind("factors", array(sums, Sum::factor, String[]::new))
                .bind("shares", array(sums, Sum::share, Integer[]::new))
                .bind("respondents", array(sums, sum -> sum.tally().respondents(), Long[]::new))
                .bind("totals", array(sums, sum -> sum.tally().sum(), Double[]::new))
                .on(database)
                .then();
    }

    /** Says that profiles move, once at least five answers came and a tenth of all. Each place of an organisation is an answer. */
    Mono<Void> move(List<UUID> organizations) {
        return Statement.of("""
                        UPDATE surveys_profiles p SET
                            moved = CASE WHEN p.pending + g.many >= greatest(5, p.moved / 10) THEN p.moved + p.pending + g.many ELSE p.moved END,
                            pending = CASE WHEN p.pending + g.many >= greatest(5, p.moved / 10) THEN 0 ELSE p.pending + g.many END
                        FROM (SELECT u.id, count(*) AS many FROM unnest(:ids::uuid[]) AS u (id) GROUP BY u.id) g WHERE p.id = g.id""")
                .bind("ids", organizations.toArray(UUID[]::new))
                .on(database)
                .then();
    }

    private static <T> T[] array(List<Sum> sums, Function<Sum, T> part, IntFunction<T[]> maker) {
        return sums.stream().map(part).toArray(maker);
    }

    private static Row row(Readable row) {
        return new Row(
                Rows.get(row, "participant_id", UUID.class),
                Rows.get(row, "factor", String.class),
                Rows.get(row, "share", Short.class),
                new GroupTally(Rows.get(row, "respondents", Long.class), Rows.get(row, "total", Double.class)),
                Rows.get(row, "organization_id", UUID.class),
                Audience.valueOf(Rows.get(row, "audience", String.class)),
                row.get("expected", Integer.class),
                Rows.get(row, "campaign", UUID.class),
                Rows.get(row, "version_id", UUID.class),
                Rows.get(row, "title", String.class),
                Rows.get(row, "closes", LocalDate.class),
                Rows.get(row, "preliminary", Boolean.class),
                Rows.get(row, "owner_path", String.class));
    }
}

package ru.opora.monitoring.profiles;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.profiles.ProfileList.Filter;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.questionnaires.scoring.RiskFactor;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.scores.Scores;

/** The SQL of the order of risk profiles: the highest first. */
@Repository
class RiskOrderQueries {

    /** What matters comes first; where nothing can be said comes last. */
    private static final List<Significance> RANKS = List.of(
            Significance.HIGH,
            Significance.MEDIUM,
            Significance.LOW,
            Significance.NONE,
            Significance.INSUFFICIENT_DATA);

    /**
     * Whether an organisation lies somewhere. As a CASE the planner takes it for every other row and reads in the order of the list; as it
     * is it takes it for one row in a thousand, and would collect what a whole region has to sort it for the first page
     * (docs/adr/0030-remembered-rights.md).
     */
    private static final String LIES_IN = "CASE WHEN o.path <@ %s THEN true ELSE false END";

    /** Under a load a school is asked for again and again. */
    private static final int LOOKED_AT = 2000;

    /** Longer than a decision about small groups is remembered: it was read some time before. */
    private static final Duration RIPE = Scores.REMEMBERED.multipliedBy(2);

    private final DatabaseClient database;

    RiskOrderQueries(DatabaseClient database) {
        this.database = database;
    }

    /** Where a factor of a school stands. */
    record Place(int rank, double below, UUID school, RiskFactor factor) {

        List<String> key() {
            return List.of(String.valueOf(rank), String.valueOf(below), school.toString(), factor.name());
        }
    }

    /**
     * The next places.
     *
     * @param few the schools that may be meant, when they are few
     */
    Flux<Place> next(String[] scope, Filter filter, UUID @Nullable [] few, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("""
                        SELECT q.rank, q.below, q.organization_id, q.factor
                        FROM monitoring_risk_order q JOIN organizations o ON o.id = q.organization_id
                        WHERE o.state = 'ACTIVE' AND\s""" + LIES_IN.formatted(":scope::ltree[]"))
                .bind("scope", scope)
                .and("q.organization_id = ANY(:few)", "few", few)
                .and(
                        LIES_IN.formatted("(SELECT w.path FROM organizations w WHERE w.id = :within)"),
                        "within",
                        filter.within())
                .and("q.factor = :factor", "factor", name(filter.factor()))
                .and("q.rank = :only", "only", rank(filter.significance()));
        Cursor.decode(cursor, 4)
                .ifPresent(after -> statement
                        .append("AND (q.rank, q.below, q.organization_id, q.factor) > (:rank, :below, :school, :after)")
                        .bind("rank", after.part(0, Integer::valueOf))
                        .bind("below", after.part(1, Double::valueOf))
                        .bind("school", after.uuid(2))
                        .bind("after", after.part(3, RiskFactor::valueOf).name()));
        return statement
                .append("ORDER BY q.rank, q.below, q.organization_id, q.factor LIMIT :limit")
                .bind("limit", limit)
                .on(database)
                .map(RiskOrderQueries::place)
                .all();
    }

    /** One node renews at a time. */
    Mono<Boolean> alone() {
        return database.sql("SELECT pg_try_advisory_xact_lock(hashtext('opora risk order')) AS alone")
                .map(row -> Rows.get(row, "alone", Boolean.class))
                .one();
    }

    /**
     * Takes the schools that have waited longest, each with all that was asked of it meanwhile: one as often as it was asked for. Who
     * was asked for a moment ago waits: what is remembered of small groups may be older than that.
     */
    Flux<UUID> take(int most) {
        return Statement.of("""
                        DELETE FROM monitoring_risk_stale s WHERE s.asked_at < now() - :ripe::interval AND s.organization_id = ANY (ARRAY(
                            SELECT w.organization_id FROM (
                                SELECT n.id, n.organization_id FROM monitoring_risk_stale n
                                WHERE n.asked_at < now() - :ripe::interval ORDER BY n.id LIMIT :looked) w
                            GROUP BY w.organization_id ORDER BY min(w.id) LIMIT :most))
                        RETURNING s.organization_id""")
                .bind("ripe", RIPE.toString())
                .bind("looked", LOOKED_AT)
                .bind("most", most)
                .on(database)
                .map(row -> Rows.get(row, "organization_id", UUID.class))
                .all();
    }

    /**
     * Asks for the schools of which nothing can be said and whose answers still come: whether a group is told depends on its
     * neighbours too, and who answers there asks for their own school alone. A campaign that is open is stored as SCHEDULED.
     */
    Mono<Void> askForUnsaid() {
        return Statement.of("""
                        INSERT INTO monitoring_risk_stale (organization_id)
                        SELECT DISTINCT q.organization_id FROM monitoring_risk_order q
                        JOIN surveys_participants p ON p.organization_id = q.organization_id
                        JOIN surveys_campaigns c ON c.id = p.campaign_id
                        WHERE q.rank = :unsaid AND c.state IN ('SCHEDULED', 'CLOSED')""")
                .bind("unsaid", RANKS.indexOf(Significance.INSUFFICIENT_DATA))
                .on(database)
                .then();
    }

    Mono<Void> askForAll() {
        return database.sql("INSERT INTO monitoring_risk_stale (organization_id) SELECT p.id FROM surveys_profiles p")
                .then();
    }

    /** What some schools come to, whole: what is not there any more is forgotten. */
    Mono<Void> write(Collection<UUID> schools, List<ProfileRow> rows) {
        return Statement.of("""
                        WITH now AS (
                            SELECT * FROM unnest(:organizations::uuid[], :factors::text[], :ranks::int[], :below::float8[])
                                AS n (organization_id, factor, rank, below)),
                        gone AS (
                            DELETE FROM monitoring_risk_order q WHERE q.organization_id = ANY(:schools)
                              AND (q.organization_id, q.factor) NOT IN (SELECT n.organization_id, n.factor FROM now n))
                        INSERT INTO monitoring_risk_order AS q (organization_id, factor, rank, below)
                        SELECT n.organization_id, n.factor, n.rank, n.below FROM now n ORDER BY 1, 2
                        ON CONFLICT (organization_id, factor) DO UPDATE SET rank = excluded.rank, below = excluded.below
                        WHERE (q.rank, q.below) IS DISTINCT FROM (excluded.rank, excluded.below)""")
                .bind("schools", schools.toArray(UUID[]::new))
                .bind(
                        "organizations",
                        rows.stream().map(row -> row.organization().id()).toArray(UUID[]::new))
                .bind("factors", rows.stream().map(row -> row.factor().name()).toArray(String[]::new))
                .bind(
                        "ranks",
                        rows.stream().map(row -> rank(row.significance())).toArray(Integer[]::new))
                .bind("below", rows.stream().map(RiskOrderQueries::below).toArray(Double[]::new))
                .on(database)
                .then();
    }

    private static @Nullable Integer rank(@Nullable Significance significance) {
        return significance == null ? null : (Integer) RANKS.indexOf(significance);
    }

    private static double below(ProfileRow row) {
        Double value = row.value();
        return value == null ? 1 : Math.min(1, Math.max(0, 1 - value));
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static Place place(Readable row) {
        return new Place(
                Rows.get(row, "rank", Integer.class),
                Rows.get(row, "below", Double.class),
                Rows.get(row, "organization_id", UUID.class),
                RiskFactor.valueOf(Rows.get(row, "factor", String.class)));
    }
}

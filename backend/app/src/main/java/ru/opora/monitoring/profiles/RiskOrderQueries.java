package ru.opora.monitoring.profiles;

import io.r2dbc.spi.Readable;
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

/** The SQL of the order of risk profiles: the highest first. */
@Repository
class RiskOrderQueries {

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
                        WHERE o.state = 'ACTIVE' AND o.path <@ :scope::ltree[]""")
                .bind("scope", scope)
                .and("q.organization_id = ANY(:few)", "few", few)
                .and("o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within)", "within", filter.within())
                .and("q.factor = :factor", "factor", name(filter.factor()))
                .and("q.significance = :significance", "significance", name(filter.significance()));
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

    /** Takes schools that wait to be renewed: one as often as it was asked for. */
    Flux<UUID> take(int most) {
        return Statement.of("""
                        DELETE FROM monitoring_risk_stale s WHERE s.id = ANY (ARRAY(
                            SELECT n.id FROM monitoring_risk_stale n ORDER BY n.id LIMIT :most FOR UPDATE SKIP LOCKED))
                        RETURNING s.organization_id""")
                .bind("most", most)
                .on(database)
                .map(row -> Rows.get(row, "organization_id", UUID.class))
                .all();
    }

    Mono<Void> askForAll() {
        return database.sql("INSERT INTO monitoring_risk_stale (organization_id) SELECT p.id FROM surveys_profiles p")
                .then();
    }

    /** What some schools come to, whole: what is not there any more is forgotten. */
    Mono<Void> write(Collection<UUID> schools, List<ProfileRow> rows) {
        return Statement.of("""
                        WITH now AS (
                            SELECT * FROM unnest(:organizations::uuid[], :factors::text[], :significances::text[], :values::float8[])
                                AS n (organization_id, factor, significance, value)),
                        gone AS (
                            DELETE FROM monitoring_risk_order q WHERE q.organization_id = ANY(:schools)
                              AND (q.organization_id, q.factor) NOT IN (SELECT n.organization_id, n.factor FROM now n))
                        INSERT INTO monitoring_risk_order AS q (organization_id, factor, significance, value)
                        SELECT n.organization_id, n.factor, n.significance, n.value FROM now n ORDER BY 1, 2
                        ON CONFLICT (organization_id, factor) DO UPDATE SET significance = excluded.significance, value = excluded.value
                        WHERE (q.significance, q.value) IS DISTINCT FROM (excluded.significance, excluded.value)""")
                .bind("schools", schools.toArray(UUID[]::new))
                .bind(
                        "organizations",
                        rows.stream().map(row -> row.organization().id()).toArray(UUID[]::new))
                .bind("factors", rows.stream().map(row -> row.factor().name()).toArray(String[]::new))
                .bind(
                        "significances",
                        rows.stream().map(row -> row.significance().name()).toArray(String[]::new))
                .bind("values", rows.stream().map(ProfileRow::value).toArray(Double[]::new))
                .on(database)
                .then();
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

package ru.opora.reports.dashboards;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of the rows behind a value: schools of a round, by value, those without one last. */
@Repository("dashboardValueQueries")
class ValueQueries {

    /** Greater than any value: what is not known stands behind. */
    private static final String KEY = "coalesce(v.value, 1e15)";

    /** Of a complex: the schools it has today, wherever they were counted. */
    private static final String WITHIN = """
            (f.organization_id = :within OR f.municipality_id IN (
                SELECT m.id FROM organizations w JOIN organizations m ON m.path <@ w.path WHERE w.id = :within AND m.kind <> 'SCHOOL')
              OR u.path <@ (SELECT w.path FROM organizations w WHERE w.id = :within AND %s))""".formatted(DashboardQueries.COMPLEX.formatted("w"));

    private final DatabaseClient database;

    ValueQueries(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Which schools.
     *
     * @param within a municipality of the day of the panel, or what is above it, or a school itself, or a complex of schools
     * @param bucket the bar of the distribution
     */
    record Filter(
            UUID round,
            UUID indicator,
            @Nullable UUID within,
            ValueRow.@Nullable State state,
            @Nullable Integer bucket,
            @Nullable String q) {}

    private record Keyed(ValueRow row, BigDecimal key, UUID form) {}

    Mono<Page<ValueRow>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("""
                        SELECT f.id, f.organization_id, f.name, f.municipality_name, v.value, v.missing, %s AS key
                        FROM monitoring_round_indicators c JOIN monitoring_round_forms f ON f.round_id = c.round_id
                        LEFT JOIN monitoring_values v ON v.form_id = f.id AND v.round_indicator_id = c.id AND v.breakdown = ''
                        LEFT JOIN organizations u ON u.id = f.organization_id
                        WHERE c.round_id = :round AND c.indicator_id = :indicator AND c.definition IS NOT NULL
                          AND (f.path <@ :read::ltree[] OR u.path <@ :read::ltree[])""".formatted(KEY))
                .bind("round", filter.round())
                .bind("indicator", filter.indicator())
                .bind("read", caller.scope(DashboardPermission.READ))
                .and(WITHIN, "within", filter.within())
                .and(
                        "width_bucket(v.value, monitoring_bucket_edges(c.definition)) = :bucket",
                        "bucket",
                        filter.bucket())
                .and("lower(f.name) LIKE :text", "text", Patterns.containing(filter.q()));
        if (filter.state() != null) {
            statement.append(
                    switch (filter.state()) {
                        case KNOWN -> "AND v.value IS NOT NULL";
                        case MISSING -> "AND v.missing IS NOT NULL";
                        case EMPTY -> "AND v.value IS NULL AND v.missing IS NULL";
                    });
        }
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (" + KEY + ", f.id) > (:afterValue, :afterId)")
                        .bind("afterValue", after.part(0, BigDecimal::new))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY key, f.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> new Keyed(
                        new ValueRow(
                                Rows.get(row, "organization_id", UUID.class),
                                Rows.get(row, "name", String.class),
                                Rows.get(row, "municipality_name", String.class),
                                row.get("value", BigDecimal.class),
                                row.get("missing", String.class)),
                        Rows.get(row, "key", BigDecimal.class),
                        Rows.get(row, "id", UUID.class)))
                .all()
                .collectList()
                .map(rows -> Page.of(
                                rows,
                                limit,
                                row -> List.of(
                                        row.key().toPlainString(), row.form().toString()))
                        .map(Keyed::row));
    }
}

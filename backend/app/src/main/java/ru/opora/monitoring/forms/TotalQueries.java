package ru.opora.monitoring.forms;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of sums over schools. */
@Repository
class TotalQueries {

    private final DatabaseClient database;

    TotalQueries(DatabaseClient database) {
        this.database = database;
    }

    /** A cell of the round: which copy of an indicator, which part. */
    record Key(UUID measured, String breakdown) {}

    /** How values of schools are spread. */
    record Spread(long known, BigDecimal total, BigDecimal squares) {

        double mean() {
            return total.doubleValue() / known;
        }

        /** Of a sample; 0 where there are fewer than two. */
        double deviation() {
            double mean = mean();
            return known < 2
                    ? 0
                    : Math.sqrt(Math.max(0, squares.doubleValue() - known * mean * mean) / (known - 1));
        }
    }

    /** Sums of a cell over schools. */
    record Sums(Key key, long missing, Spread spread, BigDecimal weight, BigDecimal weighted) {}

    /** How a whole round is spread: also for callers who see one school of it, and only to judge a value by it. */
    Mono<Map<Key, Spread>> spread(UUID round) {
        return DatabaseScope.system(Statement.of("""
                        SELECT t.round_indicator_id, t.breakdown, sum(t.known)::bigint AS known, sum(t.total) AS total, sum(t.squares) AS squares
                        FROM monitoring_value_totals t JOIN monitoring_round_indicators c ON c.id = t.round_indicator_id
                        WHERE c.round_id = :round GROUP BY 1, 2""")
                .bind("round", round)
                .on(database)
                .map(row -> Map.entry(key(row), spread(row)))
                .all()
                .collect(HashMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue())));
    }

    /** @param municipality null: all that the caller sees */
    Mono<List<Sums>> sums(Caller caller, UUID round, @Nullable UUID municipality) {
        return Statement.of("""
                        SELECT t.round_indicator_id, t.breakdown, sum(t.known)::bigint AS known, sum(t.missing)::bigint AS missing,
                               sum(t.total) AS total, sum(t.squares) AS squares, sum(t.weight) AS weight, sum(t.weighted) AS weighted
                        FROM monitoring_value_totals t JOIN monitoring_round_indicators c ON c.id = t.round_indicator_id
                        JOIN organizations o ON o.id = t.municipality_id
                        WHERE c.round_id = :round AND o.path <@ :read::ltree[]""")
                .bind("round", round)
                .bind("read", caller.scope(MonitoringPermission.READ))
                .and("t.municipality_id = :municipality", "municipality", municipality)
                .append("GROUP BY 1, 2")
                .on(database)
                .map(row -> new Sums(
                        key(row),
                        Rows.get(row, "missing", Long.class),
                        spread(row),
                        Rows.get(row, "weight", BigDecimal.class),
                        Rows.get(row, "weighted", BigDecimal.class)))
                .all()
                .collectList();
    }

    /** The value that was entered last, of each cell of such an indicator. */
    Mono<Map<Key, BigDecimal>> latest(Caller caller, UUID round, UUID[] measured, @Nullable UUID municipality) {
        return Statement.of("""
                        SELECT DISTINCT ON (v.round_indicator_id, v.breakdown) v.round_indicator_id, v.breakdown, v.value
                        FROM monitoring_values v JOIN monitoring_round_forms f ON f.id = v.form_id
                        JOIN organizations o ON o.id = f.municipality_id
                        WHERE f.round_id = :round AND v.round_indicator_id = ANY (:measured) AND v.value IS NOT NULL
                          AND o.path <@ :read::ltree[]""")
                .bind("round", round)
                .bind("measured", measured)
                .bind("read", caller.scope(MonitoringPermission.READ))
                .and("f.municipality_id = :municipality", "municipality", municipality)
                .append("ORDER BY v.round_indicator_id, v.breakdown, v.updated_at DESC, v.id")
                .on(database)
                .map(row -> Map.entry(key(row), Rows.get(row, "value", BigDecimal.class)))
                .all()
                .collect(HashMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue()));
    }

    /** Schools of the panel, by the municipality of its day. */
    Mono<Long> schools(Caller caller, UUID round, @Nullable UUID municipality) {
        return Statement.of("""
                        SELECT count(*) AS schools FROM monitoring_round_forms f JOIN organizations o ON o.id = f.municipality_id
                        WHERE f.round_id = :round AND o.path <@ :read::ltree[]""")
                .bind("round", round)
                .bind("read", caller.scope(MonitoringPermission.READ))
                .and("f.municipality_id = :municipality", "municipality", municipality)
                .on(database)
                .map(row -> Rows.get(row, "schools", Long.class))
                .one();
    }

    private static Key key(Readable row) {
        return new Key(
                Rows.get(row, "round_indicator_id", UUID.class), Rows.get(row, "breakdown", String.class));
    }

    private static Spread spread(Readable row) {
        return new Spread(
                Rows.get(row, "known", Long.class),
                Rows.get(row, "total", BigDecimal.class),
                Rows.get(row, "squares", BigDecimal.class));
    }
}

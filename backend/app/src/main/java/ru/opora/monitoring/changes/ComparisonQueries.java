package ru.opora.monitoring.changes;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.changes.ChangeView.Named;
import ru.opora.monitoring.changes.Table.Row;
import ru.opora.monitoring.rounds.KnownRound.Measured;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of values of many schools beside each other. */
@Repository
class ComparisonQueries {

    private static final String SELECT = """
            SELECT f.organization_id, f.name, f.municipality_id, f.municipality_name, v.round_indicator_id, v.value::float8 AS value
            FROM monitoring_round_forms f JOIN monitoring_values v ON v.form_id = f.id AND v.breakdown = '' AND v.value IS NOT NULL
            JOIN organizations u ON u.id = f.organization_id
            WHERE f.round_id = :round AND v.round_indicator_id = ANY (:measured)""";

    private final DatabaseClient database;

    ComparisonQueries(DatabaseClient database) {
        this.database = database;
    }

    /** Of an indicator over some schools. */
    record Mean(UUID measured, long known, double mean) {}

    /** Schools that the caller sees. */
    Mono<Table> seen(Caller caller, UUID round, List<Measured> columns, @Nullable UUID municipality) {
        Statement statement = select(round, columns)
                .append("AND (f.path <@ :read::ltree[] OR u.path <@ :read::ltree[])")
                .bind("read", caller.scope(MonitoringPermission.READ))
                .and("f.municipality_id = :municipality", "municipality", municipality);
        return read(statement, columns);
    }

    /** All schools of a round: to find those in similar circumstances, of whom the caller is told no more than means. */
    Mono<Table> all(UUID round, List<Measured> columns) {
        return DatabaseScope.system(read(select(round, columns), columns));
    }

    Mono<Map<UUID, Mean>> means(UUID round, List<UUID> schools) {
        return DatabaseScope.system(Statement.of("""
                        SELECT v.round_indicator_id, count(*) AS known, avg(v.value)::float8 AS mean
                        FROM monitoring_round_forms f JOIN monitoring_values v ON v.form_id = f.id AND v.breakdown = '' AND v.value IS NOT NULL
                        WHERE f.round_id = :round AND f.organization_id = ANY (:schools) GROUP BY 1""")
                .bind("round", round)
                .bind("schools", schools.toArray(UUID[]::new))
                .on(database)
                .map(row -> new Mean(
                        Rows.get(row, "round_indicator_id", UUID.class),
                        Rows.get(row, "known", Long.class),
                        Rows.get(row, "mean", Double.class)))
                .all()
                .collectMap(Mean::measured));
    }

    /** The school's own values, by the copy of the indicator. */
    Mono<Map<UUID, BigDecimal>> own(UUID round, UUID school) {
        return Statement.of("""
                        SELECT v.round_indicator_id, v.value
                        FROM monitoring_round_forms f JOIN monitoring_values v ON v.form_id = f.id AND v.breakdown = '' AND v.value IS NOT NULL
                        WHERE f.round_id = :round AND f.organization_id = :school""")
                .bind("round", round)
                .bind("school", school)
                .on(database)
                .map(row -> Map.entry(
                        Rows.get(row, "round_indicator_id", UUID.class), Rows.get(row, "value", BigDecimal.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Which of the schools the caller sees. */
    Mono<List<UUID>> visible(Caller caller, UUID round, List<UUID> schools) {
        return Statement.of("""
                        SELECT f.organization_id FROM monitoring_round_forms f JOIN organizations u ON u.id = f.organization_id
                        WHERE f.round_id = :round AND f.organization_id = ANY (:schools)
                          AND (f.path <@ :read::ltree[] OR u.path <@ :read::ltree[])""")
                .bind("round", round)
                .bind("schools", schools.toArray(UUID[]::new))
                .bind("read", caller.scope(MonitoringPermission.READ))
                .on(database)
                .map(row -> Rows.get(row, "organization_id", UUID.class))
                .all()
                .collectList();
    }

    private static Statement select(UUID round, List<Measured> columns) {
        return Statement.of(SELECT)
                .bind("round", round)
                .bind("measured", columns.stream().map(Measured::id).toArray(UUID[]::new));
    }

    private Mono<Table> read(Statement statement, List<Measured> columns) {
        Map<UUID, Integer> places = new LinkedHashMap<>();
        columns.forEach(column -> places.put(column.id(), places.size()));
        int[] signs = columns.stream()
                .mapToInt(column -> column.definition().direction().sign())
                .toArray();
        return statement
                .on(database)
                .map(ComparisonQueries::cell)
                .all()
                .collect(LinkedHashMap<UUID, Row>::new, (rows, cell) -> {
                    Row row = rows.computeIfAbsent(cell.school().id(), id -> empty(cell, signs.length));
                    row.values()[places.getOrDefault(cell.measured(), 0)] = cell.value();
                })
                .map(rows -> new Table(List.copyOf(rows.values()), signs));
    }

    private record Cell(Named school, Named municipality, UUID measured, double value) {}

    private static Row empty(Cell cell, int columns) {
        double[] values = new double[columns];
        Arrays.fill(values, Double.NaN);
        return new Row(cell.school(), cell.municipality(), values);
    }

    private static Cell cell(Readable row) {
        return new Cell(
                new Named(Rows.get(row, "organization_id", UUID.class), Rows.get(row, "name", String.class)),
                new Named(
                        Rows.get(row, "municipality_id", UUID.class), Rows.get(row, "municipality_name", String.class)),
                Rows.get(row, "round_indicator_id", UUID.class),
                Rows.get(row, "value", Double.class));
    }
}

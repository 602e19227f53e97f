package ru.opora.monitoring.forms;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.monitoring.rounds.RoundKind;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of values as rows, in the order in which they changed. */
@Repository
class ValueQueries {

    private final DatabaseClient database;

    ValueQueries(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What is asked for; null means everything.
     *
     * @param since only what changed at this moment or later
     * @param formSince only what is in a form that changed then, also by being confirmed or returned
     */
    record Filter(
            @Nullable UUID round,
            @Nullable UUID indicator,
            @Nullable UUID school,
            @Nullable Instant since,
            @Nullable Instant formSince) {}

    Mono<Page<ValueView>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("""
                        SELECT v.id, f.round_id, r.kind, c.indicator_id, c.code, v.breakdown, f.organization_id, f.name, f.municipality_id, v.value,
                               v.missing, f.state, f.level, v.origin, v.updated_at, f.updated_at AS form_updated_at
                        FROM monitoring_values v JOIN monitoring_round_forms f ON f.id = v.form_id
                        JOIN monitoring_rounds r ON r.id = f.round_id JOIN monitoring_round_indicators c ON c.id = v.round_indicator_id
                        LEFT JOIN organizations u ON u.id = f.organization_id
                        WHERE (f.path <@ :read::ltree[] OR u.path <@ :read::ltree[])""")
                .bind("read", caller.scope(MonitoringPermission.READ))
                .and("f.round_id = :round", "round", filter.round())
                .and("c.indicator_id = :indicator", "indicator", filter.indicator())
                .and("f.organization_id = :school", "school", filter.school())
                .and("v.updated_at >= :since", "since", filter.since())
                .and("f.updated_at >= :formSince", "formSince", filter.formSince());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (v.updated_at, v.id) > (:afterTime, :afterId)")
                        .bind("afterTime", after.part(0, Instant::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY v.updated_at, v.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(ValueQueries::view)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.updatedAt().toString(), row.id().toString())));
    }

    private static ValueView view(Readable row) {
        String origin = Rows.get(row, "origin", String.class);
        return new ValueView(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "round_id", UUID.class),
                RoundKind.valueOf(Rows.get(row, "kind", String.class)),
                Rows.get(row, "indicator_id", UUID.class),
                Rows.get(row, "code", String.class),
                Rows.get(row, "breakdown", String.class),
                Rows.get(row, "organization_id", UUID.class),
                Rows.get(row, "name", String.class),
                Rows.get(row, "municipality_id", UUID.class),
                row.get("value", BigDecimal.class),
                row.get("missing", String.class),
                FormState.valueOf(Rows.get(row, "state", String.class)),
                FormLevel.of(Rows.get(row, "level", Integer.class)),
                origin.equals("ENTERED") ? Origin.MANUAL : Origin.valueOf(origin),
                Rows.get(row, "updated_at", Instant.class),
                Rows.get(row, "form_updated_at", Instant.class));
    }
}

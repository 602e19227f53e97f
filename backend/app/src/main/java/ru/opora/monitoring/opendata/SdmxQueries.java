package ru.opora.monitoring.opendata;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.rounds.KnownRound;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of a round's confirmed values: of forms that the last of the chain has confirmed, in the caller's subtrees. */
@Repository
class SdmxQueries {

    private static final int PAGE = 5000;
    private static final int MUNICIPALITY = 2;
    private static final int REGION = 3;

    private static final String CONFIRMED = """
            FROM monitoring_round_forms f LEFT JOIN organizations u ON u.id = f.organization_id
            WHERE f.round_id = :round AND f.level >= :level AND (f.path <@ :read::ltree[] OR u.path <@ :read::ltree[])""";

    private final DatabaseClient database;

    SdmxQueries(DatabaseClient database) {
        this.database = database;
    }

    /** A school of the panel whose values are confirmed. */
    record School(UUID form, UUID id, String name) {}

    /** A cell that has a value, or says why it has none. */
    record Cell(
            UUID form,
            UUID measured,
            String breakdown,
            @Nullable BigDecimal value) {}

    Mono<List<School>> schools(Caller caller, KnownRound round) {
        return bound(
                        Statement.of("SELECT f.id, f.organization_id, f.name " + CONFIRMED + " ORDER BY f.name, f.id"),
                        caller,
                        round)
                .on(database)
                .map(row -> new School(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "organization_id", UUID.class),
                        Rows.get(row, "name", String.class)))
                .all()
                .collectList();
    }

    /** The next cells in the order of their keys; fewer than {@link #isFull} says: these are the last. */
    Mono<List<Cell>> cells(Caller caller, KnownRound round, @Nullable Cell after) {
        Statement statement = bound(Statement.of("""
                        SELECT v.form_id, v.round_indicator_id, v.breakdown, v.value FROM monitoring_values v
                        WHERE num_nonnulls(v.value, v.missing) = 1 AND v.form_id IN (SELECT f.id\s""" + CONFIRMED + ")"), caller, round);
        if (after != null) {
            statement
                    .append("AND (v.form_id, v.round_indicator_id, v.breakdown) > (:form, :measured, :breakdown)")
                    .bind("form", after.form())
                    .bind("measured", after.measured())
                    .bind("breakdown", after.breakdown());
        }
        return statement
                .append("ORDER BY v.form_id, v.round_indicator_id, v.breakdown LIMIT :limit")
                .bind("limit", PAGE)
                .on(database)
                .map(SdmxQueries::cell)
                .all()
                .collectList();
    }

    static boolean isFull(List<Cell> page) {
        return page.size() == PAGE;
    }

    /** Says in the record of changes who took a whole round away. */
    Mono<Void> exported(KnownRound round) {
        return Statement.of("""
                        SELECT audit_append(NULL, 'EXPORTED', 'monitoringRound', :id, :owner, NULL,
                                            jsonb_build_object('format', 'sdmx-json'), NULL)""")
                .bind("id", round.id().toString())
                .bind("owner", round.ownerId())
                .on(database)
                .then();
    }

    private static Statement bound(Statement statement, Caller caller, KnownRound round) {
        return statement
                .bind("round", round.id())
                .bind("level", round.regional() ? REGION : MUNICIPALITY)
                .bind("read", caller.scope(MonitoringPermission.READ));
    }

    private static Cell cell(Readable row) {
        return new Cell(
                Rows.get(row, "form_id", UUID.class),
                Rows.get(row, "round_indicator_id", UUID.class),
                Rows.get(row, "breakdown", String.class),
                row.get("value", BigDecimal.class));
    }
}

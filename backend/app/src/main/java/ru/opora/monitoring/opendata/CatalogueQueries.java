package ru.opora.monitoring.opendata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of the catalogue: what of monitoring the caller may read, and when it last changed. */
@Repository
class CatalogueQueries {

    private static final int MOST_ROUNDS = 200;

    private final DatabaseClient database;

    CatalogueQueries(DatabaseClient database) {
        this.database = database;
    }

    /** An opened round of which the caller sees a school, or its owner. */
    record Round(UUID id, String title, LocalDate opensOn, LocalDate closesOn, String owner, Instant modified) {}

    Mono<List<Round>> rounds(Caller caller) {
        return Statement.of("""
                        SELECT r.id, r.title, r.opens_on, r.closes_on, o.name, r.updated_at
                        FROM monitoring_rounds r JOIN organizations o ON o.id = r.organization_id
                        WHERE r.state <> 'DRAFT' AND (o.path <@ :read::ltree[] OR EXISTS (
                            SELECT 1 FROM monitoring_round_forms f LEFT JOIN organizations u ON u.id = f.organization_id
                            WHERE f.round_id = r.id AND (f.path <@ :read::ltree[] OR u.path <@ :read::ltree[])))
                        ORDER BY r.opens_on DESC, r.id DESC LIMIT :limit""")
                .bind("read", caller.scope(MonitoringPermission.READ))
                .bind("limit", MOST_ROUNDS)
                .on(database)
                .map(row -> new Round(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "title", String.class),
                        Rows.get(row, "opens_on", LocalDate.class),
                        Rows.get(row, "closes_on", LocalDate.class),
                        Rows.get(row, "name", String.class),
                        Rows.get(row, "updated_at", Instant.class)))
                .all()
                .collectList();
    }

    /** When indicators of the caller's organisations, and of those above and below them, last changed. */
    Mono<Changed> indicators(Caller caller) {
        return changed(caller, "monitoring_indicators");
    }

    Mono<Changed> assessments(Caller caller) {
        return changed(caller, "monitoring_assessments");
    }

    /** @param at null: there are none */
    record Changed(@Nullable Instant at) {}

    private Mono<Changed> changed(Caller caller, String table) {
        return Statement.of("SELECT max(t.updated_at) AS at FROM " + table
                        + " t JOIN organizations o ON o.id = t.organization_id"
                        + " WHERE o.path <@ :read::ltree[] OR o.path @> :read::ltree[]")
                .bind("read", caller.scope(MonitoringPermission.READ))
                .on(database)
                .map(row -> new Changed(row.get("at", Instant.class)))
                .one();
    }
}

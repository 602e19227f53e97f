package ru.opora.platform.live;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;

/** The SQL of reading the record of changes in its order. */
@Repository
class LiveQueries {

    private final DatabaseClient database;

    LiveQueries(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> head() {
        return database.sql("SELECT coalesce(max(position), 0) AS head FROM audit_entries")
                .map(row -> Rows.get(row, "head", Long.class))
                .one();
    }

    Flux<LiveChange> after(long position, int limit) {
        return database.sql("""
                        SELECT position, at, action, entity, entity_id, organization_id, path::text AS path
                        FROM audit_entries WHERE position > :position ORDER BY position LIMIT :limit""")
                .bind("position", position)
                .bind("limit", limit)
                .map(row -> new LiveChange(
                        Rows.get(row, "position", Long.class),
                        Rows.get(row, "at", Instant.class),
                        Rows.get(row, "action", String.class),
                        Rows.get(row, "entity", String.class),
                        row.get("entity_id", String.class),
                        row.get("organization_id", UUID.class),
                        row.get("path", String.class)))
                .all();
    }
}

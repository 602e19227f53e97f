package ru.opora.roadmaps.assignments;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of remembered meanings, whichever roadmap they were chosen for. */
@Repository
class RememberedQueries {

    private static final String SELECT = """
            SELECT a.id, a.token, a.meaning, a.created_at, a.version FROM roadmaps_executor_aliases a
            WHERE a.organization_id = :organization""";

    private final DatabaseClient database;
    private final JsonMapper json;

    RememberedQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** One as stored. */
    record Row(UUID id, String token, ExecutorMeaning meaning, Instant createdAt, long version) {}

    Mono<Page<Row>> list(UUID organization, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(SELECT).bind("organization", organization);
        Cursor.decode(cursor, 1)
                .ifPresent(
                        after -> statement.append("AND a.token > :after").bind("after", after.part(0, text -> text)));
        return statement
                .append("ORDER BY a.token LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(this::row)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> List.of(row.token())));
    }

    Mono<Row> find(UUID organization, UUID id) {
        return Statement.of(SELECT)
                .bind("organization", organization)
                .and("a.id = :id", "id", id)
                .on(database)
                .map(this::row)
                .one();
    }

    /** Gives 0 when it is not of that version any more. */
    Mono<Long> delete(UUID id, long version) {
        return Statement.of("DELETE FROM roadmaps_executor_aliases WHERE id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private Row row(Readable row) {
        return new Row(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "token", String.class),
                json.readValue(Rows.get(row, "meaning", Json.class).asArray(), ExecutorMeaning.class),
                Rows.get(row, "created_at", Instant.class),
                Rows.get(row, "version", Long.class));
    }
}

package ru.opora.roadmaps.editions;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
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

/** The SQL of frozen editions and of current plans. Whether the caller sees the roadmap is asked before. */
@Repository
class EditionQueries {

    private static final String SUMMARY =
            "id, number, order_number, order_date, signatory, effective_on, reason, hash, approved_at";

    private final DatabaseClient database;
    private final JsonMapper json;

    EditionQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A plan that is compared: an edition, or the current state of a draft. */
    record Source(@Nullable Integer number, @Nullable LocalDate effectiveOn, PlanContent plan) {}

    Mono<Page<EditionView.Summary>> list(UUID roadmap, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("SELECT " + SUMMARY + " FROM roadmaps_editions WHERE roadmap_id = :roadmap")
                .bind("roadmap", roadmap);
        Cursor.decode(cursor, 1)
                .ifPresent(after ->
                        statement.append("AND number < :after").bind("after", after.part(0, Integer::valueOf)));
        return statement
                .append("ORDER BY number DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(EditionQueries::summary)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> List.of(String.valueOf(row.number()))));
    }

    Mono<EditionView> find(UUID roadmap, int number) {
        return Statement.of("SELECT " + SUMMARY + ", content FROM roadmaps_editions WHERE roadmap_id = :roadmap")
                .bind("roadmap", roadmap)
                .and("number = :number", "number", number)
                .on(database)
                .map(row -> view(summary(row), plan(row)))
                .one();
    }

    /** The edition in force on a day: the last one that held by then. */
    Mono<Source> on(UUID roadmap, LocalDate day) {
        return Statement.of("SELECT number, effective_on, content FROM roadmaps_editions WHERE roadmap_id = :roadmap")
                .bind("roadmap", roadmap)
                .and("effective_on <= :day", "day", day)
                .append("ORDER BY number DESC LIMIT 1")
                .on(database)
                .map(this::source)
                .one();
    }

    /** What the first approved amendment that holds from this day or an earlier one will make of the plan. */
    Mono<Source> coming(UUID roadmap, LocalDate day) {
        return Statement.of("""
                        SELECT NULL::int AS number, r.effective_on, roadmaps_plan(r.id) AS content FROM roadmaps r
                        WHERE r.amends_id = :roadmap AND r.state = 'APPROVED' AND r.approval_failure IS NULL AND r.effective_on <= :day
                          AND r.base_edition = (SELECT max(e.number) FROM roadmaps_editions e WHERE e.roadmap_id = :roadmap)
                        ORDER BY r.effective_on, r.approved_at LIMIT 1""")
                .bind("roadmap", roadmap)
                .bind("day", day)
                .on(database)
                .map(this::source)
                .one();
    }

    Mono<Source> edition(UUID roadmap, @Nullable Integer number) {
        return Statement.of("SELECT number, effective_on, content FROM roadmaps_editions WHERE roadmap_id = :roadmap")
                .bind("roadmap", roadmap)
                .and("number = :number", "number", number)
                .append("ORDER BY number DESC LIMIT 1")
                .on(database)
                .map(this::source)
                .one();
    }

    /** The orders that made the editions, the first one first. */
    Mono<List<EditionOrder>> orders(UUID roadmap) {
        return Statement.of(
                        "SELECT number, order_number, order_date FROM roadmaps_editions WHERE roadmap_id = :roadmap")
                .bind("roadmap", roadmap)
                .append("ORDER BY number")
                .on(database)
                .map(row -> new EditionOrder(
                        Rows.get(row, "number", Integer.class),
                        Rows.get(row, "order_number", String.class),
                        Rows.get(row, "order_date", LocalDate.class)))
                .all()
                .collectList();
    }

    /** The plan as it is now. */
    Mono<PlanContent> current(UUID roadmap) {
        return database.sql("SELECT roadmaps_plan(:roadmap) AS content")
                .bind("roadmap", roadmap)
                .map(this::plan)
                .one();
    }

    /** The canonical text of an edition, the very bytes its hash is of. */
    Mono<String> canonical(UUID roadmap, int number) {
        return database.sql("""
            SELECT roadmaps_canonical(content) AS text FROM roadmaps_editions
            WHERE roadmap_id = :roadmap AND number = :number""")
                .bind("roadmap", roadmap)
                .bind("number", number)
                .map(row -> Rows.get(row, "text", String.class))
                .one();
    }

    Mono<EditionView.Verification> verify(UUID roadmap, int number) {
        return database.sql("""
            SELECT hash, content FROM roadmaps_editions WHERE roadmap_id = :roadmap AND number = :number""")
                .bind("roadmap", roadmap)
                .bind("number", number)
                .map(row -> {
                    String hash = Rows.get(row, "hash", String.class);
                    String again = CanonicalJson.hash(
                            json.readTree(Rows.get(row, "content", Json.class).asArray()));
                    return new EditionView.Verification(number, hash, again, hash.equals(again));
                })
                .one();
    }

    private Source source(Readable row) {
        return new Source(row.get("number", Integer.class), Rows.get(row, "effective_on", LocalDate.class), plan(row));
    }

    private PlanContent plan(Readable row) {
        return json.readValue(Rows.get(row, "content", Json.class).asArray(), PlanContent.class);
    }

    private static EditionView view(EditionView.Summary head, PlanContent plan) {
        return new EditionView(
                head.id(),
                head.number(),
                head.orderNumber(),
                head.orderDate(),
                head.signatory(),
                head.effectiveOn(),
                head.reason(),
                head.hash(),
                head.approvedAt(),
                plan);
    }

    private static EditionView.Summary summary(Readable row) {
        return new EditionView.Summary(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "number", Integer.class),
                Rows.get(row, "order_number", String.class),
                Rows.get(row, "order_date", LocalDate.class),
                Rows.get(row, "signatory", String.class),
                Rows.get(row, "effective_on", LocalDate.class),
                row.get("reason", String.class),
                Rows.get(row, "hash", String.class),
                Rows.get(row, "approved_at", Instant.class));
    }
}

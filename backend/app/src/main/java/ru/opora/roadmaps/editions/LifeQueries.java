package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;

/** What is still open in a roadmap. A few are named; the count is of all. */
@Repository
class LifeQueries {

    private static final int NAMED = 20;

    private final DatabaseClient database;

    LifeQueries(DatabaseClient database) {
        this.database = database;
    }

    /** @param items the first of them */
    record Open<T>(int count, List<T> items) {}

    @Schema(name = "OpenComment")
    record OpenComment(UUID id, @Nullable UUID activityId, String author, String text) {}

    @Schema(name = "OpenCheckpoint")
    record OpenCheckpoint(
            UUID id,
            UUID activityId,
            String organization,
            String state,
            @Nullable LocalDate due) {}

    Flux<UUID> proposedTo(UUID roadmap) {
        return database.sql("SELECT organization_id FROM roadmaps_proposals WHERE roadmap_id = :roadmap")
                .bind("roadmap", roadmap)
                .map(row -> Rows.get(row, "organization_id", UUID.class))
                .all();
    }

    Mono<Open<OpenComment>> openComments(Caller caller, UUID roadmap) {
        return Statement.of("""
                          SELECT c.id, c.activity_id, c.author_name, c.text, count(*) OVER () AS total
                          FROM roadmaps_comments c JOIN roadmaps r ON r.id = c.roadmap_id
                          JOIN organizations o ON o.id = r.organization_id
                          WHERE c.roadmap_id = :roadmap AND c.checkpoint_id IS NULL AND c.parent_id IS NULL
                            AND c.resolved_at IS NULL AND\s""" + CommentQueries.VISIBLE + """

                          ORDER BY c.created_at, c.id LIMIT :most""")
                .bind("roadmap", roadmap)
                .bind("read", caller.scope(RoadmapPermission.READ))
                .bind("most", NAMED)
                .on(database)
                .map(row -> new Counted<>(
                        Rows.get(row, "total", Long.class),
                        new OpenComment(
                                Rows.get(row, "id", UUID.class),
                                row.get("activity_id", UUID.class),
                                Rows.get(row, "author_name", String.class),
                                Rows.get(row, "text", String.class))))
                .all()
                .collectList()
                .map(LifeQueries::open);
    }

    Mono<Open<OpenCheckpoint>> openCheckpoints(UUID roadmap) {
        return database.sql("""
            SELECT c.id, c.activity_id, (SELECT o.name FROM roadmaps_executors o WHERE o.id = c.organization_id) AS name, c.state, c.due,
                   count(*) OVER () AS total
            FROM roadmaps_checkpoints c
            WHERE c.roadmap_id = :roadmap AND c.state IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')
              AND c.due IS NOT NULL
            ORDER BY c.day, c.id LIMIT :most""")
                .bind("roadmap", roadmap)
                .bind("most", NAMED)
                .map(row -> new Counted<>(
                        Rows.get(row, "total", Long.class),
                        new OpenCheckpoint(
                                Rows.get(row, "id", UUID.class),
                                Rows.get(row, "activity_id", UUID.class),
                                Rows.get(row, "name", String.class),
                                Rows.get(row, "state", String.class),
                                row.get("due", LocalDate.class))))
                .all()
                .collectList()
                .map(LifeQueries::open);
    }

    private record Counted<T>(long total, T item) {}

    private static <T> Open<T> open(List<Counted<T>> rows) {
        int count = rows.isEmpty() ? 0 : (int) rows.get(0).total();
        return new Open<>(count, rows.stream().map(Counted::item).toList());
    }
}

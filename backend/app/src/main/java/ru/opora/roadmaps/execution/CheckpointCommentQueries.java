package ru.opora.roadmaps.execution;

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

/** The SQL of the thread under a checkpoint. */
@Repository
class CheckpointCommentQueries {

    private final DatabaseClient database;

    CheckpointCommentQueries(DatabaseClient database) {
        this.database = database;
    }

    /** In order of time, the oldest first. */
    Mono<Page<CheckpointCommentView>> list(UUID checkpoint, String subject, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("""
                        SELECT m.id, m.text, m.created_at, m.author = :subject AS own, p.name
                        FROM roadmaps_comments m LEFT JOIN organizations_people p ON p.subject = m.author
                        WHERE m.checkpoint_id = :checkpoint""").bind("checkpoint", checkpoint).bind("subject", subject);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (m.created_at, m.id) > (:afterTime, :afterId)")
                        .bind("afterTime", after.part(0, Instant::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY m.created_at, m.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> new CheckpointCommentView(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "text", String.class),
                        new CheckpointView.Person(row.get("name", String.class), Rows.get(row, "own", Boolean.class)),
                        Rows.get(row, "created_at", Instant.class)))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.createdAt().toString(), row.id().toString())));
    }

    /** A word is told as what happened to its checkpoint, so that those who see it learn of it at once, and nobody else. */
    Mono<Instant> insert(UUID id, UUID roadmap, UUID activity, UUID checkpoint, String author, String text) {
        return Statement.of("""
                        WITH added AS (
                            INSERT INTO roadmaps_comments (id, roadmap_id, activity_id, checkpoint_id, author, text)
                            VALUES (:id, :roadmap, :activity, :checkpoint, :author, :text) RETURNING created_at)
                        SELECT a.created_at, audit_append(NULL, 'COMMENTED', 'checkpoint', c.id::text, c.organization_id, NULL, NULL, NULL)
                        FROM added a CROSS JOIN roadmaps_checkpoints c WHERE c.id = :checkpoint""")
                .bind("id", id)
                .bind("roadmap", roadmap)
                .bind("activity", activity)
                .bind("checkpoint", checkpoint)
                .bind("author", author)
                .bind("text", text)
                .on(database)
                .map(row -> Rows.get(row, "created_at", Instant.class))
                .one();
    }
}

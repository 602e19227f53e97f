package ru.opora.roadmaps.editions;

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
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.editions.CommentView.Action;

/** The SQL of comments on a draft. What one organisation says its neighbours do not read. */
@Repository
class CommentQueries {

    /**
     * Whether the caller reads comment c on a roadmap of organisation o: the owner's people read all; others the threads of their
     * own organisations and those the owner began.
     */
    static final String VISIBLE = """
            (o.path <@ :read::ltree[] OR c.thread_organization_id = o.id
               OR EXISTS (SELECT 1 FROM organizations t WHERE t.id = c.thread_organization_id AND t.path <@ :read::ltree[]))""";

    private static final String SELECT = """
            SELECT c.id, c.activity_id, c.parent_id, c.organization_id, n.name AS organization_name, c.author, c.author_name, c.text,
                   c.resolved_at, c.created_at, c.version, o.path::text AS path
            FROM roadmaps_comments c JOIN roadmaps r ON r.id = c.roadmap_id JOIN organizations o ON o.id = r.organization_id
            LEFT JOIN organizations n ON n.id = c.organization_id
            WHERE c.roadmap_id = :roadmap AND c.checkpoint_id IS NULL AND\s""" + VISIBLE;

    private final DatabaseClient database;

    CommentQueries(DatabaseClient database) {
        this.database = database;
    }

    /** A comment to be written. */
    record NewComment(
            UUID id,
            UUID roadmapId,
            @Nullable UUID activityId,
            @Nullable UUID parentId,
            UUID organizationId,
            UUID threadOrganizationId,
            String author,
            String text) {}

    Mono<Page<CommentView>> list(
            Caller caller,
            UUID roadmap,
            @Nullable UUID activity,
            @Nullable Boolean open,
            int limit,
            @Nullable String cursor) {
        Statement statement = select(caller, roadmap).and("c.activity_id = :activity", "activity", activity);
        if (open != null) {
            statement.append("AND c.parent_id IS NULL AND c.resolved_at IS " + (open ? "NULL" : "NOT NULL"));
        }
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (c.created_at, c.id) > (:afterAt, :afterId)")
                        .bind("afterAt", after.part(0, Instant::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY c.created_at, c.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.createdAt().toString(), row.id().toString())));
    }

    Mono<CommentView> find(Caller caller, UUID roadmap, UUID id) {
        return select(caller, roadmap)
                .and("c.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    /** The organisation whose thread a comment belongs to. */
    Mono<UUID> threadOf(UUID comment) {
        return database.sql("SELECT thread_organization_id FROM roadmaps_comments WHERE id = :id")
                .bind("id", comment)
                .map(row -> Rows.get(row, "thread_organization_id", UUID.class))
                .one();
    }

    Mono<Boolean> hasActivity(UUID roadmap, UUID activity) {
        return database.sql(
                        "SELECT count(*) AS found FROM roadmaps_activities WHERE id = :id AND roadmap_id = :roadmap")
                .bind("id", activity)
                .bind("roadmap", roadmap)
                .map(row -> Rows.get(row, "found", Long.class) > 0)
                .one();
    }

    Mono<Void> insert(NewComment comment) {
        return Statement.of("""
            INSERT INTO roadmaps_comments (id, roadmap_id, activity_id, parent_id, organization_id, thread_organization_id,
                author, author_name, text)
            SELECT :id, :roadmap, :activity, :parent, :organization, :thread, :author,
                   coalesce((SELECT p.name FROM organizations_people p WHERE p.subject = :author),
                            (SELECT a.name FROM organizations_api_clients a WHERE a.client_id = :author), :author), :text""")
                .bind("id", comment.id())
                .bind("roadmap", comment.roadmapId())
                .bindNullable("activity", comment.activityId(), UUID.class)
                .bindNullable("parent", comment.parentId(), UUID.class)
                .bind("organization", comment.organizationId())
                .bind("thread", comment.threadOrganizationId())
                .bind("author", comment.author())
                .bind("text", comment.text())
                .on(database)
                .then();
    }

    /** Settles a thread, or opens it again. Gives 0 when it was so already. */
    Mono<Long> settle(UUID id, @Nullable String by) {
        return Statement.of("""
            UPDATE roadmaps_comments SET resolved_at = CASE WHEN :by::text IS NULL THEN NULL ELSE now() END,
                resolved_by = :by, version = version + 1
            WHERE id = :id AND parent_id IS NULL AND (resolved_by IS NULL) <> (:by::text IS NULL)""")
                .bind("id", id)
                .bindNullable("by", by, String.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement select(Caller caller, UUID roadmap) {
        return Statement.of(SELECT).bind("roadmap", roadmap).bind("read", caller.scope(RoadmapPermission.READ));
    }

    private static CommentView view(Readable row, Caller caller) {
        UUID parent = row.get("parent_id", UUID.class);
        Instant resolved = row.get("resolved_at", Instant.class);
        boolean owner = caller.may(RoadmapPermission.WRITE, Rows.get(row, "path", String.class));
        boolean own = caller.subject().equals(Rows.get(row, "author", String.class));
        boolean settles = parent == null && (owner || own);
        return new CommentView(
                Rows.get(row, "id", UUID.class),
                row.get("activity_id", UUID.class),
                parent,
                row.get("organization_id", UUID.class),
                row.get("organization_name", String.class),
                Rows.get(row, "author_name", String.class),
                own,
                Rows.get(row, "text", String.class),
                resolved,
                Rows.get(row, "created_at", Instant.class),
                Rows.get(row, "version", Long.class),
                settles ? List.of(resolved == null ? Action.resolve : Action.reopen) : List.of());
    }
}

package ru.opora.roadmaps.importing;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Newest;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.importing.recognition.RecognisedPlan;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of imports. An import is seen by who made it and by those who may write roadmaps of its organisation. */
@Repository
class ImportQueries {

    private static final String SEEN = """
            FROM roadmaps_imports i LEFT JOIN organizations o ON o.id = i.organization_id
            WHERE (i.created_by = :subject OR o.path <@ :write::ltree[])""";

    private final DatabaseClient database;
    private final JsonMapper json;

    ImportQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Page<ImportSummary>> list(Caller caller, @Nullable ImportStatus status, int limit, @Nullable String cursor) {
        Statement statement =
                seen("""
                        SELECT i.id, i.status, i.file_name, i.title, i.activity_count, i.review_count, i.roadmap_id, i.version,
                               i.created_at\s""", caller).and("i.status = :status", "status", status == null ? null : status.name());
        return Newest.after(cursor, statement, "i", limit)
                .on(database)
                .map(ImportQueries::summary)
                .all()
                .collectList()
                .map(rows -> Newest.page(rows, limit, ImportSummary::createdAt, ImportSummary::id));
    }

    Mono<RoadmapImport> find(Caller caller, UUID id) {
        return seen("""
                        SELECT i.id, i.organization_id, i.status, i.file_name, i.corrections, i.preview, i.roadmap_id, i.version,
                               i.created_at\s""", caller)
                .and("i.id = :id", "id", id)
                .on(database)
                .map(this::found)
                .one();
    }

    Mono<byte[]> content(UUID id) {
        return Statement.of("SELECT content FROM roadmaps_imports WHERE id = :id")
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "content", byte[].class))
                .one();
    }

    Mono<Void> insert(Caller caller, RoadmapImport made, byte[] content) {
        return Statement.of("""
                        INSERT INTO roadmaps_imports (id, organization_id, status, file_name, content, corrections, preview,
                            title, activity_count, review_count, created_by)
                        VALUES (:id, :organization, :status, :fileName, :content, :corrections, :preview,
                            :title, :activityCount, :reviewCount, :subject)""")
                .bind("id", made.id())
                .bindNullable("organization", made.organizationId(), UUID.class)
                .bind("status", made.status().name())
                .bind("fileName", made.fileName())
                .bind("content", content)
                .bind("corrections", write(made.corrections()))
                .bind("preview", write(made.plan()))
                .bind("title", title(made.plan()))
                .bind("activityCount", made.plan().activityCount())
                .bind("reviewCount", ImportMapper.reviewCount(made.plan()))
                .bind("subject", caller.subject())
                .on(database)
                .then();
    }

    /** Keeps the corrections and what was recognised with them, if the row still has the version and is not applied. */
    Mono<Long> update(RoadmapImport changed) {
        return Statement.of("""
                        UPDATE roadmaps_imports
                        SET organization_id = :organization, corrections = :corrections, preview = :preview, title = :title,
                            activity_count = :activityCount, review_count = :reviewCount, version = version + 1
                        WHERE id = :id AND version = :version AND status = 'PREVIEW'""")
                .bind("id", changed.id())
                .bind("version", changed.version())
                .bindNullable("organization", changed.organizationId(), UUID.class)
                .bind("corrections", write(changed.corrections()))
                .bind("preview", write(changed.plan()))
                .bind("title", title(changed.plan()))
                .bind("activityCount", changed.plan().activityCount())
                .bind("reviewCount", ImportMapper.reviewCount(changed.plan()))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Marks as applied what was read; of two at once only one succeeds. */
    Mono<Long> apply(RoadmapImport found, UUID organization, UUID roadmap) {
        return Statement.of("""
                        UPDATE roadmaps_imports
                        SET status = 'APPLIED', organization_id = :organization, roadmap_id = :roadmap, version = version + 1
                        WHERE id = :id AND version = :version AND status = 'PREVIEW'""")
                .bind("id", found.id())
                .bind("version", found.version())
                .bind("organization", organization)
                .bind("roadmap", roadmap)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> delete(UUID id, long version) {
        return Statement.of("DELETE FROM roadmaps_imports WHERE id = :id AND version = :version AND status = 'PREVIEW'")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement seen(String select, Caller caller) {
        return Statement.of(select + SEEN)
                .bind("subject", caller.subject())
                .bind("write", caller.scope(RoadmapPermission.WRITE));
    }

    private static ImportSummary summary(Readable row) {
        return new ImportSummary(
                Rows.get(row, "id", UUID.class),
                ImportStatus.valueOf(Rows.get(row, "status", String.class)),
                Rows.get(row, "file_name", String.class),
                Rows.get(row, "title", String.class),
                Rows.get(row, "activity_count", Integer.class),
                Rows.get(row, "review_count", Integer.class),
                row.get("roadmap_id", UUID.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "created_at", Instant.class));
    }

    private RoadmapImport found(Readable row) {
        return new RoadmapImport(
                Rows.get(row, "id", UUID.class),
                row.get("organization_id", UUID.class),
                ImportStatus.valueOf(Rows.get(row, "status", String.class)),
                Rows.get(row, "file_name", String.class),
                json.readValue(Rows.get(row, "corrections", Json.class).asArray(), Corrections.class),
                json.readValue(Rows.get(row, "preview", Json.class).asArray(), RecognisedPlan.class),
                row.get("roadmap_id", UUID.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "created_at", Instant.class));
    }

    private Json write(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }

    private static String title(RecognisedPlan plan) {
        return Optional.ofNullable(plan.title()).orElse("");
    }
}

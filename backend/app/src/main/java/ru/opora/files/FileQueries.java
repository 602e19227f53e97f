package ru.opora.files;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.files.ContentOwner;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** The SQL of files. */
@Repository
class FileQueries implements ContentOwner {

    private static final long MEGABYTE = 1024 * 1024;

    private final DatabaseClient database;

    FileQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What is known of a new file. */
    record Draft(
            UUID id,
            UUID organizationId,
            String name,
            String mediaType,
            long size,
            String sha256,
            UUID content,
            String createdBy) {}

    Mono<FileRow> find(Caller caller, UUID id) {
        return Statement.of("""
                        SELECT f.id, f.name, f.media_type, f.size, f.sha256, f.content, f.created_by, f.version, f.created_at,
                               o.path::text AS path, o.id AS organization_id, o.name AS organization_name,
                               o.kind AS organization_kind, o.parent_id AS organization_parent_id
                        FROM files f JOIN organizations o ON o.id = f.organization_id
                        WHERE f.id = :id AND o.path <@ :scope::ltree[]""")
                .bind("id", id)
                .bind("scope", caller.scope(FilePermission.READ))
                .on(database)
                .map(FileQueries::row)
                .one();
    }

    /** Adds a file if the organisation has room for it; of several at once each is counted. */
    @Transactional
    Mono<Void> insert(Draft file, long quota) {
        return Statement.of("SELECT pg_advisory_xact_lock(hashtextextended('files ' || :organization::text, 0))")
                .bind("organization", file.organizationId())
                .on(database)
                .then()
                .then(Mono.defer(() -> used(file.organizationId())))
                .filter(used -> used + file.size() <= quota)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FILE_QUOTA_REACHED, quota / MEGABYTE)))
                .then(Mono.defer(() -> insert(file)));
    }

    private Mono<Long> used(UUID organization) {
        return Statement.of(
                        "SELECT coalesce(sum(size), 0)::bigint AS used FROM files WHERE organization_id = :organization")
                .bind("organization", organization)
                .on(database)
                .map(row -> Rows.get(row, "used", Long.class))
                .one();
    }

    private Mono<Void> insert(Draft file) {
        return Statement.of("""
                        INSERT INTO files (id, organization_id, name, media_type, size, sha256, content, created_by)
                        VALUES (:id, :organization, :name, :type, :size, :sha256, :content, :by)""")
                .bind("id", file.id())
                .bind("organization", file.organizationId())
                .bind("name", file.name())
                .bind("type", file.mediaType())
                .bind("size", file.size())
                .bind("sha256", file.sha256())
                .bind("content", file.content())
                .bind("by", file.createdBy())
                .on(database)
                .then();
    }

    /** Deletes the row if it still has the version. Gives the number of rows deleted. */
    Mono<Long> delete(UUID id, long version) {
        return Statement.of("DELETE FROM files WHERE id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Which of these contents belong to a file. */
    @Override
    public Flux<UUID> known(Collection<UUID> contents) {
        return Statement.of("SELECT content FROM files WHERE content = ANY(:contents)")
                .bind("contents", contents.toArray(UUID[]::new))
                .on(database)
                .map(row -> Rows.get(row, "content", UUID.class))
                .all();
    }

    private static FileRow row(Readable row) {
        return new FileRow(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "path", String.class),
                Rows.get(row, "name", String.class),
                Rows.get(row, "media_type", String.class),
                Rows.get(row, "size", Long.class),
                Rows.get(row, "sha256", String.class),
                Rows.get(row, "content", UUID.class),
                Rows.get(row, "created_by", String.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "created_at", Instant.class));
    }
}

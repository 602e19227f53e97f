package ru.opora.organizations.importing;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.persistence.Newest;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of imports of lists. An import is seen by those who write below its organisation. */
@Repository
class ListImportQueries {

    private static final String SELECT = """
            SELECT i.*, o.name AS parent_name, o.path::text AS parent_path
            FROM organizations_imports i JOIN organizations o ON o.id = i.organization_id
            WHERE\s""";

    private static final TypeReference<List<ListImportView.Column>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<List<ListImportView.Municipality>> MUNICIPALITIES = new TypeReference<>() {};
    private static final TypeReference<Map<RowOutcome, Integer>> COUNTS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    ListImportQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Page<ListImport>> list(Caller caller, @Nullable ListImportStatus status, int limit, @Nullable String cursor) {
        Statement statement = seen(caller).and("i.status = :status", "status", status == null ? null : status.name());
        return Newest.after(cursor, statement, "i", limit)
                .on(database)
                .map(this::found)
                .all()
                .collectList()
                .map(rows -> Newest.page(rows, limit, ListImport::createdAt, ListImport::id));
    }

    Mono<ListImport> find(Caller caller, UUID id) {
        return seen(caller)
                .and("i.id = :id", "id", id)
                .on(database)
                .map(this::found)
                .one();
    }

    Mono<ListImport> find(UUID id) {
        return Statement.of(SELECT + "i.id = :id")
                .bind("id", id)
                .on(database)
                .map(this::found)
                .one();
    }

    Mono<Void> insert(Caller caller, UUID id, UUID parent, String fileName, List<ListImportView.Column> columns) {
        return Statement.of("""
                        INSERT INTO organizations_imports (id, organization_id, status, file_name, columns, created_by)
                        VALUES (:id, :parent, 'PREVIEW', :fileName, :columns, :subject)""")
                .bind("id", id)
                .bind("parent", parent)
                .bind("fileName", fileName)
                .bind("columns", write(columns))
                .bind("subject", caller.subject())
                .on(database)
                .then();
    }

    /** Keeps what a person settled, if the row still has the version and is not being carried out. */
    Mono<Long> settle(ListImport found, ListCorrections corrections) {
        return Statement.of("""
                        UPDATE organizations_imports SET corrections = :corrections, version = version + 1
                        WHERE id = :id AND version = :version AND status <> 'APPLYING'""")
                .bind("id", found.id())
                .bind("version", found.version())
                .bind("corrections", write(corrections))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Keeps what the rows come to. */
    Mono<Void> count(UUID id, List<ListImportView.Municipality> municipalities) {
        return Statement.of("""
                        UPDATE organizations_imports i SET municipalities = :municipalities, counts = coalesce(c.counts, '{}'),
                            total = CASE WHEN i.status = 'PREVIEW' THEN 0 ELSE c.total END, processed = c.processed
                        FROM (SELECT (SELECT jsonb_object_agg(outcome, found) FROM (
                                          SELECT outcome, count(*) AS found FROM organizations_import_rows
                                          WHERE import_id = :id GROUP BY outcome) o) AS counts,
                                     count(*) FILTER (WHERE outcome IN ('NEW', 'UPDATE'))::integer AS total,
                                     count(*) FILTER (WHERE done)::integer AS processed
                              FROM organizations_import_rows WHERE import_id = :id) c
                        WHERE i.id = :id""")
                .bind("id", id)
                .bind("municipalities", write(municipalities))
                .on(database)
                .then();
    }

    /** Begins to carry it out; of two at once only one succeeds. */
    Mono<Long> begin(Caller caller, UUID id, long version) {
        return Statement.of("""
                        UPDATE organizations_imports
                        SET status = 'APPLYING', applied_by = :subject, applied_at = now(), failure = NULL, claimed_until = NULL,
                            total = coalesce((counts ->> 'NEW')::integer, 0) + coalesce((counts ->> 'UPDATE')::integer, 0),
                            version = version + 1
                        WHERE id = :id AND version = :version AND status <> 'APPLYING'""")
                .bind("id", id)
                .bind("version", version)
                .bind("subject", caller.subject())
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Takes the longest waiting import for this node, unless another one is being carried out: one list at a time. */
    Mono<UUID> claim() {
        return Statement.of("""
                        UPDATE organizations_imports SET claimed_until = now() + interval '1 minute'
                        WHERE id = (
                            SELECT id FROM organizations_imports
                            WHERE status = 'APPLYING' AND NOT EXISTS (SELECT 1 FROM organizations_imports
                                WHERE status = 'APPLYING' AND claimed_until > now())
                            ORDER BY applied_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id""")
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .one();
    }

    /** Says how far it is, and that this node goes on. */
    Mono<Void> progress(UUID id, int more) {
        return Statement.of("""
                        UPDATE organizations_imports
                        SET processed = processed + :more, claimed_until = now() + interval '1 minute' WHERE id = :id""").bind("id", id).bind("more", more).on(database).then();
    }

    Mono<Void> end(UUID id, ListImportStatus status, @Nullable String failure) {
        return Statement.of("""
                        UPDATE organizations_imports
                        SET status = :status, failure = :failure, claimed_until = NULL, version = version + 1 WHERE id = :id""")
                .bind("id", id)
                .bind("status", status.name())
                .bindNullable("failure", failure, String.class)
                .on(database)
                .then();
    }

    Mono<Long> delete(UUID id, long version) {
        return Statement.of("""
                        DELETE FROM organizations_imports WHERE id = :id AND version = :version AND status <> 'APPLYING'""")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement seen(Caller caller) {
        return Statement.of(SELECT + "o.path <@ :scope::ltree[]")
                .bind("scope", caller.scope(OrganizationPermission.WRITE));
    }

    private Json write(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }

    private byte[] bytes(Readable row, String column) {
        return Rows.get(row, column, Json.class).asArray();
    }

    private ListImport found(Readable row) {
        Map<RowOutcome, Integer> counts = new EnumMap<>(RowOutcome.class);
        for (RowOutcome outcome : RowOutcome.values()) {
            counts.put(outcome, 0);
        }
        counts.putAll(json.readValue(bytes(row, "counts"), COUNTS));
        return new ListImport(
                Rows.get(row, "id", UUID.class),
                ListImportStatus.valueOf(Rows.get(row, "status", String.class)),
                Rows.get(row, "file_name", String.class),
                Rows.get(row, "organization_id", UUID.class),
                Rows.get(row, "parent_name", String.class),
                Rows.get(row, "parent_path", String.class),
                json.readValue(bytes(row, "columns"), COLUMNS),
                corrections(bytes(row, "corrections")),
                counts,
                json.readValue(bytes(row, "municipalities"), MUNICIPALITIES),
                Rows.get(row, "processed", Integer.class),
                Rows.get(row, "total", Integer.class),
                row.get("failure", String.class),
                Rows.get(row, "created_by", String.class),
                row.get("applied_by", String.class),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "created_at", Instant.class),
                row.get("applied_at", Instant.class));
    }

    private ListCorrections corrections(byte[] stored) {
        return stored.length <= 2 ? ListCorrections.NONE : json.readValue(stored, ListCorrections.class);
    }
}

package ru.opora.monitoring.assessments.importing;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.assessments.AssessmentKind;
import ru.opora.monitoring.assessments.importing.ResultBatch.Procedure;
import ru.opora.monitoring.assessments.importing.ResultImportView.Column;
import ru.opora.monitoring.assessments.importing.ResultImportView.Counts;
import ru.opora.monitoring.assessments.importing.ResultImportView.Defaults;
import ru.opora.monitoring.assessments.importing.ResultImportView.Status;
import ru.opora.monitoring.assessments.importing.ResultImportView.Unknown;
import ru.opora.platform.files.ContentOwner;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of imports of results. An import is seen by those who write below its organisation. */
@Repository
class ResultImportQueries implements ContentOwner {

    private static final String SELECT = """
            SELECT i.*, o.name AS organization_name FROM monitoring_results_imports i JOIN organizations o ON o.id = i.organization_id
            WHERE\s""";

    private static final TypeReference<List<Column>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<List<Unknown>> UNKNOWN = new TypeReference<>() {};
    private static final TypeReference<Map<String, UUID>> SCHOOLS = new TypeReference<>() {};
    private static final TypeReference<List<ResultColumn>> ROLES = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    ResultImportQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What was said of a table with the same headers. */
    record Mapping(List<ResultColumn> roles, Defaults defaults) {}

    Mono<Page<ResultImport>> list(Caller caller, int limit, @Nullable String cursor) {
        Statement statement = seen(caller);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (i.created_at, i.id) < (:afterTime, :afterId)")
                        .bind("afterTime", after.part(0, Instant::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY i.created_at DESC, i.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(this::found)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows, limit, row -> List.of(row.createdAt().toString(), row.id().toString())));
    }

    Mono<ResultImport> find(Caller caller, UUID id) {
        return seen(caller).and("i.id = :id", "id", id).on(database).map(this::found).one();
    }

    Mono<ResultImport> find(UUID id) {
        return Statement.of(SELECT + "i.id = :id").bind("id", id).on(database).map(this::found).one();
    }

    Mono<Void> insert(UUID id, UUID organization, String fileName, UUID content, long size, Caller caller, Status status,
            ResultHeader header, List<Column> columns, boolean remembered, Defaults defaults) {
        return Statement.of("""
                        INSERT INTO monitoring_results_imports (id, organization_id, status, file_name, content, size, header_row, columns,
                            remembered, defaults, created_by)
                        VALUES (:id, :organization, :status, :fileName, :content, :size, :header, :columns, :remembered, :defaults, :by)""")
                .bind("id", id)
                .bind("organization", organization)
                .bind("status", status.name())
                .bind("fileName", fileName)
                .bind("content", content)
                .bind("size", size)
                .bind("header", header.row())
                .bind("columns", write(columns))
                .bind("remembered", remembered)
                .bind("defaults", write(defaults))
                .bind("by", caller.subject())
                .on(database)
                .then();
    }

    Mono<Mapping> mapping(UUID organization, String signature) {
        return Statement.of("""
                        SELECT roles, defaults FROM monitoring_results_mappings
                        WHERE organization_id = :organization AND signature = :signature""")
                .bind("organization", organization)
                .bind("signature", signature)
                .on(database)
                .map(row -> new Mapping(
                        json.readValue(bytes(row, "roles"), ROLES), json.readValue(bytes(row, "defaults"), Defaults.class)))
                .one();
    }

    Mono<Void> remember(ResultImport of) {
        return Statement.of("""
                        INSERT INTO monitoring_results_mappings (organization_id, signature, roles, defaults)
                        VALUES (:organization, :signature, :roles, :defaults)
                        ON CONFLICT (organization_id, signature)
                        DO UPDATE SET roles = excluded.roles, defaults = excluded.defaults, used_at = now()""")
                .bind("organization", of.organizationId())
                .bind("signature", of.header().signature())
                .bind("roles", write(of.header().roles()))
                .bind("defaults", write(of.defaults()))
                .on(database)
                .then();
    }

    /** Whether all of these are schools below the organisation: what a person chose is not looked for again. */
    Mono<Boolean> areSchools(UUID organization, Collection<UUID> chosen) {
        return Statement.of("""
                        SELECT NOT EXISTS (
                            SELECT 1 FROM unnest(:chosen::uuid[]) AS c(id) WHERE NOT EXISTS (
                                SELECT 1 FROM organizations o
                                WHERE o.id = c.id AND o.kind = 'SCHOOL'
                                  AND o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :organization))) AS below""")
                .bind("chosen", chosen.toArray(UUID[]::new))
                .bind("organization", organization)
                .on(database)
                .map(row -> Rows.get(row, "below", Boolean.class))
                .one();
    }

    /** Keeps what a person said and has the file checked anew, if nobody was faster. */
    Mono<Long> settle(ResultImport to, Status status) {
        return Statement.of("""
                        UPDATE monitoring_results_imports
                        SET status = :status, columns = :columns, defaults = :defaults, schools = :schools, reason = :reason, processed = 0,
                            counts = '{}', unknown = '[]', failure = NULL, claimed_until = NULL, version = version + 1
                        WHERE id = :id AND version = :version AND status IN ('PREVIEW', 'CHECKED', 'FAILED')""")
                .bind("id", to.id())
                .bind("version", to.version())
                .bind("status", status.name())
                .bind("columns", write(to.columns()))
                .bind("defaults", write(to.defaults()))
                .bind("schools", write(to.schools()))
                .bindNullable("reason", to.reason(), String.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Begins to write; of two at once only one succeeds. */
    Mono<Long> begin(Caller caller, UUID id, long version) {
        return Statement.of("""
                        UPDATE monitoring_results_imports SET status = 'APPLYING', processed = 0, counts = '{}', claimed_until = NULL,
                            applied_by = :by, applied_at = now(), version = version + 1
                        WHERE id = :id AND version = :version AND status = 'CHECKED'""")
                .bind("id", id)
                .bind("version", version)
                .bind("by", caller.subject())
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Takes the longest waiting import for this node. */
    Mono<UUID> claim() {
        return Statement.of("""
                        UPDATE monitoring_results_imports SET claimed_until = now() + interval '1 minute'
                        WHERE id = (
                            SELECT id FROM monitoring_results_imports
                            WHERE status IN ('CHECKING', 'APPLYING') AND (claimed_until IS NULL OR claimed_until < now())
                            ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id""")
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .one();
    }

    /** Forgets what an earlier check found. */
    Mono<Void> forgetFaults(UUID id) {
        return Statement.of("DELETE FROM monitoring_results_faults WHERE import_id = :id")
                .bind("id", id)
                .on(database)
                .then();
    }

    Mono<Void> end(UUID id, Status status, @Nullable Collection<Unknown> unknown, @Nullable String failure) {
        return Statement.of("""
                        UPDATE monitoring_results_imports
                        SET status = :status, unknown = coalesce(:unknown::jsonb, unknown), failure = :failure, claimed_until = NULL,
                            total = CASE WHEN :status = 'CHECKED' THEN processed ELSE total END, version = version + 1
                        WHERE id = :id""")
                .bind("id", id)
                .bind("status", status.name())
                .bindNullable("unknown", unknown == null ? null : write(unknown), Json.class)
                .bindNullable("failure", failure, String.class)
                .on(database)
                .then();
    }

    Mono<Long> delete(UUID id, long version) {
        return Statement.of("""
                        DELETE FROM monitoring_results_imports
                        WHERE id = :id AND version = :version AND status NOT IN ('CHECKING', 'APPLYING')""")
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Flux<ResultBatch.Faulty> faults(UUID id, int after, int most) {
        return Statement.of("""
                        SELECT f.number, f.role, f.code, f.cells FROM monitoring_results_faults f
                        WHERE f.import_id = :id AND f.number > :after ORDER BY f.number LIMIT :most""")
                .bind("id", id)
                .bind("after", after)
                .bind("most", most)
                .on(database)
                .map(row -> {
                    String role = row.get("role", String.class);
                    return new ResultBatch.Faulty(
                            Rows.get(row, "number", Integer.class),
                            role == null ? null : ResultColumn.valueOf(role),
                            Rows.get(row, "code", String.class),
                            List.of(Rows.get(row, "cells", String[].class)));
                })
                .all();
    }

    /** The assessments that an organisation keeps. */
    Mono<Map<Procedure, UUID>> procedures(UUID organization) {
        return Statement.of("""
                        SELECT a.id, a.kind, a.subject, a.grade, a.school_year, a.label FROM monitoring_assessments a
                        WHERE a.organization_id = :organization""")
                .bind("organization", organization)
                .on(database)
                .map(row -> Map.entry(
                        new Procedure(
                                AssessmentKind.valueOf(Rows.get(row, "kind", String.class)),
                                Rows.get(row, "subject", String.class),
                                row.get("grade", Integer.class),
                                Rows.get(row, "school_year", Integer.class),
                                Rows.get(row, "label", String.class)),
                        Rows.get(row, "id", UUID.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Flux<UUID> known(Collection<UUID> contents) {
        return Statement.of("SELECT content FROM monitoring_results_imports WHERE content = ANY(:contents)")
                .bind("contents", contents.toArray(UUID[]::new))
                .on(database)
                .map(row -> Rows.get(row, "content", UUID.class))
                .all();
    }

    private static Statement seen(Caller caller) {
        return Statement.of(SELECT + "o.path <@ :scope::ltree[]").bind("scope", caller.scope(MonitoringPermission.WRITE));
    }

    private Json write(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }

    private static byte[] bytes(Readable row, String column) {
        return Rows.get(row, column, Json.class).asArray();
    }

    private ResultImport found(Readable row) {
        byte[] counts = bytes(row, "counts");
        return new ResultImport(
                Rows.get(row, "id", UUID.class),
                Status.valueOf(Rows.get(row, "status", String.class)),
                Rows.get(row, "file_name", String.class),
                Rows.get(row, "content", UUID.class),
                Rows.get(row, "size", Long.class),
                Rows.get(row, "organization_id", UUID.class),
                Rows.get(row, "organization_name", String.class),
                Rows.get(row, "header_row", Integer.class),
                json.readValue(bytes(row, "columns"), COLUMNS),
                Rows.get(row, "remembered", Boolean.class),
                json.readValue(bytes(row, "defaults"), Defaults.class),
                json.readValue(bytes(row, "schools"), SCHOOLS),
                json.readValue(bytes(row, "unknown"), UNKNOWN),
                counts.length <= 2 ? Counts.NONE : json.readValue(counts, Counts.class),
                row.get("reason", String.class),
                Rows.get(row, "processed", Integer.class),
                Rows.get(row, "total", Integer.class),
                row.get("failure", String.class),
                Rows.get(row, "created_by", String.class),
                row.get("applied_by", String.class),
                Rows.get(row, "created_at", Instant.class),
                row.get("applied_at", Instant.class),
                Rows.get(row, "version", Long.class));
    }
}

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
import ru.opora.monitoring.assessments.importing.ResultImportView.Sheet;
import ru.opora.monitoring.assessments.importing.ResultImportView.Status;
import ru.opora.monitoring.assessments.importing.ResultImportView.Unknown;
import ru.opora.platform.files.ContentOwner;
import ru.opora.platform.persistence.Newest;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL that reads imports of results and what they need. An import is seen by those who write below its organisation. */
@Repository
class ResultImportQueries implements ContentOwner {

    private static final String SELECT = """
            SELECT i.*, o.name AS organization_name FROM monitoring_results_imports i JOIN organizations o ON o.id = i.organization_id
            WHERE\s""";

    private static final TypeReference<List<Column>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<List<Unknown>> UNKNOWN = new TypeReference<>() {};
    private static final TypeReference<Map<String, UUID>> SCHOOLS = new TypeReference<>() {};
    private static final TypeReference<List<Sheet>> SHEETS = new TypeReference<>() {};
    private static final TypeReference<List<ResultColumn>> ROLES = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    ResultImportQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Page<ResultImport>> list(Caller caller, int limit, @Nullable String cursor) {
        Statement statement = seen(caller);
        return Newest.after(cursor, statement, "i", limit)
                .on(database)
                .map(this::found)
                .all()
                .collectList()
                .map(rows -> Newest.page(rows, limit, ResultImport::createdAt, ResultImport::id));
    }

    Mono<ResultImport> find(Caller caller, UUID id) {
        return seen(caller)
                .and("i.id = :id", "id", id)
                .on(database)
                .map(this::found)
                .one();
    }

    Mono<ResultImport> find(UUID id) {
        return Statement.of(SELECT + "i.id = :id")
                .bind("id", id)
                .on(database)
                .map(this::found)
                .one();
    }

    /** What the columns of a table with the same headers held. */
    Mono<List<ResultColumn>> mapping(UUID organization, String signature) {
        return Statement.of("""
                        SELECT roles FROM monitoring_results_mappings
                        WHERE organization_id = :organization AND signature = :signature""")
                .bind("organization", organization)
                .bind("signature", signature)
                .on(database)
                .map(row -> json.readValue(bytes(row, "roles"), ROLES))
                .one();
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
        return Statement.of(SELECT + "o.path <@ :scope::ltree[]")
                .bind("scope", caller.scope(MonitoringPermission.WRITE));
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
                json.readValue(bytes(row, "sheets"), SHEETS),
                row.get("sheet", Integer.class),
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

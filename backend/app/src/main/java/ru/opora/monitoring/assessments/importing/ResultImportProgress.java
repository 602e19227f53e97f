package ru.opora.monitoring.assessments.importing;

import io.r2dbc.postgresql.codec.Json;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.assessments.importing.ResultImportView.Status;
import ru.opora.monitoring.assessments.importing.ResultImportView.Unknown;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL that carries an import of results on: from a file to what a person says of it, to the check, to what was written. */
@Repository
class ResultImportProgress {

    private final DatabaseClient database;
    private final JsonMapper json;

    ResultImportProgress(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> insert(Caller caller, ResultIntake.Kept kept, ResultTable table) {
        return Statement.of("""
                        INSERT INTO monitoring_results_imports (id, organization_id, status, file_name, content, size, sheets, sheet, header_row,
                            columns, remembered, total, created_by)
                        VALUES (:id, :organization, :status, :fileName, :content, :size, :sheets, :sheet, :header, :columns, :remembered, :total, :by)""")
                .bind("id", kept.id())
                .bind("organization", kept.organizationId())
                .bind("status", table.status().name())
                .bind("fileName", kept.fileName())
                .bind("content", kept.content())
                .bind("size", kept.size())
                .bind("sheets", write(table.sheets()))
                .bindNullable("sheet", table.sheet(), Integer.class)
                .bind("header", table.headerRow())
                .bind("columns", write(table.columns()))
                .bind("remembered", table.remembered())
                .bind("total", table.rows())
                .bind("by", caller.subject())
                .on(database)
                .then();
    }

    Mono<Void> remember(ResultImport of) {
        return Statement.of("""
                        INSERT INTO monitoring_results_mappings (organization_id, signature, roles) VALUES (:organization, :signature, :roles)
                        ON CONFLICT (organization_id, signature) DO UPDATE SET roles = excluded.roles, used_at = now()""")
                .bind("organization", of.organizationId())
                .bind("signature", of.header().signature())
                .bind("roles", write(of.header().roles()))
                .on(database)
                .then();
    }

    /** Keeps what a person said and has the file checked anew, if nobody was faster. */
    Mono<Long> settle(ResultImport to) {
        return Statement.of("""
                        UPDATE monitoring_results_imports
                        SET status = :status, sheet = :sheet, header_row = :header, columns = :columns, remembered = :remembered,
                            defaults = :defaults, schools = :schools, reason = :reason, total = :total, processed = 0, counts = '{}', unknown = '[]', failure = NULL,
                            claimed_until = NULL, version = version + 1
                        WHERE id = :id AND version = :version AND status IN ('PREVIEW', 'CHECKED', 'FAILED')""")
                .bind("id", to.id())
                .bind("version", to.version())
                .bind("status", ResultTable.status(to.columns()).name())
                .bindNullable("sheet", to.sheet(), Integer.class)
                .bind("header", to.headerRow())
                .bind("columns", write(to.columns()))
                .bind("remembered", to.remembered())
                .bind("defaults", write(to.defaults()))
                .bind("schools", write(to.schools()))
                .bindNullable("reason", to.reason(), String.class)
                .bind("total", to.total())
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

    private Json write(Object value) {
        return Json.of(json.writeValueAsBytes(value));
    }
}

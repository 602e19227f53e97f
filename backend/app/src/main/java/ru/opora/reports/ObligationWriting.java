package ru.opora.reports;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Statement;
import ru.opora.reports.ObligationView.Content;
import ru.opora.reports.ObligationView.Correction;
import tools.jackson.databind.json.JsonMapper;

/** The SQL that writes reports: texts, corrections, and the steps of their life. Each gives how many rows it changed. */
@Repository
class ObligationWriting {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ObligationWriting(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Texts and corrections as they are now; what changed of the corrections stands in the record of changes. */
    Mono<Long> write(UUID id, long version, Content content, String subject) {
        Map<String, String> texts = new HashMap<>();
        content.texts().stream()
                .filter(text -> !text.text().isBlank())
                .forEach(text ->
                        texts.put(String.valueOf(text.section()), text.text().strip()));
        return Statement.of("""
                        UPDATE reports_obligations SET texts = :texts, state = CASE state WHEN 'PLANNED' THEN 'IN_PROGRESS' ELSE state END,
                            authors = CASE WHEN :subject = ANY(authors) THEN authors ELSE array_append(authors, :subject) END,
                            version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version AND state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED')""")
                .bind("texts", Json.of(json.writeValueAsBytes(texts)))
                .bind("subject", subject)
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated()
                .delayUntil(changed -> changed > 0 ? correct(id, content.corrections(), subject) : Mono.empty());
    }

    private Mono<Void> correct(UUID id, List<Correction> corrections, String subject) {
        return Statement.of("""
                        WITH wanted AS (
                            SELECT f.code, f.corrected AS was, f.reason AS why, g.value, g.reason
                            FROM reports_figures f
                            LEFT JOIN unnest(:codes::text[], :values::float8[], :reasons::text[]) AS g (code, value, reason) ON g.code = f.code
                            WHERE f.obligation_id = :id AND (f.corrected, f.reason) IS DISTINCT FROM (g.value, g.reason)
                        ), changed AS (
                            UPDATE reports_figures f SET corrected = w.value, reason = w.reason,
                                corrected_by = CASE WHEN w.value IS NOT NULL THEN :subject END
                            FROM wanted w WHERE f.obligation_id = :id AND f.code = w.code RETURNING 1)
                        SELECT audit_append(NULL, 'CORRECTED', 'reportObligation', r.id::text, r.organization_id,
                            jsonb_build_object('code', w.code, 'value', w.was, 'reason', w.why),
                            jsonb_build_object('code', w.code, 'value', w.value, 'reason', w.reason), NULL)
                        FROM wanted w CROSS JOIN reports_obligations r WHERE r.id = :id""")
                .bind("codes", corrections.stream().map(Correction::code).toArray(String[]::new))
                .bind("values", corrections.stream().map(Correction::value).toArray(Double[]::new))
                .bind(
                        "reasons",
                        corrections.stream().map(one -> one.reason().strip()).toArray(String[]::new))
                .bind("subject", subject)
                .bind("id", id)
                .on(database)
                .then();
    }

    Mono<Long> submit(UUID id, @Nullable Long version, String subject) {
        return step("""
                state = 'SUBMITTED', submitted_by = :subject, submitted_at = :moment, decided_by = NULL, decided_at = NULL""", id, version, subject, "state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND form IS NOT NULL");
    }

    /** Back to who wrote it, before anybody decided. */
    Mono<Long> withdraw(UUID id, @Nullable Long version, String subject) {
        return step("""
                state = 'IN_PROGRESS', submitted_by = NULL, submitted_at = NULL,
                authors = CASE WHEN submitted_by = ANY(authors) THEN authors ELSE array_append(authors, submitted_by) END""", id, version, subject, "state = 'SUBMITTED'");
    }

    Mono<Long> decide(UUID id, @Nullable Long version, String subject, boolean accepted, @Nullable String remark) {
        return stepped(
                        "state = :state, decided_by = :subject, decided_at = :moment, remark = :remark",
                        "state = 'SUBMITTED'")
                .bind("state", accepted ? "ACCEPTED" : "RETURNED")
                .bindNullable("remark", remark, String.class)
                .bind("id", id)
                .bindNamed("subject", subject)
                .bindNamed("moment", clock.instant())
                .and("version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private Mono<Long> step(String set, UUID id, @Nullable Long version, String subject, String where) {
        return stepped(set, where)
                .bind("id", id)
                .bindNamed("subject", subject)
                .bindNamed("moment", clock.instant())
                .and("version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement stepped(String set, String where) {
        return Statement.of("UPDATE reports_obligations SET " + set
                + ", version = version + 1, updated_at = now() WHERE id = :id AND " + where);
    }
}

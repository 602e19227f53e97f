package ru.opora.visits;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Statement;
import tools.jackson.databind.json.JsonMapper;

/** The SQL that writes visits. What changes one gives how many rows it changed. */
@Repository
class VisitWriting {

    private final DatabaseClient database;
    private final JsonMapper json;

    VisitWriting(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> insert(
            UUID id, VisitRequest request, UUID visitor, VisitView.@Nullable Checklist checklist, String author) {
        return Statement.of("""
                        INSERT INTO visits_visits (id, organization_id, visitor_id, kind, planned_on, planned_at, purpose, checklist, created_by)
                        VALUES (:id, :school, :visitor, :kind, :day, :time, :purpose, :checklist, :author)""")
                .bind("id", id)
                .bind("school", request.organizationId())
                .bind("visitor", visitor)
                .bind("kind", request.kind().name())
                .bind("day", request.plannedOn())
                .bindNullable("time", request.plannedAt(), LocalTime.class)
                .bind("purpose", request.purpose().strip())
                .bindNullable("checklist", jsonOf(checklist), Json.class)
                .bind("author", author)
                .on(database)
                .then();
    }

    /** Puts the whole of what may be changed, if the row still has the version. */
    Mono<Long> update(VisitView now, long version) {
        return Statement.of("""
                        UPDATE visits_visits SET visitor_id = :visitor, kind = :kind, planned_on = :day, planned_at = :time, purpose = :purpose,
                            checklist = :checklist, answers = :answers, findings = :findings, version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version AND state IN ('PLANNED', 'IN_PROGRESS')""")
                .bind("id", now.id())
                .bind("version", version)
                .bind("visitor", now.visitor().id())
                .bind("kind", now.kind().name())
                .bind("day", now.plannedOn())
                .bindNullable("time", now.plannedAt(), LocalTime.class)
                .bind("purpose", now.purpose())
                .bindNullable("checklist", jsonOf(now.checklist()), Json.class)
                .bind("answers", Json.of(json.writeValueAsBytes(now.answers())))
                .bindNullable("findings", now.findings(), String.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> begin(UUID id, @Nullable Long version, Instant at) {
        return step("state = 'IN_PROGRESS', begun_at = :at", "state = 'PLANNED'", id, version, at, "");
    }

    /** One that was never begun began when it ended: a call. */
    Mono<Long> complete(UUID id, @Nullable Long version, Instant at, String by) {
        return step("""
                state = 'COMPLETED', begun_at = coalesce(begun_at, :at), completed_at = :at, completed_by = :by""", "state IN ('PLANNED', 'IN_PROGRESS')", id, version, at, by);
    }

    Mono<Long> acknowledge(UUID id, @Nullable Long version, Instant at, String by) {
        return step(
                "state = 'ACKNOWLEDGED', acknowledged_at = :at, acknowledged_by = :by",
                "state = 'COMPLETED'",
                id,
                version,
                at,
                by);
    }

    Mono<Long> cancel(UUID id, @Nullable Long version, Instant at, String by, String reason) {
        return stepped(
                        "state = 'CANCELLED', cancelled_at = :at, cancelled_by = :by, cancel_reason = :reason",
                        "state IN ('PLANNED', 'IN_PROGRESS')")
                .bind("reason", reason)
                .bind("id", id)
                .bind("at", at)
                .bind("by", by)
                .and("version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Files in the place of the former ones: of the visit, or of what was done by a recommendation. */
    Mono<Void> files(UUID visit, @Nullable UUID recommendation, List<UUID> files) {
        return Statement.of(
                        "DELETE FROM visits_files WHERE visit_id = :visit AND recommendation_id IS NOT DISTINCT FROM :recommendation")
                .bind("visit", visit)
                .bindNullable("recommendation", recommendation, UUID.class)
                .on(database)
                .then()
                .then(Mono.defer(() -> Statement.of("""
                                INSERT INTO visits_files (visit_id, recommendation_id, file_id, position)
                                SELECT :visit, :recommendation, file, position FROM unnest(:files::uuid[]) WITH ORDINALITY AS f (file, position)""")
                        .bind("visit", visit)
                        .bindNullable("recommendation", recommendation, UUID.class)
                        .bind("files", files.toArray(UUID[]::new))
                        .on(database)
                        .then()));
    }

    private Mono<Long> step(String set, String where, UUID id, @Nullable Long version, Instant at, String by) {
        return stepped(set, where)
                .bind("id", id)
                .bind("at", at)
                .bindNamed("by", by)
                .and("version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement stepped(String set, String where) {
        return Statement.of("UPDATE visits_visits SET " + set
                + ", version = version + 1, updated_at = now() WHERE id = :id AND " + where);
    }

    private @Nullable Json jsonOf(VisitView.@Nullable Checklist checklist) {
        return checklist == null ? null : Json.of(json.writeValueAsBytes(checklist));
    }
}

package ru.opora.roadmaps.execution;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.roadmaps.ActivityView.Evidence;
import ru.opora.roadmaps.RoadmapState;
import tools.jackson.databind.json.JsonMapper;

/** The SQL behind one checkpoint: what its row asks for, its reports, and writing both. */
@Repository
class ReportQueries {

    private final DatabaseClient database;
    private final JsonMapper json;

    ReportQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What the row asks for, and what surrounds the checkpoint. */
    record Asked(
            List<Evidence> evidence,
            List<CheckpointView.Target> targets,
            @Nullable String requestText,
            int commentCount,
            List<CheckpointView.DateProposalView> proposals) {}

    /** The checkpoint, held against others until the transaction ends; refused under a closed plan. Amendments hold in the same order. */
    Mono<Checkpoint> lock(CheckpointRow row) {
        return Statement.of("SELECT roadmaps_hold_state(:roadmap) AS state")
                .bind("roadmap", row.roadmapId())
                .on(database)
                .map(found -> RoadmapState.valueOf(Rows.get(found, "state", String.class)))
                .one()
                .filter(state -> state != RoadmapState.CLOSED)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.ILLEGAL_STATE, RoadmapState.CLOSED)))
                .then(Mono.defer(() -> lock(row.id())));
    }

    private Mono<Checkpoint> lock(UUID id) {
        return Statement.of("""
                        SELECT id, state, due, planned_due, expected_count, done_count, late_days, submitted_at, accepted_at,
                               cancelled_reason, cancelled_note, version,
                               EXISTS (SELECT 1 FROM roadmaps_reports r WHERE r.checkpoint_id = :id AND r.state = 'RETURNED') AS sent_back
                        FROM roadmaps_checkpoints WHERE id = :id FOR UPDATE""")
                .bind("id", id)
                .on(database)
                .map(row -> new Checkpoint(
                        Rows.get(row, "id", UUID.class),
                        CheckpointState.valueOf(Rows.get(row, "state", String.class)),
                        row.get("due", LocalDate.class),
                        row.get("planned_due", LocalDate.class),
                        Rows.get(row, "expected_count", Integer.class),
                        Rows.get(row, "done_count", Integer.class),
                        Rows.get(row, "late_days", Integer.class),
                        row.get("submitted_at", Instant.class),
                        row.get("accepted_at", Instant.class),
                        row.get("cancelled_reason", String.class),
                        row.get("cancelled_note", String.class),
                        Rows.get(row, "sent_back", Boolean.class),
                        Rows.get(row, "version", Long.class)))
                .one();
    }

    Mono<Void> save(Checkpoint now) {
        return Statement.of("""
                        UPDATE roadmaps_checkpoints SET state = :state, due = :due, planned_due = :planned, done_count = :done,
                            late_days = :late, submitted_at = :submitted, accepted_at = :accepted, cancelled_reason = :reason,
                            cancelled_note = :note, version = version + 1, updated_at = now()
                        WHERE id = :id""")
                .bind("id", now.id())
                .bind("state", now.state().name())
                .bindNullable("due", now.due(), LocalDate.class)
                .bindNullable("planned", now.plannedDue(), LocalDate.class)
                .bind("done", now.doneCount())
                .bind("late", now.lateDays())
                .bindNullable("submitted", now.submittedAt(), Instant.class)
                .bindNullable("accepted", now.acceptedAt(), Instant.class)
                .bindNullable("reason", now.cancelledReason(), String.class)
                .bindNullable("note", now.cancelledNote(), String.class)
                .on(database)
                .then();
    }

    /** The report that stands: nobody has decided on it, or it was accepted. There is one at most. */
    Mono<Report> standing(UUID checkpoint) {
        return Statement.of("""
                        SELECT id, state, author, submitted_by, submitted_at FROM roadmaps_reports
                        WHERE checkpoint_id = :checkpoint AND state IN ('DRAFT', 'SUBMITTED', 'ACCEPTED')""")
                .bind("checkpoint", checkpoint)
                .on(database)
                .map(row -> new Report(
                        Rows.get(row, "id", UUID.class),
                        ReportState.valueOf(Rows.get(row, "state", String.class)),
                        Rows.get(row, "author", String.class),
                        row.get("submitted_by", String.class),
                        row.get("submitted_at", Instant.class),
                        null,
                        null,
                        null))
                .one();
    }

    /** Writes a draft, new or known; whoever wrote last is its author. */
    Mono<Void> write(UUID checkpoint, Report draft, ReportRequest request, @Nullable UUID event) {
        return Statement.of("""
                        INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, link, held_on, numbers, count, author, event_id)
                        VALUES (:id, :checkpoint, 'DRAFT', :text, :link, :held, :numbers, :count, :author, :event)
                        ON CONFLICT (id) DO UPDATE SET text = excluded.text, link = excluded.link, held_on = excluded.held_on,
                            numbers = excluded.numbers, count = excluded.count, author = excluded.author,
                            event_id = excluded.event_id, version = roadmaps_reports.version + 1, updated_at = now()""")
                .bind("id", draft.id())
                .bind("checkpoint", checkpoint)
                .bindNullable("text", request.clean(), String.class)
                .bindNullable("link", request.link(), String.class)
                .bindNullable("held", request.heldOn(), LocalDate.class)
                .bind("numbers", Json.of(json.writeValueAsBytes(request.allNumbers())))
                .bindNullable("count", request.count(), Integer.class)
                .bind("author", draft.author())
                .bindNullable("event", event, UUID.class)
                .on(database)
                .then()
                .then(Mono.defer(() -> files(draft.id(), request.allFiles())));
    }

    private Mono<Void> files(UUID report, List<UUID> files) {
        UUID[] ids = files.toArray(UUID[]::new);
        return Statement.of("DELETE FROM roadmaps_evidence WHERE report_id = :report")
                .bind("report", report)
                .on(database)
                .then()
                .then(Mono.defer(() -> Statement.of("""
                                INSERT INTO roadmaps_evidence (id, report_id, position, file_id)
                                SELECT gen_random_uuid(), :report, position, file
                                FROM unnest(:files::uuid[]) WITH ORDINALITY AS f(file, position)""")
                        .bind("report", report)
                        .bind("files", ids)
                        .on(database)
                        .then()));
    }

    /** A step of a report's life. */
    Mono<Void> step(Report now) {
        return Statement.of("""
                        UPDATE roadmaps_reports SET state = :state, submitted_by = :submittedBy, submitted_at = :submittedAt,
                            decided_by = :decidedBy, decided_at = :decidedAt, remark = :remark, version = version + 1,
                            updated_at = now()
                        WHERE id = :id""")
                .bind("id", now.id())
                .bind("state", now.state().name())
                .bindNullable("submittedBy", now.submittedBy(), String.class)
                .bindNullable("submittedAt", now.submittedAt(), Instant.class)
                .bindNullable("decidedBy", now.decidedBy(), String.class)
                .bindNullable("decidedAt", now.decidedAt(), Instant.class)
                .bindNullable("remark", now.remark(), String.class)
                .on(database)
                .then();
    }

    /** How many of the files lie in the organisation. */
    Mono<Long> filesOf(UUID organization, List<UUID> files) {
        return Statement.of(
                        "SELECT count(*) AS found FROM files f WHERE f.id = ANY(:ids) AND f.organization_id = :organization")
                .bind("ids", files.toArray(UUID[]::new))
                .bind("organization", organization)
                .on(database)
                .map(row -> Rows.get(row, "found", Long.class))
                .one();
    }

    /** The targets of each checkpoint's row. */
    Mono<Map<UUID, Set<UUID>>> targets(List<UUID> checkpoints) {
        return Statement.of("""
                        SELECT c.id, array_agg(g.id) AS targets FROM roadmaps_checkpoints c
                        JOIN roadmaps_targets g ON g.activity_id = c.activity_id AND g.removed_edition IS NULL
                        WHERE c.id = ANY(:ids) GROUP BY c.id""")
                .bind("ids", checkpoints.toArray(UUID[]::new))
                .on(database)
                .map(row -> Map.entry(Rows.get(row, "id", UUID.class), Set.of(Rows.get(row, "targets", UUID[].class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Asked> asked(CheckpointRow row, String subject) {
        return Statement.of("""
                        SELECT a.evidence,
                               coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'comparator', g.comparator,
                                   'value', g.value, 'unit', g.unit, 'text', g.text) ORDER BY g.position)
                                   FROM roadmaps_targets g WHERE g.activity_id = a.id AND g.removed_edition IS NULL), '[]') AS targets,
                               (SELECT q.text FROM roadmaps_requests q WHERE q.id = :request) AS request_text,
                               (SELECT count(*) FROM roadmaps_comments m WHERE m.checkpoint_id = :id) AS comments,
                               coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'due', d.due, 'reason', d.reason,
                                   'state', d.state, 'createdAt', d.created_at, 'decidedAt', d.decided_at, 'remark', d.remark,
                                   'author', jsonb_build_object('name', w.name, 'you', d.author = :subject),
                                   'decidedBy', CASE WHEN d.decided_by IS NOT NULL THEN
                                       jsonb_build_object('name', b.name, 'you', d.decided_by = :subject) END)
                                   ORDER BY d.created_at DESC)
                                   FROM roadmaps_date_proposals d LEFT JOIN organizations_people w ON w.subject = d.author
                                   LEFT JOIN organizations_people b ON b.subject = d.decided_by
                                   WHERE d.checkpoint_id = :id), '[]') AS proposals
                        FROM roadmaps_activities a WHERE a.id = :activity""")
                .bind("id", row.id())
                .bind("activity", row.activityId())
                .bindNullable("request", row.requestId(), UUID.class)
                .bind("subject", subject)
                .on(database)
                .map(found -> new Asked(
                        Arrays.stream(Rows.get(found, "evidence", String[].class))
                                .map(Evidence::valueOf)
                                .toList(),
                        List.of(json.readValue(
                                Rows.get(found, "targets", Json.class).asArray(), CheckpointView.Target[].class)),
                        found.get("request_text", String.class),
                        Rows.get(found, "comments", Long.class).intValue(),
                        List.of(json.readValue(
                                Rows.get(found, "proposals", Json.class).asArray(),
                                CheckpointView.DateProposalView[].class))))
                .one();
    }

    /** The reports of a checkpoint, the newest first. Drafts are the executor's own. */
    Flux<CheckpointView.ReportView> reports(UUID checkpoint, String subject, boolean withDraft) {
        return Statement.of("""
                        SELECT r.id, r.state, r.text, r.link, r.held_on, r.numbers, r.count, r.submitted_at, r.decided_at, r.remark,
                               r.event_id, r.updated_at, r.author = :subject AS own, w.name AS author_name,
                               r.submitted_by = :subject AS submitted_own, r.submitted_by IS NOT NULL AS submitted, b.name AS submitted_name,
                               r.decided_by = :subject AS decided_own, r.decided_by IS NOT NULL AS decided, d.name AS decided_name,
                               coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
                                   'size', f.size) ORDER BY e.position)
                                   FROM roadmaps_evidence e JOIN files f ON f.id = e.file_id WHERE e.report_id = r.id), '[]') AS files
                        FROM roadmaps_reports r LEFT JOIN organizations_people w ON w.subject = r.author
                        LEFT JOIN organizations_people b ON b.subject = r.submitted_by
                        LEFT JOIN organizations_people d ON d.subject = r.decided_by
                        WHERE r.checkpoint_id = :checkpoint AND (r.state <> 'DRAFT' OR :withDraft)
                        ORDER BY r.created_at DESC, r.id LIMIT 100""")
                .bind("checkpoint", checkpoint)
                .bind("subject", subject)
                .bind("withDraft", withDraft)
                .on(database)
                .map(this::report)
                .all();
    }

    private CheckpointView.ReportView report(Readable row) {
        return new CheckpointView.ReportView(
                Rows.get(row, "id", UUID.class),
                ReportState.valueOf(Rows.get(row, "state", String.class)),
                row.get("text", String.class),
                row.get("link", String.class),
                row.get("held_on", LocalDate.class),
                List.of(json.readValue(Rows.get(row, "numbers", Json.class).asArray(), ReportRequest.Number[].class)),
                List.of(json.readValue(
                        Rows.get(row, "files", Json.class).asArray(), CheckpointView.EvidenceFile[].class)),
                row.get("count", Integer.class),
                new CheckpointView.Person(row.get("author_name", String.class), Rows.get(row, "own", Boolean.class)),
                person(row, "submitted"),
                row.get("submitted_at", Instant.class),
                person(row, "decided"),
                row.get("decided_at", Instant.class),
                row.get("remark", String.class),
                row.get("event_id", UUID.class),
                Rows.get(row, "updated_at", Instant.class));
    }

    private static CheckpointView.@Nullable Person person(Readable row, String what) {
        return Rows.get(row, what, Boolean.class)
                ? new CheckpointView.Person(
                        row.get(what + "_name", String.class), Rows.get(row, what + "_own", Boolean.class))
                : null;
    }

    /** Sums are of finite numbers a plan could have. */
    static boolean reasonable(BigDecimal value) {
        return value.abs().compareTo(BigDecimal.valueOf(1_000_000_000_000L)) < 0 && value.scale() <= 6;
    }
}

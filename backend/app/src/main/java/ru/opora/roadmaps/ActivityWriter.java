package ru.opora.roadmaps;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.web.Patch;
import ru.opora.roadmaps.ActivityView.Evidence;
import ru.opora.roadmaps.RoadmapRows.ActivityRow;
import ru.opora.roadmaps.RoadmapRows.TargetRow;
import ru.opora.roadmaps.RoadmapRows.TaskRow;
import ru.opora.roadmaps.terms.TermView;
import tools.jackson.databind.json.JsonMapper;

/** Writes single rows of a draft. */
@Repository
class ActivityWriter {

    private final DatabaseClient database;
    private final RoadmapWriter writer;
    private final JsonMapper json;

    ActivityWriter(DatabaseClient database, RoadmapWriter writer, JsonMapper json) {
        this.database = database;
        this.writer = writer;
        this.json = json;
    }

    /** Adds rows to a section; their places are given afterwards, in the same transaction. */
    Mono<Void> insert(UUID roadmap, @Nullable UUID section, List<UUID> ids, List<ActivityContent> contents) {
        var rows = new RoadmapRows(List.of(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < ids.size(); i++) {
            rows.activities().add(row(ids.get(i), section, -1 - i, contents.get(i)));
            rows.tasks().addAll(tasks(ids.get(i), contents.get(i)));
            rows.targets().addAll(targets(ids.get(i), contents.get(i)));
        }
        return writer.insert(roadmap, rows);
    }

    /** Changes what a row says, if it still has the version. Gives the number of rows changed. */
    Mono<Long> update(UUID id, long version, ActivityContent content) {
        return Statement.of("""
            UPDATE roadmaps_activities
            SET number = :number, title = :title, project_levels = :levels, direction = :direction,
                participants = :participants, expected_result = :result, term_text = :text,
                term_status = :status, term_first_due = :due, term = :term, version = version + 1
            WHERE id = :id AND version = :version""")
                .bind("id", id)
                .bind("version", version)
                .bindNullable("number", content.number(), String.class)
                .bind("title", content.title())
                .bind("levels", content.projectLevels().stream().map(Enum::name).toArray(String[]::new))
                .bindNullable("direction", content.direction(), String.class)
                .bindNullable("participants", content.participants(), String.class)
                .bindNullable("result", content.expectedResult(), String.class)
                .bind("text", content.termText())
                .bind("status", content.term().status().name())
                .bindNullable("due", RoadmapRows.firstDue(content.term()), LocalDate.class)
                .bind("term", Json.of(json.writeValueAsBytes(content.term())))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** A row, and its term as it is read anew. */
    record Read(ActivityView row, TermView term) {

        boolean otherwise() {
            return !term.equals(row.term());
        }
    }

    private record TermRow(
            UUID id, String term_status, @Nullable LocalDate term_first_due, TermView term) {}

    /** Gives rows of a draft that is held other meanings of their terms. */
    Mono<Void> rewriteTerms(List<Read> terms) {
        List<TermRow> rows = terms.stream()
                .map(read -> new TermRow(
                        read.row().id(), read.term().status().name(), RoadmapRows.firstDue(read.term()), read.term()))
                .toList();
        return Statement.of("""
            UPDATE roadmaps_activities a
            SET term_status = n.term_status, term_first_due = n.term_first_due, term = n.term, version = a.version + 1
            FROM jsonb_to_recordset(:rows::jsonb) AS n(id uuid, term_status text, term_first_due date, term jsonb)
            WHERE a.id = n.id""")
                .bind("rows", Json.of(json.writeValueAsBytes(rows)))
                .on(database)
                .then();
    }

    Mono<Void> require(UUID activity, List<Evidence> evidence) {
        return Statement.of("UPDATE roadmaps_activities SET evidence = :evidence WHERE id = :id")
                .bind("id", activity)
                .bind("evidence", evidence.stream().distinct().map(Enum::name).toArray(String[]::new))
                .on(database)
                .then();
    }

    Mono<Void> replaceTasks(UUID activity, ActivityContent content) {
        return clear("roadmaps_tasks", activity)
                .then(Mono.defer(() -> writer.insert(
                        activity, new RoadmapRows(List.of(), List.of(), tasks(activity, content), List.of()))));
    }

    Mono<Void> replaceTargets(UUID activity, ActivityContent content) {
        return clear("roadmaps_targets", activity)
                .then(Mono.defer(() -> writer.insert(
                        activity, new RoadmapRows(List.of(), List.of(), List.of(), targets(activity, content)))));
    }

    /**
     * Says for which row of the amended roadmap a row of an amending draft stands; null for none. Gives 0 when there is no such
     * row, or when another row of the draft already stands for it.
     */
    Mono<Long> setOrigin(UUID id, UUID amended, @Nullable UUID origin) {
        return Statement.of("""
            UPDATE roadmaps_activities a SET origin_id = :origin, origin_likeness = NULL
            WHERE a.id = :id AND (:origin::uuid IS NULL OR EXISTS (
                    SELECT 1 FROM roadmaps_activities o
                    WHERE o.id = :origin AND o.roadmap_id = :amended AND o.removed_edition IS NULL)
                AND NOT EXISTS (SELECT 1 FROM roadmaps_activities b
                    WHERE b.roadmap_id = a.roadmap_id AND b.origin_id = :origin AND b.id <> a.id))""")
                .bind("id", id)
                .bind("amended", amended)
                .bindNullable("origin", origin, UUID.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Keeps why an adopted row differs, as long as it does. Gives whether that is said, or it does not differ. */
    Mono<Boolean> explain(UUID id, Patch<String> reason) {
        return Statement.of("""
            UPDATE roadmaps_activities a SET deviation_reason = CASE WHEN n.same THEN NULL WHEN :sent THEN :reason
                ELSE a.deviation_reason END
            FROM (SELECT o.id, o.adopted_as = roadmaps_row_says(o.id) AS same FROM roadmaps_activities o WHERE o.id = :id) n
            WHERE a.id = n.id RETURNING n.same OR a.deviation_reason IS NOT NULL AS said""")
                .bind("id", id)
                .bind("sent", reason.isSent())
                .bindNullable("reason", reason.value(), String.class)
                .on(database)
                .map(row -> Rows.get(row, "said", Boolean.class))
                .one();
    }

    /**
     * Links rows with those above, which say what is written here, or what is kept here with a reason.
     *
     * @param ids of the rows, each with the one above at the same place
     */
    Mono<Void> link(UUID[] ids, UUID[] above, @Nullable String reason) {
        return Statement.of("""
            UPDATE roadmaps_activities a SET adopted_id = p.id, adopted_as = roadmaps_row_says(p.id), deviation_reason = :reason,
                evidence = CASE WHEN a.adopted_id IS NULL THEN p.evidence ELSE a.evidence END
            FROM unnest(:ids::uuid[], :above::uuid[]) AS n(id, above) JOIN roadmaps_activities p ON p.id = n.above
            WHERE a.id = n.id""")
                .bind("ids", ids)
                .bind("above", above)
                .bindNullable("reason", reason, String.class)
                .on(database)
                .then();
    }

    /** Lets a row go: from now on it is the roadmap's own. */
    Mono<Void> unlink(UUID id) {
        return database.sql("UPDATE roadmaps_activities SET adopted_id = NULL WHERE id = :id")
                .bind("id", id)
                .then();
    }

    private Mono<Void> clear(String table, UUID activity) {
        return database.sql("DELETE FROM " + table + " WHERE activity_id = :activity")
                .bind("activity", activity)
                .then();
    }

    private static ActivityRow row(UUID id, @Nullable UUID section, int position, ActivityContent content) {
        return new ActivityRow(
                id,
                section,
                position,
                content.number(),
                content.title(),
                content.projectLevels().stream().map(Enum::name).toList(),
                content.direction(),
                content.participants(),
                content.expectedResult(),
                content.termText(),
                content.term().status().name(),
                RoadmapRows.firstDue(content.term()),
                content.term(),
                null);
    }

    private static List<TaskRow> tasks(UUID activity, ActivityContent content) {
        List<TaskRow> rows = new ArrayList<>();
        for (TaskInput task : content.tasks()) {
            rows.add(
                    new TaskRow(UUID.randomUUID(), activity, rows.size(), task.actor(), task.text(), task.executors()));
        }
        return rows;
    }

    private static List<TargetRow> targets(UUID activity, ActivityContent content) {
        List<TargetRow> rows = new ArrayList<>();
        for (TargetInput target : content.targets()) {
            rows.add(new TargetRow(
                    UUID.randomUUID(),
                    activity,
                    rows.size(),
                    target.comparator(),
                    target.value(),
                    target.unit(),
                    target.text()));
        }
        return rows;
    }
}

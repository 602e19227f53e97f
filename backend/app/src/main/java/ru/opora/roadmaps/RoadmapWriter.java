package ru.opora.roadmaps;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import tools.jackson.databind.json.JsonMapper;

/** Writes whole plans and single rows. A statement takes all rows of a table at once, as JSON. */
@Repository
class RoadmapWriter {

    private final DatabaseClient database;
    private final JsonMapper json;

    RoadmapWriter(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Adds sections and rows with what belongs to them; one transaction with the roadmap itself is the caller's business.
     *
     * @param roadmap of the sections and activities; where there are none of them it only must not be null
     */
    Mono<Void> insert(UUID roadmap, RoadmapRows rows) {
        return insert("""
                        INSERT INTO roadmaps_sections (id, roadmap_id, parent_id, position, number, title)
                        SELECT id, :roadmap, parent_id, position, number, title
                        FROM jsonb_to_recordset(:rows::jsonb)
                          AS r(id uuid, parent_id uuid, position int, number text, title text)
                        ORDER BY position""", roadmap, rows.sections())
                .then(insert("""
                               INSERT INTO roadmaps_activities (id, roadmap_id, section_id, position, number, title, project_levels,
                                   direction, participants, expected_result, term_text, term_status, term_first_due, term, source_row)
                               SELECT id, :roadmap, section_id, position, number, title, project_levels,
                                   direction, participants, expected_result, term_text, term_status, term_first_due, term, source_row
                               FROM jsonb_to_recordset(:rows::jsonb)
                                 AS r(id uuid, section_id uuid, position int, number text, title text, project_levels text[],
                                      direction text, participants text, expected_result text, term_text text, term_status text,
                                      term_first_due date, term jsonb, source_row int)""", roadmap, rows.activities()))
                .then(insert("""
                        INSERT INTO roadmaps_tasks (id, activity_id, position, actor, text, executors)
                        SELECT id, activity_id, position, actor, text, executors
                        FROM jsonb_to_recordset(:rows::jsonb)
                          AS r(id uuid, activity_id uuid, position int, actor text, text text, executors text[])
                        WHERE :roadmap::uuid IS NOT NULL""", roadmap, rows.tasks()))
                .then(insert("""
                        INSERT INTO roadmaps_targets (id, activity_id, position, comparator, value, unit, text)
                        SELECT id, activity_id, position, comparator, value, unit, text
                        FROM jsonb_to_recordset(:rows::jsonb)
                          AS r(id uuid, activity_id uuid, position int, comparator text, value numeric, unit text, text text)
                        WHERE :roadmap::uuid IS NOT NULL""", roadmap, rows.targets()));
    }

    /**
     * Marks a draft as changed, and holds it against being approved until the transaction ends. Gives 0 when it is no
     * draft any more.
     */
    Mono<Long> touchDraft(UUID roadmap) {
        return Statement.of("""
            UPDATE roadmaps SET version = version + 1, updated_at = now()
            WHERE id = :id AND state = 'DRAFT'""").bind("id", roadmap).on(database).fetch().rowsUpdated();
    }

    /** Deletes a draft of this version with all its rows. Gives the number of roadmaps deleted. */
    Mono<Long> deleteDraft(UUID roadmap, long version) {
        return Statement.of("DELETE FROM roadmaps WHERE id = :id AND version = :version AND state = 'DRAFT'")
                .bind("id", roadmap)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> insert(String sql, UUID roadmap, List<?> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return Mono.defer(() -> Statement.of(sql)
                .bind("roadmap", roadmap)
                .bind("rows", Json.of(json.writeValueAsBytes(rows)))
                .on(database)
                .then());
    }

    /** To whom by name a draft is proposed, instead of those before. */
    Mono<Void> proposeTo(UUID roadmap, List<UUID> organizations) {
        return Statement.of("DELETE FROM roadmaps_proposals WHERE roadmap_id = :roadmap")
                .bind("roadmap", roadmap)
                .on(database)
                .then()
                .then(Mono.defer(() -> Statement.of("""
                    INSERT INTO roadmaps_proposals (roadmap_id, organization_id)
                    SELECT :roadmap, o FROM unnest(:organizations::uuid[]) o""")
                        .bind("roadmap", roadmap)
                        .bind("organizations", organizations.toArray(UUID[]::new))
                        .on(database)
                        .then()));
    }

    /** Freezes the plan as it is now as the next edition. Gives its number. */
    Mono<Integer> freeze(UUID roadmap, RoadmapApproval approval, String by, Instant at) {
        return Statement.of("""
            SELECT roadmaps_freeze(:roadmap, :edition, :number, :day, :signatory, :effective, :reason, :by, :at) AS number""")
                .bind("roadmap", roadmap)
                .bind("edition", UUID.randomUUID())
                .bind("number", approval.orderNumber())
                .bind("day", approval.orderDate())
                .bind("signatory", approval.signatory())
                .bind("effective", approval.effective())
                .bindNullable("reason", approval.reason(), String.class)
                .bind("by", by)
                .bind("at", at)
                .on(database)
                .map(row -> Rows.get(row, "number", Integer.class))
                .one();
    }
}

package ru.opora.roadmaps.assignments;

import io.r2dbc.postgresql.codec.Json;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries checkpoints over to the new days of a term that was changed: of each executor the first one without a day gets the
 * first new day, and so on. The generation after it moves what is open, with the draft that was begun. What was submitted or
 * accepted stands for its day and is not asked for again where the term was moved as a whole: none of its former days stays, and
 * there are no fewer new ones. Else a new day is another one, and asks for a report of its own. What is over is cancelled there,
 * what is more is added.
 */
@Repository
class MovedOccurrences {

    private static final String FOLLOW = """
            WITH occurrence AS MATERIALIZED (
                SELECT o.activity_id, o.organization_id, o.own, o.occurrence, o.due FROM jsonb_to_recordset(:occurrences::jsonb)
                    AS o(activity_id uuid, organization_id uuid, own boolean, occurrence text, due date)
                WHERE o.occurrence = o.due::text
            ), own AS MATERIALIZED (
                SELECT DISTINCT activity_id, organization_id FROM occurrence WHERE own
            ), gone AS MATERIALIZED (
                SELECT c.id, c.assignment_id, c.occurrence, c.state IN ('SUBMITTED', 'ACCEPTED') AS sent,
                       count(*) OVER (PARTITION BY c.assignment_id) AS many
                FROM roadmaps_checkpoints c
                LEFT JOIN own n ON n.activity_id = c.activity_id AND n.organization_id = c.organization_id
                WHERE c.roadmap_id = :roadmap%1$s AND c.state <> 'CANCELLED' AND c.occurrence ~ '^\\d{4}-\\d\\d-\\d\\d$'
                  AND NOT EXISTS (SELECT 1 FROM occurrence o WHERE o.activity_id = c.activity_id AND o.occurrence = c.occurrence
                      AND (o.organization_id = c.organization_id OR o.organization_id IS NULL AND n.activity_id IS NULL))
            ), missing AS MATERIALIZED (
                SELECT a.id AS assignment_id, o.occurrence, row_number() OVER (PARTITION BY a.id ORDER BY o.due) AS place,
                       count(*) OVER (PARTITION BY a.id) AS many
                FROM roadmaps_assignments a JOIN occurrence o ON o.activity_id = a.activity_id
                LEFT JOIN own n ON n.activity_id = a.activity_id AND n.organization_id = a.organization_id
                WHERE a.id IN (SELECT assignment_id FROM gone)%2$s AND coalesce(a.ended_reason, 'LEFT') = 'LEFT'
                  AND (o.organization_id = a.organization_id OR o.organization_id IS NULL AND n.activity_id IS NULL)
                  AND o.due >= a.valid_from AND o.due <= coalesce(a.valid_to, 'infinity')
                  AND NOT EXISTS (SELECT 1 FROM roadmaps_checkpoints c WHERE c.assignment_id = a.id AND c.occurrence = o.occurrence)
            ), staying AS (
                SELECT DISTINCT g.assignment_id FROM gone g
                JOIN roadmaps_checkpoints k ON k.roadmap_id = :roadmap AND k.assignment_id = g.assignment_id AND k.state <> 'CANCELLED'
                JOIN occurrence o ON o.activity_id = k.activity_id AND o.occurrence = k.occurrence
                    AND (o.organization_id IS NULL OR o.organization_id = k.organization_id)
                WHERE g.sent
            ), moving AS (
                SELECT g.id, g.assignment_id, row_number() OVER (PARTITION BY g.assignment_id ORDER BY g.occurrence) AS place
                FROM gone g LEFT JOIN staying s ON s.assignment_id = g.assignment_id
                LEFT JOIN (SELECT DISTINCT assignment_id, many FROM missing) m ON m.assignment_id = g.assignment_id
                WHERE NOT g.sent OR s.assignment_id IS NULL AND g.many <= m.many
            )
            UPDATE roadmaps_checkpoints c SET occurrence = m.occurrence, version = c.version + 1
            FROM moving g JOIN missing m ON m.assignment_id = g.assignment_id AND m.place = g.place WHERE c.id = g.id""";

    private final DatabaseClient database;
    private final JsonMapper json;

    MovedOccurrences(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Before the checkpoints are compared with the occurrences; in the same transaction. */
    Mono<Void> follow(UUID roadmap, GenerationPart part, Object occurrences) {
        return part.of(FOLLOW, "c", "a")
                .bind("roadmap", roadmap)
                .bind("occurrences", Json.of(json.writeValueAsBytes(occurrences)))
                .on(database)
                .then();
    }
}

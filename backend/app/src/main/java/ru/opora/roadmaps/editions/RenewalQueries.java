package ru.opora.roadmaps.editions;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Statement;

/** The SQL that carries a later edition into an amending draft. */
@Repository
class RenewalQueries {

    private static final String SECTIONS = """
            INSERT INTO roadmaps_sections (id, roadmap_id, parent_id, position, number, title, origin_id)
            SELECT gen_random_uuid(), :draft, p.id, m.last + row_number() OVER (ORDER BY s.position), s.number, s.title, s.id
            FROM roadmaps_sections s
            CROSS JOIN (SELECT coalesce(max(position), -1) AS last FROM roadmaps_sections WHERE roadmap_id = :draft) m
            LEFT JOIN roadmaps_sections p ON p.roadmap_id = :draft AND p.origin_id = s.parent_id
            WHERE s.id = ANY(:ids)""";

    private static final String TAKE = """
            UPDATE roadmaps_activities d SET number = o.number, title = o.title, project_levels = o.project_levels,
                direction = o.direction, participants = o.participants, expected_result = o.expected_result, evidence = o.evidence,
                term_text = o.term_text, term_status = o.term_status, term_first_due = o.term_first_due, term = o.term,
                adopted_id = o.adopted_id, adopted_as = o.adopted_as, deviation_reason = o.deviation_reason,
                version = d.version + 1
            FROM roadmaps_activities o WHERE d.roadmap_id = :draft AND d.origin_id = o.id AND o.id = ANY(:ids)""";

    private static final String ADD = """
            INSERT INTO roadmaps_activities (id, roadmap_id, section_id, position, number, title, project_levels, direction, participants,
                expected_result, evidence, term_text, term_status, term_first_due, term, source_row, adopted_id, adopted_as,
                deviation_reason, origin_id)
            SELECT gen_random_uuid(), :draft, s.id, m.last + row_number() OVER (ORDER BY a.position), a.number, a.title, a.project_levels,
                a.direction, a.participants, a.expected_result, a.evidence, a.term_text, a.term_status, a.term_first_due, a.term,
                a.source_row, a.adopted_id, a.adopted_as, a.deviation_reason, a.id
            FROM roadmaps_activities a
            CROSS JOIN (SELECT coalesce(max(position), -1) AS last FROM roadmaps_activities WHERE roadmap_id = :draft) m
            LEFT JOIN roadmaps_sections s ON s.roadmap_id = :draft AND s.origin_id = a.section_id
            WHERE a.id = ANY(:ids)""";

    private static final String DROP =
            "DELETE FROM roadmaps_activities WHERE roadmap_id = :draft AND origin_id = ANY(:ids)";

    private static final String LOOSEN = """
            UPDATE roadmaps_activities SET origin_id = NULL, version = version + 1
            WHERE roadmap_id = :draft AND origin_id = ANY(:ids)""";

    private static final List<String> PARTS = List.of("""
            DELETE FROM roadmaps_tasks t USING roadmaps_activities d
            WHERE t.activity_id = d.id AND d.roadmap_id = :draft AND d.origin_id = ANY(:ids)""", """
            INSERT INTO roadmaps_tasks (id, activity_id, position, actor, text, executors)
            SELECT gen_random_uuid(), d.id, t.position, t.actor, t.text, t.executors
            FROM roadmaps_activities d JOIN roadmaps_tasks t ON t.activity_id = d.origin_id AND t.removed_edition IS NULL
            WHERE d.roadmap_id = :draft AND d.origin_id = ANY(:ids)""", """
            DELETE FROM roadmaps_targets g USING roadmaps_activities d
            WHERE g.activity_id = d.id AND d.roadmap_id = :draft AND d.origin_id = ANY(:ids)""", """
            INSERT INTO roadmaps_targets (id, activity_id, position, comparator, value, unit, text)
            SELECT gen_random_uuid(), d.id, g.position, g.comparator, g.value, g.unit, g.text
            FROM roadmaps_activities d JOIN roadmaps_targets g ON g.activity_id = d.origin_id AND g.removed_edition IS NULL
            WHERE d.roadmap_id = :draft AND d.origin_id = ANY(:ids)""");

    private final DatabaseClient database;

    RenewalQueries(DatabaseClient database) {
        this.database = database;
    }

    /** Gives 0 when it is no draft any more. */
    Mono<Long> hold(UUID draft, int edition) {
        return database.sql("""
                        UPDATE roadmaps SET base_edition = :edition, version = version + 1, updated_at = now()
                        WHERE id = :draft AND state = 'DRAFT'""")
                .bind("draft", draft)
                .bind("edition", edition)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> write(UUID draft, Renewal renewal) {
        return run(SECTIONS, draft, renewal.sections)
                .then(Mono.defer(() -> run(TAKE, draft, renewal.taken)))
                .then(Mono.defer(() -> run(ADD, draft, renewal.added)))
                .thenMany(Flux.fromIterable(PARTS)
                        .concatMap(sql ->
                                run(sql, draft, renewal.taken).then(Mono.defer(() -> run(sql, draft, renewal.added)))))
                .then(Mono.defer(() -> run(DROP, draft, renewal.dropped)))
                .then(Mono.defer(() -> run(LOOSEN, draft, renewal.loosened)));
    }

    private Mono<Void> run(String sql, UUID draft, List<UUID> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : Statement.of(sql)
                        .bind("draft", draft)
                        .bind("ids", ids.toArray(UUID[]::new))
                        .on(database)
                        .then();
    }
}

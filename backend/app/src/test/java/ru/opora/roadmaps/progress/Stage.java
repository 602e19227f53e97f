package ru.opora.roadmaps.progress;

import io.r2dbc.spi.Parameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;

/**
 * Plans under execution, written straight into the tables: organisations, rows, assignments and checkpoints, and the
 * steps that checkpoints take.
 */
final class Stage {

    private final DatabaseClient database;

    Stage(DatabaseClient database) {
        this.database = database;
    }

    UUID organization(@Nullable UUID parent, String kind, String name) {
        UUID id = UUID.randomUUID();
        run("""
                INSERT INTO organizations (id, parent_id, path, kind, name, time_zone)
                VALUES ($1, $2, (coalesce((SELECT path::text || '.' FROM organizations WHERE id = $2), '')
                    || replace($1::uuid::text, '-', ''))::ltree, $3, $4, 'Asia/Vladivostok')""", id, parent == null ? Parameters.in(UUID.class) : parent, kind, name);
        return id;
    }

    /** Somebody new in a role; gives the subject. */
    String person(UUID organization, String role) {
        String subject = "progress-" + UUID.randomUUID();
        run("""
                WITH person AS (INSERT INTO organizations_people (id, subject, name) VALUES ($1, $2, $2) RETURNING id)
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                SELECT $1, id, $3, $4, DATE '2020-01-01' FROM person""", UUID.randomUUID(), subject, organization, role);
        return subject;
    }

    /**
     * A roadmap in force with so many sections of so many rows. No real row has a term like these (StoredTermsTest): whoever
     * generates it anew fails at it and leaves the stage's assignments alone.
     */
    UUID roadmap(UUID owner, String title, int sections, int rows) {
        UUID id = UUID.randomUUID();
        run("""
                INSERT INTO roadmaps (id, organization_id, title, state, closed_on, period_start, period_end, order_number, order_date, signatory, created_by)
                VALUES ($1, $2, $3, 'CLOSED', current_date, current_date - 200, current_date + 200, '1-п', current_date - 200, 'Н. Н. Волкова', 'stage')""", id, owner, title);
        run("""
                INSERT INTO roadmaps_sections (id, roadmap_id, position, number, title)
                SELECT gen_random_uuid(), $1, n, n || '.', 'Раздел ' || n FROM generate_series(1, $2) n""", id, sections);
        run("""
                INSERT INTO roadmaps_activities (id, roadmap_id, section_id, position, number, title, term_status, term)
                SELECT gen_random_uuid(), $1, s.id, s.position * 100 + n, s.position || '.' || n, 'Мероприятие ' || n, 'PARSED', '{}'
                FROM roadmaps_sections s CROSS JOIN generate_series(1, $2) n WHERE s.roadmap_id = $1""", id, rows);
        run("""
                INSERT INTO roadmaps_tasks (id, activity_id, position, text)
                SELECT gen_random_uuid(), a.id, 0, a.title FROM roadmaps_activities a WHERE a.roadmap_id = $1""", id);
        // in force, but not generated: these assignments are the stage's own
        run("""
                DO $$ BEGIN
                    UPDATE roadmaps SET state = 'ACTIVE', closed_on = NULL WHERE id = '%1$s';
                    DELETE FROM roadmaps_refreshes WHERE roadmap_id = '%1$s';
                END $$""".formatted(id));
        return id;
    }

    /** Every row of the roadmap for the organisation, with a checkpoint due on each of the days. */
    void assign(UUID roadmap, UUID organization, LocalDate... days) {
        run("""
                INSERT INTO roadmaps_assignments (roadmap_id, activity_id, task_id, organization_id, owner_id, municipality_id, region_id, token, valid_from)
                SELECT r.id, a.id, t.id, o.id, r.organization_id, roadmaps_above(o.path, 'MUNICIPALITY'), roadmaps_above(o.path, 'REGION'),
                       'ОО', r.period_start
                FROM roadmaps r JOIN roadmaps_activities a ON a.roadmap_id = r.id JOIN roadmaps_tasks t ON t.activity_id = a.id
                CROSS JOIN organizations o WHERE r.id = $1 AND o.id = $2""", roadmap, organization);
        run("""
                INSERT INTO roadmaps_checkpoints (assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id, region_id,
                                                  time_zone, occurrence, due)
                SELECT s.id, s.roadmap_id, s.activity_id, s.organization_id, s.owner_id, s.municipality_id, s.region_id, o.time_zone, d::text, d
                FROM roadmaps_assignments s JOIN organizations o ON o.id = s.organization_id CROSS JOIN unnest($3::date[]) d
                WHERE s.roadmap_id = $1 AND s.organization_id = $2""", roadmap, organization, days);
    }

    /** The checkpoints of an organisation in the order of the rows and days. */
    List<UUID> checkpoints(UUID roadmap, UUID organization) {
        return system(database.sql("""
                        SELECT c.id FROM roadmaps_checkpoints c JOIN roadmaps_activities a ON a.id = c.activity_id
                        WHERE c.roadmap_id = $1 AND c.organization_id = $2 ORDER BY a.position, c.due, c.occurrence""")
                .bind(0, roadmap)
                .bind(1, organization)
                .mapValue(UUID.class)
                .all()
                .collectList());
    }

    /** The next state with whatever the database demands for it. */
    void step(UUID checkpoint, String state) {
        Map<String, String> reports = Map.of("SUBMITTED", """
                INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, author, submitted_by, submitted_at)
                VALUES (gen_random_uuid(), $1, 'SUBMITTED', 'Сделано', 'author', 'author', now())""", "ACCEPTED", """
                UPDATE roadmaps_reports SET state = 'ACCEPTED', decided_by = 'judge', decided_at = now()
                WHERE checkpoint_id = $1 AND state = 'SUBMITTED'""", "RETURNED", """
                UPDATE roadmaps_reports SET state = 'RETURNED', decided_by = 'judge', decided_at = now(), remark = 'Нет протокола'
                WHERE checkpoint_id = $1 AND state = 'SUBMITTED'""");
        if (reports.containsKey(state)) {
            run(reports.get(state), checkpoint);
        }
        run("""
                UPDATE roadmaps_checkpoints SET state = $2, version = version + 1,
                    cancelled_reason = CASE $2 WHEN 'CANCELLED' THEN 'BY_CONTROL' END,
                    submitted_at = CASE $2 WHEN 'SUBMITTED' THEN now() ELSE submitted_at END,
                    accepted_at = CASE $2 WHEN 'ACCEPTED' THEN now() END
                WHERE id = $1""", checkpoint, state);
    }

    void run(String sql, Object... values) {
        var statement = database.sql(sql);
        for (int i = 0; i < values.length; i++) {
            statement = statement.bind(i, values[i]);
        }
        system(statement.fetch().rowsUpdated());
    }

    <T> T system(Mono<T> work) {
        return DatabaseScope.system(work).blockOptional().orElseThrow();
    }
}

package ru.opora.roadmaps.reminders;

import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;

/** A region with a district with a school in a zone that no other test has, people in them and tasks due on given days. */
final class ReminderStage {

    private final DatabaseClient database;
    final String zone;
    final UUID region;
    final UUID district;
    final UUID school;
    final UUID head;
    final UUID coordinator;
    final UUID regional;
    final UUID roadmap;

    ReminderStage(DatabaseClient database, String zone) {
        this.database = database;
        this.zone = zone;
        region = organization(null, "REGION", "Приозерный край", zone);
        district = organization(region, "MUNICIPALITY", "Лесной район", zone);
        school = organization(district, "SCHOOL", "Лесная школа", zone);
        head = person(school, "SCHOOL_HEAD");
        coordinator = person(district, "MUNICIPAL_COORDINATOR");
        regional = person(region, "REGIONAL_COORDINATOR");
        roadmap = roadmap(region);
    }

    /** Forgets all days, so that no day of another test stands in the way. */
    static void clear(DatabaseClient database) {
        for (String table : List.of("roadmaps_reminder_runs", "roadmaps_reminder_items", "roadmaps_reminder_told")) {
            DatabaseScope.system(database.sql("DELETE FROM " + table).then()).block();
        }
    }

    UUID organization(@Nullable UUID parent, String kind, String name, String where) {
        UUID id = UUID.randomUUID();
        run("""
                INSERT INTO organizations (id, parent_id, path, kind, name, time_zone)
                VALUES ($1, $2, (coalesce((SELECT path::text || '.' FROM organizations WHERE id = $2), '')
                    || replace($1::uuid::text, '-', ''))::ltree, $3, $4, $5)""", id, parent == null ? Parameters.in(UUID.class) : parent, kind, name, where);
        run(
                "DELETE FROM roadmaps_refreshes WHERE roadmap_id IN (SELECT id FROM roadmaps WHERE created_by = 'stage')"); // these assignments are the stage's own
        return id;
    }

    /** Somebody new in a role, told at any hour and of nothing but their tasks; gives the id. */
    UUID person(UUID organization, String role) {
        UUID id = UUID.randomUUID();
        run("""
                WITH person AS (INSERT INTO organizations_people (id, subject, name) VALUES ($1, $2, 'Мария Соснина') RETURNING id),
                chosen AS (
                    INSERT INTO notifications_settings (person_id, quiet_from, quiet_to, kinds)
                    SELECT id, '00:00', '00:00', '{"MEMBERSHIP_GRANTED": {"inScreen": false, "email": "NONE"},
                        "ROADMAP_ACTIVATED": {"inScreen": false, "email": "NONE"}, "ROADMAP_CLOSED": {"inScreen": false, "email": "NONE"}}' FROM person)
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                SELECT gen_random_uuid(), id, $3, $4, DATE '2020-01-01' FROM person""", id, subject(id), organization, role);
        return id;
    }

    void member(UUID person, UUID organization, String role) {
        run("""
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                VALUES (gen_random_uuid(), $1, $2, $3, DATE '2020-01-01')""", person, organization, role);
    }

    static String subject(UUID person) {
        return "reminded-" + person;
    }

    private UUID roadmap(UUID owner) {
        UUID id = UUID.randomUUID();
        run("""
                INSERT INTO roadmaps (id, organization_id, title, state, closed_on, period_start, period_end, order_number, order_date,
                                      signatory, created_by)
                VALUES ($1, $2, 'План поддержки школ', 'CLOSED', current_date, '2031-01-01', '2031-12-31', '1-п', '2030-12-20',
                        'Н. Н. Волкова', 'stage')""", id, owner);
        run("""
                DO $$ BEGIN
                    UPDATE roadmaps SET state = 'ACTIVE', closed_on = NULL WHERE id = '%1$s';
                    DELETE FROM roadmaps_refreshes WHERE roadmap_id = '%1$s';
                END $$""".formatted(id));
        return id;
    }

    UUID task(UUID executor, String title, LocalDate due) {
        return task(roadmap, executor, title, due, false);
    }

    /**
     * A row of a plan with a checkpoint of the executor; gives the checkpoint. No real row has a term like this
     * (StoredTermsTest): whoever generates the plan anew fails at it and leaves the stage's assignments alone.
     */
    UUID task(UUID plan, UUID executor, String title, LocalDate day, boolean prompted) {
        UUID row = UUID.randomUUID();
        UUID checkpoint = UUID.randomUUID();
        run("""
                WITH plan AS (
                    INSERT INTO roadmaps_activities (id, roadmap_id, position, number, title, term_status, term)
                    SELECT $1, $2, coalesce(max(a.position), 0) + 1, '1.1', $3, 'PARSED', '{}' FROM roadmaps_activities a WHERE a.roadmap_id = $2)
                INSERT INTO roadmaps_tasks (id, activity_id, position, text) VALUES ($1, $1, 0, $3)""", row, plan, title);
        run("DELETE FROM roadmaps_refreshes WHERE roadmap_id = $1", plan);
        run("""
                WITH given AS (
                    INSERT INTO roadmaps_assignments (roadmap_id, activity_id, task_id, organization_id, owner_id, municipality_id, region_id,
                                                      token, valid_from)
                    SELECT r.id, $2, $2, o.id, r.organization_id, roadmaps_above(o.path, 'MUNICIPALITY'), roadmaps_above(o.path, 'REGION'),
                           'ОО', DATE '2030-01-01'
                    FROM roadmaps r CROSS JOIN organizations o WHERE r.id = $1 AND o.id = $3 RETURNING *)
                INSERT INTO roadmaps_checkpoints (id, assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id,
                                                  region_id, time_zone, occurrence, due, prompt_on)
                SELECT $4, s.id, s.roadmap_id, s.activity_id, s.organization_id, s.owner_id, s.municipality_id, s.region_id, o.time_zone, 'TOTAL',
                       CASE WHEN NOT $6 THEN $5 END, CASE WHEN $6 THEN $5 END
                FROM given s JOIN organizations o ON o.id = s.organization_id""", plan, row, executor, checkpoint, day, prompted);
        return checkpoint;
    }

    void submit(UUID checkpoint) {
        run("""
                INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, author, submitted_by, submitted_at)
                VALUES (gen_random_uuid(), $1, 'SUBMITTED', 'Сделано', 'author', 'author', now())""", checkpoint);
        run("UPDATE roadmaps_checkpoints SET state = 'SUBMITTED', version = version + 1 WHERE id = $1", checkpoint);
    }

    UUID plan(UUID owner) {
        return roadmap(owner);
    }

    /** Nine in the morning of that day there. */
    Instant morning(LocalDate day) {
        return day.atTime(9, 0).atZone(ZoneId.of(zone)).toInstant();
    }

    /** What a person was told of a kind: "step counts" of each notice in order, as soon/late/prompt/count. */
    List<String> told(UUID person, String kind) {
        return system(database.sql("""
                        SELECT concat_ws('/', n.params ->> 'soon', n.params ->> 'late', n.params ->> 'prompt', n.params ->> 'count') AS said
                        FROM notifications n WHERE n.person_id = $1 AND n.kind = $2 ORDER BY n.created_at""")
                .bind(0, person)
                .bind(1, kind)
                .mapValue(String.class)
                .all()
                .collectList());
    }

    /** How often a person was reminded of a duty; that it was set is told besides, whenever the record of changes is read. */
    int remindedOfDuty(UUID person) {
        return system(database.sql("""
                        SELECT count(*)::int AS times FROM notifications n
                        WHERE n.person_id = $1 AND n.kind = 'APPOINTMENT_DUE' AND n.params ->> 'places' IS NOT NULL""").bind(0, person).mapValue(Integer.class).one());
    }

    String lines(UUID person, String kind) {
        return system(database.sql(
                        "SELECT string_agg(params ->> 'lines', E'\\n' ORDER BY created_at) FROM notifications WHERE person_id = $1 AND kind = $2")
                .bind(0, person)
                .bind(1, kind)
                .mapValue(String.class)
                .one());
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

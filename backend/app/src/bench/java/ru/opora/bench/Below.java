package ru.opora.bench;

import java.sql.SQLException;
import java.util.List;

/**
 * Plans below a region's: each school has one of its own that adopts the sixth row, the one with a number, and has reported
 * on it. They are what a region's children's numbers are added up from.
 */
final class Below {

    private static final List<String> STATEMENTS = List.of(
            """
            INSERT INTO roadmaps (id, organization_id, parent_id, title, state, period_start, period_end, order_number, order_date, signatory, created_by)
            SELECT md5('bench below ' || o.id)::uuid, o.id, r.id, 'План школы ' || o.name, 'ACTIVE', r.period_start, r.period_end, '2-п', r.period_start,
                   'Н. Н. Лугова', 'bench below'
            FROM roadmaps r JOIN organizations m ON m.parent_id = r.organization_id JOIN organizations o ON o.parent_id = m.id AND o.kind = 'SCHOOL'
            WHERE r.id = %1$s""",
            """
            INSERT INTO roadmaps_activities (id, roadmap_id, position, number, title, term_text, term_status, term, adopted_id)
            SELECT md5('bench adopted ' || b.id)::uuid, b.id, 1, '1', a.title, a.term_text, a.term_status, a.term, a.id
            FROM roadmaps b JOIN roadmaps_activities a ON a.roadmap_id = b.parent_id AND a.position = 6
            WHERE b.parent_id = %1$s AND b.created_by = 'bench below'""",
            """
            INSERT INTO roadmaps_tasks (id, activity_id, position, text, executors)
            SELECT md5('bench own task ' || a.id)::uuid, a.id, 0, 'Задача', '{ОО}' FROM roadmaps_activities a JOIN roadmaps b ON b.id = a.roadmap_id
            WHERE b.parent_id = %1$s AND b.created_by = 'bench below'""",
            """
            INSERT INTO roadmaps_targets (id, activity_id, position, comparator, value, unit, text)
            SELECT md5('bench own target ' || a.id)::uuid, a.id, 0, '>=', 10, 'человек', 'не менее 10 человек'
            FROM roadmaps_activities a JOIN roadmaps b ON b.id = a.roadmap_id WHERE b.parent_id = %1$s AND b.created_by = 'bench below'""",
            """
            INSERT INTO roadmaps_assignments (roadmap_id, activity_id, task_id, organization_id, owner_id, municipality_id, region_id, token, valid_from)
            SELECT b.id, a.id, t.id, o.id, o.id, o.parent_id, r.organization_id, 'ОО', b.period_start
            FROM roadmaps b JOIN roadmaps r ON r.id = b.parent_id JOIN organizations o ON o.id = b.organization_id
            JOIN roadmaps_activities a ON a.roadmap_id = b.id JOIN roadmaps_tasks t ON t.activity_id = a.id
            WHERE b.parent_id = %1$s AND b.created_by = 'bench below'""",
            """
            INSERT INTO roadmaps_checkpoints (assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id, region_id,
                time_zone, occurrence, due, state, submitted_at, accepted_at)
            SELECT s.id, s.roadmap_id, s.activity_id, s.organization_id, s.owner_id, s.municipality_id, s.region_id, o.time_zone,
                   d::text, d, 'ACCEPTED', d - 2 + interval '9 hours', d + interval '33 hours'
            FROM roadmaps_assignments s JOIN roadmaps b ON b.id = s.roadmap_id JOIN organizations o ON o.id = s.organization_id
            CROSS JOIN (VALUES (current_date - 90), (current_date - 30)) v (d)
            WHERE b.parent_id = %1$s AND b.created_by = 'bench below'""",
            """
            INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, numbers, author, submitted_by, submitted_at, decided_by, decided_at)
            SELECT gen_random_uuid(), c.id, 'ACCEPTED', 'Сделано', jsonb_build_array(jsonb_build_object('targetId', g.id, 'value', 5)),
                   'bench head', 'bench head', c.submitted_at, 'bench judge', c.accepted_at
            FROM roadmaps_checkpoints c JOIN roadmaps b ON b.id = c.roadmap_id JOIN roadmaps_targets g ON g.activity_id = c.activity_id
            WHERE b.parent_id = %1$s AND b.created_by = 'bench below'""",
            """
            INSERT INTO roadmaps_progress (roadmap_id, activity_id, owner_id, place_id, executor_kind, time_zone, day,
                                           planned, in_progress, submitted, accepted, returned, cancelled)
            SELECT c.roadmap_id, c.activity_id, c.owner_id, c.municipality_id, 'SCHOOL', c.time_zone, c.due, 0, 0, 0, count(*), 0, 0
            FROM roadmaps_checkpoints c JOIN roadmaps b ON b.id = c.roadmap_id
            WHERE b.parent_id = %1$s AND b.created_by = 'bench below' GROUP BY 1, 2, 3, 4, 6, 7""");

    private Below() {}

    /** Makes the plans of all schools of a region. */
    static void make(Country country, int region) throws SQLException {
        country.quietly(
                List.of(),
                STATEMENTS.stream().map(sql -> sql.formatted(Country.id("roadmap " + region))).toArray(String[]::new));
    }
}

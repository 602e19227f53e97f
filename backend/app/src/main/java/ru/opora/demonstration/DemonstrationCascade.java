package ru.opora.demonstration;

import java.util.List;

/** The SQL of the plans below: who adopts which rows, where they say something else and why, and what an order amended. */
final class DemonstrationCascade {

    /** Who the tokens are that may be several: the curators of this region are people of its institute. */
    private static final String CHOICES = """
            INSERT INTO roadmaps_executor_aliases (id, organization_id, token, meaning, created_by)
            VALUES (gen_random_uuid(), :region, 'кураторы', '{"rules": ["INSTITUTES"], "organizations": []}', :author)""";

    /** The row that an amendment adds later: it is in the file, and not yet in the plan. */
    private static final String HELD_BACK = """
            WITH row AS (
                UPDATE roadmaps_activities SET removed_edition = 0 WHERE roadmap_id = :above AND number = '5.4' RETURNING id
            ), task AS (
                UPDATE roadmaps_tasks t SET removed_edition = 0 FROM row WHERE t.activity_id = row.id
            )
            UPDATE roadmaps_targets g SET removed_edition = 0 FROM row WHERE g.activity_id = row.id""";

    /** What schools tell of in public: the report says where. */
    private static final String DOCUMENTS = """
            UPDATE roadmaps_activities SET evidence = '{TEXT,LINK}'
            WHERE roadmap_id IN (:above, :district) AND title LIKE ANY ('{Родительские встречи%,Пополнение банка%}')""";

    static final List<String> BEFORE = List.of(CHOICES, HELD_BACK, DOCUMENTS);

    /** The districts with a plan: its id, whose it is, and whether it is a copy of the first one. */
    private static final String PLACES = """
            WITH places AS MATERIALIZED (
                SELECT * FROM jsonb_to_recordset(:places::jsonb)
                    AS p(id uuid, organization_id uuid, "of" text, consultations int, state text, copied boolean))
            """;

    /** Other districts took over the plan of the first one; ids follow from those of its rows. */
    private static final String COPIED = PLACES + """
            INSERT INTO roadmaps (id, organization_id, title, goal, state, period_start, period_end, created_by)
            SELECT p.id, p.organization_id, replace(r.title, 'Озёрского муниципального района', p."of"), r.goal, 'DRAFT',
                   r.period_start, r.period_end, :author
            FROM places p CROSS JOIN roadmaps r WHERE p.copied AND r.id = :district""";

    private static final List<String> ROWS = List.of(PLACES + """
            INSERT INTO roadmaps_sections (id, roadmap_id, position, number, title)
            SELECT md5(p.id::text || s.id)::uuid, p.id, s.position, s.number, s.title
            FROM places p CROSS JOIN roadmaps_sections s WHERE p.copied AND s.roadmap_id = :district""", PLACES + """
            INSERT INTO roadmaps_activities (id, roadmap_id, section_id, position, number, title, project_levels, direction,
                participants, expected_result, evidence, term_text, term_status, term_first_due, term)
            SELECT md5(p.id::text || a.id)::uuid, p.id, md5(p.id::text || a.section_id)::uuid, a.position, a.number, a.title,
                   a.project_levels, a.direction, a.participants, a.expected_result, a.evidence, coalesce(u.term_text, a.term_text),
                   coalesce(u.term_status, a.term_status), coalesce(u.term_first_due, a.term_first_due), coalesce(u.term, a.term)
            FROM places p CROSS JOIN roadmaps_activities a
            LEFT JOIN roadmaps_activities u ON u.roadmap_id = :above AND u.title = a.title
            WHERE p.copied AND a.roadmap_id = :district""", PLACES + """
            INSERT INTO roadmaps_tasks (id, activity_id, position, actor, text, executors)
            SELECT md5(p.id::text || t.id)::uuid, md5(p.id::text || a.id)::uuid, t.position, t.actor, t.text, t.executors
            FROM places p CROSS JOIN roadmaps_activities a JOIN roadmaps_tasks t ON t.activity_id = a.id
            WHERE p.copied AND a.roadmap_id = :district""", PLACES + """
            INSERT INTO roadmaps_targets (id, activity_id, position, comparator, value, unit, text)
            SELECT md5(p.id::text || g.id)::uuid, md5(p.id::text || a.id)::uuid, g.position, g.comparator, g.value, g.unit, g.text
            FROM places p CROSS JOIN roadmaps_activities a JOIN roadmaps_targets g ON g.activity_id = a.id
            WHERE p.copied AND a.roadmap_id = :district""");

    /** Each district has a number of its own, in the words and in the target. */
    private static final String NUMBERS = PLACES + """
            , wanted AS (
                SELECT a.id, p.consultations FROM places p
                JOIN roadmaps_activities a ON a.roadmap_id = p.id AND a.title LIKE 'Консультации%'
            ), rows AS (
                UPDATE roadmaps_activities a SET expected_result = replace(a.expected_result, '40', w.consultations::text)
                FROM wanted w WHERE a.id = w.id
            )
            UPDATE roadmaps_targets g SET value = w.consultations, text = replace(g.text, '40', w.consultations::text)
            FROM wanted w WHERE g.activity_id = w.id""";

    /** A row that is called as one above was adopted from it. */
    private static final String ADOPTED = """
            UPDATE roadmaps_activities n SET adopted_id = p.id
            FROM roadmaps_activities p, roadmaps r JOIN organizations o ON o.id = r.organization_id
            WHERE p.title = n.title AND n.roadmap_id = r.id
              AND r.id IN (SELECT d.id FROM jsonb_to_recordset(:places::jsonb) AS d(id uuid) UNION ALL SELECT :school)
              AND p.roadmap_id = CASE WHEN o.kind = 'SCHOOL' THEN :district ELSE :above END""";

    private static final String REASONS = """
            UPDATE roadmaps_activities n SET deviation_reason = CASE n.roadmap_id WHEN :school THEN :life::jsonb ->> 'schoolDeviation'
                ELSE d.reason END
            FROM jsonb_to_recordset(:life::jsonb -> 'deviations') AS d(title text, reason text)
            WHERE n.title = d.title AND n.adopted_id IS NOT NULL AND n.adopted_as IS DISTINCT FROM roadmaps_row_says(n.id)""";

    private static final String PARENTS = """
            UPDATE roadmaps r SET parent_id = p.roadmap_id
            FROM roadmaps_activities n JOIN roadmaps_activities p ON p.id = n.adopted_id
            WHERE n.roadmap_id = r.id AND p.roadmap_id IN (:above, :district)""";

    private static final String IN_AGREEMENT = PLACES + """
            UPDATE roadmaps r SET state = 'IN_AGREEMENT', proposed_below = true, proposed_until = :today + 7,
                proposal_message = :life::jsonb ->> 'message', version = 1
            FROM places p WHERE p.state = 'IN_AGREEMENT' AND r.id = p.id""";

    static final List<String> DISTRICTS = List.of(
            COPIED,
            ROWS.get(0),
            ROWS.get(1),
            ROWS.get(2),
            ROWS.get(3),
            NUMBERS,
            ADOPTED,
            REASONS,
            PARENTS,
            IN_AGREEMENT);

    /** In spring an order moved a term, changed a result, added a row and dropped one: the second edition. */
    static final List<String> AMENDMENT = List.of("""
            UPDATE roadmaps_activities a SET removed_edition = CASE a.number WHEN '2.8' THEN 2 END, version = a.version + 1
            WHERE a.roadmap_id = :above AND a.number IN ('2.8', '5.4')""", """
            UPDATE roadmaps_tasks t SET removed_edition = a.removed_edition
            FROM roadmaps_activities a WHERE a.id = t.activity_id AND a.roadmap_id = :above AND a.number IN ('2.8', '5.4')""", """
            UPDATE roadmaps_targets g SET removed_edition = NULL
            FROM roadmaps_activities a WHERE a.id = g.activity_id AND a.roadmap_id = :above AND a.number = '5.4'""", """
            UPDATE roadmaps_activities a SET term_text = o.term_text, term = o.term, term_status = o.term_status,
                term_first_due = o.term_first_due, version = a.version + 1
            FROM roadmaps_activities o
            WHERE a.roadmap_id = :above AND a.number = '3.1.4' AND o.roadmap_id = :above AND o.number = '2.5'""", """
            UPDATE roadmaps_activities SET expected_result = 'Каждый наставник провел открытый урок', version = version + 1
            WHERE roadmap_id = :above AND number = '3.2.3'""", """
            SELECT roadmaps_freeze(:above, gen_random_uuid(), :life::jsonb #>> '{amendment,order}', :amended,
                'Министр образования Светлоборской области А. Л. Полозов', :amended, :life::jsonb #>> '{amendment,reason}', :author, now())""");

    private DemonstrationCascade() {}
}

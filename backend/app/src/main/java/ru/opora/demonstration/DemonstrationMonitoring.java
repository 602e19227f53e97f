package ru.opora.demonstration;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** A closed round and one that is under way, with believable values: in a few statements, all schools at once. */
final class DemonstrationMonitoring {

    /** A number from 0 to 1 that is the same for a school and a word in every installation. */
    private static final String CHANCE = "(('x' || substr(md5(f.name || '%s'), 1, 6))::bit(24)::int / 16777216.0)";

    /** By code: what a school says at the start, and what half a year later. */
    private static final String VALUE =
            """
            CASE c.code
                WHEN 'pupils' THEN round(90 + 620 * %1$s + CASE WHEN later THEN 12 * %2$s - 6 ELSE 0 END)
                WHEN 'teachers' THEN round((90 + 620 * %1$s) / 13 + 3)
                WHEN 'teachers_category' THEN round(((90 + 620 * %1$s) / 13 + 3) * (0.35 + 0.35 * %3$s + CASE WHEN later THEN 0.08 * %2$s ELSE 0 END))
                WHEN 'below_threshold' THEN round((18 + 30 * %4$s - CASE WHEN later THEN 7 * %2$s - 1 ELSE 0 END)::numeric, 1)
                WHEN 'special_needs' THEN round((3 + 11 * %5$s + CASE WHEN later THEN %2$s - 0.5 ELSE 0 END)::numeric, 1)
                WHEN 'parents_meetings' THEN round(35 + 35 * %3$s + CASE WHEN later THEN 18 * %2$s - 9 ELSE 0 END)
                WHEN 'motivation_risk' THEN round((28 + 32 * %5$s - CASE WHEN later THEN 6 * %2$s - 1 ELSE 0 END)::numeric, 2)
            END""".formatted(chance("size"), chance("later"), chance("people"), chance("result"), chance("life"));

    private static final List<String> STEPS = List.of(
            """
            INSERT INTO monitoring_indicators (id, organization_id, code, definition, created_by)
            SELECT md5('opora-demo:indicator:' || (i ->> 'code'))::uuid, :region, i ->> 'code',
                   CASE WHEN i ->> 'code' IN ('category_share', 'below_threshold', 'parents_meetings')
                        THEN jsonb_set(i -> 'definition', '{goals}', jsonb_build_array(jsonb_build_object('year', :year::int, 'target',
                            CASE i ->> 'code' WHEN 'category_share' THEN 60 WHEN 'below_threshold' THEN 25 ELSE 60 END, 'threshold', null)))
                        ELSE i -> 'definition' END, :author
            FROM jsonb_array_elements(:indicators) i""",
            """
            INSERT INTO monitoring_rounds (id, organization_id, kind, title, opens_on, closes_on, panel_on, state, cell_count, school_count,
                opened_at, created_by)
            SELECT r.id, :region, r.kind, r.title, r.opens, r.closes, r.opens, 'OPEN', 7,
                   (SELECT count(*) FROM organizations o WHERE o.kind = 'SCHOOL' AND o.path <@ (SELECT w.path FROM organizations w WHERE w.id = :region)),
                   r.opens, :author
            FROM (VALUES (:baseline::uuid, 'BASELINE', 'Стартовый мониторинг', :today::date - 210, :today::date - 180),
                         (:primary::uuid, 'PRIMARY', 'Первичный мониторинг', :today::date - 18, :today::date + 14)) AS r (id, kind, title, opens, closes)""",
            """
            INSERT INTO monitoring_round_indicators (round_id, indicator_id, position, code, definition)
            SELECT r.id, i.id, e.position, i.code, i.definition
            FROM jsonb_array_elements(:indicators) WITH ORDINALITY AS e (one, position)
            JOIN monitoring_indicators i ON i.organization_id = :region AND i.code = e.one ->> 'code'
            CROSS JOIN (VALUES (:baseline::uuid), (:primary::uuid)) AS r (id)""",
            """
            INSERT INTO monitoring_round_forms (round_id, organization_id, name, municipality_id, municipality_name, path)
            SELECT r.id, s.id, s.name, m.id, m.name, s.path
            FROM organizations s JOIN organizations m ON m.id = s.parent_id AND m.kind = 'MUNICIPALITY'
            CROSS JOIN (VALUES (:baseline::uuid), (:primary::uuid)) AS r (id)
            WHERE s.kind = 'SCHOOL' AND s.path <@ (SELECT w.path FROM organizations w WHERE w.id = :region)""",
            """
            INSERT INTO monitoring_values (form_id, round_indicator_id, value, origin, traced, entered_by)
            SELECT x.form, x.measured, x.value, CASE WHEN x.code = 'motivation_risk' THEN 'SOURCE' ELSE 'ENTERED' END,
                   CASE WHEN x.code = 'motivation_risk' THEN '{"ru": "Рисковый профиль школы", "en": "Risk profile of the school"}'::jsonb END, CASE WHEN x.code <> 'motivation_risk' THEN :author END
            FROM (SELECT f.id AS form, c.id AS measured, c.code, later, %1$s AS value, %2$s AS chance
                  FROM monitoring_round_forms f JOIN monitoring_round_indicators c ON c.round_id = f.round_id
                  CROSS JOIN LATERAL (SELECT f.round_id = :primary::uuid) AS l (later)
                  WHERE f.round_id IN (:baseline::uuid, :primary::uuid) AND c.code <> 'category_share') x
            WHERE NOT x.later OR x.chance < 0.7 OR x.chance < 0.85 AND x.code IN ('pupils', 'teachers', 'special_needs')""".formatted(VALUE, chance("filled")),
            """
            INSERT INTO monitoring_values (form_id, round_indicator_id, value, origin)
            SELECT f.id, c.id, round(q.value / t.value * 100, 1), 'FORMULA'
            FROM monitoring_round_forms f
            JOIN monitoring_round_indicators c ON c.round_id = f.round_id AND c.code = 'category_share'
            JOIN monitoring_round_indicators cq ON cq.round_id = f.round_id AND cq.code = 'teachers_category'
            JOIN monitoring_round_indicators ct ON ct.round_id = f.round_id AND ct.code = 'teachers'
            JOIN monitoring_values q ON q.form_id = f.id AND q.round_indicator_id = cq.id
            JOIN monitoring_values t ON t.form_id = f.id AND t.round_indicator_id = ct.id
            WHERE f.round_id IN (:baseline::uuid, :primary::uuid)""",
            """
            UPDATE monitoring_values v SET weight = w.value
            FROM monitoring_round_indicators c
            JOIN monitoring_round_indicators cw ON cw.round_id = c.round_id AND cw.code = c.definition ->> 'weightedBy'
            JOIN monitoring_values w ON w.round_indicator_id = cw.id
            WHERE v.round_indicator_id = c.id AND w.form_id = v.form_id AND c.round_id IN (:baseline::uuid, :primary::uuid)""",
            """
            UPDATE monitoring_round_forms f SET changed_by = :author, version = version + 1,
                level = CASE WHEN f.round_id = :baseline THEN 3 WHEN x.chance < 0.25 THEN 2 ELSE 1 END, state = 'CONFIRMED'
            FROM (SELECT f.id, %1$s AS chance FROM monitoring_round_forms f) x
            WHERE x.id = f.id AND f.filled = 7 AND (f.round_id = :baseline OR f.round_id = :primary AND x.chance < 0.5)""".formatted(chance("filled")),
            """
            UPDATE monitoring_round_forms f SET state = 'RETURNED', level = 0,
                remark = 'Проверьте долю учеников ниже порога: в отчете центра оценки другое число.'
            WHERE f.id = (SELECT g.id FROM monitoring_round_forms g WHERE g.round_id = :primary AND g.level = 1 ORDER BY g.name, g.id LIMIT 1)""",
            """
            UPDATE monitoring_rounds SET state = 'CLOSED', closed_at = closes_on, version = 2 WHERE id = :baseline""",
            """
            INSERT INTO monitoring_programmes (id, organization_id, factor, roadmap_id, roadmap_title, row_count, activities, created_by, created_at)
            SELECT md5('opora-demo:programme:motivation')::uuid, r.organization_id, 'MOTIVATION', r.id, r.title, count(*), array_agg(a.id ORDER BY a.position),
                   :author, :today::date - 200
            FROM roadmaps r JOIN roadmaps_activities a ON a.roadmap_id = r.id AND a.removed_edition IS NULL
              AND (a.title LIKE 'Индивидуальные маршруты%' OR a.title LIKE 'Опрос учеников%')
            WHERE r.organization_id = :school AND r.state = 'ACTIVE' GROUP BY r.id ORDER BY r.id LIMIT 1""");

    private DemonstrationMonitoring() {}

    static Mono<Void> write(DatabaseClient database, String indicators, LocalDate today, String author) {
        Map<String, Object> values = new HashMap<>();
        values.put("region", DemonstrationData.id("region"));
        values.put("baseline", DemonstrationData.id("round-baseline"));
        values.put("school", DemonstrationData.id("school-ozersky-1"));
        values.put("primary", DemonstrationData.id("round-primary"));
        values.put("indicators", Json.of(indicators));
        values.put("today", today);
        values.put("year", today.getYear());
        values.put("author", author);
        return DemonstrationSteps.run(database, values, STEPS);
    }

    private static String chance(String word) {
        return CHANCE.formatted(word);
    }
}

package ru.opora.demonstration;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import ru.opora.demonstration.DemonstrationData.Visit;
import ru.opora.demonstration.DemonstrationData.Visits;
import tools.jackson.databind.json.JsonMapper;

/** Visits of curators and a coordinator: some are to come, some are over, with recommendations in all states. */
final class DemonstrationVisits {

    /** Nobody visits a school at a weekend: the Monday after. */
    private static final String DAY =
            "(SELECT day + CASE extract(isodow FROM day) WHEN 6 THEN 2 WHEN 7 THEN 1 ELSE 0 END FROM (SELECT :today::date + %s AS day) d)";

    private static final String CHECKLIST = """
            INSERT INTO visits_checklists (id, organization_id, name, items, created_by) VALUES (:list, :region, :name, :items, :author)""";

    /** A visit lasts an hour and a half; somebody of the school takes note of it some days later, if anybody does. */
    private static final String VISITS = """
            INSERT INTO visits_visits (id, organization_id, visitor_id, kind, planned_on, planned_at, purpose, checklist, answers, findings, state,
                begun_at, completed_at, completed_by, acknowledged_at, acknowledged_by, cancelled_at, cancelled_by, cancel_reason, created_by,
                created_at)
            SELECT v.id, o.id, v.visitor, v.kind, day, v.time::time, v.purpose,
                   CASE WHEN v.listed THEN jsonb_build_object('name', :name::text, 'items', to_jsonb(:items::text[])) END, v.answers, v.findings,
                   v.state, CASE WHEN told THEN begun END, CASE WHEN told THEN begun + interval '90 minutes' END,
                   CASE WHEN told THEN v.visitor::text END,
                   CASE WHEN v.state = 'ACKNOWLEDGED' THEN begun + interval '1 day' * v.acknowledged END,
                   CASE WHEN v.state = 'ACKNOWLEDGED' THEN h.person::text END,
                   CASE WHEN v.state = 'CANCELLED' THEN begun - interval '1 day' END,
                   CASE WHEN v.state = 'CANCELLED' THEN v.visitor::text END, v.cancelled, v.visitor::text, least(begun, now()) - interval '10 days'
            FROM jsonb_to_recordset(:visits::jsonb) AS v(id uuid, school uuid, visitor uuid, kind text, days int, time text, purpose text,
                listed boolean, answers jsonb, findings text, state text, acknowledged int, cancelled text)
            JOIN organizations o ON o.id = v.school
            CROSS JOIN LATERAL (SELECT %s AS day) d
            CROSS JOIN LATERAL (SELECT (day + v.time::time) AT TIME ZONE o.time_zone AS begun, v.state IN ('COMPLETED', 'ACKNOWLEDGED') AS told) m
            LEFT JOIN LATERAL (%s) h ON true""".formatted(DAY.formatted("v.days"), answering("o.id"));

    private static final String RECOMMENDATIONS = """
            INSERT INTO visits_recommendations (id, visit_id, organization_id, text, due, state, answer, answered_by, answered_at, done_text, done_by,
                done_at, decided_by, decided_at, created_by, created_at)
            SELECT r.id, v.id, v.organization_id, r.text, :today::date + r.due, r.state, r.answer,
                   CASE WHEN answered THEN h.person::text END, CASE WHEN answered THEN v.completed_at + interval '2 days' END,
                   r.done, CASE WHEN r.done IS NOT NULL THEN h.person::text END, CASE WHEN r.done IS NOT NULL THEN finished END,
                   CASE WHEN r.state = 'VERIFIED' THEN v.completed_by END,
                   CASE WHEN r.state = 'VERIFIED' THEN finished + interval '1 day' END, v.completed_by, v.completed_at
            FROM jsonb_to_recordset(:recommendations::jsonb) AS r(id uuid, visit uuid, text text, due int, state text, answer text, done text, early int)
            JOIN visits_visits v ON v.id = r.visit
            CROSS JOIN LATERAL (SELECT r.answer IS NOT NULL AS answered,
                                       (:today::date + r.due - r.early + time '09:00') AT TIME ZONE 'UTC' AS finished) m
            LEFT JOIN LATERAL (%s) h ON true""".formatted(answering("v.organization_id"));

    private DemonstrationVisits() {}

    static Mono<Void> write(DatabaseClient database, JsonMapper json, Visits visits, LocalDate today, String author) {
        Map<String, Object> values = new HashMap<>();
        values.put("list", DemonstrationData.id("visit-checklist"));
        values.put("region", DemonstrationData.id("region"));
        values.put("name", visits.checklist().name());
        values.put("items", visits.checklist().items().toArray(String[]::new));
        values.put(
                "visits",
                Json.of(json.writeValueAsBytes(
                        visits.visits().stream().map(DemonstrationVisits::row).toList())));
        values.put("recommendations", Json.of(json.writeValueAsBytes(recommendations(visits))));
        values.put("today", today);
        values.put("author", author);
        return DemonstrationSteps.run(database, values, List.of(CHECKLIST, VISITS, RECOMMENDATIONS));
    }

    /** Somebody who answers for the school: its head, else its coordinator. */
    private static String answering(String school) {
        return """
            SELECT s.person_id AS person FROM organizations_memberships s
            WHERE s.organization_id = %s AND s.role IN ('SCHOOL_HEAD', 'SCHOOL_COORDINATOR') ORDER BY s.role DESC, s.person_id LIMIT 1""".formatted(school);
    }

    private static Map<String, @Nullable Object> row(Visit visit) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", DemonstrationData.id(visit.key()));
        row.put("school", DemonstrationData.id(visit.school()));
        row.put("visitor", DemonstrationData.id(visit.visitor()));
        row.put("kind", visit.kind());
        row.put("days", visit.days());
        row.put("time", visit.time());
        row.put("purpose", visit.purpose());
        row.put("listed", visit.listed());
        row.put("answers", answers(visit.answers()));
        row.put("findings", visit.findings());
        row.put("state", visit.state());
        row.put("acknowledged", visit.acknowledged());
        row.put("cancelled", visit.cancelled());
        return row;
    }

    private static List<Map<String, Object>> answers(List<String> answers) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int item = 0; item < answers.size(); item++) {
            all.add(Map.of("item", item, "answer", answers.get(item)));
        }
        return all;
    }

    private static List<Map<String, @Nullable Object>> recommendations(Visits visits) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Visit visit : visits.visits()) {
            for (DemonstrationData.Recommendation one : visit.recommendations()) {
                UUID id = DemonstrationData.id(visit.key() + ":" + all.size());
                Map<String, @Nullable Object> row = new HashMap<>();
                row.put("id", id);
                row.put("visit", DemonstrationData.id(visit.key()));
                row.put("text", one.text());
                row.put("due", one.due());
                row.put("state", one.state());
                row.put("answer", one.answer());
                row.put("done", one.done());
                row.put("early", one.early());
                all.add(row);
            }
        }
        return all;
    }
}

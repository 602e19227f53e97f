package ru.opora.roadmaps.cascade;

import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.Roads;

/** A region's plan in force, and plans below it that adopt its rows. */
final class Tiers {

    static final Map<String, Object> SEMINARS =
            Map.of("comparator", ">=", "value", 100, "unit", "семинаров", "text", "не менее 100 семинаров");

    private final WebTestClient web;
    private final DatabaseClient database;

    Tiers(WebTestClient web, DatabaseClient database) {
        this.web = web;
        this.database = database;
    }

    /** The region's plan, approved; its second row has a count to reach beside the share of the third. */
    String above() {
        Api rita = Api.as(web, RITA);
        String road = ROADMAPS + "/" + Roads.draft(web, RITA, REGION).id();
        Answer row = rita.get(road + "/activities/" + row(RITA, road, 1)).is(200);
        rita.patch(road + "/activities/" + row.id(), row.tag(), Map.of("targets", List.of(SEMINARS)))
                .is(200);
        rita.post(road + "/approve", Roads.ORDER).is(200);
        return road;
    }

    /** An empty draft. */
    String draft(String person, UUID organization) {
        return ROADMAPS + "/"
                + Api.as(web, person)
                        .post(
                                ROADMAPS,
                                Map.of(
                                        "organizationId",
                                        organization,
                                        "title",
                                        "План ниже",
                                        "periodStart",
                                        "2027-01-01",
                                        "periodEnd",
                                        "2027-12-31"))
                        .is(201)
                        .id();
    }

    /** The id of the n-th row as somebody sees it. */
    String row(String person, String road, int n) {
        return Api.as(web, person).get(road + "/activities").is(200).at("/items/" + n + "/id");
    }

    Answer adopt(String person, String draft, String... rows) {
        return Api.as(web, person).post(draft + "/adoptions", Map.of("activityIds", List.of(rows)));
    }

    /** A draft that has adopted the row; gives the address of its own row. */
    String adopted(String person, UUID organization, String row) {
        String draft = draft(person, organization);
        return draft + "/activities/" + adopt(person, draft, row).is(200).at("/adopted/0/activityId");
    }

    Answer change(String person, String row, Map<String, ?> body) {
        Api api = Api.as(web, person);
        return api.patch(row, api.get(row).is(200).tag(), new HashMap<>(body));
    }

    void approve(String person, String row) {
        Api.as(web, person)
                .post(row.substring(0, row.indexOf("/activities")) + "/approve", Roads.ORDER)
                .is(200);
    }

    /** An accepted report of an executor on a row, with a number for its n-th target. */
    void report(String row, UUID executor, String occurrence, int target, BigDecimal value) {
        report(row, executor, occurrence, occurrence, target, value);
    }

    /** @param decided the day of acceptance, which may come long after the day the report is of */
    void report(String row, UUID executor, String occurrence, String decided, int target, BigDecimal value) {
        String id = row.substring(row.lastIndexOf('/') + 1);
        UUID checkpoint = UUID.randomUUID();
        run("""
                INSERT INTO roadmaps_assignments (roadmap_id, activity_id, task_id, organization_id, owner_id, token, valid_from)
                SELECT a.roadmap_id, a.id, t.id, '%2$s', r.organization_id, 'ОО', '2027-01-01'
                FROM roadmaps_activities a JOIN roadmaps r ON r.id = a.roadmap_id JOIN roadmaps_tasks t ON t.activity_id = a.id
                WHERE a.id = '%1$s' AND t.position = 0 ON CONFLICT DO NOTHING""".formatted(id, executor));
        run("""
                INSERT INTO roadmaps_checkpoints (id, assignment_id, roadmap_id, activity_id, organization_id, owner_id, time_zone, occurrence, due)
                SELECT '%1$s', s.id, s.roadmap_id, s.activity_id, s.organization_id, s.owner_id, 'Europe/Moscow', '%2$s', '%2$s'
                FROM roadmaps_assignments s WHERE s.activity_id = '%3$s' AND s.organization_id = '%4$s'""".formatted(checkpoint, occurrence, id, executor));
        run("""
                INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, numbers, author, submitted_by, submitted_at)
                SELECT gen_random_uuid(), '%1$s', 'SUBMITTED', 'Проведены', jsonb_build_array(jsonb_build_object('targetId', g.id, 'value', %2$s)),
                       'author', 'author', DATE '%4$s' + TIME '12:00'
                FROM roadmaps_targets g WHERE g.activity_id = '%3$s' AND g.removed_edition IS NULL ORDER BY g.position OFFSET %5$s LIMIT 1""".formatted(checkpoint, value.toPlainString(), id, occurrence, target));
        run(
                "UPDATE roadmaps_checkpoints SET state = 'SUBMITTED', submitted_at = DATE '%2$s' + TIME '12:00' WHERE id = '%1$s'"
                        .formatted(checkpoint, occurrence));
        run("""
                UPDATE roadmaps_reports SET state = 'ACCEPTED', decided_by = 'judge', decided_at = DATE '%2$s' + TIME '13:00'
                WHERE checkpoint_id = '%1$s'""".formatted(checkpoint, decided));
        run(
                "UPDATE roadmaps_checkpoints SET state = 'ACCEPTED', accepted_at = DATE '%2$s' + TIME '13:00' WHERE id = '%1$s'"
                        .formatted(checkpoint, decided));
    }

    void run(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }

    String text(String sql) {
        return DatabaseScope.system(database.sql(sql)
                        .map(row -> String.valueOf(row.get(0, String.class)))
                        .one())
                .blockOptional()
                .orElseThrow();
    }
}

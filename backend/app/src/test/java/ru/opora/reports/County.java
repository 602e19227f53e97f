package ru.opora.reports;

import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.write;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Duties;
import ru.opora.testing.Rounds;

/** Two municipalities with three schools: one late with three tasks and red, one that says why it has no value. */
final class County {

    private final WebTestClient web;
    private final DatabaseClient database;
    final UUID id;
    final UUID east;
    final UUID west;
    final UUID eastern;
    final UUID other;
    final UUID western;
    final String indicator;
    final String before;
    final String now;

    County(WebTestClient web, DatabaseClient database) {
        this.web = web;
        this.database = database;
        id = Rounds.place(web, RITA, "OTHER", "Округ сводки", REGION);
        east = Rounds.place(web, RITA, "MUNICIPALITY", "Восточный округ сводки", id);
        west = Rounds.place(web, RITA, "MUNICIPALITY", "Западный округ сводки", id);
        eastern = Rounds.place(web, RITA, "SCHOOL", "Восточная СОШ", east);
        other = Rounds.place(web, RITA, "SCHOOL", "Заречная СОШ", east);
        western = Rounds.place(web, RITA, "SCHOOL", "Западная СОШ", west);
        indicator = Rounds.indicator(web, RITA, id, "t_dash").id();
        // Tomorrow and after it: a dashboard knows the newest rounds, and those of the whole region that other tests
        // open are of today.
        before = Rounds.opened(web, RITA, id, LocalDate.now().plusDays(1), indicator);
        now = Rounds.opened(web, RITA, id, LocalDate.now().plusDays(2), indicator);
        write(web, RITA, form(before, eastern), List.of(cell(indicator, 10))).is(200);
        write(web, RITA, form(before, other), List.of(cell(indicator, 30))).is(200);
        write(web, RITA, form(now, eastern), List.of(cell(indicator, 20))).is(200);
        write(web, RITA, form(now, other), List.of(cell(indicator, 60))).is(200);
        write(web, RITA, form(now, western), List.of(Map.of("indicatorId", indicator, "missing", "Нет сведений")))
                .is(200);
        overdue();
        Api.as(web, RITA)
                .post(Api.V1 + "/engagement/refresh", Map.of("organizationId", id))
                .is(200);
        owed();
    }

    private void overdue() {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        DatabaseScope.system(database.sql("""
                        WITH given AS (
                            INSERT INTO roadmaps_assignments (roadmap_id, activity_id, task_id, organization_id, owner_id, municipality_id, region_id, token, valid_from)
                            SELECT a.roadmap_id, a.activity_id, a.task_id, :school, a.owner_id, :east, :region, 'ОО', current_date - 60
                            FROM roadmaps_assignments a WHERE a.roadmap_id = :roadmap
                            ORDER BY a.id LIMIT 1 RETURNING *)
                        INSERT INTO roadmaps_checkpoints (assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id, region_id,
                            time_zone, occurrence, due, state)
                        SELECT g.id, g.roadmap_id, g.activity_id, g.organization_id, g.owner_id, g.municipality_id, g.region_id, 'Europe/Moscow', 'R' || n,
                               current_date - 10, CASE WHEN n = 1 THEN 'ACCEPTED' ELSE 'PLANNED' END
                        FROM given g CROSS JOIN generate_series(1, 4) n""")
                        .bind("school", eastern)
                        .bind("east", east)
                        .bind("region", REGION)
                        .bind("roadmap", UUID.fromString(roadmap))
                        .then())
                .block();
    }

    private void owed() {
        LocalDate month = LocalDate.now().withDayOfMonth(1).minusMonths(2);
        String template = Api.as(web, RITA)
                .post(
                        Api.V1 + "/report-templates",
                        Map.of(
                                "organizationId",
                                id,
                                "template",
                                Map.of(
                                        "name",
                                        "Отчет округа",
                                        "termText",
                                        "ежемесячно до 10 числа месяца, следующего за отчетным",
                                        "period",
                                        "MONTH",
                                        "debtorKind",
                                        "MUNICIPALITY",
                                        "startsOn",
                                        month.toString(),
                                        "sections",
                                        List.of(Map.of(
                                                "title",
                                                "Исполнение",
                                                "text",
                                                false,
                                                "figures",
                                                List.of("checkpoints.due"))))))
                .is(201)
                .id();
        Api.as(web, RITA)
                .post(Api.V1 + "/report-templates/" + template + "/generate")
                .is(200);
    }
}

package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Owed.CONSOLIDATED;
import static ru.opora.testing.Owed.MONTH;
import static ru.opora.testing.Owed.OBLIGATIONS;
import static ru.opora.testing.Owed.TEMPLATES;
import static ru.opora.testing.Owed.correction;
import static ru.opora.testing.Owed.made;
import static ru.opora.testing.Owed.obligation;
import static ru.opora.testing.Owed.written;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import ru.opora.testing.Forms;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** What a consolidated report adds up to: no campaign and no school twice. */
@ApiTest
class ConsolidatedSumsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void aCampaignIsOneInHoweverManyPlacesAndAReportBelowAReportIsInIt() {
        UUID county = Rounds.place(web, RITA, "OTHER", "Край сумм", REGION);
        UUID city = Rounds.place(web, RITA, "MUNICIPALITY", "Город сумм", county);
        UUID quarter = Rounds.place(web, RITA, "MUNICIPALITY", "Район города сумм", city);
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Район сумм", county);
        asked(
                Rounds.place(web, RITA, "SCHOOL", "Городская СОШ сумм", city),
                Rounds.place(web, RITA, "SCHOOL", "Квартальная СОШ сумм", quarter),
                Rounds.place(web, RITA, "SCHOOL", "Районная СОШ сумм", district));
        String template = template(county);
        accepted(template, city, List.of());
        accepted(template, district, List.of());
        accepted(template, quarter, List.of());

        JsonNode whole = consolidated(RITA, template);
        assertThat(whole.at("/head/accepted").asInt()).isEqualTo(3);
        assertThat(whole.at("/head/contained").asInt()).isEqualTo(1);
        assertThat(figure(whole, "surveys.campaigns").at("/value").asInt())
                .as("the same campaign in all of them")
                .isEqualTo(1);
        assertThat(figure(whole, "surveys.campaigns").at("/reports").asInt()).isEqualTo(2);
        assertThat(figure(whole, "surveys.expected").at("/value").asInt())
                .as("twenty of each school, and of none twice")
                .isEqualTo(60);
        assertThat(Api.as(web, RITA)
                        .get(CONSOLIDATED + template + "/rows?period=" + MONTH)
                        .is(200)
                        .json()
                        .at("/items"))
                .extracting(row -> row.at("/organization/name").asString() + " "
                        + row.at("/contained").asBoolean())
                .containsExactly("Город сумм false", "Район города сумм true", "Район сумм false");
        JsonNode own = consolidated(coordinator(quarter), template);
        assertThat(own.at("/head/contained").asInt())
                .as("who does not see the other report")
                .isZero();
        assertThat(figure(own, "surveys.expected").at("/value").asInt()).isEqualTo(20);
    }

    @Test
    void aCorrectedCountSaysNotWhatItCountsAndIsInNoSum() {
        UUID county = Rounds.place(web, RITA, "OTHER", "Край поправок", REGION);
        UUID east = Rounds.place(web, RITA, "MUNICIPALITY", "Восток поправок", county);
        UUID west = Rounds.place(web, RITA, "MUNICIPALITY", "Запад поправок", county);
        asked(
                Rounds.place(web, RITA, "SCHOOL", "Восточная СОШ поправок", east),
                Rounds.place(web, RITA, "SCHOOL", "Западная СОШ поправок", west));
        String template = template(county);
        accepted(template, east, List.of(correction(7, "surveys.campaigns")));
        assertThat(figure(consolidated(RITA, template), "surveys.campaigns")
                        .at("/value")
                        .isNull())
                .isTrue();
        accepted(template, west, List.of());
        JsonNode campaigns = figure(consolidated(RITA, template), "surveys.campaigns");
        assertThat(campaigns.at("/value").asInt()).isEqualTo(1);
        assertThat(campaigns.at("/reports").asInt()).isEqualTo(1);
    }

    @Test
    void theLateOnesOfAPeriodAreFound() {
        UUID county = Rounds.place(web, RITA, "OTHER", "Край опозданий", REGION);
        UUID late = Rounds.place(web, RITA, "MUNICIPALITY", "Район опозданий", county);
        UUID inTime = Rounds.place(web, RITA, "MUNICIPALITY", "Район без опозданий", county);
        LocalDate before = MONTH.minusMonths(1);
        String template = made(web, county, Map.of("startsOn", before.toString()));
        Api.as(web, RITA).post(TEMPLATES + "/" + template + "/generate").is(200);
        DatabaseScope.system(database.sql("""
                        UPDATE reports_obligations SET due = CURRENT_DATE + 90
                        WHERE template_id = :template AND organization_id = :organization""")
                        .bind("template", UUID.fromString(template))
                        .bind("organization", inTime)
                        .then())
                .block();
        assertThat(Api.as(web, RITA)
                        .get(CONSOLIDATED + template + "?period=" + before)
                        .is(200)
                        .json()
                        .at("/head/late")
                        .asInt())
                .isEqualTo(1);
        String list = OBLIGATIONS + "?view=LATE&template=" + template + "&period=";
        assertThat(Api.as(web, RITA).get(list + before).is(200).json().at("/items"))
                .as("as many as the number says")
                .extracting(row -> row.at("/organization/id").asString())
                .containsExactly(late.toString());
        assertThat(Api.as(web, RITA)
                        .get(list + before.minusMonths(1))
                        .is(200)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void whatAClosedRoadmapLeftUndoneIsNotOverdue() {
        UUID county = Rounds.place(web, RITA, "OTHER", "Край закрытых карт", REGION);
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Район закрытых карт", county);
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        DatabaseScope.system(database.sql("""
                        INSERT INTO roadmaps_checkpoints (assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id,
                            time_zone, occurrence, due, state)
                        SELECT g.id, g.roadmap_id, g.activity_id, :organization, g.owner_id, g.municipality_id, 'Europe/Moscow', 'R' || n, :day, 'PLANNED'
                        FROM (SELECT * FROM roadmaps_assignments a WHERE a.roadmap_id = :roadmap ORDER BY a.id LIMIT 1) g
                        CROSS JOIN generate_series(1, 3) n""")
                        .bind("organization", district)
                        .bind("day", MONTH.plusDays(14))
                        .bind("roadmap", UUID.fromString(roadmap))
                        .then())
                .block();
        DatabaseScope.system(database.sql(
                                "UPDATE roadmaps_assignments SET organization_id = :district WHERE id = ("
                                        + "SELECT assignment_id FROM roadmaps_checkpoints WHERE organization_id = :district LIMIT 1)")
                        .bind("district", district)
                        .then())
                .block();
        String id = made(
                web,
                county,
                Map.of(
                        "startsOn",
                        MONTH.toString(),
                        "sections",
                        List.of(Map.of("title", "Сроки", "text", false, "figures", List.of("checkpoints.overdue")))));
        Api.as(web, RITA).post(TEMPLATES + "/" + id + "/generate").is(200);
        assertThat(overdue(id, district)).isEqualTo("3.0");
        Api.as(web, BOB)
                .post(
                        Api.V1 + "/roadmaps/" + roadmap + "/close",
                        Map.of("reason", "Год окончен", "despiteOpenCheckpoints", true))
                .is(200);
        assertThat(overdue(id, district)).isEqualTo("0.0");
    }

    private String overdue(String template, UUID municipality) {
        return Api.as(web, coordinator(municipality))
                .post(OBLIGATIONS + "/" + obligation(web, template, municipality) + "/fill")
                .is(200)
                .json()
                .at("/sections/0/figures/0/value")
                .toString();
    }

    /** One campaign of the region in these schools, which ended in the month. */
    private void asked(UUID... schools) {
        String campaign = Forms.started(web, RITA, REGION, "TEACHER", schools);
        DatabaseScope.system(database.sql("""
                        UPDATE surveys_campaigns SET opens_on = :opens, closes_on = :closes, state = 'CLOSED', closed_on = :closes
                        WHERE id = :id""")
                        .bind("opens", MONTH)
                        .bind("closes", MONTH.plusMonths(1).minusDays(1))
                        .bind("id", UUID.fromString(campaign))
                        .then())
                .block();
    }

    private String template(UUID owner) {
        String id = made(
                web,
                owner,
                Map.of(
                        "startsOn",
                        MONTH.toString(),
                        "sections",
                        List.of(Map.of(
                                "title",
                                "Опросы",
                                "text",
                                false,
                                "figures",
                                List.of("surveys.campaigns", "surveys.expected")))));
        Api.as(web, RITA).post(TEMPLATES + "/" + id + "/generate").is(200);
        return id;
    }

    private void accepted(String template, UUID municipality, List<Map<String, Object>> corrections) {
        String subject = coordinator(municipality);
        Api coordinator = Api.as(web, subject);
        String report = OBLIGATIONS + "/" + obligation(web, template, municipality);
        coordinator.post(report + "/fill").is(200);
        if (!corrections.isEmpty()) {
            Rounds.put(web, subject, report, coordinator.get(report).is(200).tag(), written(List.of(), corrections))
                    .is(200);
        }
        coordinator.post(report + "/submit").is(200);
        Api.as(web, RITA).post(report + "/accept").is(200);
    }

    private JsonNode consolidated(String person, String template) {
        return Api.as(web, person)
                .get(CONSOLIDATED + template + "?period=" + MONTH)
                .is(200)
                .json();
    }

    private static JsonNode figure(JsonNode report, String code) {
        return report.at("/figures")
                .valueStream()
                .filter(figure -> figure.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String coordinator(UUID municipality) {
        String subject = "coordinator-" + UUID.randomUUID();
        Rounds.member(database, subject, municipality, "MUNICIPAL_COORDINATOR");
        return subject;
    }
}

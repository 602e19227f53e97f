package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.definition;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.with;
import static ru.opora.testing.Rounds.write;

import java.time.LocalDate;
import java.util.ArrayList;
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
import ru.opora.testing.People;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** From a risk factor to the measures against it, and to those of similar schools where it became less. */
@ApiTest
class FactorMeasuresTest {

    private static final String MEASURES = "/factors/MOTIVATION/measures";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNot() {
        String north = Api.V1 + "/risk-profiles/" + NORTH_SCHOOL;
        Api.as(web, DORA).get(north + MEASURES).problem(404, "not-found");
        Api.anonymous(web).get(north + MEASURES).problem(401, "unauthenticated");
        Api.client(web, "roadmaps:read").get(north + MEASURES).problem(403, "forbidden");
        Api.as(web, SASHA).get(north + "/factors/HAPPINESS/measures").problem(404, "not-found");
        JsonNode nothing = Api.as(web, SASHA)
                .get(north + "/factors/DISCIPLINE/measures")
                .is(200)
                .json();
        assertThat(nothing.at("/rows")).isEmpty();
        assertThat(nothing.at("/elsewhere").isNull()).as("not measured twice").isTrue();
    }

    @Test
    void measuresAreShownWithTheirStateAndWithSimilarSchoolsThatBecameBetter() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Округ мер", REGION);
        List<UUID> schools = new ArrayList<>();
        for (int number = 1; number <= 7; number++) {
            schools.add(Rounds.place(web, RITA, "SCHOOL", "Школа мер № " + number, district));
        }
        List<String> measured = measured(district, schools);
        UUID own = schools.get(0);
        UUID better = schools.get(1);
        taken(own, planned(own, false));
        taken(better, planned(better, true));

        JsonNode seen = Api.as(web, RITA).get(path(own)).is(200).json();
        assertThat(seen.at("/rows")).hasSize(1);
        assertThat(seen.at("/rows/0/roadmapState").asString()).isEqualTo("ACTIVE");
        assertThat(seen.at("/rows/0/checkpoints").asInt()).isPositive();
        assertThat(seen.at("/rows/0/accepted").asInt()).isZero();
        assertThat(seen.at("/unlisted").asInt()).isZero();
        assertThat(seen.at("/elsewhere/similar").asInt()).isEqualTo(6);
        assertThat(seen.at("/elsewhere/improved").asInt()).isEqualTo(2);
        assertThat(seen.at("/elsewhere/schools"))
                .extracting(school -> school.at("/name").asString() + " "
                        + school.at("/difference").asInt() + " "
                        + school.at("/planned").asBoolean() + " "
                        + school.at("/measures").size())
                .containsExactly("Школа мер № 2 3 true 1", "Школа мер № 3 1 false 0");

        Rounds.member(database, "head-of-measures", own, "SCHOOL_HEAD");
        JsonNode head = Api.as(web, "head-of-measures").get(path(own)).is(200).json();
        assertThat(head.at("/rows")).hasSize(1);
        assertThat(head.at("/elsewhere/similar").asInt()).isEqualTo(6);
        assertThat(head.at("/elsewhere/schools")).as("no names of others").isEmpty();
        assertThat(head.toString()).doesNotContain("Школа мер № 2");

        schools.subList(0, 4).forEach(school -> People.curator(database, "curator-of-measures", school, "NULL"));
        JsonNode curator = seen("curator-of-measures", own);
        assertThat(curator.at("/elsewhere/improved").isNull())
                .as("less those that are seen it would tell of three")
                .isTrue();
        assertThat(curator.at("/elsewhere/schools")).hasSize(2);

        whoeverSeesLessIsToldLess(district, own);
        whatIsNotKnownIsNotCalledNothing(own, better);
        theFirstValuesOfANewRoundTakeNoPairAway(district, own, measured);
    }

    private void whoeverSeesLessIsToldLess(UUID district, UUID own) {
        taken(own, drafted(own));
        assertThat(seen(RITA, own).at("/rows")).as("who writes drafts").hasSize(2);
        Rounds.member(database, "observer-of-measures", district, "OBSERVER");
        JsonNode observer = seen("observer-of-measures", own);
        assertThat(observer.at("/rows")).as("who only reads").hasSize(1);
        assertThat(observer.toString()).doesNotContain("Замысел");
        assertThat(first(observer)).isEqualTo("true true 1");
        DatabaseScope.system(database.sql(
                                "INSERT INTO organizations_api_clients (client_id, organization_id, name) VALUES ('client-of-measures', $1, 'Система')")
                        .bind(0, district)
                        .then())
                .block();
        JsonNode plans = seen(own, "organizations:read", "surveys:read", "roadmaps:read");
        assertThat(plans.at("/rows"))
                .as("a draft is not for a system that reads")
                .hasSize(1);
        assertThat(plans.at("/elsewhere").isNull()).as("sees no rounds").isTrue();
        JsonNode rounds = seen(own, "organizations:read", "surveys:read", "monitoring:read");
        assertThat(rounds.at("/rows")).isEmpty();
        assertThat(first(rounds)).as("sees no plans: nothing is known").isEqualTo("true false 0");
    }

    /** As where a programme was opened before its rows were kept. */
    private void whatIsNotKnownIsNotCalledNothing(UUID own, UUID better) {
        DatabaseScope.system(database.sql("""
                                INSERT INTO monitoring_programmes (id, organization_id, factor, roadmap_id, roadmap_title, row_count, activities, created_by)
                                SELECT $1, m.organization_id, m.factor, m.roadmap_id, m.roadmap_title, 3, NULL, m.created_by
                                FROM monitoring_programmes m WHERE m.organization_id = $2""")
                        .bind(0, UUID.randomUUID())
                        .bind(1, better)
                        .then())
                .block();
        assertThat(first(seen(RITA, own))).isEqualTo("true false 1");
    }

    /** On its first day a round has what data say, and no circumstances. */
    private void theFirstValuesOfANewRoundTakeNoPairAway(UUID district, UUID own, List<String> measured) {
        String newest = Rounds.opened(web, RITA, district, LocalDate.now(), measured.get(0), measured.get(1));
        assertThat(seen(RITA, own).at("/elsewhere/to/id").asString()).isEqualTo(measured.get(2));
        write(web, RITA, form(newest, own), List.of(cell(measured.get(0), 5))).is(200);
        JsonNode still = seen(RITA, own);
        assertThat(still.at("/elsewhere/to/id").asString()).isEqualTo(measured.get(2));
        assertThat(still.at("/elsewhere/similar").asInt()).isEqualTo(6);
    }

    private JsonNode seen(String person, UUID school) {
        return Api.as(web, person).get(path(school)).is(200).json();
    }

    private JsonNode seen(UUID school, String... scopes) {
        return Api.client(web, "client-of-measures", List.of(scopes))
                .get(path(school))
                .is(200)
                .json();
    }

    /** Of the similar school that became better the most. */
    private static String first(JsonNode seen) {
        JsonNode school = seen.at("/elsewhere/schools/0");
        return school.at("/planned").asBoolean() + " " + school.at("/known").asBoolean() + " "
                + school.at("/measures").size();
    }

    /** A row of a draft of the school's own. */
    private UUID drafted(UUID school) {
        UUID id = UUID.randomUUID();
        DatabaseScope.system(database.sql("""
                                INSERT INTO roadmaps (id, organization_id, title, state, period_start, period_end, created_by)
                                VALUES ($1, $2, 'Замысел школы', 'DRAFT', DATE '2026-09-01', DATE '2027-08-31', 'rita')""")
                        .bind(0, id)
                        .bind(1, school)
                        .then()
                        .then(database.sql("""
                                        INSERT INTO roadmaps_activities (id, roadmap_id, position, title, term_status, term)
                                        VALUES ($1, $1, 0, 'Замысел', 'OPEN', '{}')""").bind(0, id).then()))
                .block();
        return id;
    }

    /** Two rounds: the second school became better by 3, the third by 1, the fourth worse. Gives both indicators and the later round. */
    private List<String> measured(UUID district, List<UUID> schools) {
        String risk = Rounds.indicator(
                        web,
                        RITA,
                        district,
                        "fm_risk",
                        with(definition("Мотивация"), "origin", "SOURCE", "source", "risk.MOTIVATION"))
                .id();
        String context = Rounds.indicator(
                        web, RITA, district, "fm_context", with(definition("Условия"), "context", true))
                .id();
        String before = Rounds.opened(web, RITA, district, LocalDate.now().minusDays(100), risk, context);
        String after = Rounds.opened(web, RITA, district, LocalDate.now().minusDays(1), risk, context);
        List<Integer> changes = List.of(0, 3, 1, -1, 0, 0, 0);
        for (int at = 0; at < schools.size(); at++) {
            write(web, RITA, form(before, schools.get(at)), List.of(cell(risk, 10 + at)))
                    .is(200);
            write(
                            web,
                            RITA,
                            form(after, schools.get(at)),
                            List.of(cell(risk, 10 + at + changes.get(at)), cell(context, at)))
                    .is(200);
        }
        return List.of(risk, context, after);
    }

    /** A row of a plan of the school's own in force; whether a report on it was accepted. */
    private UUID planned(UUID school, boolean accepted) {
        String roadmap = Duties.roadmap(web, RITA, school);
        String checkpoint = Duties.of(web, RITA, roadmap, school).at("/items/0/id");
        if (accepted) {
            Rounds.member(database, "executor-of-measures", school, "SCHOOL_HEAD");
            Api.as(web, "executor-of-measures")
                    .post(Duties.CHECKPOINTS + "/" + checkpoint + "/submit", Map.of("text", "Сделано"))
                    .is(200);
            Api.as(web, RITA)
                    .post(Duties.CHECKPOINTS + "/" + checkpoint + "/accept", Map.of())
                    .is(200);
        }
        return DatabaseScope.system(database.sql("SELECT activity_id FROM roadmaps_checkpoints WHERE id = $1")
                        .bind(0, UUID.fromString(checkpoint))
                        .map(found -> found.get(0, UUID.class))
                        .one())
                .block();
    }

    private void taken(UUID school, UUID row) {
        DatabaseScope.system(database.sql("""
                                INSERT INTO monitoring_programmes (id, organization_id, factor, roadmap_id, roadmap_title, row_count, activities, created_by)
                                SELECT $1, $2, 'MOTIVATION', a.roadmap_id, 'Меры', 1, ARRAY[a.id], 'rita' FROM roadmaps_activities a WHERE a.id = $3""")
                        .bind(0, UUID.randomUUID())
                        .bind(1, school)
                        .bind(2, row)
                        .then())
                .block();
    }

    private static String path(UUID school) {
        return Api.V1 + "/risk-profiles/" + school + MEASURES;
    }
}

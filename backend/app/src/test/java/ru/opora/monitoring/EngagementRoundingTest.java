package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

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
import ru.opora.testing.Rounds;
import ru.opora.testing.Zones;
import tools.jackson.databind.JsonNode;

/** Figures of engagement are compared exactly and rounded once; what is shown as a sum is one. */
@ApiTest
class EngagementRoundingTest {

    private static final String FORMULAS = Api.V1 + "/engagement-formulas";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void aFigureOnABorderIsOnItsOwnSide() {
        UUID school = school("Школа на границе");
        formula(school, 57, Map.of("CHECKPOINTS", 50));
        Duties.due(web, database, school, 100, 57);
        JsonNode shown = engaged(school);
        assertThat(shown.at("/score").asDouble()).isEqualTo(57);
        assertThat(shown.at("/level").asString())
                .as("0.57 of 50, of 50, of 100 is a breath less than 57")
                .isEqualTo("YELLOW");
    }

    @Test
    void whatIsShownAsGoodButIsNotStillCallsForAStep() {
        UUID school = school("Школа почти хорошая");
        Duties.due(web, database, school, 666, 466);
        JsonNode shown = engaged(school);
        assertThat(shown.at("/components/0/value").asDouble())
                .as("466 of 666 to tenths of a percent")
                .isEqualTo(0.7);
        assertThat(shown.at("/score").asDouble()).as("not over the border").isEqualTo(69.9);
        assertThat(shown.at("/steps"))
                .extracting(step -> step.at("/code").asString())
                .containsExactly("REPORT_OVERDUE");
    }

    @Test
    void pointsAddUpToTheFigure() {
        UUID school = school("Школа из двух частей");
        Duties.due(web, database, school, 3, 2);
        DatabaseScope.system(database.sql("""
                        INSERT INTO monitoring_engagement_surveys (organization_id, value, respondents, computed_at)
                        VALUES (:school, 0.7, 5, now() + interval '1 day')""").bind("school", school).then()).block();
        JsonNode shown = engaged(school);
        assertThat(shown.at("/score").asDouble()).isEqualTo(67.9);
        assertThat(shown.at("/components"))
                .filteredOn(part -> !part.at("/points").isNull())
                .extracting(part -> part.at("/points").asDouble())
                .as("each by itself half up they would be 41.7 and 26.3")
                .containsExactly(41.7, 26.2);
    }

    @Test
    void theWholeIsCoveredOnlyWhereAllOfItIs() {
        UUID school = school("Школа почти с полными данными");
        formula(school, 40, Map.of("CHECKPOINTS", 99.9, "RESPONSE", 0.1));
        Duties.due(web, database, school, 2, 1);
        assertThat(engaged(school).at("/coverage").asInt()).isEqualTo(99);
    }

    @Test
    void aFormulaIsOfTheDayWhereItIsMade() {
        String zone = Zones.elsewhere();
        UUID school = Zones.place(web, "SCHOOL", "Школа далекая", REGION, zone);
        assertThat(formula(school, 40, Map.of("CHECKPOINTS", 50))
                        .at("/publishedOn")
                        .asString())
                .isEqualTo(Zones.today(zone).toString());
    }

    /** In a municipality of its own, where no plan of another test gives it anything to do. */
    private UUID school(String name) {
        return Rounds.place(
                web, RITA, "SCHOOL", name, Rounds.place(web, RITA, "MUNICIPALITY", "Район: " + name, REGION));
    }

    private JsonNode engaged(UUID school) {
        Api.as(web, RITA)
                .post(Api.V1 + "/engagement/refresh", Map.of("organizationId", school))
                .is(200);
        return Api.as(web, RITA).get(Api.V1 + "/engagement/" + school).is(200).json();
    }

    private JsonNode formula(UUID place, double red, Map<String, Object> weights) {
        return Api.as(web, RITA)
                .post(
                        FORMULAS,
                        Map.of(
                                "organizationId",
                                place,
                                "name",
                                "Своя",
                                "source",
                                "Приказ № 7",
                                "definition",
                                Map.of("days", 365, "red", red, "yellow", 80, "weights", weights)))
                .is(201)
                .json();
    }
}

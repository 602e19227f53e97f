package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Rounds.ROUNDS;
import static ru.opora.testing.Rounds.definition;
import static ru.opora.testing.Rounds.with;

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
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** Change is told of schools that were measured twice, with how sure it is; nothing is said of too few. */
@ApiTest
class ChangeTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotSeeTheChangeOfADistrict() {
        TwoRounds two = TwoRounds.of(web, "c_access", 2, Map.of());
        String path = two.change() + "?with=" + two.before();
        for (String person : List.of(BOB, DORA)) {
            Api.as(web, person).get(path).problem(404, "not-found");
            Api.as(web, person).get(ROUNDS + "/" + two.after() + "/ranking").problem(404, "not-found");
        }
        Api.as(web, CHELSEA).get(path).is(403);
    }

    @Test
    void thePairedIntervalIsThatOfATextbook() {
        TwoRounds two = TwoRounds.of(web, "c_interval", 5, Map.of());
        two.enter(two.before(), List.of(10, 20, 30, 40, 50));
        two.enter(two.after(), List.of(12, 23, 34, 45, 56)); // differences 2 3 4 5 6: mean 4, deviation 1.5811
        JsonNode item = two.item();
        assertThat(item.at("/schools").asInt()).isEqualTo(5);
        assertThat(item.at("/before").asDouble()).isEqualTo(30);
        assertThat(item.at("/after").asDouble()).isEqualTo(34);
        assertThat(item.at("/difference").asDouble()).isEqualTo(4);
        assertThat(item.at("/low").asDouble()).isEqualTo(2.037, within(0.001)); // 4 - 2.776 * 1.5811 / sqrt(5)
        assertThat(item.at("/high").asDouble()).isEqualTo(5.963, within(0.001));
        assertThat(item.at("/effect").asDouble()).isEqualTo(2.530, within(0.001));
        assertThat(item.at("/verdict").asString()).isEqualTo("IMPROVED");
        assertThat(item.at("/improved").asInt()).isEqualTo(5);
    }

    @Test
    void whatMayBeChanceIsCalledUncertainAndFewAreNotJudged() {
        TwoRounds two = TwoRounds.of(web, "c_uncertain", 6, Map.of("notable", 5));
        two.enter(two.before(), List.of(10, 10, 10, 10, 10, 10));
        two.enter(two.after(), List.of(20, 2, 11, 9, 19, 1));
        JsonNode item = two.item();
        assertThat(item.at("/verdict").asString()).isEqualTo("UNCERTAIN");
        assertThat(item.at("/improved").asInt()).isEqualTo(2);
        assertThat(item.at("/unchanged").asInt()).isEqualTo(2);
        assertThat(item.at("/worse").asInt()).isEqualTo(2);
        TwoRounds few = TwoRounds.of(web, "c_few", 3, Map.of());
        few.enter(few.before(), List.of(1, 2, 3));
        few.enter(few.after(), List.of(11, 12, 13));
        assertThat(few.item().at("/verdict").asString()).isEqualTo("TOO_FEW");
    }

    @Test
    void lessIsBetterWhereTheDefinitionSaysSoAndOnlyMatchedSchoolsCount() {
        TwoRounds two = TwoRounds.of(web, "c_down", 6, Map.of("direction", "DOWN"));
        two.enter(two.before(), List.of(10, 20, 30, 40, 50, 60));
        two.enter(two.after(), List.of(5, 16, 24, 36, 44)); // the sixth says nothing
        JsonNode item = two.item();
        assertThat(item.at("/schools").asInt()).isEqualTo(5);
        assertThat(item.at("/before").asDouble()).as("of the same five").isEqualTo(30);
        assertThat(item.at("/difference").asDouble()).isEqualTo(-5);
        assertThat(item.at("/verdict").asString()).isEqualTo("IMPROVED");
        assertThat(item.at("/improved").asInt()).isEqualTo(5);
        Answer schools = Api.as(web, RITA)
                .get(two.change() + "/schools?turn=IMPROVED&with=" + two.before())
                .is(200);
        assertThat(schools.json().at("/items").size()).isEqualTo(5);
    }

    @Test
    void eachCountOpensToItsSchools() {
        for (String direction : List.of("UP", "DOWN", "NEUTRAL")) {
            String code = "c_turn_" + direction.toLowerCase(java.util.Locale.ROOT);
            TwoRounds two = TwoRounds.of(web, code, 4, Map.of("direction", direction, "notable", 2));
            two.enter(two.before(), List.of(10, 10, 10, 10));
            two.enter(two.after(), List.of(15, 11, 5, 20));
            JsonNode item = two.item();
            boolean down = direction.equals("DOWN");
            assertThat(turned(two, "IMPROVED")).as(direction).isEqualTo(down ? List.of(3) : List.of(1, 4));
            assertThat(turned(two, "UNCHANGED")).as(direction).isEqualTo(List.of(2));
            assertThat(turned(two, "WORSE")).as(direction).isEqualTo(down ? List.of(1, 4) : List.of(3));
            assertThat(item.at("/improved").asInt())
                    .isEqualTo(turned(two, "IMPROVED").size());
            assertThat(item.at("/unchanged").asInt()).isEqualTo(1);
            assertThat(item.at("/worse").asInt()).isEqualTo(turned(two, "WORSE").size());
        }
        TwoRounds two = TwoRounds.of(web, "c_turn_none", 1, Map.of());
        Api.as(web, RITA)
                .get(two.change() + "/schools?with=" + two.before() + "&indicator=" + UUID.randomUUID())
                .problem(400, "bad-request");
    }

    /** The numbers of the schools that have turned so. */
    private List<Integer> turned(TwoRounds two, String turn) {
        return Api.as(web, RITA)
                .get(two.change() + "/schools?with=" + two.before() + "&turn=" + turn + "&indicator="
                        + two.indicators().get(0))
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(row -> row.at("/school/name").asString())
                .map(name -> Integer.valueOf(name.substring(name.length() - 1)))
                .toList();
    }

    @Test
    void roundsWithNothingInCommonAreNotCompared() {
        TwoRounds one = TwoRounds.of(web, "c_apart", 1, Map.of());
        TwoRounds other = TwoRounds.of(web, "c_others", 1, Map.of());
        Api rita = Api.as(web, RITA);
        rita.get(one.change() + "?with=" + other.before()).problem(409, "rounds-differ");
        rita.get(one.change() + "?with=" + one.after()).problem(409, "rounds-differ");
        rita.get(one.change()).problem(400, "bad-request");
        rita.get(one.change() + "?with=" + UUID.randomUUID()).problem(404, "not-found");
    }

    @Test
    void whatWasMeasuredInAnotherWayCountsForNothing() {
        TwoRounds two = TwoRounds.of(web, "c_reworded", 5, Map.of());
        Answer indicator = Api.as(web, RITA)
                .get(Rounds.INDICATORS + "/" + two.indicators().get(0))
                .is(200);
        Rounds.put(
                        web,
                        RITA,
                        Rounds.INDICATORS + "/" + indicator.id(),
                        indicator.tag(),
                        Map.of("definition", with(definition("Иначе"), "unit", "человек")))
                .is(200);
        UUID district = UUID.fromString(indicator.at("/organization/id"));
        String other = Rounds.opened(web, RITA, district, LocalDate.now().plusDays(1), indicator.id());
        two.enter(two.before(), List.of(10, 20, 30, 40, 50));
        two.enter(two.after(), List.of(12, 23, 34, 45, 56));
        two.enter(other, List.of(120, 230, 340, 450, 560));
        TwoRounds changed = new TwoRounds(web, two.before(), other, two.schools(), two.indicators());
        JsonNode item = changed.item();
        assertThat(item.at("/comparable").asBoolean()).isFalse();
        assertThat(item.at("/schools").asInt()).isZero();
        assertThat(item.at("/difference").isNull()).isTrue();
        assertThat(item.at("/verdict").asString()).isEqualTo("TOO_FEW");
        assertThat(two.item().at("/comparable").asBoolean()).isTrue();
        assertThat(Api.as(web, RITA)
                        .get(changed.change() + "/schools?with=" + two.before())
                        .is(200)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void measuresThatCameAfterTheRoundDidNotChangeWhatItMeasured() {
        TwoRounds two = TwoRounds.of(web, "c_measures", 6, Map.of("origin", "SOURCE", "source", "risk.MOTIVATION"));
        String indicator = two.indicators().get(0);
        String over = Rounds.opened(
                web,
                RITA,
                UUID.fromString(Api.as(web, RITA)
                        .get(Rounds.INDICATORS + "/" + indicator)
                        .at("/organization/id")),
                LocalDate.now().minusDays(60),
                indicator);
        two.enter(two.before(), List.of(1, 2, 3, 4, 5, 6));
        two.enter(over, List.of(2, 3, 4, 5, 6, 7));
        two.enter(two.after(), List.of(3, 4, 5, 6, 7, 8));
        DatabaseScope.system(database.sql("""
                                INSERT INTO monitoring_programmes (id, organization_id, factor, roadmap_id, roadmap_title, row_count, created_by)
                                VALUES ($1, $2, 'MOTIVATION', $1, 'Меры', 1, 'rita')""")
                        .bind(0, UUID.randomUUID())
                        .bind(1, two.schools().get(0))
                        .then())
                .block();
        String measures = "/change/measures?with=" + two.before() + "&indicator=" + indicator;
        JsonNode late =
                Api.as(web, RITA).get(ROUNDS + "/" + over + measures).is(200).json();
        assertThat(late.at("/taken/schools").asInt()).isZero();
        assertThat(late.at("/others/schools").asInt()).isEqualTo(6);
        assertThat(late.at("/items")).isEmpty();
        JsonNode timely = Api.as(web, RITA)
                .get(ROUNDS + "/" + two.after() + measures)
                .is(200)
                .json();
        assertThat(timely.at("/taken/schools").asInt()).isEqualTo(1);
        assertThat(timely.at("/items/0/roadmapTitle").asString()).isEqualTo("Меры");
    }
}

package ru.opora.roadmaps.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import tools.jackson.databind.JsonNode;

/** The parent's numbers against those of its children. */
@ApiTest
class NumbersTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Tiers tiers;
    private String counted;
    private String shared;
    private String north;
    private String south;

    @BeforeEach
    void twoMunicipalitiesBelow() {
        tiers = new Tiers(web, database);
        String above = tiers.above();
        counted = above + "/activities/" + tiers.row(RITA, above, 1);
        shared = above + "/activities/" + tiers.row(RITA, above, 2);
        north = below(BOB, NORTH, counted, 30, "семинаров");
        south = below(DORA, SOUTH, counted, 45, "семинаров");
        tiers.report(north, NORTH_SCHOOL, "2027-02-01", 0, new BigDecimal("2"));
        tiers.report(north, NORTH_SCHOOL, "2027-03-01", 0, new BigDecimal("3.5"));
        tiers.report(south, SOUTH_SCHOOL, "2027-02-01", 0, new BigDecimal("7"));
    }

    @Test
    void aNeighbourIsInNoSumOfOnes() {
        Api.as(web, CHELSEA).get(counted + "/children-numbers").problem(403, "forbidden");
        Api.client(web, "roadmaps:read").get(counted + "/children-numbers").problem(403, "forbidden");
        JsonNode bob = number(BOB, counted);
        assertThat(bob.at("/below/rows").asInt()).isEqualTo(1);
        assertThat(bob.at("/below/planned").asInt()).isEqualTo(30);
        assertThat(bob.at("/below/reported").decimalValue()).isEqualByComparingTo("5.5");
        Answer children = Api.as(web, BOB).get(drill(BOB, counted, "children")).is(200);
        assertThat(children.text()).contains("Северный").doesNotContain("Южный", SOUTH.toString());
        JsonNode sasha = number(SASHA, counted);
        assertThat(sasha.at("/below/rows").asInt()).isZero();
        assertThat(sasha.at("/below/reported").isNull()).isTrue();
        assertThat(Api.as(web, SASHA)
                        .get(drill(SASHA, counted, "children"))
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        Api.as(web, DORA).get(north + "/children-numbers").problem(404, "not-found");
        choose(BOB, counted, "LATEST").problem(403, "forbidden");
        choose(DORA, north, "LATEST").problem(404, "not-found");
    }

    @Test
    void countsAreSummedAndEverySumOpens() {
        JsonNode sum = number(RITA, counted);
        assertThat(sum.at("/rule").asString()).isEqualTo("SUM");
        assertThat(sum.at("/planned").asInt()).isEqualTo(100);
        assertThat(sum.at("/below/planned").asInt()).isEqualTo(75);
        assertThat(sum.at("/below/reported").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(sum.at("/below/reporting").asInt()).isEqualTo(2);
        assertThat(sum.at("/below/reached").asInt()).isZero();
        Api rita = Api.as(web, RITA);
        Answer first = rita.get(drill(RITA, counted, "children") + "?limit=1").is(200);
        assertThat(first.at("/items/0/organization/name")).isEqualTo("Северный район");
        assertThat(first.json().at("/items/0/reportCount").asInt()).isEqualTo(2);
        Answer second = rita.get(drill(RITA, counted, "children") + "?limit=1&cursor=" + first.at("/nextCursor"))
                .is(200);
        assertThat(second.at("/items/0/organization/name")).isEqualTo("Южный район");
        assertThat(second.at("/items/0/deviationReason")).isNotEmpty();
        String own = north + "/children-numbers/" + first.at("/items/0/targetId") + "/reports";
        JsonNode reports = rita.get(own).is(200).json().at("/items");
        assertThat(reports.size()).isEqualTo(2);
        assertThat(reports.at("/0/value").decimalValue()).isEqualByComparingTo("3.5");
        assertThat(reports.at("/0/organization/id").asString()).isEqualTo(NORTH_SCHOOL.toString());
        assertThat(rita.get(own + "?limit=1").at("/nextCursor")).isNotEmpty();
        JsonNode here = number(BOB, north);
        assertThat(here.at("/reported").decimalValue()).isEqualByComparingTo("5.5");
        assertThat(here.at("/reportCount").asInt()).isEqualTo(2);
    }

    @Test
    void ofSharesTheLastOneCounts() {
        String first = below(BOB, NORTH, shared, 50, "%");
        String second = below(DORA, SOUTH, shared, 70, "%");
        tiers.report(first, NORTH_SCHOOL, "2027-04-01", 0, new BigDecimal("55"));
        tiers.report(second, SOUTH_SCHOOL, "2027-05-01", 0, new BigDecimal("64"));
        tiers.report(second, SOUTH_SCHOOL, "2027-03-01", 0, new BigDecimal("90"));
        JsonNode share = number(RITA, shared);
        assertThat(share.at("/rule").asString()).isEqualTo("LATEST");
        assertThat(share.at("/below/reported").asInt()).isEqualTo(64);
        assertThat(share.at("/below/planned").asInt()).isEqualTo(70);
        assertThat(share.at("/below/lowest").asInt()).isEqualTo(55);
        assertThat(share.at("/below/highest").asInt()).isEqualTo(64);
        assertThat(share.at("/below/reached").asInt()).isEqualTo(1);
        assertThat(choose(RITA, shared, "SUM").is(200).at("/items/0/rule")).isEqualTo("SUM");
        assertThat(number(RITA, shared).at("/below/reported").asInt()).isEqualTo(55 + 64 + 90);
        assertThat(choose(RITA, shared, null).is(200).at("/items/0/rule")).isEqualTo("LATEST");
        choose(RITA, shared, "MEAN").problem(422, "invalid-fields");
    }

    @Test
    void aRuleIsChosenOnTheConditionOfTheOneThatWasSeen() {
        JsonNode seen = number(RITA, shared);
        assertThat(seen.at("/version").asInt()).isZero();
        choose(RITA, shared, null, "SUM").problem(428, "precondition-required");
        choose(RITA, shared, "\"0\"", "SUM").is(200);
        Answer second = choose(RITA, shared, "\"0\"", "LATEST").problem(412, "stale");
        assertThat(second.at("/current/rule")).isEqualTo("SUM");
        assertThat(number(RITA, shared).at("/rule").asString()).isEqualTo("SUM");
    }

    @Test
    void theLastOneIsThatOfTheLatestDayHoweverLateAnEarlierOneIsAccepted() {
        String first = below(BOB, NORTH, shared, 50, "%");
        String second = below(DORA, SOUTH, shared, 70, "%");
        tiers.report(first, NORTH_SCHOOL, "2027-06-30", "2027-07-05", 0, new BigDecimal("55"));
        tiers.report(first, NORTH_SCHOOL, "2027-03-31", "2027-07-10", 0, new BigDecimal("40"));
        tiers.report(second, SOUTH_SCHOOL, "2027-05-31", "2027-07-20", 0, new BigDecimal("71"));
        JsonNode share = number(RITA, shared);
        assertThat(share.at("/below/reported").asInt()).isEqualTo(55);
        assertThat(share.at("/below/planned").asInt()).isEqualTo(50);
        assertThat(share.at("/below/lowest").asInt()).isEqualTo(55);
        assertThat(share.at("/below/reached").asInt()).isEqualTo(2);
        assertThat(number(BOB, first).at("/reported").asInt()).isEqualTo(55);
    }

    @Test
    void draftsAndWhatIsDetachedAreNotCounted() {
        String draft = tiers.adopted(SASHA, NORTH_SCHOOL, counted.substring(counted.lastIndexOf('/') + 1));
        assertThat(number(RITA, counted).at("/below/rows").asInt()).isEqualTo(2);
        Api sasha = Api.as(web, SASHA);
        sasha.delete(draft + "/adoption", sasha.get(draft).tag()).is(200);
        tiers.approve(SASHA, draft);
        assertThat(number(RITA, counted).at("/below/rows").asInt()).isEqualTo(2);
        String amendment = ru.opora.testing.Roads.ROADMAPS + "/"
                + Api.as(web, BOB)
                        .post(north.substring(0, north.indexOf("/activities")) + "/amendments", Map.of())
                        .is(201)
                        .id();
        assertThat(amendment).isNotEmpty();
        assertThat(number(RITA, counted).at("/below/rows").asInt()).isEqualTo(2);
    }

    @Test
    void theSumIsThatOfAFullRecount() {
        Random random = new Random(20270301);
        BigDecimal expected = new BigDecimal("12.5");
        List<UUID> executors = List.of(NORTH_SCHOOL, NORTH);
        for (int i = 0; i < 20; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4));
            boolean there = random.nextBoolean();
            tiers.report(
                    there ? north : south,
                    there ? executors.get(random.nextInt(2)) : SOUTH_SCHOOL,
                    "2027-06-%02d".formatted(i + 1),
                    0,
                    value);
            expected = expected.add(value);
        }
        JsonNode sum = number(RITA, counted);
        assertThat(sum.at("/below/reported").decimalValue()).isEqualByComparingTo(expected);
        BigDecimal opened = BigDecimal.ZERO;
        List<BigDecimal> reports = new ArrayList<>();
        for (JsonNode child :
                Api.as(web, RITA).get(drill(RITA, counted, "children")).json().at("/items")) {
            opened = opened.add(child.at("/reported").decimalValue());
            String row = child.at("/activityId").asString().equals(north.substring(north.lastIndexOf('/') + 1))
                    ? north
                    : south;
            Api.as(web, RITA)
                    .get(row + "/children-numbers/" + child.at("/targetId").asString() + "/reports?limit=500")
                    .json()
                    .at("/items")
                    .forEach(report -> reports.add(report.at("/value").decimalValue()));
        }
        assertThat(opened).isEqualByComparingTo(expected);
        assertThat(reports).hasSize(23);
        assertThat(reports.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(expected);
        assertThat(tiers.text("""
                SELECT sum((n ->> 'value')::numeric)::text FROM roadmaps_activities a
                JOIN roadmaps_checkpoints c ON c.activity_id = a.id JOIN roadmaps_reports r ON r.checkpoint_id = c.id AND r.state = 'ACCEPTED'
                CROSS JOIN jsonb_array_elements(r.numbers) n WHERE a.adopted_id = '%s'""".formatted(counted.substring(counted.lastIndexOf('/') + 1))))
                .satisfies(recount -> assertThat(new BigDecimal(recount))
                        .isEqualByComparingTo(sum.at("/below/reported").decimalValue()));
    }

    /** An approved plan below with the row, and its own plan of the number. */
    private String below(String person, UUID organization, String row, int value, String unit) {
        String own = tiers.adopted(person, organization, row.substring(row.lastIndexOf('/') + 1));
        tiers.change(
                        person,
                        own,
                        Map.of(
                                "targets",
                                List.of(Map.of(
                                        "comparator", ">=", "value", value, "unit", unit, "text", "не менее " + value)),
                                "deviationReason",
                                "Своя доля"))
                .is(200);
        tiers.approve(person, own);
        return own;
    }

    private JsonNode number(String person, String row) {
        return Api.as(web, person).get(row + "/children-numbers").is(200).json().at("/items/0");
    }

    private String drill(String person, String row, String what) {
        return row + "/children-numbers/" + number(person, row).at("/targetId").asString() + "/" + what;
    }

    private Answer choose(String person, String row, @org.jspecify.annotations.Nullable String rule) {
        JsonNode now = number(RITA, row);
        return choose(person, row, "\"" + now.at("/version").asInt() + "\"", rule);
    }

    private Answer choose(
            String person,
            String row,
            @org.jspecify.annotations.Nullable String tag,
            @org.jspecify.annotations.Nullable String rule) {
        return Api.as(web, person)
                .put(
                        row + "/children-numbers/"
                                + number(RITA, row).at("/targetId").asString(),
                        tag,
                        java.util.Collections.singletonMap("rule", rule));
    }
}

package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Rounds.ROUNDS;
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
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** Change is told of schools that were measured twice, with how sure it is; nothing is said of too few. */
@ApiTest
class ChangeTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    /** Two rounds of a district of its own. */
    private record Two(String before, String after, List<UUID> schools, List<String> indicators) {

        String change() {
            return ROUNDS + "/" + after + "/change";
        }
    }

    @Test
    void whoMayNotSeeTheChangeOfADistrict() {
        Two two = rounds("c_access", 2, Map.of());
        String path = two.change() + "?with=" + two.before();
        for (String person : List.of(BOB, DORA)) {
            Api.as(web, person).get(path).problem(404, "not-found");
            Api.as(web, person).get(ROUNDS + "/" + two.after() + "/ranking").problem(404, "not-found");
        }
        Api.as(web, CHELSEA).get(path).is(403);
    }

    @Test
    void thePairedIntervalIsThatOfATextbook() {
        Two two = rounds("c_interval", 5, Map.of());
        enter(two.before(), two, List.of(10, 20, 30, 40, 50));
        enter(two.after(), two, List.of(12, 23, 34, 45, 56)); // differences 2 3 4 5 6: mean 4, deviation 1.5811
        JsonNode item = item(two);
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
        Two two = rounds("c_uncertain", 6, Map.of("notable", 5));
        enter(two.before(), two, List.of(10, 10, 10, 10, 10, 10));
        enter(two.after(), two, List.of(20, 2, 11, 9, 19, 1));
        JsonNode item = item(two);
        assertThat(item.at("/verdict").asString()).isEqualTo("UNCERTAIN");
        assertThat(item.at("/improved").asInt()).isEqualTo(2);
        assertThat(item.at("/unchanged").asInt()).isEqualTo(2);
        assertThat(item.at("/worse").asInt()).isEqualTo(2);
        Two few = rounds("c_few", 3, Map.of());
        enter(few.before(), few, List.of(1, 2, 3));
        enter(few.after(), few, List.of(11, 12, 13));
        assertThat(item(few).at("/verdict").asString()).isEqualTo("TOO_FEW");
    }

    @Test
    void lessIsBetterWhereTheDefinitionSaysSoAndOnlyMatchedSchoolsCount() {
        Two two = rounds("c_down", 6, Map.of("direction", "DOWN"));
        enter(two.before(), two, List.of(10, 20, 30, 40, 50, 60));
        enter(two.after(), two, List.of(5, 16, 24, 36, 44)); // the sixth says nothing
        JsonNode item = item(two);
        assertThat(item.at("/schools").asInt()).isEqualTo(5);
        assertThat(item.at("/before").asDouble()).as("of the same five").isEqualTo(30);
        assertThat(item.at("/difference").asDouble()).isEqualTo(-5);
        assertThat(item.at("/verdict").asString()).isEqualTo("IMPROVED");
        assertThat(item.at("/improved").asInt()).isEqualTo(5);
        Answer schools = Api.as(web, RITA)
                .get(two.change() + "/schools?positive=true&with=" + two.before())
                .is(200);
        assertThat(schools.json().at("/items").size()).isEqualTo(5);
    }

    @Test
    void roundsWithNothingInCommonAreNotCompared() {
        Two one = rounds("c_apart", 1, Map.of());
        Two other = rounds("c_others", 1, Map.of());
        Api rita = Api.as(web, RITA);
        rita.get(one.change() + "?with=" + other.before()).problem(409, "rounds-differ");
        rita.get(one.change() + "?with=" + one.after()).problem(409, "rounds-differ");
        rita.get(one.change()).problem(400, "bad-request");
        rita.get(one.change() + "?with=" + UUID.randomUUID()).problem(404, "not-found");
    }

    @Test
    void aRankSaysHowFarItHangsOnOneIndicator() {
        Two two = rounds("c_rank", 3, Map.of());
        enter(two.after(), two, List.of(30, 10, 20));
        Answer ranking = Api.as(web, RITA)
                .get(ROUNDS + "/" + two.after() + "/ranking?limit=2")
                .is(200);
        assertThat(ranking.at("/items/0/school/id"))
                .isEqualTo(two.schools().get(0).toString());
        assertThat(ranking.json().at("/items/1/rank").asInt()).isEqualTo(2);
        Answer rest = Api.as(web, RITA)
                .get(ROUNDS + "/" + two.after() + "/ranking?limit=2&cursor=" + ranking.at("/nextCursor"))
                .is(200);
        assertThat(rest.json().at("/items/0/rank").asInt()).isEqualTo(3);
        Api.as(web, RITA)
                .get(ROUNDS + "/" + two.after() + "/ranking?indicator=" + UUID.randomUUID())
                .problem(400, "bad-request");
    }

    @Test
    void aSchoolIsHeldAgainstSchoolsInLikeCircumstancesAndFewAreNotTold() {
        Two two = rounds("c_like", 8, Map.of("context", true, "direction", "NEUTRAL"));
        enter(two.after(), two, List.of(100, 101, 102, 103, 104, 105, 900, 950));
        String path = ROUNDS + "/" + two.after() + "/forms/" + two.schools().get(0) + "/similar";
        Answer similar = Api.as(web, RITA).get(path).is(200);
        assertThat(similar.json().at("/schools").asInt()).isEqualTo(7);
        assertThat(similar.at("/neighbours/0/school/id"))
                .isEqualTo(two.schools().get(1).toString());
        assertThat(similar.json().at("/items/0/similar").asDouble()).isEqualTo(2365.0 / 7, within(0.001));
        assertThat(similar.json().at("/items/0/value").asDouble()).isEqualTo(100);
        Two few = rounds("c_unlike", 3, Map.of("context", true));
        enter(few.after(), few, List.of(1, 2, 3));
        Answer none = Api.as(web, RITA)
                .get(ROUNDS + "/" + few.after() + "/forms/" + few.schools().get(0) + "/similar")
                .is(200);
        assertThat(none.json().at("/schools").asInt()).isZero();
        assertThat(none.json().at("/items/0/similar").isNull()).isTrue();
        Api.as(web, RITA)
                .get(ROUNDS + "/" + two.after() + "/forms/" + People.SOUTH_SCHOOL + "/similar")
                .problem(404, "not-found");
    }

    @Test
    void aMeanIsNotToldWhenFewOfItsValuesAreHidden() {
        UUID own = Rounds.place(web, RITA, "MUNICIPALITY", "Любопытный район", REGION);
        UUID other = Rounds.place(web, RITA, "MUNICIPALITY", "Скрытый район", REGION);
        List<UUID> schools = new ArrayList<>();
        for (int i = 1; i <= 11; i++) {
            schools.add(Rounds.place(web, RITA, "SCHOOL", "Сходная СОШ № " + i, i <= 6 ? own : other));
        }
        Rounds.member(database, "curious", own, "MUNICIPAL_COORDINATOR");
        String indicator = Rounds.indicator(
                        web, RITA, REGION, "c_hidden", with(definition("Обстоятельства"), "context", true))
                .id();
        Two two =
                new Two("", Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator), schools, List.of(indicator));
        enter(two.after(), two, List.of(100, 101, 102, 103, 104, 105, 106, 107, 108, 109));
        String path = ROUNDS + "/" + two.after() + "/forms/" + schools.get(0) + "/similar";
        Api curious = Api.as(web, "curious");
        JsonNode four = curious.get(path).is(200).json();
        assertThat(four.at("/schools").asInt()).isEqualTo(9);
        assertThat(four.at("/neighbours").size()).isEqualTo(5);
        assertThat(four.at("/items/0/similar").isNull())
                .as("five values are seen: the mean would tell what the other four come to")
                .isTrue();
        assertThat(Api.as(web, RITA)
                        .get(path)
                        .is(200)
                        .json()
                        .at("/items/0/similar")
                        .asDouble())
                .as("nothing is hidden from who sees all")
                .isEqualTo(105);
        write(web, RITA, form(two.after(), schools.get(10)), List.of(cell(indicator, 110)))
                .is(200);
        assertThat(curious.get(path).is(200).json().at("/items/0/similar").asDouble())
                .isEqualTo(105.5);
    }

    @Test
    void whatWasMeasuredInAnotherWayCountsForNothing() {
        Two two = rounds("c_reworded", 5, Map.of());
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
        enter(two.before(), two, List.of(10, 20, 30, 40, 50));
        enter(two.after(), two, List.of(12, 23, 34, 45, 56));
        enter(other, two, List.of(120, 230, 340, 450, 560));
        Two changed = new Two(two.before(), other, two.schools(), two.indicators());
        JsonNode item = item(changed);
        assertThat(item.at("/comparable").asBoolean()).isFalse();
        assertThat(item.at("/schools").asInt()).isZero();
        assertThat(item.at("/difference").isNull()).isTrue();
        assertThat(item.at("/verdict").asString()).isEqualTo("TOO_FEW");
        assertThat(item(two).at("/comparable").asBoolean()).isTrue();
        assertThat(Api.as(web, RITA)
                        .get(changed.change() + "/schools?with=" + two.before())
                        .is(200)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void measuresThatCameAfterTheRoundDidNotChangeWhatItMeasured() {
        Two two = rounds("c_measures", 6, Map.of("origin", "SOURCE", "source", "risk.MOTIVATION"));
        String indicator = two.indicators().get(0);
        String over = Rounds.opened(
                web,
                RITA,
                UUID.fromString(Api.as(web, RITA)
                        .get(Rounds.INDICATORS + "/" + indicator)
                        .at("/organization/id")),
                LocalDate.now().minusDays(60),
                indicator);
        enter(two.before(), two, List.of(1, 2, 3, 4, 5, 6));
        enter(over, two, List.of(2, 3, 4, 5, 6, 7));
        enter(two.after(), two, List.of(3, 4, 5, 6, 7, 8));
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

    private JsonNode item(Two two) {
        return Api.as(web, RITA)
                .get(two.change() + "?with=" + two.before())
                .is(200)
                .json()
                .at("/items/0");
    }

    private Two rounds(String code, int schools, Map<String, Object> fields) {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Район " + code, REGION);
        List<UUID> ids = new ArrayList<>();
        for (int i = 1; i <= schools; i++) {
            ids.add(Rounds.place(web, RITA, "SCHOOL", code + " СОШ № " + i, district));
        }
        Map<String, Object> definition = definition("Показатель " + code);
        definition.putAll(fields);
        String indicator =
                Rounds.indicator(web, RITA, district, code, definition).id();
        LocalDate today = LocalDate.now();
        return new Two(
                Rounds.opened(web, RITA, district, today.minusDays(100), indicator),
                Rounds.opened(web, RITA, district, today, indicator),
                ids,
                List.of(indicator));
    }

    private void enter(String round, Two two, List<Integer> values) {
        for (int i = 0; i < values.size(); i++) {
            write(
                            web,
                            RITA,
                            form(round, two.schools().get(i)),
                            List.of(cell(two.indicators().get(0), values.get(i))))
                    .is(200);
        }
    }
}

package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
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
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** Schools of one round beside each other: their rank, and those in like circumstances. */
@ApiTest
class ComparisonTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void aRankSaysHowFarItHangsOnOneIndicator() {
        TwoRounds two = TwoRounds.of(web, "c_rank", 3, Map.of());
        two.enter(two.after(), List.of(30, 10, 20));
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
        TwoRounds two = TwoRounds.of(web, "c_like", 8, Map.of("context", true, "direction", "NEUTRAL"));
        two.enter(two.after(), List.of(100, 101, 102, 103, 104, 105, 900, 950));
        String path = ROUNDS + "/" + two.after() + "/forms/" + two.schools().get(0) + "/similar";
        Answer similar = Api.as(web, RITA).get(path).is(200);
        assertThat(similar.json().at("/schools").asInt()).isEqualTo(7);
        assertThat(similar.at("/neighbours/0/school/id"))
                .isEqualTo(two.schools().get(1).toString());
        assertThat(similar.json().at("/items/0/similar").asDouble()).isEqualTo(2365.0 / 7, within(0.001));
        assertThat(similar.json().at("/items/0/value").asDouble()).isEqualTo(100);
        TwoRounds few = TwoRounds.of(web, "c_unlike", 3, Map.of("context", true));
        few.enter(few.after(), List.of(1, 2, 3));
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
        TwoRounds two = new TwoRounds(
                web, "", Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator), schools, List.of(indicator));
        two.enter(two.after(), List.of(100, 101, 102, 103, 104, 105, 106, 107, 108, 109));
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
}

package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;
import static ru.opora.testing.Rounds.ROUNDS;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.definition;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;

/** The life of a round: what it measures and whom is frozen when it is opened, and nothing changes after it is closed. */
@ApiTest
class RoundTest {

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotMakeOpenOrCloseARound() {
        String indicator = Rounds.indicator(web, RITA, REGION, "for_rounds").id();
        for (String person : List.of(BOB, DORA, SASHA, OLEG)) {
            Api.as(web, person).post(ROUNDS, Rounds.body(NORTH, List.of(indicator))).problem(403, "forbidden");
        }
        String draft = Rounds.draft(web, RITA, REGION, indicator);
        Api.as(web, BOB).get(ROUNDS + "/" + draft).problem(404, "not-found");
        String open = Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator);
        for (String person : List.of(BOB, SASHA, OLEG)) {
            Api.as(web, person).get(ROUNDS + "/" + open).is(200);
            Api.as(web, person).post(ROUNDS + "/" + open + "/close").problem(403, "forbidden");
            Api.as(web, person).post(ROUNDS + "/" + open + "/fill").problem(403, "forbidden");
        }
    }

    @Test
    void aRoundOfADistrictIsNotItsNeighboursBusiness() {
        String indicator = Rounds.indicator(web, RITA, NORTH, "north_only").id();
        String round = Rounds.opened(web, RITA, NORTH, LocalDate.now(), indicator);
        Api.as(web, DORA).get(ROUNDS + "/" + round).problem(404, "not-found");
        Api.as(web, BOB).get(form(round, SOUTH_SCHOOL)).problem(404, "not-found");
        assertThat(Api.as(web, DORA).get(ROUNDS + "?limit=500").text()).doesNotContain(round);
        assertThat(Api.as(web, BOB).get(ROUNDS + "/" + round + "/forms").is(200).text())
                .contains(NORTH_SCHOOL.toString());
    }

    @Test
    void aSchoolSeesItsOwnFormOnly() {
        String indicator = Rounds.indicator(web, RITA, REGION, "own_form").id();
        String round = Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator);
        Answer forms = Api.as(web, SASHA).get(ROUNDS + "/" + round + "/forms").is(200);
        assertThat(forms.json().at("/items").size()).isEqualTo(1);
        Api.as(web, SASHA).get(form(round, SOUTH_SCHOOL)).problem(404, "not-found");
        Rounds.write(web, RITA, form(round, SOUTH_SCHOOL), List.of(cell(indicator, 5)));
        assertThat(Api.as(web, SASHA)
                        .get(Api.V1 + "/indicator-values?round=" + round)
                        .is(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(Api.as(web, SASHA)
                        .get(ROUNDS + "/" + round + "/totals")
                        .is(200)
                        .json()
                        .at("/items/0/value")
                        .isNull())
                .as("sums of others are not told either")
                .isTrue();
    }

    @Test
    void aDraftIsChangedAndDeletedByWhoSawItLast() {
        String indicator = Rounds.indicator(web, RITA, REGION, "of_draft").id();
        Api rita = Api.as(web, RITA);
        String path = ROUNDS + "/" + Rounds.draft(web, RITA, REGION, indicator);
        Answer draft = rita.get(path).is(200);
        Map<String, Object> change = Map.of(
                "kind",
                "CONTROL",
                "title",
                "Иначе",
                "opensOn",
                "2027-01-10",
                "closesOn",
                "2027-01-20",
                "indicatorIds",
                List.of());
        Answer changed = Rounds.put(web, RITA, path, draft.tag(), change).is(200);
        assertThat(changed.at("/kind")).isEqualTo("CONTROL");
        assertThat(changed.json().at("/indicators")).isEmpty();
        Rounds.put(web, RITA, path, draft.tag(), change).problem(412, "stale");
        rita.post(path + "/open").problem(409, "round-empty");
        rita.delete(path, draft.tag()).problem(412, "stale");
        rita.delete(path, changed.tag()).is(204);
        rita.get(path).problem(404, "not-found");
    }

    @Test
    void whatWasOpenedKeepsItsWordsAndItsSchools() {
        Answer indicator = Rounds.indicator(web, RITA, REGION, "frozen");
        String round = Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator.id());
        Rounds.put(
                        web,
                        RITA,
                        Rounds.INDICATORS + "/" + indicator.id(),
                        indicator.tag(),
                        Map.of("definition", with(definition("Другими словами"), "unit", "баллы")))
                .is(200);
        UUID late = Rounds.place(web, RITA, "SCHOOL", "МБОУ «Поздняя СОШ»", NORTH);
        Answer seen = Api.as(web, RITA).get(ROUNDS + "/" + round).is(200);
        assertThat(seen.at("/indicators/0/definition/unit")).isEqualTo("%");
        Api.as(web, RITA).get(form(round, late)).problem(404, "not-found");
        Rounds.put(web, RITA, ROUNDS + "/" + round, seen.tag(), Map.of(
                        "kind",
                        "CONTROL",
                        "title",
                        "Иначе",
                        "opensOn",
                        "2027-01-10",
                        "closesOn",
                        "2027-01-20",
                        "indicatorIds",
                        List.of()))
                .problem(409, "illegal-state");
    }

    @Test
    void aFormulaNeedsItsIndicatorsInTheRound() {
        String part = Rounds.indicator(web, RITA, REGION, "needed_part").id();
        String formula = Rounds.indicator(
                        web,
                        RITA,
                        REGION,
                        "needs_part",
                        with(definition("Доля"), "origin", "FORMULA", "formula", "${needed_part} * 2"))
                .id();
        String other = Rounds.indicator(web, RITA, REGION, "another_part").id();
        Answer refused = Api.as(web, RITA)
                .post(ROUNDS + "/" + Rounds.draft(web, RITA, REGION, other, formula) + "/open")
                .problem(409, "round-incomplete");
        assertThat(refused.at("/detail")).contains("needed_part");
        Rounds.opened(web, RITA, REGION, LocalDate.now(), part, formula);
    }

    @Test
    void aClosedRoundTakesNothingMore() {
        String indicator = Rounds.indicator(web, RITA, REGION, "closed_later").id();
        String round = Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator);
        String form = form(round, NORTH_SCHOOL);
        Rounds.write(web, SASHA, form, List.of(cell(indicator, 7))).is(200);
        Api.as(web, RITA).post(ROUNDS + "/" + round + "/close").is(200);
        Rounds.write(web, SASHA, form, List.of(cell(indicator, 8))).problem(409, "illegal-state");
        Api.as(web, RITA)
                .post(ROUNDS + "/" + round + "/confirm", Map.of("within", NORTH))
                .problem(409, "illegal-state");
        assertThat(Api.as(web, SASHA).get(form).json().at("/allowedActions")).isEmpty();
        assertThat(Api.as(web, RITA).get(ROUNDS + "?state=CLOSED&limit=500").text())
                .contains(round);
    }
}

package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;

/** Values of a form that nobody enters: they are reckoned from others. */
@ApiTest
class ReckonedFormTest {

    @Autowired
    private WebTestClient web;

    @Test
    void formulasAreReckonedOneAfterAnother() {
        String part = Rounds.indicator(web, RITA, REGION, "chain_part").id();
        String whole = Rounds.indicator(web, RITA, REGION, "chain_whole").id();
        String twice = Rounds.indicator(
                        web,
                        RITA,
                        REGION,
                        "chain_twice",
                        with(definition("Вдвое"), "origin", "FORMULA", "formula", "${chain_share} * 2"))
                .id();
        String share = Rounds.indicator(
                        web,
                        RITA,
                        REGION,
                        "chain_share",
                        with(
                                definition("Доля"),
                                "origin",
                                "FORMULA",
                                "formula",
                                "round(${chain_part} div ${chain_whole} * 100, 1)"))
                .id();
        String form = form(Rounds.opened(web, RITA, REGION, LocalDate.now(), part, whole, twice, share), NORTH_SCHOOL);
        Answer filled = write(web, SASHA, form, List.of(cell(part, 1), cell(whole, 3)));
        assertThat(filled.json().at("/lines/3/cells/0/value").asDouble()).isEqualTo(33.3);
        assertThat(filled.json().at("/lines/2/cells/0/value").asDouble()).isEqualTo(66.6);
        assertThat(filled.json().at("/cells").asInt()).as("nobody fills them").isEqualTo(2);
        Answer none = write(web, SASHA, form, List.of(cell(whole, 0)));
        assertThat(none.json().at("/lines/3/cells/0/value").isNull())
                .as("divided by zero there is none")
                .isTrue();
        assertThat(none.json().at("/lines/2/cells/0/value").isNull()).isTrue();
    }

    @Test
    void aFormulaThatRunsOutOfBoundsHasNoValue() {
        String side = Rounds.indicator(web, RITA, REGION, "bounds_side").id();
        String cube = Rounds.indicator(
                        web,
                        RITA,
                        REGION,
                        "bounds_cube",
                        with(
                                definition("Куб"),
                                "origin",
                                "FORMULA",
                                "formula",
                                "${bounds_side} * ${bounds_side} * ${bounds_side}"))
                .id();
        String form = form(Rounds.opened(web, RITA, REGION, LocalDate.now(), side, cube), NORTH_SCHOOL);
        Answer near = write(web, SASHA, form, List.of(cell(side, -99_999))).is(200);
        assertThat(near.json().at("/lines/1/cells/0/value").asDouble()).isEqualTo(-99_999.0 * 99_999 * 99_999);
        Answer beyond = write(web, SASHA, form, List.of(cell(side, -100_000))).is(200);
        assertThat(beyond.json().at("/lines/1/cells/0/value").isNull()).isTrue();
    }
}

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
import static ru.opora.testing.Rounds.ROUNDS;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.definition;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.with;
import static ru.opora.testing.Rounds.write;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** Forms: filled by the school, locked up the chain, returned with a remark; two people never write over each other. */
@ApiTest
class FormTest {

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotEnterConfirmOrReturn() {
        String indicator = Rounds.indicator(web, RITA, REGION, "enter_who").id();
        String round = Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator);
        String form = form(round, NORTH_SCHOOL);
        String tag = Api.as(web, RITA).get(form).tag();
        write(web, OLEG, form, tag, List.of(cell(indicator, 1))).problem(403, "forbidden");
        write(web, DORA, form, tag, List.of(cell(indicator, 1))).problem(404, "not-found");
        Api.as(web, OLEG)
                .post(ROUNDS + "/" + round + "/confirm", Map.of("within", NORTH_SCHOOL))
                .problem(403, "forbidden");
        Api.as(web, DORA)
                .post(ROUNDS + "/" + round + "/confirm", Map.of("within", NORTH_SCHOOL))
                .problem(422, "invalid-fields");
        Api.as(web, SASHA)
                .post(ROUNDS + "/" + round + "/confirm", Map.of("within", NORTH))
                .problem(403, "forbidden");
        Api.as(web, DORA).post(ROUNDS + "/" + round + "/return", back("нет")).problem(404, "not-found");
        Api.as(web, SASHA).post(ROUNDS + "/" + round + "/return", back("нет")).problem(403, "forbidden");
    }

    @Test
    void cellsAreWrittenAndThoseLeftOutStay() {
        String first = Rounds.indicator(web, RITA, REGION, "cells_first").id();
        String second = Rounds.indicator(
                        web,
                        RITA,
                        REGION,
                        "cells_second",
                        with(definition("По полу"), "breakdowns", List.of(Map.of("key", "girls", "title", "Девочки"))))
                .id();
        String round = Rounds.opened(web, RITA, REGION, LocalDate.now(), first, second);
        String form = form(round, NORTH_SCHOOL);
        Answer empty = Api.as(web, SASHA).get(form).is(200);
        assertThat(empty.json().at("/cells").asInt()).isEqualTo(3);
        assertThat(empty.json().at("/filled").asInt()).isZero();
        assertThat(empty.json().at("/lines/0/cells/0/value").isNull())
                .as("never zero")
                .isTrue();
        write(web, SASHA, form, List.of(cell(first, 12.5))).is(200);
        Answer filled = write(
                        web,
                        SASHA,
                        form,
                        List.of(
                                Map.of("indicatorId", second, "missing", "Класса нет"),
                                Map.of("indicatorId", second, "breakdown", "girls", "value", 0, "evidence", "Отчет")))
                .is(200);
        assertThat(filled.json().at("/lines/0/cells/0/value").asDouble()).isEqualTo(12.5);
        assertThat(filled.at("/lines/0/cells/0/enteredBy")).isEqualTo("Александра Вершинина");
        assertThat(filled.at("/lines/1/cells/0/missing")).isEqualTo("Класса нет");
        assertThat(filled.at("/lines/1/cells/1/evidence")).isEqualTo("Отчет");
        assertThat(filled.json().at("/filled").asInt()).isEqualTo(3);
        Answer emptied = write(web, SASHA, form, List.of(Map.of("indicatorId", first)));
        assertThat(emptied.json().at("/filled").asInt()).isEqualTo(2);
    }

    @Test
    void whatCannotBeACellIsRefusedByItsPlace() {
        String first = Rounds.indicator(web, RITA, REGION, "faults_first").id();
        String reckoned = Rounds.indicator(
                        web,
                        RITA,
                        REGION,
                        "faults_reckoned",
                        with(definition("По формуле"), "origin", "FORMULA", "formula", "${faults_first} * 2"))
                .id();
        String other = Rounds.indicator(web, RITA, REGION, "faults_other").id();
        String form = form(Rounds.opened(web, RITA, REGION, LocalDate.now(), first, reckoned), NORTH_SCHOOL);
        write(web, SASHA, form, List.of(cell(other, 1)))
                .problem(422, "invalid-fields")
                .pointing("/cells/0/indicatorId", "NOT_FOUND");
        write(web, SASHA, form, List.of(cell(first, 1), cell(reckoned, 1)))
                .problem(422, "invalid-fields")
                .pointing("/cells/1/indicatorId", "RECKONED");
        write(web, SASHA, form, List.of(Map.of("indicatorId", first, "breakdown", "boys", "value", 1)))
                .problem(422, "invalid-fields")
                .pointing("/cells/0/breakdown", "NOT_FOUND");
        write(web, SASHA, form, List.of(Map.of("indicatorId", first, "value", 1, "missing", "нет")))
                .problem(422, "invalid-fields")
                .pointing("/cells/0/missing", "INVALID");
        write(web, SASHA, form, List.of(cell(first, 1), cell(first, 2)))
                .problem(422, "invalid-fields")
                .pointing("/cells/1", "ALREADY_EXISTS");
        Rounds.put(web, SASHA, form + "/cells", "\"0\"", Map.of("cells", List.of()))
                .problem(422, "invalid-fields");
        Api.answer(Api.as(web, SASHA)
                        .request(HttpMethod.PUT, form + "/cells")
                        .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("cells", List.of(cell(first, 1)))))
                .problem(428, "precondition-required");
    }

    @Test
    void ofTwoWhoWriteAtOnceOneIsToldWhatTheOtherWrote() {
        String first = Rounds.indicator(web, RITA, REGION, "race_first").id();
        String second = Rounds.indicator(web, RITA, REGION, "race_second").id();
        String form = form(Rounds.opened(web, RITA, REGION, LocalDate.now(), first, second), NORTH_SCHOOL);
        String tag = Api.as(web, SASHA).get(form).tag();
        List<Callable<Answer>> both = List.of(
                () -> write(web, SASHA, form, tag, List.of(cell(first, 1))),
                () -> write(web, BOB, form, tag, List.of(cell(second, 2))));
        List<Answer> answers = AtOnce.call(both);
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
        Answer stale = answers.stream()
                .filter(answer -> answer.status() == 412)
                .findFirst()
                .orElseThrow();
        assertThat(stale.at("/type")).isEqualTo("urn:opora:problem:stale");
        assertThat(stale.json().at("/current/filled").asInt()).isEqualTo(1);
        boolean sashaWaits = stale.json().at("/current/lines/0/cells/0/value").isNull();
        String now = "\"" + stale.json().at("/current/version").asInt() + "\"";
        Answer again = sashaWaits
                ? write(web, SASHA, form, now, List.of(cell(first, 1)))
                : write(web, BOB, form, now, List.of(cell(second, 2)));
        assertThat(again.is(200).json().at("/filled").asInt())
                .as("nothing is lost")
                .isEqualTo(2);
    }

    @Test
    void doubtfulValuesAreAskedAboutAndTaken() {
        String indicator = Rounds.indicator(
                        web,
                        RITA,
                        REGION,
                        "doubtful",
                        with(definition("С проверками"), "checks", Map.of("least", 0, "most", 100, "change", 10)))
                .id();
        String before = Rounds.opened(web, RITA, REGION, LocalDate.now().minusDays(90), indicator);
        write(web, SASHA, form(before, NORTH_SCHOOL), List.of(cell(indicator, 40)));
        String form = form(Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator), NORTH_SCHOOL);
        Answer near = write(web, SASHA, form, List.of(cell(indicator, 45))).is(200);
        assertThat(near.json().at("/lines/0/cells/0/previous").asInt()).isEqualTo(40);
        assertThat(near.json().at("/lines/0/cells/0/warnings")).isEmpty();
        Answer far = write(web, SASHA, form, List.of(cell(indicator, 145))).is(200);
        assertThat(far.json().at("/lines/0/cells/0/warnings").toString()).contains("RANGE", "CHANGE");
        assertThat(far.at("/previous/id")).isEqualTo(before);
    }

    @Test
    void aThresholdIsToldAndWhatWasMeasuredInAnotherUnitIsNotBefore() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Район порога", REGION);
        UUID school = Rounds.place(web, RITA, "SCHOOL", "СОШ за порогом", district);
        Map<String, Object> goals = with(
                definition("С порогом"),
                "checks",
                Map.of("change", 1),
                "goals",
                List.of(Map.of("year", LocalDate.now().plusDays(30).getYear(), "target", 80, "threshold", 50)));
        Answer made = Rounds.indicator(web, RITA, district, "beyond", goals);
        String indicator = made.id();
        String before = Rounds.opened(web, RITA, district, LocalDate.now().minusDays(90), indicator);
        write(web, RITA, form(before, school), List.of(cell(indicator, 40))).is(200);
        Rounds.put(
                        web,
                        RITA,
                        Rounds.INDICATORS + "/" + indicator,
                        made.tag(),
                        Map.of("definition", with(goals, "unit", "человек")))
                .is(200);
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), indicator);
        JsonNode low = write(web, RITA, form(round, school), List.of(cell(indicator, 49)))
                .is(200)
                .json()
                .at("/lines/0/cells/0");
        assertThat(low.at("/previous").isNull()).as("percent and people").isTrue();
        assertThat(low.at("/warnings").toString()).isEqualTo("[\"THRESHOLD\"]");
        JsonNode total = Api.as(web, RITA)
                .get(ROUNDS + "/" + round + "/totals")
                .is(200)
                .json()
                .at("/items/0");
        assertThat(total.at("/threshold").asInt()).isEqualTo(50);
        assertThat(total.at("/crossed").asBoolean()).isTrue();
        assertThat(write(web, RITA, form(round, school), List.of(cell(indicator, 50)))
                        .is(200)
                        .json()
                        .at("/lines/0/cells/0/warnings"))
                .as("on the threshold")
                .isEmpty();
    }

    @Test
    void theChainLocksUpwardsAndReturnsWithARemark() {
        String indicator = Rounds.indicator(web, RITA, REGION, "chain_locks").id();
        String round = Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator);
        String form = form(round, NORTH_SCHOOL);
        String confirm = ROUNDS + "/" + round + "/confirm";
        Map<String, Object> school = Map.of("within", NORTH_SCHOOL);
        assertThat(Api.as(web, SASHA)
                        .post(confirm, school)
                        .is(200)
                        .json()
                        .at("/left")
                        .asInt())
                .as("not filled")
                .isEqualTo(1);
        write(web, SASHA, form, List.of(cell(indicator, 50))).is(200);
        assertThat(Api.as(web, RITA)
                        .post(confirm, school)
                        .is(200)
                        .json()
                        .at("/confirmed")
                        .asInt())
                .as("the region after the municipality")
                .isZero();
        Answer own = Api.as(web, SASHA).post(confirm, school).is(200);
        assertThat(own.at("/level")).isEqualTo("SCHOOL");
        assertThat(own.json().at("/confirmed").asInt()).isEqualTo(1);
        write(web, SASHA, form, List.of(cell(indicator, 51))).problem(409, "form-locked");
        Answer returned = Api.as(web, BOB)
                .post(ROUNDS + "/" + round + "/return", back("Уточните число"))
                .is(200);
        assertThat(returned.at("/state")).isEqualTo("RETURNED");
        assertThat(Api.as(web, SASHA).get(form).at("/remark")).isEqualTo("Уточните число");
        write(web, SASHA, form, List.of(cell(indicator, 52))).is(200);
        Api.as(web, SASHA).post(confirm, school).is(200);
        assertThat(Api.as(web, BOB)
                        .post(confirm, Map.of("within", NORTH))
                        .is(200)
                        .at("/level"))
                .isEqualTo("MUNICIPALITY");
        assertThat(Api.as(web, RITA)
                        .post(confirm, Map.of("within", REGION))
                        .is(200)
                        .json()
                        .at("/confirmed")
                        .asInt())
                .isEqualTo(1);
        Api.as(web, BOB).post(ROUNDS + "/" + round + "/return", back("поздно")).problem(409, "illegal-state");
        Answer locked = Api.as(web, RITA).get(form).is(200);
        assertThat(locked.at("/level")).isEqualTo("REGION");
        for (String level : List.of("SCHOOL", "MUNICIPALITY", "REGION")) {
            assertThat(Api.as(web, BOB)
                            .get(ROUNDS + "/" + round + "/forms?level=" + level)
                            .is(200)
                            .json()
                            .at("/items"))
                    .as("confirmed by the " + level + " or further up")
                    .hasSize(1);
        }
        assertThat(locked.json().at("/remark").isNull()).isTrue();
        Answer north =
                Api.as(web, BOB).get(ROUNDS + "/" + round + "/completeness").is(200);
        assertThat(north.json().at("/items/0/byRegion").asInt()).isEqualTo(1);
    }

    private static Map<String, Object> back(String remark) {
        return Map.of("schoolId", NORTH_SCHOOL, "remark", remark);
    }
}

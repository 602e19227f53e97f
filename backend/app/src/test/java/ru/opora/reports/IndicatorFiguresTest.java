package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Owed;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** A report names an indicator of a round, and its figure opens to the schools it was made from. */
@ApiTest
class IndicatorFiguresTest {

    private static final LocalDate MONTH =
            LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).minusMonths(1);

    @Autowired
    private WebTestClient web;

    @Test
    void aReportIsFilledFromTheConfirmedValuesOfARound() {
        String sum = Rounds.indicator(
                        web,
                        RITA,
                        REGION,
                        code(),
                        Rounds.with(Rounds.definition("Учителей"), "aggregation", "SUM", "unit", "чел."))
                .id();
        String mean = Rounds.indicator(web, RITA, REGION, code(), Rounds.definition("Доля"))
                .id();
        String round = Rounds.opened(web, ALICE, NORTH, MONTH.plusDays(3), sum, mean);
        Rounds.write(
                        web,
                        ALICE,
                        Rounds.form(round, NORTH_SCHOOL),
                        List.of(Rounds.cell(sum, 41), Rounds.cell(mean, 12.5)))
                .is(200);
        String sumCode = code(sum);
        String meanCode = code(mean);
        assertThat(Api.as(web, RITA).get(Api.V1 + "/report-figures").text())
                .contains(sumCode, meanCode, "Учителей, чел.");
        String report = report(sumCode, meanCode);

        assertThat(figure(Api.as(web, BOB).post(report + "/fill").is(200), 0)
                        .at("/value")
                        .isNull())
                .as("not confirmed by the school yet")
                .isTrue();
        Api.as(web, BOB)
                .post(Rounds.ROUNDS + "/" + round + "/confirm", Map.of("within", NORTH_SCHOOL))
                .is(200);
        Answer filled = Api.as(web, BOB).post(report + "/fill").is(200);

        assertThat(figure(filled, 0).at("/value").asDouble()).isEqualTo(41);
        assertThat(figure(filled, 0).at("/unit").asString()).isEqualTo("COUNT");
        assertThat(figure(filled, 0).at("/name/ru").asString()).isEqualTo("Учителей");
        assertThat(figure(filled, 1).at("/unit").asString()).isEqualTo("MEAN");
        assertThat(figure(filled, 1).at("/value").asDouble()).isEqualTo(12.5);
        assertThat(figure(filled, 1).at("/denominator").asDouble()).isEqualTo(1);
        JsonNode row = Api.as(web, BOB)
                .get(report + "/figures/" + sumCode + "/rows")
                .is(200)
                .json()
                .at("/items/0");
        assertThat(row.at("/subject").asString()).isEqualTo("ROUND");
        assertThat(row.at("/subjectId").asString()).isEqualTo(round);
        assertThat(row.at("/organizationId").asString()).isEqualTo(NORTH_SCHOOL.toString());
        assertThat(row.at("/value").asDouble()).isEqualTo(41);
        assertThat(figure(corrected(report, meanCode, -2.5), 1).at("/corrected").asDouble())
                .as("an indicator may fall")
                .isEqualTo(-2.5);
        corrected(report, meanCode, 2e15)
                .problem(422, "invalid-fields")
                .pointing("/corrections/0/value", "OUT_OF_RANGE");
    }

    private Answer corrected(String report, String code, double value) {
        Api bob = Api.as(web, BOB);
        return Owed.put(
                bob, report, Owed.tag(bob, report), Owed.written(List.of(), List.of(Owed.correction(value, code))));
    }

    @Test
    void anIndicatorThatIsNotThereIsRefused() {
        Api.as(web, RITA)
                .post(
                        Api.V1 + "/report-templates",
                        template("indicators.sum" + UUID.randomUUID().toString().replace("-", "")))
                .problem(422, "invalid-fields")
                .pointing("/template/sections", "NOT_FOUND");
        Api.as(web, RITA)
                .post(Api.V1 + "/report-templates", template("indicators.sumnothing"))
                .problem(422, "invalid-fields")
                .pointing("/template/sections/0/figures/0", "NOT_FOUND");
    }

    private String report(String... figures) {
        Api rita = Api.as(web, RITA);
        String id = rita.post(Api.V1 + "/report-templates", template(figures))
                .is(201)
                .id();
        rita.post(Api.V1 + "/report-templates/" + id + "/generate").is(200);
        return Api.V1 + "/report-obligations/"
                + rita.get(Api.V1 + "/report-obligations?template=" + id + "&organization=" + NORTH)
                        .is(200)
                        .at("/items/0/id");
    }

    private static Map<String, Object> template(String... figures) {
        return Map.of(
                "organizationId",
                REGION,
                "template",
                Map.of(
                        "name",
                        "Отчет " + UUID.randomUUID(),
                        "termText",
                        "ежемесячно до 10 числа месяца, следующего за отчетным",
                        "period",
                        "MONTH",
                        "debtorKind",
                        "MUNICIPALITY",
                        "startsOn",
                        MONTH.toString(),
                        "sections",
                        List.of(Map.of("title", "Показатели", "text", false, "figures", List.of(figures)))));
    }

    private static JsonNode figure(Answer report, int number) {
        return report.json().at("/sections/0/figures/" + number);
    }

    private String code(String indicator) {
        String hex = indicator.replace("-", "");
        String all = Api.as(web, RITA).get(Api.V1 + "/report-figures").is(200).text();
        return all.contains("indicators.sum" + hex) ? "indicators.sum" + hex : "indicators.mean" + hex;
    }

    private static String code() {
        return "f" + UUID.randomUUID().toString().replace("-", "");
    }
}

package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Rounds.ROUNDS;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.definition;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.with;
import static ru.opora.testing.Rounds.write;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Rounds;

/** Sums are kept, not reckoned when they are asked for: whatever happens, they are what a recount of all cells comes to. */
@ApiTest
class RoundTotalsTest {

    private static final String DIFFERENCES = """
            SELECT count(*) FROM (
                SELECT v.round_indicator_id, v.breakdown, f.municipality_id, count(v.value) AS known, count(v.missing) AS missing,
                       coalesce(sum(v.value), 0) AS total, coalesce(sum(v.value * v.value), 0) AS squares,
                       coalesce(sum(v.weight) FILTER (WHERE v.value IS NOT NULL), 0) AS weight, coalesce(sum(v.value * v.weight), 0) AS weighted
                FROM monitoring_values v JOIN monitoring_round_forms f ON f.id = v.form_id GROUP BY 1, 2, 3) r
            FULL JOIN monitoring_value_totals t USING (round_indicator_id, breakdown, municipality_id)
            WHERE (r.known, r.missing, r.total, r.squares, r.weight, r.weighted)
                  IS DISTINCT FROM (t.known, t.missing, t.total, t.squares, t.weight, t.weighted)""";

    private static final String FILLED = """
            SELECT count(*) FROM monitoring_round_forms f WHERE f.filled <> (
                SELECT count(*) FROM monitoring_values v
                WHERE v.form_id = f.id AND v.origin <> 'FORMULA' AND num_nonnulls(v.value, v.missing) > 0)""";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void eachAggregationIsWhatItsWordSays() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Суммарный район", REGION);
        UUID one = Rounds.place(web, RITA, "SCHOOL", "Суммарная СОШ № 1", district);
        UUID two = Rounds.place(web, RITA, "SCHOOL", "Суммарная СОШ № 2", district);
        String sum = indicator(district, "t_sum", "aggregation", "SUM");
        String mean = indicator(district, "t_mean", "aggregation", "MEAN");
        String weighted = indicator(district, "t_weighted", "aggregation", "WEIGHTED", "weightedBy", "t_sum");
        String latest = indicator(district, "t_latest", "aggregation", "LATEST");
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), sum, mean, weighted, latest);
        write(web, RITA, form(round, one), List.of(cell(sum, 10), cell(mean, 40), cell(weighted, 1), cell(latest, 5)))
                .is(200);
        write(web, RITA, form(round, two), List.of(cell(sum, 30), cell(mean, 60), cell(weighted, 2), cell(latest, 9)))
                .is(200);
        Answer totals = Api.as(web, RITA).get(ROUNDS + "/" + round + "/totals").is(200);
        assertThat(totals.json().at("/schools").asInt()).isEqualTo(2);
        assertThat(totals.json().at("/items"))
                .extracting(item -> item.at("/value").asDouble())
                .containsExactly(40.0, 50.0, 1.75, 9.0);
        write(web, RITA, form(round, two), List.of(cell(sum, 10), Map.of("indicatorId", mean, "missing", "нет")));
        Answer later = Api.as(web, RITA).get(ROUNDS + "/" + round + "/totals?municipality=" + district);
        assertThat(later.json().at("/items"))
                .extracting(item -> item.at("/value").asDouble())
                .as("what a value weighs follows the indicator it is weighed by; what is missing is not zero")
                .containsExactly(20.0, 40.0, 1.5, 9.0);
        assertThat(later.json().at("/items/1/known").asInt()).isEqualTo(1);
        assertThat(later.json().at("/items/1/missing").asInt()).isEqualTo(1);
        assertThat(count(DIFFERENCES)).isZero();
        assertThat(count(FILLED)).isZero();
    }

    @Test
    void anOldRoundComesToTheSameAfterSchoolsMoveAndMerge() {
        UUID from = Rounds.place(web, RITA, "MUNICIPALITY", "Прежний район этапа", REGION);
        UUID to = Rounds.place(web, RITA, "MUNICIPALITY", "Новый район этапа", REGION);
        UUID moved = Rounds.place(web, RITA, "SCHOOL", "Переходящая СОШ", from);
        UUID merged = Rounds.place(web, RITA, "SCHOOL", "Вливающаяся СОШ", from);
        UUID successor = Rounds.place(web, RITA, "SCHOOL", "Принимающая СОШ", to);
        String indicator = Rounds.indicator(web, RITA, REGION, "t_history", with(definition("Сумма"), "aggregation", "SUM"))
                .id();
        String round = Rounds.opened(web, RITA, REGION, LocalDate.now(), indicator);
        write(web, RITA, form(round, moved), List.of(cell(indicator, 3)));
        write(web, RITA, form(round, merged), List.of(cell(indicator, 4)));
        write(web, RITA, form(round, successor), List.of(cell(indicator, 5)));
        String totals = ROUNDS + "/" + round + "/totals?municipality=";
        assertThat(value(totals + from)).isEqualTo(7.0);
        Api rita = Api.as(web, RITA);
        rita.post(Api.V1 + "/organizations/" + moved + "/move", Map.of("parentId", to)).is(200);
        rita.post(Api.V1 + "/organizations/" + merged + "/merge", Map.of("successorId", successor))
                .is(200);
        assertThat(value(totals + from)).isEqualTo(7.0);
        assertThat(value(totals + to)).isEqualTo(5.0);
        write(web, RITA, form(round, moved), List.of(cell(indicator, 6))).is(200);
        assertThat(value(totals + from)).as("by the district of the panel").isEqualTo(10.0);
        assertThat(value(totals + to)).isEqualTo(5.0);
        assertThat(rita.get(form(round, merged)).is(200).at("/school/name")).isEqualTo("Вливающаяся СОШ");
        assertThat(count(DIFFERENCES)).isZero();
    }

    @Test
    void writersOfOneDistrictDoNotLoseEachOthersSums() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Дружный район", REGION);
        String first = indicator(district, "t_first", "aggregation", "SUM");
        String second = indicator(district, "t_second", "aggregation", "SUM");
        List<UUID> schools = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            schools.add(Rounds.place(web, RITA, "SCHOOL", "Дружная СОШ № " + i, district));
        }
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), first, second);
        List<Callable<Answer>> writers = new ArrayList<>();
        for (int i = 0; i < schools.size(); i++) {
            String form = form(round, schools.get(i));
            List<Map<String, Object>> cells = i % 2 == 0
                    ? List.of(cell(first, 1), cell(second, 10))
                    : List.of(cell(second, 10), cell(first, 1));
            writers.add(() -> write(web, RITA, form, cells));
        }
        assertThat(AtOnce.call(writers)).extracting(Answer::status).containsOnly(200);
        Answer totals = Api.as(web, RITA).get(ROUNDS + "/" + round + "/totals").is(200);
        assertThat(totals.json().at("/items"))
                .extracting(item -> item.at("/value").asDouble())
                .containsExactly(8.0, 80.0);
        assertThat(count(DIFFERENCES)).isZero();
        assertThat(count(FILLED)).isZero();
    }

    private String indicator(UUID place, String code, Object... fields) {
        return Rounds.indicator(web, RITA, place, code, with(definition("Показатель " + code), fields))
                .id();
    }

    private double value(String path) {
        return new BigDecimal(Api.as(web, RITA).get(path).is(200).at("/items/0/value")).doubleValue();
    }

    private Long count(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(Long.class).one()).block();
    }
}

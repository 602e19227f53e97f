package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.write;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
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
import tools.jackson.databind.JsonNode;

/** Counts that are kept for dashboards are what a recount comes to. */
@ApiTest
class DashboardCountsTest {

    private static final String DASHBOARDS = Api.V1 + "/dashboards/";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void countsAreWhatARecountComesToWhateverMoves() {
        County county = new County(web, database);
        Api rita = Api.as(web, RITA);
        assertSame();
        write(web, RITA, form(county.now, county.eastern), List.of(cell(county.indicator, 55)))
                .is(200);
        assertSame();
        rita.post(Api.V1 + "/organizations/" + county.eastern + "/move", Map.of("parentId", county.west))
                .is(200);
        assertSame();
        assertThat(figure(rita.get(DASHBOARDS + county.west).is(200), "redSchools")
                        .at("/value")
                        .asInt())
                .isEqualTo(1);
        rita.post(Api.V1 + "/organizations/" + county.other + "/close", Map.of())
                .is(200);
        assertSame();
        assertThat(figure(rita.get(DASHBOARDS + county.id).is(200), "redSchools")
                        .at("/of")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void writersAtOnceLoseNoCountAndWaitForEachOtherInNoRing() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Дружный район сводки", REGION);
        String first = Rounds.indicator(web, RITA, district, "t_one").id();
        String second = Rounds.indicator(
                        web,
                        RITA,
                        district,
                        "t_two",
                        Rounds.with(Rounds.definition("Взвешенный"), "aggregation", "WEIGHTED", "weightedBy", "t_one"))
                .id();
        List<UUID> schools = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            schools.add(Rounds.place(web, RITA, "SCHOOL", "Дружная СОШ сводки № " + i, district));
        }
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), first, second);
        List<Callable<Answer>> writers = new ArrayList<>();
        for (int i = 0; i < schools.size(); i++) {
            String form = form(round, schools.get(i));
            List<Map<String, Object>> cells = i % 2 == 0
                    ? List.of(cell(first, 10 * i), cell(second, 5))
                    : List.of(cell(second, 5), cell(first, 10 * i));
            writers.add(() -> write(web, RITA, form, cells));
        }
        assertThat(AtOnce.call(writers)).extracting(Answer::status).containsOnly(200);
        assertSame();
        Answer board =
                Api.as(web, RITA).get(DASHBOARDS + district + "?round=" + round).is(200);
        assertThat(figure(board, "incompleteForms").at("/value").asInt()).isZero();
        assertThat(board.json().at("/distribution/buckets")).hasSize(6);
    }

    private void assertSame() {
        for (String differences : DashboardRecount.ALL) {
            assertThat(DatabaseScope.system(database.sql(differences)
                                    .mapValue(Long.class)
                                    .one())
                            .block())
                    .as(differences)
                    .isZero();
        }
    }

    private static JsonNode figure(Answer dashboard, String code) {
        return figures(dashboard).stream()
                .filter(figure -> figure.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> figures(Answer dashboard) {
        return StreamSupport.stream(dashboard.json().at("/figures").spliterator(), false)
                .toList();
    }
}

package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.write;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** The tiles of a municipality add up to its figures, whoever has left it or come to it since the round was opened. */
@ApiTest
class DashboardPanelTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void tilesAreThePanelOfTheRoundAndTheSchoolsOfToday() {
        UUID county = Rounds.place(web, RITA, "OTHER", "Край состава", REGION);
        UUID here = Rounds.place(web, RITA, "MUNICIPALITY", "Округ состава", county);
        UUID there = Rounds.place(web, RITA, "MUNICIPALITY", "Округ соседний", county);
        UUID stays = Rounds.place(web, RITA, "SCHOOL", "Школа А остается", here);
        UUID leaves = Rounds.place(web, RITA, "SCHOOL", "Школа Б уходит", here);
        UUID inner = Rounds.place(
                web,
                RITA,
                "MUNICIPALITY",
                "Округ внутренний",
                Rounds.place(web, RITA, "MUNICIPALITY", "Округ внешний", county));
        UUID low = Rounds.place(web, RITA, "SCHOOL", "Школа внутри", inner);
        String indicator =
                Rounds.indicator(web, RITA, REGION, "dashboard_panel").id();
        String round = Rounds.opened(web, RITA, county, LocalDate.now(), indicator);
        write(web, RITA, form(round, stays), List.of(cell(indicator, 10))).is(200);
        write(web, RITA, form(round, leaves), List.of(cell(indicator, 20))).is(200);
        write(web, RITA, form(round, low), List.of(cell(indicator, 30))).is(200);
        Rounds.place(web, RITA, "SCHOOL", "Школа В пришла", here);
        Api.as(web, RITA)
                .post(Api.V1 + "/organizations/" + leaves + "/move", Map.of("parentId", there))
                .is(200);
        Rounds.member(database, "coordinator-of-panel", here, "MUNICIPAL_COORDINATOR");

        JsonNode board = Api.as(web, "coordinator-of-panel")
                .get(Api.V1 + "/dashboards/" + here + "?round=" + round + "&indicator=" + indicator)
                .is(200)
                .json();
        int at = codes(board).indexOf("indicator");
        assertThat(board.at("/figures/" + at + "/value").asDouble()).isEqualTo(15);
        assertThat(tiles(board))
                .extracting(tile -> tile.at("/name").asString() + " "
                        + tile.at("/present").asBoolean() + " "
                        + tile.at("/values/" + at).toString())
                .containsExactly("Школа А остается true 10.0", "Школа В пришла true null", "Школа Б уходит false 20.0");
        JsonNode left = tiles(board).get(2);
        for (String other : List.of("overdue", "redSchools", "lateReports")) {
            assertThat(left.at("/values/" + codes(board).indexOf(other)).isNull())
                    .as(other + " is the business of where it is now")
                    .isTrue();
        }
        assertThat(board.at("/heat/0/values")).hasSize(3);
        JsonNode neighbour = Api.as(web, RITA)
                .get(Api.V1 + "/dashboards/" + there + "?round=" + round + "&indicator=" + indicator)
                .is(200)
                .json();
        assertThat(neighbour.at("/figures/" + at + "/value").isNull()).isTrue();
        assertThat(tiles(neighbour))
                .extracting(tile -> tile.at("/present").asBoolean() + " "
                        + tile.at("/values/" + at).toString())
                .containsExactly("true null");
        JsonNode inside = Api.as(web, RITA)
                .get(Api.V1 + "/dashboards/" + inner + "?round=" + round + "&indicator=" + indicator)
                .is(200)
                .json();
        assertThat(inside.at("/figures/" + codes(inside).indexOf("indicator") + "/value")
                        .asDouble())
                .as("the figure of a municipality below another")
                .isEqualTo(30);
        assertThat(tiles(inside))
                .as("of a municipality below another")
                .extracting(tile ->
                        tile.at("/values/" + codes(inside).indexOf("indicator")).toString())
                .containsExactly("30.0");
    }

    private static List<JsonNode> tiles(JsonNode board) {
        return board.at("/tiles").valueStream().toList();
    }

    private static List<String> codes(JsonNode board) {
        Stream<JsonNode> figures = board.at("/figures").valueStream();
        return figures.map(figure -> figure.at("/code").asString()).toList();
    }
}

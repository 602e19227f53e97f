package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.write;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** History stays with whom it belonged: of a school that moves or is closed, and of a place that holds schools without being a municipality. */
@ApiTest
class DashboardHistoryTest {

    private static final String DASHBOARDS = Api.V1 + "/dashboards/";
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void aMonthThatIsOverIsOfTheMunicipalityOfItsDay() {
        UUID here = Rounds.place(web, RITA, "MUNICIPALITY", "Район прежних месяцев", REGION);
        UUID there = Rounds.place(web, RITA, "MUNICIPALITY", "Район новых месяцев", REGION);
        UUID school = Rounds.place(web, RITA, "SCHOOL", "Переехавшая СОШ", here);
        LocalDate first = LocalDate.now(MOSCOW).withDayOfMonth(1).minusMonths(2);
        engage(school, first.plusDays(14).atStartOfDay(MOSCOW).toInstant());
        move(school, there);
        assertSame();
        String rows = Api.V1 + month(here).at("/href").asString();
        assertThat(month(here).at("/unknown").asInt()).isEqualTo(1);
        assertThat(month(here).at("/schools").asInt()).isEqualTo(1);
        assertThat(board(there).at("/engagement")).isEmpty();
        Rounds.member(database, "coordinator-of-months", here, "MUNICIPAL_COORDINATOR");
        for (String person : List.of(RITA, "coordinator-of-months")) {
            assertThat(Api.as(web, person).get(rows).is(200).json().at("/items"))
                    .as(person)
                    .extracting(row -> row.at("/organization/id").asString())
                    .containsExactly(school.toString());
        }
        assertThat(Api.as(web, RITA)
                        .get(rows.replace(here.toString(), there.toString()))
                        .is(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        Api.as(web, RITA)
                .post(Api.V1 + "/organizations/" + school + "/close", Map.of())
                .is(200);
        assertSame();
        assertThat(month(here).at("/unknown").asInt())
                .as("also when it is closed")
                .isEqualTo(1);
        assertThat(Api.as(web, RITA).get(rows).is(200).json().at("/items")).hasSize(1);
    }

    @Test
    void groupsAreOfThePanelAndAClosedSchoolKeepsItsNumbers() {
        UUID county = Rounds.place(web, RITA, "OTHER", "Край групп прежних", REGION);
        UUID here = Rounds.place(web, RITA, "MUNICIPALITY", "Район групп прежних", county);
        UUID there = Rounds.place(web, RITA, "MUNICIPALITY", "Район групп новых", county);
        UUID stays = Rounds.place(web, RITA, "SCHOOL", "Остается СОШ", here);
        UUID leaves = Rounds.place(web, RITA, "SCHOOL", "Уходит СОШ", here);
        String indicator = Rounds.indicator(
                        web,
                        RITA,
                        county,
                        "t_history",
                        Rounds.with(
                                Rounds.definition("Показатель с целью"),
                                "goals",
                                List.of(Map.of(
                                        "year", LocalDate.now().plusDays(30).getYear(), "target", 50))))
                .id();
        String round = Rounds.opened(web, RITA, county, LocalDate.now(), indicator);
        write(web, RITA, form(round, stays), List.of(cell(indicator, 60))).is(200);
        write(web, RITA, form(round, leaves), List.of(cell(indicator, 40))).is(200);
        move(leaves, there);
        assertThat(groups(here, round)).containsExactly("Остается СОШ true 0 of 1", "Уходит СОШ false 1 of 1");
        assertThat(groups(there, round)).as("it was measured elsewhere").isEmpty();
        Api.as(web, RITA)
                .post(Api.V1 + "/organizations/" + stays + "/close", Map.of())
                .is(200);
        JsonNode closed = Api.as(web, RITA)
                .get(DASHBOARDS + stays + "?round=" + round)
                .is(200)
                .json();
        assertThat(value(closed, "indicator").asDouble()).isEqualTo(60);
        assertThat(value(closed, "overdue").isNull()).isTrue();
    }

    @Test
    void aSchoolThatMovedKeepsTheRoundsOfItsFormerMunicipality() {
        UUID here = Rounds.place(web, RITA, "MUNICIPALITY", "Район прежнего этапа", REGION);
        UUID there = Rounds.place(web, RITA, "MUNICIPALITY", "Район нового этапа", REGION);
        UUID school = Rounds.place(web, RITA, "SCHOOL", "Измеренная СОШ", here);
        String indicator = Rounds.indicator(web, RITA, here, "t_former").id();
        String round = Rounds.opened(web, RITA, here, LocalDate.now(), indicator);
        write(web, RITA, form(round, school), List.of(cell(indicator, 12))).is(200);
        move(school, there);
        Rounds.member(database, "head-of-former", school, "SCHOOL_HEAD");
        JsonNode own = Api.as(web, "head-of-former")
                .get(DASHBOARDS + school + "?round=" + round)
                .is(200)
                .json();
        assertThat(value(own, "indicator").asDouble()).isEqualTo(12);
        Api.as(web, RITA).get(DASHBOARDS + there + "?round=" + round).problem(400, "bad-request");
    }

    @Test
    void aComplexOfSchoolsIsShownByItsSchools() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Район комплекса", REGION);
        UUID complex = Rounds.place(web, RITA, "OTHER", "Образовательный комплекс", district);
        UUID one = Rounds.place(web, RITA, "SCHOOL", "Корпус А", complex);
        UUID other = Rounds.place(web, RITA, "SCHOOL", "Корпус Б", complex);
        UUID outside = Rounds.place(web, RITA, "SCHOOL", "СОШ вне комплекса", district);
        String indicator = Rounds.indicator(web, RITA, district, "t_complex").id();
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), indicator);
        write(web, RITA, form(round, one), List.of(cell(indicator, 10))).is(200);
        write(web, RITA, form(round, outside), List.of(cell(indicator, 90))).is(200);
        Rounds.member(database, "head-of-complex", complex, "SCHOOL_HEAD");
        JsonNode board = Api.as(web, "head-of-complex")
                .get(DASHBOARDS + complex + "?round=" + round)
                .is(200)
                .json();
        assertThat(board.at("/level").asString()).isEqualTo("SCHOOLS");
        assertThat(board.at("/organization/id").asString()).isEqualTo(complex.toString());
        assertThat(board.at("/tiles"))
                .extracting(tile -> tile.at("/name").asString())
                .containsExactly("Корпус А", "Корпус Б");
        assertThat(value(board, "indicator").asDouble()).isEqualTo(10);
        assertThat(value(board, "incompleteForms").asInt()).isEqualTo(1);
        assertThat(names(Api.V1 + figure(board, "indicator").at("/href").asString(), "/schoolName"))
                .containsExactly("Корпус А");
        assertThat(names(Rounds.ROUNDS + "/" + round + "/forms?complete=false&municipality=" + complex, "/school/name"))
                .containsExactly("Корпус Б");
        assertThat(groups(complex, round)).isEmpty();
        assertThat(board(other).at("/level").asString()).isEqualTo("SCHOOL");
    }

    /** The first month of which something is known. */
    private JsonNode month(UUID place) {
        return board(place).at("/engagement/0");
    }

    private JsonNode board(UUID place) {
        return Api.as(web, RITA).get(DASHBOARDS + place).is(200).json();
    }

    private List<String> names(String path, String name) {
        return Api.as(web, RITA)
                .get(path.replace("/dashboard/values", "/dashboards/values"))
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(row -> row.at(name).asString())
                .toList();
    }

    /** Each place with what is behind in the only group; places in which nothing can be compared are left out. */
    private List<String> groups(UUID place, String round) {
        JsonNode found = Api.as(web, RITA)
                .get(DASHBOARDS + place + "/groups?round=" + round)
                .is(200)
                .json();
        List<JsonNode> cells = found.at("/groups/0/cells").valueStream().toList();
        List<JsonNode> places = found.at("/places").valueStream().toList();
        return java.util.stream.IntStream.range(0, places.size())
                .filter(at -> !cells.get(at).isNull())
                .mapToObj(at -> places.get(at).at("/name").asString() + " "
                        + places.get(at).at("/present").asBoolean() + " "
                        + cells.get(at).at("/behind").asInt() + " of "
                        + cells.get(at).at("/compared").asInt())
                .toList();
    }

    private static JsonNode value(JsonNode board, String code) {
        return figure(board, code).at("/value");
    }

    private static JsonNode figure(JsonNode board, String code) {
        return board.at("/figures")
                .valueStream()
                .filter(figure -> figure.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void move(UUID school, UUID to) {
        Api.as(web, RITA)
                .post(Api.V1 + "/organizations/" + school + "/move", Map.of("parentId", to))
                .is(200);
    }

    private void engage(UUID place, Instant moment) {
        DatabaseScope.system(
                        database.sql("SELECT monitoring_engage(o.path, :moment) FROM organizations o WHERE o.id = :id")
                                .bind("moment", moment)
                                .bind("id", place)
                                .then())
                .block();
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
}

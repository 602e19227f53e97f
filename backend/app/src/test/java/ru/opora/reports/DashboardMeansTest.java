package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
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
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** Means tell of no school that the caller does not see, are reckoned exactly, and stand beside what was measured the same way. */
@ApiTest
class DashboardMeansTest {

    private static final String DASHBOARDS = Api.V1 + "/dashboards/";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void aMeanTellsOfNoOneToFourSchoolsThatTheCallerDoesNotSee() {
        UUID district = place("MUNICIPALITY", "Район средних", REGION);
        List<UUID> schools = schools("Средняя СОШ", district, 6);
        String share = indicator(district, "m_share", "group", "Доли");
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), share);
        for (int i = 0; i < schools.size(); i++) {
            write(web, RITA, form(round, schools.get(i)), List.of(cell(share, 10 * i)))
                    .is(200);
        }
        String head = member(schools.get(0), "SCHOOL_HEAD");
        assertThat(compared(head, schools.get(0), round)).as("of five others").isEqualTo("1/1");
        String curator = "curator-" + UUID.randomUUID();
        People.curator(database, curator, schools.get(0), "NULL");
        People.curator(database, curator, schools.get(1), "NULL");
        assertThat(compared(curator, schools.get(0), round))
                .as("who takes two off the mean knows of four")
                .isEqualTo("-");
        assertThat(Api.as(web, curator)
                        .get(DASHBOARDS + "mine/groups?round=" + round)
                        .is(200)
                        .json()
                        .at("/groups/0/cells"))
                .allSatisfy(cell -> assertThat(cell.isNull()).isTrue());
        assertThat(compared(member(district, "MUNICIPAL_COORDINATOR"), schools.get(0), round))
                .as("who sees all of them")
                .isEqualTo("1/1");
    }

    @Test
    void behindAWeightedMeanStandPupilsAndOnlySchoolsThatHaveSome() {
        UUID district = place("MUNICIPALITY", "Район взвешенных", REGION);
        List<UUID> schools = schools("Взвешенная СОШ", district, 7);
        String pupils = indicator(district, "m_pupils", "aggregation", "SUM", "direction", "NEUTRAL");
        String share =
                indicator(district, "m_weighed", "group", "Доли", "aggregation", "WEIGHTED", "weightedBy", "m_pupils");
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), pupils, share);
        String head = member(schools.get(0), "SCHOOL_HEAD");
        weigh(round, schools, pupils, share, 0.5);
        assertThat(compared(head, schools.get(0), round))
                .as("six schools with three pupils")
                .isEqualTo("-");
        weigh(round, schools, pupils, share, 1);
        assertThat(compared(head, schools.get(0), round)).isEqualTo("1/1");
        JsonNode figure = figure(board(RITA, district, round, share));
        assertThat(figure.at("/weight").asDouble()).isEqualTo(106);
        assertThat(figure.at("/value").asDouble()).isCloseTo((10 * 100 + 60 * 6) / 106.0, within(1e-9));
        weigh(round, schools, pupils, share, 10);
        for (int i = 1; i <= 2; i++) {
            write(
                            web,
                            RITA,
                            form(round, schools.get(i)),
                            List.of(Map.of("indicatorId", pupils, "missing", "Нет сведений")))
                    .is(200);
        }
        assertThat(compared(head, schools.get(0), round))
                .as("six others have a value, and four of them are in the mean")
                .isEqualTo("-");
    }

    private void weigh(String round, List<UUID> schools, String pupils, String share, Object each) {
        for (int i = 0; i < schools.size(); i++) {
            write(
                            web,
                            RITA,
                            form(round, schools.get(i)),
                            List.of(cell(pupils, i == 0 ? 100 : each), cell(share, i == 0 ? 10 : 60)))
                    .is(200);
        }
    }

    @Test
    void aPlaceIsComparedWithAMeanOfAtLeastTwoOthers() {
        UUID county = place("OTHER", "Край немногих", REGION);
        String share = indicator(county, "m_few", "group", "Доли");
        List<UUID> schools = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            schools.add(place("SCHOOL", "Немногая СОШ " + i, place("MUNICIPALITY", "Немногий район " + i, county)));
        }
        String round = Rounds.opened(web, RITA, county, LocalDate.now(), share);
        write(web, RITA, form(round, schools.get(0)), List.of(cell(share, 0.1))).is(200);
        write(web, RITA, form(round, schools.get(1)), List.of(cell(share, 0.7))).is(200);
        assertThat(cells(RITA, county, round)).as("beside one other").containsExactly("-", "-", "-");
        JsonNode board = board(RITA, county, round, share);
        assertThat(figure(board).at("/value").toString())
                .as("0.1 + 0.7 is 0.7999999999999999 where it is not reckoned exactly")
                .isEqualTo("0.4");
        assertThat(figure(board).at("/weight").isNull()).as("it is not weighed").isTrue();
        write(web, RITA, form(round, schools.get(2)), List.of(cell(share, 0.7))).is(200);
        assertThat(cells(RITA, county, round)).containsExactly("1/1", "0/1", "0/1");
    }

    @Test
    void oneValueIsNotSpread() {
        UUID district = place("MUNICIPALITY", "Район одного значения", REGION);
        List<UUID> schools = schools("Единственная СОШ", district, 2);
        String share = indicator(district, "m_one");
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), share);
        write(web, RITA, form(round, schools.get(0)), List.of(cell(share, 15))).is(200);
        JsonNode spread = board(RITA, district, round, share).at("/distribution");
        assertThat(spread.at("/buckets")).isEmpty();
        assertThat(spread.at("/known").asInt()).isEqualTo(1);
        assertThat(spread.at("/empty").asInt()).isEqualTo(1);
        write(web, RITA, form(round, schools.get(1)), List.of(cell(share, 25))).is(200);
        assertThat(board(RITA, district, round, share).at("/distribution/buckets"))
                .hasSize(2);
    }

    @Test
    void whatWasMeasuredInAnotherWayIsNotComparedAndAGap() {
        UUID district = place("MUNICIPALITY", "Район двух единиц", REGION);
        List<UUID> schools = schools("Двойная СОШ", district, 2);
        String share = indicator(district, "m_units");
        // After the rounds of the whole region that other tests open: a dashboard knows the newest.
        String then = Rounds.opened(web, RITA, district, LocalDate.now().plusDays(1), share);
        write(web, RITA, form(then, schools.get(0)), List.of(cell(share, 15))).is(200);
        String same = Rounds.opened(web, RITA, district, LocalDate.now().plusDays(2), share);
        write(web, RITA, form(same, schools.get(0)), List.of(cell(share, 20))).is(200);
        write(web, RITA, form(same, schools.get(1)), List.of(cell(share, 40))).is(200);
        JsonNode before = figure(board(RITA, district, same, share));
        assertThat(before.at("/before").asDouble()).isEqualTo(15);
        assertThat(before.at("/beforeOf").asInt())
                .as("of one school, not of two")
                .isEqualTo(1);
        Rounds.put(
                        web,
                        RITA,
                        Rounds.INDICATORS + "/" + share,
                        Api.as(web, RITA).get(Rounds.INDICATORS + "/" + share).tag(),
                        Map.of("definition", with(definition("Показатель m_units"), "unit", "чел.")))
                .is(200);
        String now = Rounds.opened(web, RITA, district, LocalDate.now().plusDays(3), share);
        write(web, RITA, form(now, schools.get(0)), List.of(cell(share, 300))).is(200);
        JsonNode board = board(RITA, district, now, share);
        assertThat(figure(board).at("/before").isNull()).isTrue();
        assertThat(figure(board).at("/beforeMissing").asString()).isEqualTo("OTHERWISE");
        assertThat(figure(board).at("/beforeOf").isNull()).isTrue();
        assertThat(board.at("/trend"))
                .filteredOn(point ->
                        List.of(then, same, now).contains(point.at("/roundId").asString()))
                .extracting(point -> point.at("/value").toString() + " "
                        + point.at("/missing").toString())
                .containsExactly("null \"OTHERWISE\"", "null \"OTHERWISE\"", "300.0 null");
        JsonNode school = Api.as(web, RITA)
                .get(DASHBOARDS + schools.get(0) + "?round=" + now + "&indicator=" + share)
                .is(200)
                .json();
        assertThat(school.at("/heat/0/values"))
                .filteredOn(value -> !value.isNull())
                .extracting(JsonNode::asDouble)
                .containsExactly(300.0);
    }

    private UUID place(String kind, String name, UUID parent) {
        return Rounds.place(web, RITA, kind, name, parent);
    }

    private List<UUID> schools(String name, UUID district, int count) {
        List<UUID> schools = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            schools.add(place("SCHOOL", name + " " + i, district));
        }
        return schools;
    }

    private String indicator(UUID place, String code, Object... fields) {
        return Rounds.indicator(web, RITA, place, code, with(definition("Показатель " + code), fields))
                .id();
    }

    private String member(UUID place, String role) {
        String subject = "member-" + UUID.randomUUID();
        Rounds.member(database, subject, place, role);
        return subject;
    }

    private JsonNode board(String person, UUID place, String round, String indicator) {
        return Api.as(web, person)
                .get(DASHBOARDS + place + "?round=" + round + "&indicator=" + indicator)
                .is(200)
                .json();
    }

    private static JsonNode figure(JsonNode board) {
        return board.at("/figures")
                .valueStream()
                .filter(figure -> figure.at("/code").asString().equals("indicator"))
                .findFirst()
                .orElseThrow();
    }

    /** Of the first place: how many are behind of how many that are compared. */
    private String compared(String person, UUID place, String round) {
        return cells(person, place, round).get(0);
    }

    private List<String> cells(String person, UUID place, String round) {
        JsonNode group = Api.as(web, person)
                .get(DASHBOARDS + place + "/groups?round=" + round)
                .is(200)
                .json()
                .at("/groups")
                .valueStream()
                .filter(one -> one.at("/group").asString().equals("Доли"))
                .findFirst()
                .orElseThrow();
        return group.at("/cells")
                .valueStream()
                .map(cell -> cell.isNull()
                        ? "-"
                        : cell.at("/behind").asInt() + "/"
                                + cell.at("/compared").asInt())
                .toList();
    }
}

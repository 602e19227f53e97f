package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Rounds.cell;
import static ru.opora.testing.Rounds.definition;
import static ru.opora.testing.Rounds.form;
import static ru.opora.testing.Rounds.with;
import static ru.opora.testing.Rounds.write;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.live.EventStreams;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.EventStream;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** Groups of indicators, engagement by months, and that whoever has a dashboard open is told. */
@ApiTest
class DashboardGroupTest {

    private static final String DASHBOARDS = Api.V1 + "/dashboards/";
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    private static @Nullable County made;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @LocalServerPort
    private int port;

    @Test
    void whoMayNotLook() {
        Api.as(web, CHELSEA).get(DASHBOARDS + NORTH + "/groups").problem(403, "forbidden");
        Api.as(web, CHELSEA).get(DASHBOARDS + "mine/groups").problem(403, "forbidden");
        Api.as(web, DORA).get(DASHBOARDS + NORTH + "/groups").problem(404, "not-found");
        Api.as(web, BOB).get(DASHBOARDS + REGION + "/groups").problem(404, "not-found");
        Api.as(web, SASHA).get(DASHBOARDS + NORTH + "/groups").problem(404, "not-found");
        Api.client(web, "roadmaps:read").get(DASHBOARDS + NORTH + "/groups").problem(403, "forbidden");
        Api.as(web, RITA)
                .get(DASHBOARDS + REGION + "/groups?round=" + UUID.randomUUID())
                .problem(400, "bad-request")
                .pointing("?round", "NOT_FOUND");
    }

    @Test
    void aGroupSaysInHowManyIndicatorsAPlaceIsBehind() {
        County county = county();
        Answer groups = groups(RITA, county.id);
        assertThat(groups.json().at("/places"))
                .extracting(place -> place.at("/id").asString())
                .containsExactly(county.east.toString(), county.west.toString(), county.south.toString());
        JsonNode staff = row(groups, "Кадры");
        assertThat(staff.at("/indicators").asInt()).isEqualTo(2);
        assertThat(staff.at("/cells/0").toString())
                .as("less would be better, and it has more than the county")
                .isEqualTo("{\"compared\":2,\"behind\":1}");
        assertThat(staff.at("/cells/1/behind").asInt()).isEqualTo(1);
        JsonNode results = row(groups, "Результаты");
        assertThat(results.at("/cells/0/behind").asInt())
                .as("over the mean of the county, and still short of the target")
                .isEqualTo(1);
        assertThat(results.at("/cells/1").isNull()).as("nothing is known there").isTrue();
        JsonNode none = row(groups, "");
        assertThat(none.at("/comparable").asInt()).isZero();
        assertThat(none.at("/cells"))
                .allSatisfy(cell -> assertThat(cell.isNull()).isTrue());
    }

    @Test
    void schoolsAreComparedWithTheirMunicipalityAndASchoolWithATargetOnlyWhereFewMakeTheMean() {
        County county = county();
        JsonNode staff = row(groups(RITA, county.east), "Кадры");
        assertThat(staff.at("/cells/0/behind").asInt()).isEqualTo(1);
        assertThat(staff.at("/cells/1/behind").asInt()).isZero();
        assertThat(staff.at("/cells/2/behind").asInt()).as("just the mean").isZero();
        String head = "head-" + UUID.randomUUID();
        Rounds.member(database, head, county.eastern, "SCHOOL_HEAD");
        Answer own = groups(head, county.eastern);
        assertThat(row(own, "Кадры").at("/cells/0").isNull())
                .as("the mean of three schools would tell it of the others")
                .isTrue();
        assertThat(row(own, "Результаты").at("/cells/0/compared").asInt()).isEqualTo(1);
        assertThat(Api.as(web, head)
                        .get(DASHBOARDS + "mine/groups?round=" + county.round)
                        .is(200)
                        .json())
                .isEqualTo(own.json());
    }

    @Test
    void aGroupOpensToItsIndicators() {
        County county = county();
        String path = DASHBOARDS + county.id + "?round=" + county.round + "&indicator=" + county.result + "&group=";
        Answer staff = Api.as(web, RITA).get(path + "Кадры").is(200);
        assertThat(staff.json().at("/heat"))
                .extracting(row -> row.at("/indicator/id").asString())
                .containsExactly(county.share, county.vacant);
        assertThat(staff.at("/indicator/id"))
                .as("the figure that was chosen stays")
                .isEqualTo(county.result);
        assertThat(Api.as(web, RITA).get(path).is(200).json().at("/heat"))
                .extracting(row -> row.at("/indicator/id").asString())
                .containsExactly(county.pupils);
        assertThat(Api.as(web, RITA).get(path + "Нет такой").is(200).json().at("/heat"))
                .isEmpty();
    }

    @Test
    void engagementIsToldByMonthsAndAMonthInWhichNothingWasComputedIsAGap() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Помесячный район", REGION);
        UUID school = Rounds.place(web, RITA, "SCHOOL", "Помесячная СОШ № 1", district);
        UUID later = Rounds.place(web, RITA, "SCHOOL", "Помесячная СОШ № 2", district);
        assertThat(board(district).json().at("/engagement")).isEmpty();
        LocalDate first = LocalDate.now(MOSCOW).withDayOfMonth(1).minusMonths(2);
        engage(school, first.plusDays(14).atStartOfDay(MOSCOW).toInstant());
        Api.as(web, RITA)
                .post(Api.V1 + "/engagement/refresh", Map.of("organizationId", district))
                .is(200);
        JsonNode months = board(district).json().at("/engagement");
        assertThat(months)
                .extracting(month -> month.at("/month").asString())
                .containsExactly(
                        first.toString(),
                        first.plusMonths(1).toString(),
                        first.plusMonths(2).toString());
        assertThat(months.at("/0/unknown").asInt()).isEqualTo(1);
        assertThat(months.at("/0/known").asInt()).isZero();
        assertThat(months)
                .as("also of the month that knows of one school alone")
                .allSatisfy(month -> assertThat(month.at("/schools").asInt()).isEqualTo(2));
        assertThat(months).extracting(month -> month.at("/running").asBoolean()).containsExactly(false, false, true);
        for (String number : List.of("red", "yellow", "green", "unknown", "known", "href")) {
            assertThat(months.at("/1/" + number).isNull()).as(number).isTrue();
        }
        String rows = Api.V1 + months.at("/0/href").asString();
        assertThat(Api.as(web, RITA).get(rows + "&level=UNKNOWN").is(200).json().at("/items"))
                .hasSize(1);
        assertThat(Api.as(web, RITA).get(rows + "&level=RED").is(200).json().at("/items"))
                .isEmpty();
        assertThat(Api.as(web, RITA)
                        .get(rows.replace("/engagement?", "/engagement/counts?"))
                        .is(200)
                        .json()
                        .at("/unknown")
                        .asInt())
                .isEqualTo(1);
        assertThat(board(school).json().at("/engagement/2/unknown").asInt()).isEqualTo(1);
        assertThat(board(later).json().at("/engagement"))
                .extracting(month -> month.at("/month").asString())
                .containsExactly(first.plusMonths(2).toString());
    }

    @Test
    void whoeverLooksIsToldThatTheListsOfAPlaceChanged() {
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Слышный район", REGION);
        UUID school = Rounds.place(web, RITA, "SCHOOL", "Слышная СОШ", district);
        String head = "head-" + UUID.randomUUID();
        String coordinator = "coordinator-" + UUID.randomUUID();
        Rounds.member(database, head, school, "SCHOOL_HEAD");
        Rounds.member(database, coordinator, district, "MUNICIPAL_COORDINATOR");
        String indicator = Rounds.indicator(web, RITA, district, "t_heard").id();
        String round = Rounds.opened(web, RITA, district, LocalDate.now(), indicator);
        EventStreams.told(context); // what was made so far, before the streams begin
        try (var below = EventStream.of(port, head);
                var above = EventStream.of(port, coordinator)) {
            engage(district, Instant.now());
            assertThat(below.changed()).isEqualTo("engagement CHANGED " + district);
            assertThat(above.changed()).isEqualTo("engagement CHANGED " + district);
            engage(district, Instant.now());
            write(web, RITA, form(round, school), List.of(cell(indicator, 5))).is(200);
            assertThat(above.changed())
                    .as("computing the same again is told nobody")
                    .doesNotStartWith("engagement");
        }
    }

    private Answer board(UUID place) {
        return Api.as(web, RITA).get(DASHBOARDS + place).is(200);
    }

    private Answer groups(String person, UUID place) {
        return Api.as(web, person)
                .get(DASHBOARDS + place + "/groups?round=" + county().round)
                .is(200);
    }

    private static JsonNode row(Answer groups, String name) {
        return groups.json()
                .at("/groups")
                .valueStream()
                .filter(group -> group.at("/group").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void engage(UUID place, Instant moment) {
        DatabaseScope.system(
                        database.sql("SELECT monitoring_engage(o.path, :moment) FROM organizations o WHERE o.id = :id")
                                .bind("moment", moment)
                                .bind("id", place)
                                .then())
                .block();
    }

    private County county() {
        County known = made;
        if (known == null) {
            known = new County();
            made = known;
        }
        return known;
    }

    /** Three municipalities with five schools and four indicators in two groups and none. */
    private final class County {

        final UUID id = Rounds.place(web, RITA, "OTHER", "Округ групп", REGION);
        final UUID east = Rounds.place(web, RITA, "MUNICIPALITY", "Восточный район групп", id);
        final UUID west = Rounds.place(web, RITA, "MUNICIPALITY", "Западный район групп", id);
        final UUID eastern = Rounds.place(web, RITA, "SCHOOL", "Восточная СОШ групп", east);
        final UUID other = Rounds.place(web, RITA, "SCHOOL", "Дальняя СОШ групп", east);
        final UUID south = Rounds.place(web, RITA, "MUNICIPALITY", "Южный район групп", id);
        final UUID third = Rounds.place(web, RITA, "SCHOOL", "Ясная СОШ групп", east);
        final UUID southern = Rounds.place(web, RITA, "SCHOOL", "Южная СОШ групп", south);
        final UUID western = Rounds.place(web, RITA, "SCHOOL", "Западная СОШ групп", west);
        final LocalDate day = LocalDate.now().minusDays(3);
        final String share = indicator("t_share", "group", "Кадры");
        final String vacant = indicator("t_vacant", "group", "Кадры", "direction", "DOWN");
        final String result = indicator(
                "t_result",
                "group",
                "Результаты",
                "goals",
                List.of(Map.of("year", day.plusDays(30).getYear(), "target", 50)));
        final String pupils = indicator("t_count", "direction", "NEUTRAL", "aggregation", "SUM");
        final String round = Rounds.opened(web, RITA, id, day, share, vacant, result, pupils);

        County() {
            write(web, RITA, form(round, eastern), List.of(cell(share, 20), cell(vacant, 5), cell(result, 40)))
                    .is(200);
            write(web, RITA, form(round, other), List.of(cell(share, 60), cell(vacant, 5), cell(pupils, 300)))
                    .is(200);
            write(web, RITA, form(round, third), List.of(cell(share, 40), cell(vacant, 5)))
                    .is(200);
            write(web, RITA, form(round, southern), List.of(cell(share, 10), cell(vacant, 2)))
                    .is(200);
            write(web, RITA, form(round, western), List.of(cell(share, 10), cell(vacant, 2)))
                    .is(200);
        }

        private String indicator(String code, Object... fields) {
            return Rounds.indicator(web, RITA, id, code, with(definition("Показатель " + code), fields))
                    .id();
        }
    }
}

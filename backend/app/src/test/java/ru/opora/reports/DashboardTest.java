package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** What a dashboard shows to whom, and that each of its numbers leads to its rows. */
@ApiTest
class DashboardTest {

    private static final String DASHBOARDS = Api.V1 + "/dashboards/";

    private static @Nullable County looked;

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotLook() {
        Api.as(web, CHELSEA).get(DASHBOARDS + NORTH).problem(403, "forbidden");
        Api.as(web, CHELSEA).get(DASHBOARDS + "mine").problem(403, "forbidden");
        Api.as(web, DORA).get(DASHBOARDS + NORTH).problem(404, "not-found");
        Api.as(web, BOB).get(DASHBOARDS + REGION).problem(404, "not-found");
        Api.as(web, SASHA).get(DASHBOARDS + NORTH).problem(404, "not-found");
        Api.client(web, "roadmaps:read").get(DASHBOARDS + NORTH).problem(403, "forbidden");
        Api.client(web, "monitoring:read").get(DASHBOARDS + REGION).problem(404, "not-found");
        People.curator(database, "curator-gone", NORTH_SCHOOL, "current_date - 1");
        Api.as(web, "curator-gone").get(DASHBOARDS + "mine").problem(403, "forbidden");
        Api.as(web, "curator-gone").get(DASHBOARDS + NORTH_SCHOOL).problem(403, "forbidden");
        for (String person : List.of(OLEG, RITA)) {
            Api.as(web, person).get(DASHBOARDS + NORTH).is(200);
        }
        Answer own = Api.as(web, SASHA).get(DASHBOARDS + NORTH_SCHOOL).is(200);
        assertThat(own.at("/level")).isEqualTo("SCHOOL");
        assertThat(Api.as(web, SASHA).get(DASHBOARDS + "mine").is(200).at("/organization/id"))
                .isEqualTo(NORTH_SCHOOL.toString());
    }

    @Test
    void aFigureOfAnotherRoomIsForWhoeverMayReadThatRoom() {
        Answer narrow =
                Api.client(web, "monitoring:read").get(DASHBOARDS + NORTH).is(200);
        assertThat(codes(narrow)).contains("redSchools", "incompleteForms").doesNotContain("overdue", "lateReports");
        Answer wide = Api.client(web, "monitoring:read", "checkpoints:read", "reports:read")
                .get(DASHBOARDS + NORTH)
                .is(200);
        assertThat(codes(wide)).contains("overdue", "lateReports");
    }

    @Test
    void whatIsNotKnownIsNullWithAWordAndNeverZero() {
        UUID county = Rounds.place(web, RITA, "OTHER", "Пустой округ", REGION);
        UUID district = Rounds.place(web, RITA, "MUNICIPALITY", "Пустой район", county);
        Rounds.place(web, RITA, "SCHOOL", "Пустая СОШ", district);
        Answer empty = Api.as(web, RITA).get(DASHBOARDS + county).is(200);
        assertThat(figures(empty)).allSatisfy(figure -> {
            assertThat(figure.at("/value").isNull()).as(figure.toString()).isTrue();
            assertThat(figure.at("/missing").isNull()).as(figure.toString()).isFalse();
            assertThat(figure.at("/href").isNull()).as(figure.toString()).isTrue();
        });
        assertThat(figure(empty, "overdue").at("/missing").asString()).isEqualTo("NO_PLANS");
        assertThat(figure(empty, "redSchools").at("/missing").asString()).isEqualTo("NOT_COMPUTED");
        assertThat(figure(empty, "lateReports").at("/missing").asString()).isEqualTo("NO_REPORTS");
        assertThat(empty.json().at("/tiles/0/values"))
                .allSatisfy(value -> assertThat(value.isNull()).isTrue());
    }

    @Test
    void everyNumberLeadsToJustItsRows() {
        County county = untouched();
        for (UUID place : List.of(county.id, county.east, county.eastern)) {
            Answer shown = Api.as(web, RITA)
                    .get(DASHBOARDS + place + "?round=" + county.now)
                    .is(200);
            int numbers = 0;
            for (JsonNode figure : figures(shown)) {
                if (!figure.at("/value").isNull()
                        && !figure.at("/href").asString().contains("/forms/")) {
                    assertThat(rows(figure.at("/href").asString()))
                            .as(figure.toString())
                            .isEqualTo(figure.at("/rows").asLong());
                    numbers++;
                }
            }
            assertThat(numbers).isGreaterThanOrEqualTo(3);
        }
        Answer whole = Api.as(web, RITA)
                .get(DASHBOARDS + county.id + "?round=" + county.now)
                .is(200);
        List<JsonNode> figures = figures(whole);
        for (JsonNode tile : whole.json().at("/tiles")) {
            for (int i = 0; i < figures.size(); i++) {
                JsonNode value = tile.at("/values/" + i);
                String href = figures.get(i)
                        .at("/placeHref")
                        .asString()
                        .replace("{place}", tile.at("/id").asString());
                boolean counted = !figures.get(i).at("/unit").asString().equals("INDICATOR");
                if (counted && !value.isNull()) {
                    assertThat(rows(href)).as(href).isEqualTo(value.asLong());
                }
            }
        }
        JsonNode spread = whole.json().at("/distribution");
        for (JsonNode bar : spread.at("/buckets")) {
            assertThat(rows(bar.at("/href").asString()))
                    .isEqualTo(bar.at("/schools").asLong());
        }
        assertThat(rows(spread.at("/knownHref").asString()))
                .isEqualTo(2)
                .isEqualTo(spread.at("/known").asLong());
        assertThat(rows(spread.at("/missingHref").asString()))
                .isEqualTo(1)
                .isEqualTo(spread.at("/missing").asLong());
        assertThat(rows(spread.at("/emptyHref").asString()))
                .isEqualTo(0)
                .isEqualTo(spread.at("/empty").asLong());
        for (JsonNode point : whole.json().at("/trend")) {
            assertThat(rows(point.at("/href").asString()))
                    .isEqualTo(point.at("/known").asLong());
        }
    }

    @Test
    void aRegionIsTheSumOfItsPlacesAndComparedWithTheRoundBefore() {
        County county = untouched();
        Answer whole = Api.as(web, RITA)
                .get(DASHBOARDS + county.id + "?round=" + county.now)
                .is(200);
        assertThat(whole.at("/level")).isEqualTo("REGION");
        assertThat(figure(whole, "overdue").at("/value").asInt()).isEqualTo(3);
        assertThat(figure(whole, "redSchools").at("/value").asInt()).isEqualTo(1);
        assertThat(figure(whole, "redSchools").at("/of").asInt())
                .as("of two schools it is not known")
                .isEqualTo(1);
        assertThat(figure(whole, "lateReports").at("/value").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(figure(whole, "incompleteForms").at("/value").asInt()).isEqualTo(0);
        assertThat(figure(whole, "indicator").at("/value").asDouble()).isEqualTo(40);
        assertThat(figure(whole, "indicator").at("/before").asDouble()).isEqualTo(20);
        assertThat(whole.json().at("/tiles"))
                .extracting(tile -> tile.at("/name").asString())
                .containsExactly("Восточный округ сводки", "Западный округ сводки");
        assertThat(whole.json().at("/heat/0/values/0").asDouble()).isEqualTo(40);
        assertThat(whole.json().at("/heat/0/values/1").isNull())
                .as("a school that says why there is none is no zero")
                .isTrue();
        assertThat(whole.json().at("/trend"))
                .extracting(point -> point.at("/value").asDouble())
                .containsExactly(20.0, 40.0);
        assertThat(whole.json().at("/distribution/buckets"))
                .extracting(bar -> bar.at("/schools").asInt())
                .containsExactly(1, 0, 0, 0, 1);
        assertThat(whole.json().at("/distribution/buckets/0/from").asDouble()).isEqualTo(20);
    }

    @Test
    void aMunicipalityIsShownBySchoolsAndACuratorSeesTheirOwnOnly() {
        County county = untouched();
        Answer district = Api.as(web, RITA).get(DASHBOARDS + county.east).is(200);
        assertThat(district.at("/level")).isEqualTo("MUNICIPALITY");
        assertThat(district.json().at("/tiles"))
                .extracting(tile -> tile.at("/id").asString())
                .containsExactly(county.eastern.toString(), county.other.toString());
        assertThat(figure(district, "overdue").at("/value").asInt()).isEqualTo(3);
        String curator = "curator-" + UUID.randomUUID();
        People.curator(database, curator, county.eastern, "NULL");
        People.curator(database, curator, county.western, "NULL");
        Answer mine = Api.as(web, curator)
                .get(DASHBOARDS + "mine?round=" + county.now)
                .is(200);
        assertThat(mine.at("/level")).isEqualTo("SCHOOLS");
        assertThat(mine.json().at("/organization").isNull()).isTrue();
        assertThat(mine.json().at("/choices")).hasSize(2);
        Set<String> tiles = new HashSet<>();
        mine.json().at("/tiles").forEach(tile -> tiles.add(tile.at("/id").asString()));
        assertThat(tiles).containsExactlyInAnyOrder(county.eastern.toString(), county.western.toString());
        assertThat(figure(mine, "indicator").at("/value").asDouble()).isEqualTo(20);
        for (JsonNode figure : figures(mine)) {
            if (!figure.at("/value").isNull()) {
                assertThat(rows(curator, figure.at("/href").asString()))
                        .as(figure.toString())
                        .isEqualTo(figure.at("/rows").asLong());
            }
        }
        Api.as(web, curator).get(DASHBOARDS + county.other).problem(404, "not-found");
        Api.as(web, curator).get(DASHBOARDS + county.east).problem(404, "not-found");
        Answer school = Api.as(web, curator)
                .get(DASHBOARDS + county.eastern + "?round=" + county.now)
                .is(200);
        assertThat(school.json().at("/heat/0/values"))
                .filteredOn(value -> !value.isNull())
                .hasSize(2);
        assertThat(school.json().at("/distribution").isNull()).isTrue();
    }

    @Test
    void whatIsAskedForMustBeThere() {
        County county = untouched();
        String path = DASHBOARDS + county.id;
        Api rita = Api.as(web, RITA);
        rita.get(path + "?round=" + UUID.randomUUID())
                .problem(400, "bad-request")
                .pointing("?round", "NOT_FOUND");
        rita.get(path + "?indicator=" + UUID.randomUUID())
                .problem(400, "bad-request")
                .pointing("?indicator", "NOT_FOUND");
        rita.get(path + "?round=x").problem(400, "bad-request");
        Answer before = rita.get(path + "?round=" + county.before + "&indicator=" + county.indicator)
                .is(200);
        assertThat(figure(before, "indicator").at("/value").asDouble()).isEqualTo(20);
        assertThat(figure(before, "indicator").at("/beforeMissing").asString()).isEqualTo("NOTHING_BEFORE");
    }

    /** Made once for the tests that only look. */
    private County untouched() {
        County made = looked;
        if (made == null) {
            made = new County(web, database);
            looked = made;
        }
        return made;
    }

    private long rows(String href) {
        return rows(RITA, href);
    }

    /** How many rows the list shows that an address of the application leads to. */
    private long rows(String person, String href) {
        String api = href.replaceFirst("^/tasks\\?of=all&view=overdue", "/checkpoints?view=OVERDUE")
                .replaceFirst("^(/monitoring-rounds/[^?]+)\\?view=forms&incomplete=true", "$1/forms?complete=false")
                .replace("&place=", "&municipality=")
                .replaceFirst("^/dashboard/values", "/dashboards/values");
        JsonNode page =
                Api.as(web, person).get(Api.V1 + api + "&limit=500").is(200).json();
        assertThat(page.at("/nextCursor").isNull()).isTrue();
        return page.at("/items").size();
    }

    private static List<JsonNode> figures(Answer dashboard) {
        return StreamSupport.stream(dashboard.json().at("/figures").spliterator(), false)
                .toList();
    }

    private static List<String> codes(Answer dashboard) {
        return figures(dashboard).stream()
                .map(figure -> figure.at("/code").asString())
                .toList();
    }

    private static JsonNode figure(Answer dashboard, String code) {
        return figures(dashboard).stream()
                .filter(figure -> figure.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }
}

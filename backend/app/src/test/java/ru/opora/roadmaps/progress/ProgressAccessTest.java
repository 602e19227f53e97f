package ru.opora.roadmaps.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Api.V1;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;

/** Who may not see figures, and whose figures are in no sum of theirs. */
@ApiTest
class ProgressAccessTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Vladivostok"));

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Stage stage;
    private UUID region;
    private UUID west;
    private UUID east;
    private UUID westSchool;
    private UUID eastSchool;
    private String road;

    @BeforeEach
    void twoMunicipalities() {
        stage = new Stage(database);
        region = stage.organization(null, "REGION", "Заречный край");
        west = stage.organization(region, "MUNICIPALITY", "Западный округ");
        east = stage.organization(region, "MUNICIPALITY", "Восточный округ");
        westSchool = stage.organization(west, "SCHOOL", "Западная СОШ");
        eastSchool = stage.organization(east, "SCHOOL", "Восточная СОШ");
        UUID sibling = stage.organization(west, "SCHOOL", "Вторая западная СОШ");
        UUID roadmap = stage.roadmap(region, "План края", 2, 2);
        for (UUID executor : new UUID[] {west, westSchool, eastSchool, sibling, region}) {
            stage.assign(roadmap, executor, TODAY.minusDays(12), TODAY.plusDays(5));
        }
        stage.step(stage.checkpoints(roadmap, eastSchool).get(0), "SUBMITTED");
        road = V1 + "/roadmaps/" + roadmap;
    }

    @Test
    void theFiguresAreNotThereForAnotherRegion() {
        for (String other : new String[] {People.RITA, People.DORA, People.SASHA}) {
            Api api = Api.as(web, other);
            for (String view : new String[] {"/progress", "/heat-map", "/burn-up"}) {
                api.get(road + view).problem(404, "not-found");
            }
            api.get(V1 + "/organizations/" + westSchool + "/execution").problem(404, "not-found");
            api.get(V1 + "/progress?organization=" + region).problem(404, "not-found");
            api.get(V1 + "/overdue?roadmap=" + road.substring(V1.length() + 10)).problem(404, "not-found");
            assertThat(api.get(V1 + "/overdue?limit=500").is(200).text())
                    .doesNotContain(west.toString(), east.toString());
            assertThat(api.get(V1 + "/overdue?within=" + region).is(200).at("/items/0/id"))
                    .isEmpty();
        }
    }

    @Test
    void anEmptyCursorAsksForTheFirstPageAsNoneDoes() {
        Api api = Api.as(web, stage.person(region, "REGIONAL_COORDINATOR"));
        for (String list : new String[] {
            road + "/progress?by=SECTION",
            road + "/progress?by=SCHOOL",
            road + "/heat-map?level=SCHOOL",
            road + "/heat-map?level=MUNICIPALITY",
            V1 + "/overdue?by=SCHOOL"
        }) {
            assertThat(api.get(list + "&cursor=").is(200).json().at("/items"))
                    .isNotEmpty()
                    .isEqualTo(api.get(list).is(200).json().at("/items"));
        }
    }

    @Test
    void aMunicipalityCountsNothingOfItsNeighbour() {
        Api api = Api.as(web, stage.person(west, "MUNICIPAL_COORDINATOR"));
        var places = api.get(road + "/progress?by=MUNICIPALITY").is(200);
        assertThat(places.json().at("/items").size()).isEqualTo(1);
        assertThat(places.at("/items/0/id")).isEqualTo(west.toString());
        assertThat(total(places)).isEqualTo(3 * 8); // itself and its two schools
        assertThat(places.json().at("/total/overdue").asInt()).isEqualTo(3 * 4);
        assertThat(places.json().at("/total/submitted").asInt()).isZero();
        for (String by : new String[] {"SECTION", "ROW", "EXECUTOR_KIND", "SCHOOL"}) {
            assertThat(total(api.get(road + "/progress?by=" + by).is(200)))
                    .as(by)
                    .isEqualTo(3 * 8);
        }
        assertThat(total(api.get(road + "/progress?within=" + east).is(200))).isZero();
        for (String level : new String[] {"SCHOOL", "MUNICIPALITY"}) {
            assertThat(api.get(road + "/heat-map?level=" + level).is(200).text())
                    .doesNotContain(east.toString(), eastSchool.toString(), region.toString() + "\",\"name");
        }
        assertThat(api.get(road + "/burn-up").json().at("/items/1/planned").asInt())
                .isEqualTo(3 * 8);
        var summary = api.get(V1 + "/execution-summary").is(200);
        assertThat(summary.json().at("/counts/total").asInt()).isEqualTo(3 * 8);
        assertThat(summary.json().at("/waiting/total").asInt()).isZero();
        assertThat(summary.text()).doesNotContain(east.toString(), eastSchool.toString());
        api.get(V1 + "/organizations/" + eastSchool + "/execution").problem(404, "not-found");
    }

    @Test
    void aSchoolCountsItselfAlone() {
        Api api = Api.as(web, stage.person(westSchool, "SCHOOL_HEAD"));
        for (String by : new String[] {"SECTION", "ROW", "EXECUTOR_KIND", "MUNICIPALITY", "SCHOOL"}) {
            assertThat(total(api.get(road + "/progress?by=" + by).is(200)))
                    .as(by)
                    .isEqualTo(8);
        }
        assertThat(api.get(road + "/progress?asOf=" + TODAY.minusDays(5))
                        .json()
                        .at("/total/total")
                        .asInt())
                .isEqualTo(8);
        var map = api.get(road + "/heat-map").is(200);
        assertThat(map.json().at("/items").size()).isEqualTo(1);
        assertThat(map.at("/items/0/organization/id")).isEqualTo(westSchool.toString());
        assertThat(map.at("/items/0/cells/0")).isEqualTo("O0/2!1");
        assertThat(api.get(V1 + "/overdue?by=SCHOOL").json().at("/items").size())
                .isEqualTo(1);
        assertThat(api.get(V1 + "/overdue?by=MUNICIPALITY")
                        .json()
                        .at("/items/0/overdue")
                        .asInt())
                .isEqualTo(4);
        assertThat(api.get(V1 + "/execution-summary")
                        .json()
                        .at("/counts/overdue")
                        .asInt())
                .isEqualTo(4);
        api.get(V1 + "/organizations/" + west + "/execution").problem(404, "not-found");
        assertThat(api.get(V1 + "/organizations/" + westSchool + "/execution")
                        .is(200)
                        .json()
                        .at("/counts/total")
                        .asInt())
                .isEqualTo(8);
    }

    @Test
    void twoRightsOneInTheOtherCountOnce() {
        String both = stage.person(west, "MUNICIPAL_COORDINATOR");
        stage.run("""
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                SELECT gen_random_uuid(), id, $1, 'SCHOOL_HEAD', DATE '2020-01-01' FROM organizations_people WHERE subject = $2""", westSchool, both);
        Api api = Api.as(web, both);
        assertThat(total(api.get(road + "/progress").is(200))).isEqualTo(3 * 8);
        assertThat(api.get(V1 + "/execution-summary").json().at("/counts/total").asInt())
                .isEqualTo(3 * 8);
    }

    @Test
    void theOwnerSeesAllAndMayNarrow() {
        Api api = Api.as(web, stage.person(region, "OBSERVER"));
        assertThat(total(api.get(road + "/progress?by=SCHOOL&limit=1").is(200))).isEqualTo(5 * 8);
        assertThat(total(api.get(road + "/progress?within=" + east).is(200))).isEqualTo(8);
        assertThat(total(api.get(road + "/progress?within=" + westSchool).is(200)))
                .isEqualTo(8);
        assertThat(total(api.get(V1 + "/progress?organization=" + region).is(200)))
                .isEqualTo(5 * 8);
        assertThat(api.get(V1 + "/execution-summary")
                        .json()
                        .at("/waiting/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void eachRowOfThePlanHasItsOwnFigures() {
        var rows = Api.as(web, stage.person(east, "MUNICIPAL_COORDINATOR"))
                .get(road + "/progress?by=ROW")
                .is(200)
                .json()
                .at("/items");
        assertThat(rows.valueStream().map(row -> row.at("/number").asString()))
                .containsExactly("1.1", "1.2", "2.1", "2.2");
        assertThat(rows.valueStream().map(row -> row.at("/counts/total").asInt()))
                .as("the day that was and the one that comes, of its school alone")
                .containsOnly(2);
        assertThat(rows.valueStream().map(row -> row.at("/counts/submitted").asInt()))
                .containsExactly(1, 0, 0, 0);
    }

    @Test
    void whoReadsNoCheckpointsReadsNoFigures() {
        Api client = Api.client(web, "roadmaps:read");
        for (String path : new String[] {
            road + "/progress",
            road + "/heat-map",
            road + "/burn-up",
            V1 + "/progress?organization=" + region,
            V1 + "/overdue",
            V1 + "/execution-summary",
            V1 + "/organizations/" + west + "/execution"
        }) {
            client.get(path).problem(403, "forbidden");
        }
    }

    private static int total(Api.Answer answer) {
        return answer.json().at("/total/total").asInt();
    }
}

package ru.opora.roadmaps.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Api.V1;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.EventStream;
import tools.jackson.databind.JsonNode;

/** A district gives tasks to the region's institute: it reads what became of them by the institute's name, and no more of it. */
@ApiTest
class ExecutorNamesTest {

    private static final LocalDate TODAY = LocalDate.now();

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @LocalServerPort
    private int port;

    private Stage stage;
    private UUID region;
    private UUID district;
    private UUID other;
    private UUID institute;
    private UUID roadmap;
    private UUID task;
    private UUID partner;
    private Api coordinator;
    private Api neighbour;

    @BeforeEach
    void anInstituteAboveTheDistrict() {
        stage = new Stage(database);
        region = stage.organization(null, "REGION", "Дальний край");
        district = stage.organization(region, "MUNICIPALITY", "Верхний район");
        other = stage.organization(region, "MUNICIPALITY", "Нижний район");
        institute = stage.organization(region, "INSTITUTE", "Институт развития края");
        UUID school = stage.organization(district, "SCHOOL", "Верхняя СОШ");
        partner = stage.organization(other, "SCHOOL", "Нижняя СОШ");
        roadmap = stage.roadmap(district, "План района", 1, 1);
        for (UUID executor : List.of(institute, school, partner)) {
            stage.assign(roadmap, executor, TODAY.minusDays(5));
        }
        task = stage.checkpoints(roadmap, institute).get(0);
        coordinator = Api.as(web, stage.person(district, "MUNICIPAL_COORDINATOR"));
        neighbour = Api.as(web, stage.person(other, "OBSERVER"));
    }

    @Test
    void neighboursSeeNeitherTheTaskNorTheName() {
        UUID stranger = stage.organization(region, "MUNICIPALITY", "Средний район");
        Api middle = Api.as(web, stage.person(stranger, "MUNICIPAL_COORDINATOR"));
        for (String path : new String[] {"/checkpoints", "/assignments"}) {
            assertThat(middle.get(V1 + path + "?limit=500&roadmap=" + roadmap)
                            .is(200)
                            .text())
                    .doesNotContain("Институт", institute.toString());
        }
        middle.get(V1 + "/checkpoints/" + task).problem(404, "not-found");
        middle.get(V1 + "/roadmaps/" + roadmap + "/progress?by=MUNICIPALITY").problem(404, "not-found");
        middle.get(V1 + "/organizations/" + institute).problem(404, "not-found");
        // the partner's district sees its own school's part, not the institute's
        assertThat(neighbour
                        .get(V1 + "/checkpoints?limit=500&roadmap=" + roadmap)
                        .is(200)
                        .text())
                .contains("Нижняя СОШ")
                .doesNotContain("Институт", institute.toString());
    }

    @Test
    void theOwnerReadsTheNameAndNothingElse() {
        Answer list = coordinator
                .get(V1 + "/checkpoints?limit=500&roadmap=" + roadmap)
                .is(200);
        assertThat(list.json().at("/items").size()).isEqualTo(3);
        assertThat(list.text()).contains("Институт развития края", "Нижняя СОШ");
        assertThat(coordinator
                        .get(V1 + "/checkpoints/counts?roadmap=" + roadmap)
                        .at("/all"))
                .isEqualTo("3");
        Answer one = coordinator.get(V1 + "/checkpoints/" + task).is(200);
        assertThat(one.at("/summary/organization/name")).isEqualTo("Институт развития края");
        assertThat(one.json().at("/summary/organization/parentId").isNull()).isTrue();
        assertThat(one.json().at("/allowedActions").size()).isZero();
        assertThat(coordinator
                        .get(V1 + "/assignments?roadmap=" + roadmap + "&organization=" + institute)
                        .is(200)
                        .at("/items/0/organization/name"))
                .isEqualTo("Институт развития края");
        coordinator.get(V1 + "/organizations/" + institute).problem(404, "not-found");
        assertThat(coordinator.get(V1 + "/organizations?limit=500").is(200).text())
                .doesNotContain("Институт развития края", "Нижняя СОШ");
    }

    @Test
    void theOwnersFiguresNameThem() {
        String road = V1 + "/roadmaps/" + roadmap;
        assertThat(coordinator.get(road + "/progress?by=MUNICIPALITY").is(200).text())
                .contains("Институт развития края", "Верхний район", "Нижний район");
        Answer schools = coordinator.get(road + "/progress?by=SCHOOL").is(200);
        assertThat(schools.text()).contains("Нижняя СОШ", "Верхняя СОШ");
        assertThat(schools.json().at("/total/total").asInt()).isEqualTo(3);
        Answer past = coordinator
                .get(road + "/progress?by=MUNICIPALITY&asOf=" + TODAY.minusDays(2))
                .is(200);
        assertThat(past.json().at("/total/total").asInt()).isEqualTo(3);
        assertThat(coordinator.get(road + "/heat-map").is(200).text()).contains("Нижняя СОШ");
        assertThat(coordinator
                        .get(V1 + "/overdue?by=SCHOOL&roadmap=" + roadmap)
                        .is(200)
                        .text())
                .contains("Институт развития края");
    }

    @Test
    void theOwnersScreensFollowWhatTheyDoAndTheNeighboursDoNot() {
        String owner = stage.person(district, "MUNICIPAL_COORDINATOR");
        String executor = stage.person(region, "REGIONAL_METHODIST");
        String stranger = stage.person(other, "MUNICIPAL_COORDINATOR");
        UUID partners = stage.checkpoints(roadmap, partner).get(0);
        try (var here = EventStream.of(port, owner);
                var there = EventStream.of(port, stranger)) {
            Api.as(web, executor)
                    .post(V1 + "/checkpoints/" + task + "/submit", Map.of("text", "Сделано"))
                    .is(200);
            skipTo(here, "checkpoint CHANGED " + task);
            stage.step(partners, "IN_PROGRESS");
            skipTo(here, "checkpoint CHANGED " + partners);
            assertThat(skipTo(there, "checkpoint CHANGED " + partners))
                    .as("its own school's, and nothing of the institute's before it")
                    .noneMatch(told -> told.contains(task.toString()) || told.startsWith("report"));
        }
    }

    /** What was told until then. */
    private static List<String> skipTo(EventStream stream, String wanted) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 50 && !told.contains(wanted); i++) {
            // whoever is new here may be told of the own rights first
            JsonNode change = EventStream.json(stream.takeOrSkip("access"));
            told.add(Stream.of("entity", "action", "entityId")
                    .map(name -> change.path(name).asString(""))
                    .collect(Collectors.joining(" ")));
        }
        assertThat(told).contains(wanted);
        return told;
    }

    @Test
    void theDatabaseTellsTheNameToTheOwnerAlone() {
        assertThat(named(district)).isEqualTo("Институт развития края - -");
        assertThat(named(region)).startsWith("Институт развития края " + region);
        assertThat(named(other)).isNull();
    }

    /** Name, parent and path of the institute as somebody reads them whose subtree begins here. */
    private @org.jspecify.annotations.Nullable String named(UUID root) {
        String path = stage.system(database.sql("SELECT path::text FROM organizations WHERE id = $1")
                .bind(0, root)
                .mapValue(String.class)
                .one());
        return database.sql("""
                        SELECT concat_ws(' ', name, coalesce(parent_id::text, '-'), coalesce(path::text, '-'))
                        FROM roadmaps_executors WHERE id = $1""")
                .bind(0, institute)
                .mapValue(String.class)
                .one()
                .contextWrite(new DatabaseScope(List.of(path), "someone", null)::in)
                .block();
    }
}

package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Api.V1;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;

/** A curator sees the schools assigned to them while they are assigned: the day after, nothing of the school's execution is left. */
@ApiTest
class EndedCuratorTest {

    private static final Map<String, Object> WORD = Map.of("text", "Слово");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private String kept;
    private String ended;
    private String roadmap;
    private String checkpoint;
    private String task;
    private Api curator;
    private Api nobody;

    @BeforeEach
    void oneSchoolIsStillTheirsAndOneWas() {
        Api alice = Api.as(web, ALICE);
        String district = organization(alice, "MUNICIPALITY", REGION.toString());
        kept = organization(alice, "SCHOOL", district);
        ended = organization(alice, "SCHOOL", district);
        roadmap = Duties.roadmap(web, ALICE, UUID.fromString(district));
        var first = Duties.of(web, ALICE, roadmap, UUID.fromString(ended));
        checkpoint = Duties.CHECKPOINTS + "/" + first.at("/items/0/id");
        task = Duties.ASSIGNMENTS + "/" + first.at("/items/0/assignmentId");
        curator = Api.as(web, curator(Map.of(kept, "NULL", ended, "current_date - 2")));
        nobody = Api.as(web, curator(Map.of(ended, "current_date - 2")));
    }

    @Test
    void theSchoolIsInNoList() {
        for (String list : List.of(
                "/checkpoints?limit=500&roadmap=" + roadmap,
                "/checkpoints?limit=500&within=" + ended,
                "/checkpoints?limit=500&organization=" + ended,
                "/assignments?limit=500&roadmap=" + roadmap,
                "/assignments?organization=" + ended,
                "/appointments?limit=500&roadmap=" + roadmap,
                "/overdue?by=SCHOOL",
                "/overdue?within=" + ended,
                "/execution-summary",
                "/execution-summary?within=" + ended,
                "/roadmaps/" + roadmap + "/progress?by=SCHOOL",
                "/roadmaps/" + roadmap + "/progress?by=SCHOOL&asOf=2026-01-01",
                "/roadmaps/" + roadmap + "/heat-map")) {
            assertThat(curator.get(V1 + list).is(200).text()).as(list).doesNotContain(ended);
        }
        assertThat(curator.get(Duties.CHECKPOINTS + "?roadmap=" + roadmap)
                        .is(200)
                        .text())
                .contains(kept);
        assertThat(curator.get(Duties.CHECKPOINTS + "/counts?within=" + ended)
                        .is(200)
                        .at("/all"))
                .isEqualTo("0");
        assertThat(curator.get(V1 + "/roadmaps/" + roadmap + "/progress?within=" + ended)
                        .is(200)
                        .at("/total/total"))
                .isEqualTo("0");
        assertThat(curator.get(V1 + "/roadmaps/" + roadmap + "/burn-up?within=" + ended)
                        .is(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void itsTasksAreNotThere() {
        curator.get(checkpoint).problem(404, "not-found");
        curator.get(checkpoint + "/comments").problem(404, "not-found");
        curator.get(task).problem(404, "not-found");
        curator.get(V1 + "/organizations/" + ended + "/execution").problem(404, "not-found");
        curator.get(V1 + "/organizations/" + kept + "/execution").is(200);
    }

    @Test
    void nothingIsChangedThereNorElsewhere() {
        String file = "/date-proposals";
        String own = Duties.CHECKPOINTS + "/"
                + curator.get(Duties.CHECKPOINTS + "?roadmap=" + roadmap).at("/items/0/id");
        for (String one : List.of(checkpoint, own)) {
            curator.post(one + "/submit", WORD).problem(403, "forbidden");
            curator.post(one + "/withdraw").problem(403, "forbidden");
            curator.post(one + "/accept", Map.of()).problem(403, "forbidden");
            curator.post(one + "/return", Map.of("remark", "Нет")).problem(403, "forbidden");
            curator.post(one + "/cancel", Map.of("reason", "Нет")).problem(403, "forbidden");
            curator.post(one + "/comments", WORD).problem(403, "forbidden");
            curator.post(one + file, Map.of("due", "2027-05-05", "reason", "Нет"))
                    .problem(403, "forbidden");
            Api.answer(curator.request(HttpMethod.PUT, one + "/report")
                            .contentType(MediaType.APPLICATION_JSON)
                            .header("If-Match", "\"0\"")
                            .bodyValue(WORD))
                    .problem(403, "forbidden");
        }
        curator.post(task + "/delegate", Map.of()).problem(403, "forbidden");
    }

    @Test
    void whoseLastSchoolItWasIsNobody() {
        for (String path : List.of(
                "/checkpoints",
                "/checkpoints/counts",
                "/assignments",
                "/appointments",
                "/overdue",
                "/execution-summary",
                "/organizations/" + ended + "/execution",
                "/roadmaps/" + roadmap + "/progress",
                "/roadmaps/" + roadmap + "/heat-map",
                "/roadmaps/" + roadmap + "/burn-up",
                "/roadmaps/" + roadmap + "/execution-report",
                "/roadmaps/" + roadmap + "/generation",
                "/roadmaps/" + roadmap + "/appointment-duty")) {
            assertThat(nobody.get(V1 + path).is(403).at("/type")).as(path).startsWith("urn:opora:problem:");
        }
        nobody.get(checkpoint).is(403);
    }

    private String curator(Map<String, String> schools) {
        String subject = "curator-" + UUID.randomUUID();
        sql("INSERT INTO organizations_people (id, subject, name) VALUES (gen_random_uuid(), '" + subject
                + "', 'Кира Полева')");
        schools.forEach((school, until) -> sql("""
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from, valid_to)
                SELECT gen_random_uuid(), id, '%s', 'CURATOR', DATE '2020-01-01', %s FROM organizations_people WHERE subject = '%s'""".formatted(school, until, subject)));
        return subject;
    }

    private void sql(String text) {
        DatabaseScope.system(database.sql(text).then()).block();
    }

    private static String organization(Api alice, String kind, String parent) {
        return alice.post(
                        V1 + "/organizations",
                        Map.of("name", "Луговой " + UUID.randomUUID(), "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }
}

package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;

/** A system of the district hands in what its schools entered there: for all of its subtree, and never decides on its own. */
@ApiTest
class ClientReportTest {

    private static final Map<String, Object> DONE = Map.of("text", "Сведения из системы района");
    private static final String[] REPORTER = {
        "checkpoints:read", "checkpoints:report", "files:write", "files:read", "organizations:read"
    };

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotReportForASchool() {
        String school = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        String foreign = Duties.checkpoint(web, RITA, ru.opora.testing.People.REGION, SOUTH_SCHOOL);
        Api.client(web, "checkpoints:read").post(school + "/submit", DONE).problem(403, "forbidden");
        Api.client(web, "checkpoints:read", "checkpoints:control")
                .post(school + "/submit", DONE)
                .problem(403, "forbidden");
        Api.client(web, REPORTER).post(foreign + "/submit", DONE).problem(404, "not-found");
        Api.as(web, BOB).post(school + "/submit", DONE).problem(403, "forbidden");
        Api.client(web, REPORTER).post(school + "/accept", Map.of()).problem(403, "forbidden");
    }

    @Test
    void aSystemReportsForTheSchoolsOfItsSubtree() {
        String school = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        Api client = Api.client(web, REPORTER);
        assertThat(client.get(school).is(200).json().at("/allowedActions").toString())
                .contains("report", "submit")
                .doesNotContain("accept");
        String file = client.uploadTo(
                        Api.V1 + "/files",
                        "file",
                        "протокол.txt",
                        "Протокол".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Map.of("organizationId", NORTH_SCHOOL.toString()))
                .is(201)
                .id();
        client.post(school + "/submit", Map.of("text", "Сделано", "files", List.of(file)))
                .is(200);
        assertThat(Api.as(web, SASHA).get(school).at("/summary/state")).isEqualTo("SUBMITTED");
        Api.as(web, BOB).post(school + "/accept", Map.of()).is(200);
    }

    @Test
    void whatItReportedItDoesNotDecideOn() {
        String school = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        Api both = Api.client(web, "checkpoints:read", "checkpoints:report", "checkpoints:control");
        both.post(school + "/submit", DONE).is(200);
        both.post(school + "/accept", Map.of()).problem(403, "own-report");
        both.post(school + "/return", Map.of("remark", "Нет")).problem(403, "own-report");
        assertThat(both.get(school).json().at("/allowedActions").toString()).doesNotContain("accept", "sendBack");
        Api.as(web, BOB).post(school + "/return", Map.of("remark", "Дополните")).is(200);
        Api.as(web, SASHA).post(school + "/submit", DONE).is(200);
        both.post(school + "/accept", Map.of()).is(200);
    }

    @Test
    void itsOwnTasksAreThoseOfItsSubtree() {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        String list = Duties.CHECKPOINTS + "?limit=500&mine=true&roadmap=" + roadmap;
        List<String> whose = Api.client(web, REPORTER)
                .get(list)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/organization/id").asString())
                .distinct()
                .toList();
        assertThat(whose).contains(NORTH.toString(), NORTH_SCHOOL.toString());
        assertThat(Api.client(web, "checkpoints:read")
                        .get(list)
                        .is(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void oneEventIsReportedForSeveralRowsOfASchool() {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        var items = Duties.of(web, BOB, roadmap, NORTH_SCHOOL).json().at("/items");
        List<String> ids =
                List.of(items.at("/0/id").asString(), items.at("/1/id").asString());
        assertThat(Api.client(web, REPORTER)
                        .post(Api.V1 + "/checkpoint-reports", Map.of("checkpointIds", ids, "report", DONE))
                        .is(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);
    }
}

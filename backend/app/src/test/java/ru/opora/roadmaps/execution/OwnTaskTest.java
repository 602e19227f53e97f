package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.CentreStage;
import ru.opora.testing.Duties;

/** A role held in a methodical centre sees all of the municipality; what the centre did it does not accept. */
@ApiTest
class OwnTaskTest {

    private static final Map<String, Object> DONE = Map.of("text", "Встреча проведена");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private CentreStage stage;
    private Api writer;
    private String colleague;

    @BeforeEach
    void aCentreWithTwoPeople() {
        stage = new CentreStage(web, database);
        writer = Api.as(web, stage.person(UUID.randomUUID(), stage.centre, "MUNICIPAL_COORDINATOR"));
        colleague = stage.person(UUID.randomUUID(), stage.centre, "MUNICIPAL_COORDINATOR");
    }

    @Test
    void aColleagueDoesNotDecideOnWhatTheCentreDid() {
        String task = stage.checkpoint(stage.centre);
        writer.post(task + "/submit", DONE).is(200);
        Api other = Api.as(web, colleague);
        other.post(task + "/accept", Map.of()).problem(403, "forbidden");
        other.post(task + "/return", Map.of("remark", "Дополните")).problem(403, "forbidden");
        other.post(task + "/cancel", Map.of("reason", "Не нужно")).problem(403, "forbidden");
        assertThat(other.get(task).is(200).json().at("/allowedActions").toString())
                .contains("withdraw")
                .doesNotContain("accept", "sendBack", "cancel");
        assertThat(waiting(other)).isZero();
        Api coordinator = Api.as(web, stage.coordinator);
        assertThat(waiting(coordinator)).isOne();
        coordinator.post(task + "/accept", Map.of()).is(200);
    }

    @Test
    void theyDecideOnWhatSchoolsDo() {
        String task = stage.checkpoint(stage.school);
        String head = stage.person(UUID.randomUUID(), stage.school, "SCHOOL_HEAD");
        Api.as(web, head).post(task + "/submit", DONE).is(200);
        Api other = Api.as(web, colleague);
        assertThat(waiting(other)).isOne();
        other.post(task + "/accept", Map.of()).is(200);
    }

    @Test
    void theDatabaseSaysSoToo() {
        String task = stage.checkpoint(stage.centre);
        writer.post(task + "/submit", DONE).is(200);
        UUID id = UUID.fromString(task.substring(Duties.CHECKPOINTS.length() + 1));
        assertThatThrownBy(() -> stage.run(
                        "UPDATE roadmaps_reports SET state = 'ACCEPTED', decided_at = now(), decided_by = $1 WHERE checkpoint_id = $2",
                        colleague,
                        id))
                .hasStackTraceContaining("does not decide on its own report");
    }

    private int waiting(Api api) {
        return api.get(Duties.CHECKPOINTS + "?view=TO_ACCEPT&roadmap=" + stage.roadmap)
                .is(200)
                .json()
                .at("/items")
                .size();
    }
}

package ru.opora.organizations.history;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.organizations.history.Branches.PATH;
import static ru.opora.organizations.history.Branches.at;
import static ru.opora.organizations.history.Branches.school;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.RITA;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** Acts of a day to come, carried out when it comes. */
@ApiTest
class ScheduledActsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ChangeJob job;

    @Test
    void anActOfADayToComeWaitsForItsDay() {
        Api rita = Api.as(web, RITA);
        String id = school(rita, "Школа будущего", NORTH);
        rita.post(
                        at(id, "rename"),
                        Map.of(
                                "name",
                                "Лицей будущего",
                                "effectiveOn",
                                LocalDate.now().plusYears(1)))
                .is(200);
        rita.post(at(id, "close"), Map.of("effectiveOn", LocalDate.now().plusYears(2)))
                .is(200);
        job.carryOutDue().block();
        assertThat(rita.get(PATH + "/" + id).at("/name")).isEqualTo("Школа будущего");
        Answer history = rita.get(at(id, "history"));
        assertThat(history.json().at("/scheduled").size()).isEqualTo(2);
        String closing = at(id, "scheduled-changes/" + history.at("/scheduled/0/id"));
        rita.delete(closing, null).problem(428, "precondition-required");
        rita.delete(closing, "\"7\"").problem(412, "stale");
        Api.as(web, DORA).delete(closing, "\"0\"").problem(404, "not-found");
        rita.delete(closing, "\"0\"").is(204);
        database.sql(
                        "UPDATE organizations_changes SET effective_on = effective_on - 400 WHERE organization_id = :id AND state = 'SCHEDULED'")
                .bind("id", UUID.fromString(id))
                .then()
                .as(DatabaseScope::system)
                .block();
        job.carryOutDue().block();
        assertThat(rita.get(PATH + "/" + id).at("/name")).isEqualTo("Лицей будущего");
        assertThat(rita.get(at(id, "history")).at("/versions/0/changedBy")).isEqualTo("Рита Орлова");
        assertThat(rita.get(at(id, "history")).json().at("/scheduled").size()).isZero();
    }

    @Test
    void anActThatIsNotPossibleAnyMoreWaitsForAPerson() {
        Api rita = Api.as(web, RITA);
        String id = school(rita, "Школа сомнений", NORTH);
        String successor = school(rita, "Школа уверенности", NORTH);
        rita.post(
                        at(id, "merge"),
                        Map.of(
                                "successorId",
                                successor,
                                "effectiveOn",
                                LocalDate.now().plusDays(40)))
                .is(200);
        rita.post(at(successor, "close"), Map.of()).is(200);
        database.sql("UPDATE organizations_changes SET effective_on = current_date WHERE organization_id = :id")
                .bind("id", UUID.fromString(id))
                .then()
                .as(DatabaseScope::system)
                .block();
        job.carryOutDue().block();
        assertThat(rita.get(PATH + "/" + id).at("/state")).isEqualTo("ACTIVE");
        Answer history = rita.get(at(id, "history"));
        assertThat(history.at("/scheduled/0/state")).isEqualTo("FAILED");
        assertThat(history.at("/scheduled/0/failure")).isEqualTo("NOT_ACTIVE");
    }
}

package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.time.LocalDate;
import java.time.ZoneOffset;
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
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import ru.opora.testing.Roads;

/** A mistake of control is mended: what was accepted goes back, what was cancelled is needed again. */
@ApiTest
class ReopeningTest {

    private static final Map<String, Object> DONE = Map.of("text", "Сведения сверены, расхождений нет");
    private static final Map<String, Object> WHY = Map.of("reason", "Протокол не от той встречи");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Api bob;
    private Api sasha;
    private String roadmap;
    private String task;

    @BeforeEach
    void aTaskOfASchool() {
        bob = Api.as(web, BOB);
        sasha = Api.as(web, SASHA);
        roadmap = Duties.roadmap(web, BOB, NORTH);
        task = Duties.CHECKPOINTS + "/"
                + Duties.of(web, SASHA, roadmap, NORTH_SCHOOL).at("/items/0/id");
    }

    @Test
    void whoMayNotReopen() {
        accepted();
        Api.as(web, DORA).post(task + "/reopen", WHY).problem(404, "not-found");
        for (String other : List.of(SASHA, OLEG, ALICE)) {
            Api.as(web, other).post(task + "/reopen", WHY).problem(403, "forbidden");
        }
        assertThat(actions(sasha)).doesNotContain("reopen");
        assertThat(bob.get(task).at("/summary/state")).isEqualTo("ACCEPTED");
    }

    @Test
    void nobodyUndoesTheAcceptanceOfTheirOwn() {
        task = Duties.CHECKPOINTS + "/" + Duties.of(web, BOB, roadmap, NORTH).at("/items/0/id");
        bob.post(task + "/submit", DONE).is(200);
        Api.as(web, RITA).post(task + "/accept", Map.of()).is(200);
        assertThat(actions(bob)).doesNotContain("reopen");
        bob.post(task + "/reopen", WHY).problem(403, "own-report");
    }

    @Test
    void whatWasAcceptedGoesBackWithTheReason() {
        bob.post(task + "/reopen", WHY).problem(409, "illegal-state");
        accepted();
        assertThat(actions(bob)).contains("reopen");
        bob.post(task + "/reopen", Map.of("reason", " "))
                .problem(422, "invalid-fields")
                .pointing("/reason", "REQUIRED");
        tagged("\"987654\"").problem(412, "stale");
        Answer back = tagged(bob.get(task).tag()).is(200);
        assertThat(back.at("/summary/state")).isEqualTo("RETURNED");
        assertThat(back.json().at("/summary/acceptedAt").isNull()).isTrue();
        assertThat(back.at("/reports/0/state")).isEqualTo("RETURNED");
        assertThat(back.at("/reports/0/remark")).isEqualTo("Протокол не от той встречи");
        assertThat(counts("")).containsExactly(0, 1);
        sasha.post(task + "/submit", DONE).is(200);
        assertThat(bob.post(task + "/accept", Map.of()).is(200).at("/summary/state"))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void onTheDaysBetweenItWasAccepted() {
        accepted();
        DatabaseScope.system(database.sql(
                                "UPDATE roadmaps_checkpoints SET accepted_at = now() - interval '5 days' WHERE id = $1")
                        .bind(0, UUID.fromString(task.substring(Duties.CHECKPOINTS.length() + 1)))
                        .then())
                .block();
        String past = "&asOf=" + LocalDate.now(ZoneOffset.UTC).minusDays(2);
        assertThat(counts(past)).containsExactly(1, 0);
        bob.post(task + "/reopen", WHY).is(200);
        assertThat(counts(past)).containsExactly(1, 0);
        assertThat(counts("")).containsExactly(0, 1);
    }

    @Test
    void whatControlCancelledIsNeededAgainAndTheReasonIsSaid() {
        bob.post(task + "/cancel", Map.of("reason", "Школа на ремонте")).is(200);
        sasha.post(task + "/submit", DONE).problem(409, "illegal-state");
        Answer again =
                bob.post(task + "/reopen", Map.of("reason", "Ремонт окончен")).is(200);
        assertThat(again.at("/summary/state")).isEqualTo("PLANNED");
        assertThat(again.json().at("/cancelledReason").isNull()).isTrue();
        assertThat(sasha.get(task + "/comments").is(200).at("/items/0/text")).isEqualTo("Ремонт окончен");
        sasha.post(task + "/submit", DONE).is(200);
    }

    @Test
    void itGoesOnWhereItStood() {
        sasha.post(task + "/submit", DONE).is(200);
        bob.post(task + "/return", Map.of("remark", "Дополните")).is(200);
        bob.post(task + "/cancel", Map.of("reason", "Школа на ремонте")).is(200);
        assertThat(bob.post(task + "/reopen", WHY).is(200).at("/summary/state")).isEqualTo("RETURNED");
    }

    @Test
    void whatThePlanItselfCancelledStaysSo() {
        String row =
                Roads.ROADMAPS + "/" + roadmap + "/activities/" + bob.get(task).at("/summary/activityId");
        schedule(row, List.of(Map.of("due", "2027-05-05")));
        task = Duties.CHECKPOINTS + "/"
                + bob.get(Duties.CHECKPOINTS + "?dueFrom=2027-05-05&dueTo=2027-05-05&roadmap=" + roadmap)
                        .at("/items/0/id");
        schedule(row, List.of());
        assertThat(bob.get(task).is(200).at("/cancelledReason")).isEqualTo("TERM_CHANGED");
        assertThat(actions(bob)).doesNotContain("reopen");
        bob.post(task + "/reopen", WHY).problem(409, "illegal-state");
    }

    private void schedule(String row, List<Map<String, String>> items) {
        bob.put(row + "/schedule", bob.get(row + "/schedule").tag(), Map.of("items", items))
                .is(200);
    }

    private void accepted() {
        sasha.post(task + "/submit", DONE).is(200);
        bob.post(task + "/accept", Map.of()).is(200);
    }

    private Answer tagged(String tag) {
        return Api.answer(bob.request(HttpMethod.POST, task + "/reopen")
                .header("If-Match", tag)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(WHY));
    }

    /** Accepted and returned of the whole plan. */
    private List<Integer> counts(String query) {
        var counts = bob.get(Roads.ROADMAPS + "/" + roadmap + "/progress?by=SCHOOL" + query)
                .is(200)
                .json()
                .at("/total");
        return List.of(counts.at("/accepted").asInt(), counts.at("/returned").asInt());
    }

    private List<String> actions(Api api) {
        return api.get(task)
                .is(200)
                .json()
                .at("/allowedActions")
                .valueStream()
                .map(one -> one.asString())
                .toList();
    }
}

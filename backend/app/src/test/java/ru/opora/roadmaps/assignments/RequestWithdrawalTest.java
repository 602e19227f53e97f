package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;

/** A request that was a mistake is taken back, with all that nobody has handed in for it. */
@ApiTest
class RequestWithdrawalTest {

    private static final Map<String, Object> WHY = Map.of("reason", "Дата указана неверно");

    @Autowired
    private WebTestClient web;

    private Api bob;
    private Api sasha;
    private String roadmap;
    private String requests;
    private String task;

    @BeforeEach
    void aRequestToASchool() {
        bob = Api.as(web, BOB);
        sasha = Api.as(web, SASHA);
        roadmap = Duties.roadmap(web, BOB, NORTH);
        requests = ROADMAPS + "/" + roadmap + "/activities/"
                + Duties.of(web, SASHA, roadmap, NORTH_SCHOOL).at("/items/0/activityId") + "/requests";
        bob.post(requests, Map.of("due", "2027-06-15", "text", "Сводка", "organizations", List.of(NORTH_SCHOOL)))
                .is(201);
        task = Duties.CHECKPOINTS + "/" + asked().at("/items/0/id");
    }

    @Test
    void whoMayNotTakeItBack() {
        Api.as(web, DORA).post(withdraw(), WHY).problem(404, "not-found");
        sasha.post(withdraw(), WHY).problem(403, "forbidden");
        Api.as(web, OLEG).post(withdraw(), WHY).problem(403, "forbidden");
        bob.post(requests + "/" + UUID.randomUUID() + "/withdraw", WHY).problem(404, "not-found");
        bob.post(withdraw(), Map.of()).problem(422, "invalid-fields").pointing("/reason", "REQUIRED");
        tagged("\"7\"").problem(412, "stale");
        assertThat(asked().json().at("/items").size()).isOne();
    }

    @Test
    void whatNobodyHandedInIsNotNeededAndTheyAreTold() {
        sasha.post(task + "/submit", Map.of("text", "Сделано")).is(200);
        bob.post(task + "/return", Map.of("remark", "Дополните")).is(200);
        Answer after = tagged("\"0\"").is(200);
        assertThat(after.at("/items/0/withdrawnReason")).isEqualTo("Дата указана неверно");
        Answer cancelled = sasha.get(task).is(200);
        assertThat(cancelled.at("/summary/state")).isEqualTo("CANCELLED");
        assertThat(cancelled.at("/cancelledReason")).isEqualTo("REQUEST_WITHDRAWN");
        assertThat(cancelled.at("/cancelledNote")).isEqualTo("Дата указана неверно");
        assertThat(cancelled.at("/requestText")).isEqualTo("Сводка");
        told();
        Duties.generate(web, BOB, roadmap);
        assertThat(sasha.get(task).at("/summary/state"))
                .as("a generation brings it not back")
                .isEqualTo("CANCELLED");
        tagged("\"0\"").problem(412, "stale");
        assertThat(bob.get(task).is(200).json().at("/allowedActions").toString())
                .doesNotContain("reopen");
    }

    @Test
    void aPlannedOneGoesTooAndWhatWasHandedInStays() {
        Answer planned = bob.post(withdraw(), WHY).is(200);
        assertThat(planned.json().at("/items/0/withdrawnAt").isNull()).isFalse();
        assertThat(sasha.get(task).at("/cancelledReason")).isEqualTo("REQUEST_WITHDRAWN");
        bob.post(requests, Map.of("due", "2027-06-20", "text", "Сводка", "organizations", List.of(NORTH_SCHOOL)))
                .is(201);
        String second = Duties.CHECKPOINTS + "/"
                + sasha.get(Duties.CHECKPOINTS + "?dueFrom=2027-06-20&dueTo=2027-06-20&roadmap=" + roadmap)
                        .at("/items/0/id");
        sasha.post(second + "/submit", Map.of("text", "Сделано")).is(200);
        bob.post(withdraw(), WHY).is(200);
        assertThat(sasha.get(second).at("/summary/state")).isEqualTo("SUBMITTED");
        bob.post(second + "/accept", Map.of()).is(200);
    }

    /** Of the newest request. */
    private String withdraw() {
        return requests + "/" + bob.get(requests).is(200).at("/items/0/id") + "/withdraw";
    }

    private Answer tagged(String tag) {
        return Api.answer(bob.request(HttpMethod.POST, withdraw())
                .header("If-Match", tag)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(WHY));
    }

    private Answer asked() {
        return sasha.get(Duties.CHECKPOINTS + "?dueFrom=2027-06-15&dueTo=2027-06-15&roadmap=" + roadmap)
                .is(200);
    }

    private void told() {
        String id = task.substring(Duties.CHECKPOINTS.length() + 1);
        Objects.requireNonNull(Mono.fromSupplier(() -> told(id) ? true : null)
                .subscribeOn(Schedulers.boundedElastic())
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100)))
                .timeout(Duration.ofSeconds(20))
                .block());
    }

    private boolean told(String id) {
        return sasha.get(Api.V1 + "/notifications?limit=500")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .anyMatch(item -> item.at("/kind").asString().equals("REQUEST_WITHDRAWN")
                        && item.at("/entityId").asString().equals(id));
    }
}

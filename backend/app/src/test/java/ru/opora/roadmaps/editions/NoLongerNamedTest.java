package ru.opora.roadmaps.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import ru.opora.testing.Roads;

/** Whom an order does not name any more keeps what it began, until it is done or cancelled by control. */
@ApiTest
class NoLongerNamedTest {

    private static final Map<String, Object> DONE = Map.of("text", "Сделано");

    @Autowired
    private WebTestClient web;

    @Test
    void whatWasBegunAndSentBackStaysAndTheRestIsCancelled() {
        Api bob = Api.as(web, BOB);
        Api sasha = Api.as(web, SASHA);
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        String road = ROADMAPS + "/" + roadmap;
        List<String> own = own(roadmap);
        for (int i : new int[] {0, 1}) {
            Api.answer(sasha.request(HttpMethod.PUT, own.get(i) + "/report")
                            .contentType(MediaType.APPLICATION_JSON)
                            .header("If-Match", sasha.get(own.get(i)).tag())
                            .bodyValue(Map.of("text", "Черновик")))
                    .is(200);
        }
        sasha.post(own.get(2) + "/submit", DONE).is(200);
        bob.post(own.get(2) + "/return", Map.of("remark", "Дополните")).is(200);

        String draft = ROADMAPS + "/"
                + bob.post(road + "/amendments", Map.of()).is(201).id();
        var rows = bob.get(draft + "/activities").is(200).json().at("/items");
        var row = rows.valueStream()
                .filter(one -> one.at("/number").asString().equals("1.2"))
                .findFirst()
                .orElseThrow();
        bob.patch(
                        draft + "/activities/" + row.at("/id").asString(),
                        "\"0\"",
                        Map.of("tasks", List.of(Map.of("text", "", "executors", List.of("АР")))))
                .is(200);
        bob.post(draft + "/approve", Roads.ORDER).is(200);
        Duties.generate(web, BOB, roadmap);

        assertThat(states(sasha, own.subList(0, 4)))
                .containsExactly("IN_PROGRESS", "IN_PROGRESS", "RETURNED", "CANCELLED");
        assertThat(sasha.get(own.get(3)).at("/cancelledReason")).isEqualTo("NOT_EXECUTOR");
        assertThat(sasha.get(own.get(0)).at("/reports/0/text")).isEqualTo("Черновик");
        for (int i : new int[] {0, 2}) {
            sasha.post(own.get(i) + "/submit", DONE).is(200);
            bob.post(own.get(i) + "/accept", Map.of()).is(200);
        }
        bob.post(own.get(1) + "/cancel", Map.of("reason", "Больше не нужно")).is(200);
        Duties.generate(web, BOB, roadmap);
        assertThat(states(sasha, own.subList(0, 4))).containsExactly("ACCEPTED", "CANCELLED", "ACCEPTED", "CANCELLED");
    }

    private static List<String> states(Api who, List<String> checkpoints) {
        return checkpoints.stream()
                .map(one -> who.get(one).is(200).at("/summary/state"))
                .toList();
    }

    /** The months of the school's row. */
    private List<String> own(String roadmap) {
        return Duties.of(web, BOB, roadmap, NORTH_SCHOOL)
                .json()
                .at("/items")
                .valueStream()
                .filter(one -> one.at("/number").asString().equals("1.2"))
                .map(one -> Duties.CHECKPOINTS + "/" + one.at("/id").asString())
                .toList();
    }
}

package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Events;
import ru.opora.testing.Rounds;
import ru.opora.testing.Visiting;
import tools.jackson.databind.JsonNode;

/** What events are worth in the engagement of a school, and in indicators. */
@ApiTest
class EngagementEventsTest {

    private static final String ENGAGEMENT = Api.V1 + "/engagement";

    @Autowired
    private WebTestClient web;

    @Test
    void aSchoolIsEngagedInTheEventsItCameTo() {
        UUID place = Rounds.place(web, ALICE, "MUNICIPALITY", "Район событий " + code(), REGION);
        UUID school = Rounds.place(web, ALICE, "SCHOOL", "Школа событий " + code(), place);
        assertThat(part(school).at("/missing").asString()).isEqualTo("NO_DATA");
        LocalDate day = Visiting.today().minusDays(45);
        held(place, school, day, true);
        held(place, school, day, false);
        held(place, school, day.minusYears(5), false);
        Events.announced(web, ALICE, Events.body(place, day));
        String cancelled = Events.announced(web, ALICE, Events.body(place, day));
        Api.as(web, ALICE)
                .post(cancelled + "/cancel", Map.of("reason", "Нет группы"))
                .is(200);
        JsonNode part = part(school);
        assertThat(part.at("/evidence").toString())
                .as("not the old one, nor what is not held or cancelled")
                .isEqualTo("{\"attended\":1.0,\"invited\":2.0}");
        assertThat(part.at("/value").asDouble()).isEqualTo(0.5);
        JsonNode found =
                Api.as(web, ALICE).get(ENGAGEMENT + "/" + school).is(200).json();
        assertThat(found.at("/score").asDouble()).isEqualTo(50);
        assertThat(found.at("/steps").toString()).contains("COME_TO_EVENTS");
        UUID none = Rounds.place(web, ALICE, "SCHOOL", "Школа без приглашений " + code(), place);
        assertThat(values(place, "events.attendedShare", day))
                .containsEntry(school, 50.0)
                .doesNotContainKey(none);
        assertThat(values(place, "events.attended", day)).containsEntry(school, 1.0);
    }

    private void held(UUID place, UUID school, LocalDate day, boolean came) {
        String path = Events.announced(web, ALICE, Events.body(place, day));
        String id = Events.invitation(web, ALICE, path, school);
        Api alice = Api.as(web, ALICE);
        alice.post(
                        path + "/attendance/mark",
                        Events.marks(came ? Events.attended(id, 1) : Events.absent(id, "Карантин")))
                .is(200);
        alice.post(path + "/hold").is(200);
    }

    private JsonNode part(UUID school) {
        Api alice = Api.as(web, ALICE);
        alice.post(ENGAGEMENT + "/refresh", Map.of("organizationId", school)).is(200);
        return alice.get(ENGAGEMENT + "/" + school)
                .is(200)
                .json()
                .at("/components")
                .valueStream()
                .filter(part -> part.at("/code").asString().equals("EVENTS"))
                .findFirst()
                .orElseThrow();
    }

    /** Of a round that is filled from this source. */
    private Map<UUID, Double> values(UUID district, String source, LocalDate day) {
        Map<String, Object> definition = Rounds.with(Rounds.definition(source), "origin", "SOURCE", "source", source);
        String indicator =
                Rounds.indicator(web, ALICE, district, code(), definition).id();
        String round = Rounds.opened(web, ALICE, district, day.minusDays(5), indicator);
        Api.as(web, ALICE).post(Rounds.ROUNDS + "/" + round + "/fill").is(200);
        Map<UUID, Double> values = new HashMap<>();
        Api.as(web, ALICE)
                .get(Api.V1 + "/indicator-values?limit=500&round=" + round)
                .is(200)
                .json()
                .at("/items")
                .forEach(value -> values.put(
                        UUID.fromString(value.at("/schoolId").asString()),
                        value.at("/value").asDouble()));
        return values;
    }

    private static String code() {
        return "e_" + UUID.randomUUID().toString().substring(0, 8);
    }
}

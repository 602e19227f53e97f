package ru.opora.access;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Events;
import ru.opora.testing.People;

/** Events of the matrix, and an invited school in each. */
final class Gatherings {

    /** Rows inside another row. */
    static final Map<String, BiFunction<WebTestClient, String, String>> INSIDE =
            Map.of("/events/{}/attendance", Gatherings::invitation);

    private Gatherings() {}

    static String event(WebTestClient web, UUID place) {
        return Events.draft(web, People.ALICE, Events.body(place)).substring(Events.EVENTS.length() + 1);
    }

    /** Of a school at or below the owner; where an event is still a draft it is announced first. */
    private static String invitation(WebTestClient web, String event) {
        Api alice = Api.as(web, People.ALICE);
        alice.post(event + "/announce");
        UUID owner = UUID.fromString(alice.get(event).is(200).at("/organization/id"));
        return Events.invitation(web, People.ALICE, event, Schools.school(owner));
    }

    static Optional<Object> body(String operation, UUID place) {
        return Optional.ofNullable(
                switch (operation) {
                    case "createEvent" -> Events.body(place);
                    case "updateEvent" -> Map.of("venue", "Спортивный зал");
                    case "putEventFeedback" -> Collections.singletonMap("campaignId", null);
                    case "cancelEvent" -> Map.of("reason", "Заболел докладчик");
                    case "answerEvent" -> Events.coming(2);
                    case "markAttendance" ->
                        Events.marks(Events.attended(UUID.randomUUID().toString(), 2));
                    default -> null;
                });
    }
}

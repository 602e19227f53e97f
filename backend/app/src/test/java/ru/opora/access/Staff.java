package ru.opora.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.People;

/** People of the matrix. */
final class Staff {

    private Staff() {}

    /** A new observer of a place, as the administrator adds them. */
    static Answer observer(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE).post(Api.V1 + "/people", person(place)).is(201);
    }

    static Map<String, Object> person(UUID place) {
        return Map.of("name", "Новый человек", "memberships", List.of(role(place)));
    }

    static Map<String, Object> membership(UUID place) {
        return Map.of(
                "personId", Territories.id("person-" + Territories.ENDED), "organizationId", place, "role", "OBSERVER");
    }

    private static Map<String, Object> role(UUID place) {
        return Map.of("organizationId", place, "role", "OBSERVER", "validFrom", "2026-01-01");
    }
}

package ru.opora.testing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Events for tests. */
public final class Events {

    public static final String EVENTS = Api.V1 + "/events";

    private Events() {}

    /** The day where the schools are: an event is over with it, also when in Greenwich it is not. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Moscow"));
    }

    /** An event of today, for all schools of a place. */
    public static Map<String, Object> body(UUID place) {
        return body(place, today());
    }

    public static Map<String, Object> body(UUID place, LocalDate day) {
        Map<String, Object> body = new HashMap<>();
        body.put("organizationId", place);
        body.put("kind", "SEMINAR");
        body.put("title", "Семинар " + UUID.randomUUID());
        body.put("organizer", "Институт развития образования");
        body.put("heldOn", day.toString());
        body.put("beginsAt", "14:00");
        body.put("venue", "Актовый зал");
        return body;
    }

    /** The same, for chosen schools. */
    public static Map<String, Object> body(UUID place, LocalDate day, UUID... schools) {
        Map<String, Object> body = body(place, day);
        body.put("schools", List.of(schools));
        return body;
    }

    public static String draft(WebTestClient web, String person, Object body) {
        return EVENTS + "/" + Api.as(web, person).post(EVENTS, body).is(201).id();
    }

    /** The address of an announced event. */
    public static String announced(WebTestClient web, String person, Object body) {
        String path = draft(web, person, body);
        Api.as(web, person).post(path + "/announce").is(200);
        return path;
    }

    /** The invitation of a school, as the person sees it. */
    public static JsonNode invited(WebTestClient web, String person, String event, UUID school) {
        return Api.as(web, person)
                .get(event + "/attendance?organization=" + school)
                .is(200)
                .json()
                .at("/items/0");
    }

    public static String invitation(WebTestClient web, String person, String event, UUID school) {
        return invited(web, person, event, school).at("/id").asString();
    }

    public static Map<String, Object> coming(int count) {
        return Map.of("answer", "COMING", "coming", List.of(Map.of("position", "Учитель математики", "count", count)));
    }

    public static Map<String, Object> attended(String id, int count) {
        return Map.of("id", id, "outcome", "ATTENDED", "attended", count);
    }

    public static Map<String, Object> absent(String id, String reason) {
        return Map.of("id", id, "outcome", "ABSENT", "absenceReason", reason);
    }

    public static Map<String, Object> marks(Object... marks) {
        return Map.of("items", List.of(marks));
    }
}

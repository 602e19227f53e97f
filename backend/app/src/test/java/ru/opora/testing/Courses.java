package ru.opora.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api.Answer;

/** Courses of further training for tests. */
public final class Courses {

    public static final String COURSES = Api.V1 + "/courses";

    private Courses() {}

    /** A course of 36 hours that has begun and not ended. */
    public static Map<String, Object> body(UUID place) {
        return body(place, LocalDate.now().minusDays(10), LocalDate.now().plusDays(10));
    }

    public static Map<String, Object> body(UUID place, LocalDate begins, LocalDate ends) {
        Map<String, Object> body = new HashMap<>();
        body.put("organizationId", place);
        body.put("title", "Курс " + UUID.randomUUID());
        body.put("provider", "Институт развития образования");
        body.put("hours", 36);
        body.put("positions", List.of("Учитель математики"));
        body.put("form", "MIXED");
        body.put("beginsOn", begins.toString());
        body.put("endsOn", ends.toString());
        return body;
    }

    public static String draft(WebTestClient web, String person, Object body) {
        return Api.as(web, person).post(COURSES, body).is(201).id();
    }

    /** The address of an announced course. */
    public static String announced(WebTestClient web, String person, UUID place) {
        return announced(web, person, body(place));
    }

    public static String announced(WebTestClient web, String person, Object body) {
        String path = COURSES + "/" + draft(web, person, body);
        Api.as(web, person).post(path + "/announce").is(200);
        return path;
    }

    /** The address of an announced course with a number of places. */
    public static String withPlaces(WebTestClient web, String person, UUID place, @Nullable Integer places) {
        Map<String, Object> body = body(place);
        body.put("places", places);
        return announced(web, person, body);
    }

    public static Map<String, Object> teacher(UUID school, String name) {
        return Map.of("organizationId", school, "fullName", name, "position", "Учитель математики");
    }

    public static Map<String, Object> teachers(UUID school, String... names) {
        return Map.of(
                "items",
                List.of(names).stream().map(name -> teacher(school, name)).toList());
    }

    /** Their ids. */
    public static List<String> enrolled(WebTestClient web, String person, String course, UUID school, String... names) {
        Answer added = Api.as(web, person)
                .post(course + "/enrolments", teachers(school, names))
                .is(201);
        List<String> ids = new ArrayList<>();
        added.json().at("/items").forEach(item -> ids.add(item.at("/id").asString()));
        return ids;
    }

    public static Map<String, Object> seen(List<String> ids) {
        return Map.of("items", ids.stream().map(id -> Map.of("id", id)).toList());
    }

    public static Map<String, Object> completed(String id, String certificate, LocalDate day) {
        return Map.of("id", id, "completed", true, "certificateNumber", certificate, "completedOn", day.toString());
    }

    public static Map<String, Object> notCompleted(String id) {
        return Map.of("id", id, "completed", false);
    }
}

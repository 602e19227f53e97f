package ru.opora.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Courses;
import ru.opora.testing.People;

/** Courses of the matrix, and a teacher in each. */
final class Trainings {

    /** Rows inside another row. */
    static final Map<String, BiFunction<WebTestClient, String, String>> INSIDE =
            Map.of("/courses/{}/enrolments", Trainings::enrolment);

    private Trainings() {}

    static String course(WebTestClient web, UUID place) {
        return Courses.draft(web, People.ALICE, Courses.body(place));
    }

    /** Of a school at or below the owner; where a course is still a draft it is announced first. */
    private static String enrolment(WebTestClient web, String course) {
        Api alice = Api.as(web, People.ALICE);
        alice.post(course + "/announce");
        UUID owner = UUID.fromString(alice.get(course).is(200).at("/organization/id"));
        return Courses.enrolled(web, People.ALICE, course, Schools.school(owner), "Учитель " + UUID.randomUUID())
                .get(0);
    }

    static Optional<Object> body(String operation, UUID place) {
        return Optional.ofNullable(
                switch (operation) {
                    case "createCourse" -> Courses.body(place);
                    case "updateCourse" -> Map.of("hours", 16);
                    case "cancelCourse" -> Map.of("reason", "Группа не набрана");
                    case "addEnrolments" -> Courses.teachers(Schools.school(place), "Учитель " + UUID.randomUUID());
                    case "acceptEnrolments" ->
                        Courses.seen(List.of(UUID.randomUUID().toString()));
                    case "completeEnrolments" ->
                        Map.of(
                                "items",
                                List.of(Courses.notCompleted(UUID.randomUUID().toString())));
                    default -> null;
                });
    }
}

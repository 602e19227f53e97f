package ru.opora.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Courses;

/** Teachers in courses: named, accepted while there are places, certified; all of a request or none. */
@ApiTest
class EnrolmentTest {

    @Autowired
    private WebTestClient web;

    @Test
    void aTeacherAppliesIsAcceptedAndCompletes() {
        String course = Courses.withPlaces(web, RITA, REGION, 2);
        String id = Courses.enrolled(web, SASHA, course, NORTH_SCHOOL, "  Иванова   Мария ")
                .get(0);
        Answer applied = Api.as(web, SASHA).get(course + "/enrolments").is(200);
        assertThat(applied.at("/items/0/fullName")).isEqualTo("Иванова Мария");
        assertThat(applied.at("/items/0/state")).isEqualTo("APPLIED");
        assertThat(applied.json().at("/items/0/allowedActions"))
                .extracting(Object::toString)
                .containsExactly("\"withdraw\"");
        Api rita = Api.as(web, RITA);
        Answer accepted = rita.post(course + "/enrolments/accept", Courses.seen(List.of(id)))
                .is(200);
        assertThat(accepted.at("/items/0/state")).isEqualTo("ENROLLED");
        assertThat(rita.get(course).json().at("/taken").asInt()).isEqualTo(1);
        LocalDate day = LocalDate.now();
        Answer done = rita.post(
                        course + "/enrolments/complete",
                        Map.of("items", List.of(Courses.completed(id, "ПК-0412", day))))
                .is(200);
        assertThat(done.at("/items/0/state")).isEqualTo("COMPLETED");
        assertThat(done.at("/items/0/certificateNumber")).isEqualTo("ПК-0412");
        assertThat(done.at("/items/0/completedOn")).isEqualTo(day.toString());
        assertThat(rita.get(course).json().at("/completed").asInt()).isEqualTo(1);
        Api.as(web, SASHA).post(course + "/enrolments/" + id + "/withdraw").problem(409, "illegal-state");
    }

    @Test
    void whatWasSaidIsCorrectedUntilTheCourseIsClosed() {
        String course = Courses.announced(web, BOB, NORTH);
        String id = Courses.enrolled(web, BOB, course, NORTH_SCHOOL, "Иванова Мария")
                .get(0);
        String path = course + "/enrolments/complete";
        Api bob = Api.as(web, BOB);
        bob.post(path, Map.of("items", List.of(Courses.completed(id, "ПК-1", LocalDate.now()))))
                .is(200);
        Map<String, Object> stale = new HashMap<>(Courses.notCompleted(id));
        stale.put("version", 0);
        Answer refused = bob.post(path, Map.of("items", List.of(stale))).problem(412, "stale");
        assertThat(refused.at("/current/certificateNumber")).isEqualTo("ПК-1");
        Answer corrected = bob.post(path, Map.of("items", List.of(Courses.notCompleted(id))))
                .is(200);
        assertThat(corrected.at("/items/0/state")).isEqualTo("NOT_COMPLETED");
        assertThat(corrected.json().at("/items/0/certificateNumber").isNull()).isTrue();
    }

    @Test
    void aCertificateHasANumberAndADayOfTheCourse() {
        String course = Courses.announced(web, BOB, NORTH);
        List<String> ids = Courses.enrolled(web, BOB, course, NORTH_SCHOOL, "Иванова Мария", "Петрова Анна");
        String path = course + "/enrolments/complete";
        Api bob = Api.as(web, BOB);
        Object none =
                Map.of("items", List.of(Courses.notCompleted(ids.get(0)), Map.of("id", ids.get(1), "completed", true)));
        bob.post(path, none).problem(422, "invalid-fields").pointing("/items/1/certificateNumber", "REQUIRED");
        certificate(path, ids.get(0), LocalDate.now().plusDays(2), "IN_FUTURE");
        certificate(path, ids.get(0), LocalDate.now().minusDays(40), "BEFORE_COURSE");
        assertThat(bob.get(course).json().at("/completed").asInt()).isZero();
    }

    private void certificate(String path, String id, LocalDate day, String code) {
        Api.as(web, BOB)
                .post(path, Map.of("items", List.of(Courses.completed(id, "ПК-1", day))))
                .problem(422, "invalid-fields")
                .pointing("/items/0/completedOn", code);
    }

    @Test
    void ofManyRowsAllAreAddedOrNoneAndTheProblemPointsAtThem() {
        String course = Courses.announced(web, BOB, NORTH);
        Courses.enrolled(web, SASHA, course, NORTH_SCHOOL, "Семенова Алена");
        String path = course + "/enrolments";
        Api sasha = Api.as(web, SASHA);
        Object rows = Map.of(
                "items",
                List.of(
                        Courses.teacher(NORTH_SCHOOL, "Новикова Ольга"),
                        Courses.teacher(NORTH_SCHOOL, "СЕМЁНОВА  Алёна"),
                        Courses.teacher(NORTH_SCHOOL, "новикова ольга"),
                        Courses.teacher(SOUTH_SCHOOL, "Южнова Вера")));
        Answer refused = sasha.post(path, rows).problem(422, "invalid-fields");
        assertThat(refused.json().at("/errors"))
                .extracting(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .containsExactly(
                        "/items/1/fullName ALREADY_EXISTS",
                        "/items/2/fullName REPEATED",
                        "/items/3/organizationId NOT_FOUND");
        assertThat(sasha.get(path).json().at("/items")).hasSize(1);
        sasha.post(path, Courses.teachers(NORTH_SCHOOL, "Новикова Ольга", " "))
                .problem(422, "invalid-fields")
                .pointing("/items/1/fullName", "REQUIRED");
        Object tooMany = Map.of("items", Collections.nCopies(101, Courses.teacher(NORTH_SCHOOL, "Новикова Ольга")));
        sasha.post(path, tooMany).problem(422, "invalid-fields").pointing("/items", "WRONG_LENGTH");
        sasha.post(path, Map.of("items", List.of())).problem(422, "invalid-fields");
    }

    @Test
    void whoWithdrewMayApplyAgain() {
        String course = Courses.announced(web, BOB, NORTH);
        String id = Courses.enrolled(web, SASHA, course, NORTH_SCHOOL, "Иванова Мария")
                .get(0);
        String withdraw = course + "/enrolments/" + id + "/withdraw";
        Api sasha = Api.as(web, SASHA);
        Answer stale = Api.answer(sasha.request(HttpMethod.POST, withdraw).header("If-Match", "\"7\""));
        assertThat(stale.problem(412, "stale").at("/current/fullName")).isEqualTo("Иванова Мария");
        assertThat(sasha.post(withdraw).is(200).at("/state")).isEqualTo("WITHDRAWN");
        sasha.post(withdraw).problem(409, "illegal-state");
        Api.as(web, BOB)
                .post(course + "/enrolments/accept", Courses.seen(List.of(id)))
                .problem(422, "invalid-fields")
                .pointing("/items/0/id", "WRONG_STATE");
        Courses.enrolled(web, SASHA, course, NORTH_SCHOOL, "Иванова Мария");
        assertThat(sasha.get(course + "/enrolments?state=APPLIED").json().at("/items"))
                .hasSize(1);
        assertThat(sasha.get(course + "/enrolments?q=иван").json().at("/items")).hasSize(2);
        assertThat(sasha.get(course + "/enrolments?organization=" + SOUTH_SCHOOL)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void nobodyCompletesWhatHasNotBegun() {
        LocalDate later = LocalDate.now().plusDays(20);
        String course = Courses.announced(web, BOB, Courses.body(NORTH, later, later));
        String id = Courses.enrolled(web, BOB, course, NORTH_SCHOOL, "Иванова Мария")
                .get(0);
        Api bob = Api.as(web, BOB);
        assertThat(bob.get(course + "/enrolments").json().at("/items/0/allowedActions"))
                .extracting(Object::toString)
                .containsExactly("\"withdraw\"");
        bob.post(course + "/enrolments/complete", Map.of("items", List.of(Courses.notCompleted(id))))
                .problem(422, "invalid-fields")
                .pointing("/items/0/id", "WRONG_STATE");
    }

    @Test
    void ofACourseThatIsOverOnlyItsOwnerSaysWhoWasInIt() {
        LocalDate today = LocalDate.now();
        String course = Courses.announced(web, BOB, Courses.body(NORTH, today.minusDays(30), today.minusDays(5)));
        String id = Courses.enrolled(web, BOB, course, NORTH_SCHOOL, "Иванова Мария")
                .get(0);
        Api sasha = Api.as(web, SASHA);
        sasha.post(course + "/enrolments", Courses.teachers(NORTH_SCHOOL, "Петрова Анна"))
                .problem(409, "illegal-state");
        sasha.post(course + "/enrolments/" + id + "/withdraw").problem(409, "illegal-state");
        assertThat(sasha.get(course).json().at("/allowedActions")).isEmpty();
        assertThat(sasha.get(course + "/enrolments").json().at("/items/0/allowedActions"))
                .isEmpty();
        Api.as(web, BOB).post(course + "/enrolments/" + id + "/withdraw").is(200);
    }

    @Test
    void thereAreNotMorePlacesThanThereAre() {
        String course = Courses.withPlaces(web, BOB, NORTH, 2);
        Api bob = Api.as(web, BOB);
        List<String> ids =
                Courses.enrolled(web, SASHA, course, NORTH_SCHOOL, "Первая Анна", "Вторая Анна", "Третья Анна");
        bob.post(course + "/enrolments/accept", Courses.seen(ids)).problem(409, "course-full");
        assertThat(bob.get(course).json().at("/taken").asInt())
                .as("all or none")
                .isZero();
        bob.post(course + "/enrolments/accept", Courses.seen(ids.subList(0, 2))).is(200);
        bob.post(course + "/enrolments", Courses.teachers(NORTH_SCHOOL, "Четвертая Анна"))
                .problem(409, "course-full");
        bob.patch(course, bob.get(course).tag(), Map.of("places", 1))
                .problem(422, "invalid-fields")
                .pointing("/places", "PLACES_TAKEN");
        bob.post(course + "/enrolments/" + ids.get(0) + "/withdraw").is(200);
        bob.post(course + "/enrolments/accept", Courses.seen(List.of(ids.get(2))))
                .is(200);
        bob.post(course + "/enrolments/accept", Courses.seen(List.of(ids.get(2), ids.get(2))))
                .problem(422, "invalid-fields");
    }

    @Test
    void ofThoseWhoTakeTheLastPlacesAtOnceNobodyIsOneTooMany() {
        String course = Courses.withPlaces(web, BOB, NORTH, 3);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.addAll(Courses.enrolled(web, SASHA, course, NORTH_SCHOOL, "Учитель № " + i));
        }
        List<Callable<Integer>> calls = ids.stream()
                .<Callable<Integer>>map(id -> () -> Api.as(web, BOB)
                        .post(course + "/enrolments/accept", Courses.seen(List.of(id)))
                        .status())
                .toList();
        assertThat(AtOnce.call(calls))
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(3);
        assertThat(Api.as(web, BOB).get(course).json().at("/taken").asInt()).isEqualTo(3);
    }

    @Test
    void theSamePersonNamedByManyAtOnceIsThereOnce() {
        String course = Courses.announced(web, BOB, NORTH);
        List<Integer> statuses = AtOnce.call(Collections.nCopies(
                6,
                () -> Api.as(web, SASHA)
                        .post(course + "/enrolments", Courses.teachers(NORTH_SCHOOL, "Иванова Мария"))
                        .status()));
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
    }
}

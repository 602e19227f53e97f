package ru.opora.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Courses.COURSES;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Courses;
import ru.opora.testing.Newcomers;

/** Who may not: a neighbour, a school about its own teachers, whoever only reads. */
@ApiTest
class CourseRightsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotDraftACourse() {
        Object body = Courses.body(REGION);
        for (String person : List.of(BOB, DORA, SASHA, OLEG, CHELSEA)) {
            assertThat(Api.as(web, person).post(COURSES, body).status())
                    .as(person)
                    .isEqualTo(403);
        }
        Api.as(web, BOB).post(COURSES, Courses.body(SOUTH)).problem(422, "invalid-fields");
        Api.as(web, SASHA).post(COURSES, Courses.body(NORTH_SCHOOL)).problem(403, "forbidden");
        Api.anonymous(web).post(COURSES, body).problem(401, "unauthenticated");
        Api.anonymous(web).get(COURSES).problem(401, "unauthenticated");
        Api.client(web, "courses:read").post(COURSES, Courses.body(NORTH)).problem(403, "forbidden");
        Api.client(web, "monitoring:read").get(COURSES).problem(403, "forbidden");
    }

    @Test
    void aDraftIsNobodysBelow() {
        String path = COURSES + "/" + Courses.draft(web, RITA, Courses.body(REGION));
        for (String person : List.of(BOB, SASHA)) {
            Api.as(web, person).get(path).problem(404, "not-found");
            assertThat(Api.as(web, person).get(COURSES + "?limit=500").is(200).text())
                    .doesNotContain(path.substring(COURSES.length() + 1));
        }
        Api.as(web, OLEG).get(path).is(200);
        Api.as(web, SASHA)
                .post(path + "/enrolments", Courses.teachers(NORTH_SCHOOL, "Иванова Мария"))
                .problem(404, "not-found");
    }

    @Test
    void aCourseOfADistrictIsNotItsNeighboursBusiness() {
        String path = Courses.announced(web, BOB, NORTH);
        Api.as(web, DORA).get(path).problem(404, "not-found");
        Api.as(web, DORA).get(path + "/enrolments").problem(404, "not-found");
        Api.as(web, DORA).post(path + "/announce").problem(404, "not-found");
        Api.as(web, DORA)
                .post(path + "/enrolments", Courses.teachers(SOUTH_SCHOOL, "Иванова Мария"))
                .problem(404, "not-found");
        Api.as(web, RITA)
                .post(path + "/enrolments", Courses.teachers(SOUTH_SCHOOL, "Иванова Мария"))
                .problem(422, "invalid-fields")
                .pointing("/items/0/organizationId", "NOT_OF_COURSE");
    }

    @Test
    void whoOnlySeesACourseDoesNotRunIt() {
        String path = Courses.announced(web, RITA, REGION);
        String tag = Api.as(web, BOB).get(path).is(200).tag();
        for (String person : List.of(BOB, SASHA, OLEG)) {
            Api api = Api.as(web, person);
            api.patch(path, tag, Map.of("hours", 72)).problem(403, "forbidden");
            api.post(path + "/close").problem(403, "forbidden");
            api.post(path + "/cancel", Map.of("reason", "Нет группы")).problem(403, "forbidden");
            api.delete(path, tag).problem(403, "forbidden");
        }
        assertThat(Api.as(web, BOB).get(path).json().at("/allowedActions"))
                .extracting(Object::toString)
                .containsExactly("\"enrol\"");
        assertThat(Api.as(web, OLEG).get(path).json().at("/allowedActions")).isEmpty();
    }

    @Test
    void aSchoolNamesItsOwnTeachersOnly() {
        String path = Courses.announced(web, RITA, REGION) + "/enrolments";
        Api.as(web, SASHA)
                .post(path, Courses.teachers(SOUTH_SCHOOL, "Иванова Мария"))
                .problem(422, "invalid-fields")
                .pointing("/items/0/organizationId", "NOT_FOUND");
        Api.as(web, BOB)
                .post(path, Courses.teachers(SOUTH_SCHOOL, "Иванова Мария"))
                .problem(422, "invalid-fields")
                .pointing("/items/0/organizationId", "NOT_FOUND");
        Api.as(web, RITA)
                .post(path, Courses.teachers(NORTH, "Иванова Мария"))
                .problem(422, "invalid-fields")
                .pointing("/items/0/organizationId", "WRONG_KIND");
        Api.as(web, OLEG)
                .post(path, Courses.teachers(NORTH_SCHOOL, "Иванова Мария"))
                .problem(403, "forbidden");
        Api.client(web, "courses:read")
                .post(path, Courses.teachers(NORTH_SCHOOL, "Иванова Мария"))
                .problem(403, "forbidden");
        String curator = Newcomers.person(database, NORTH_SCHOOL, "CURATOR");
        Api.as(web, curator).get(path).is(200);
        Api.as(web, curator)
                .post(path, Courses.teachers(NORTH_SCHOOL, "Иванова Мария"))
                .problem(403, "forbidden");
    }

    @Test
    void aSchoolSeesTheNamesOfItsOwnTeachersOnly() {
        String path = Courses.announced(web, RITA, REGION) + "/enrolments";
        Courses.enrolled(web, SASHA, path.replace("/enrolments", ""), NORTH_SCHOOL, "Северова Анна");
        String south = Courses.enrolled(web, DORA, path.replace("/enrolments", ""), SOUTH_SCHOOL, "Южнова Вера")
                .get(0);
        assertThat(Api.as(web, SASHA).get(path).is(200).text())
                .contains("Северова")
                .doesNotContain("Южнова");
        assertThat(Api.as(web, BOB).get(path).is(200).text())
                .contains("Северова")
                .doesNotContain("Южнова");
        assertThat(Api.as(web, DORA).get(path).is(200).text())
                .contains("Южнова")
                .doesNotContain("Северова");
        assertThat(Api.as(web, OLEG).get(path).is(200).text()).contains("Северова", "Южнова");
        Api.as(web, SASHA).post(path + "/" + south + "/withdraw").problem(404, "not-found");
        assertThat(Api.as(web, SASHA)
                        .get(path.replace("/enrolments", ""))
                        .json()
                        .at("/applied")
                        .asInt())
                .as("how many wait is no secret")
                .isEqualTo(2);
    }

    @Test
    void aSchoolDoesNotDecideAboutItsOwnTeachers() {
        String course = Courses.announced(web, RITA, REGION);
        List<String> ids = Courses.enrolled(web, SASHA, course, NORTH_SCHOOL, "Иванова Мария");
        Object done = Map.of("items", List.of(Courses.completed(ids.get(0), "ПК-1", LocalDate.now())));
        for (String person : List.of(SASHA, OLEG)) {
            Api.as(web, person)
                    .post(course + "/enrolments/accept", Courses.seen(ids))
                    .problem(403, "forbidden");
            Api.as(web, person).post(course + "/enrolments/complete", done).problem(403, "forbidden");
        }
        Api.as(web, BOB).post(course + "/enrolments/accept", Courses.seen(ids)).problem(403, "forbidden");
        Api.as(web, BOB).post(course + "/enrolments/complete", done).problem(403, "forbidden");
        Api.as(web, OLEG)
                .post(course + "/enrolments/" + ids.get(0) + "/withdraw")
                .problem(403, "forbidden");
        Api.client(web, "courses:read", "courses:enrol")
                .post(course + "/enrolments/accept", Courses.seen(ids))
                .problem(403, "forbidden");
    }

    /** The second line: whatever a query forgets. */
    @Test
    void theDatabaseLetsNoSchoolGiveItselfAPlace() {
        String course = Courses.announced(web, RITA, REGION);
        String id = Courses.enrolled(web, SASHA, course, NORTH_SCHOOL, "Иванова Мария")
                .get(0);
        var school = new DatabaseScope(
                List.of(REGION + "." + NORTH + "." + NORTH_SCHOOL).stream()
                        .map(path -> path.replace("-", ""))
                        .toList(),
                SASHA,
                null);
        var update = database.sql("UPDATE courses_enrolments SET state = 'ENROLLED' WHERE id = :id")
                .bind("id", java.util.UUID.fromString(id))
                .then()
                .contextWrite(school::in);
        Assertions.assertThatThrownBy(update::block).hasStackTraceContaining("its owner decides");
    }
}

package ru.opora.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Courses;
import ru.opora.testing.Newcomers;
import ru.opora.testing.Rounds;

/** Who is told of a course: the people of schools that it concerns, and of no teacher by name. */
@ApiTest
class CourseNoticeTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void schoolsAreToldWithoutANameThatNeedNotBeThere() {
        var school = Rounds.place(web, BOB, "SCHOOL", "МБОУ «Школа курсов»", NORTH);
        String head = Newcomers.person(database, school, "SCHOOL_HEAD");
        String course = Courses.announced(web, BOB, NORTH);
        told(head, course, "COURSE_ANNOUNCED");
        List<String> ids = Courses.enrolled(web, head, course, school, "Тайнова Анна", "Тайнова Вера");
        Api.as(web, BOB).post(course + "/enrolments/accept", Courses.seen(ids)).is(200);
        assertThat(told(head, course, "ENROLMENT_ACCEPTED"))
                .contains("2 педагога")
                .doesNotContain("Тайнова");
        Api.as(web, BOB)
                .post(course + "/cancel", Map.of("reason", "Заболел лектор"))
                .is(200);
        assertThat(told(head, course, "COURSE_CANCELLED")).contains("Заболел лектор");
    }

    @Test
    void aCourseOfAProgrammeIsToldItsSchoolsOnly() {
        var inside = Rounds.place(web, BOB, "SCHOOL", "МБОУ «Школа программы»", NORTH);
        var outside = Rounds.place(web, BOB, "SCHOOL", "МБОУ «Школа без программы»", NORTH);
        String one = Newcomers.person(database, inside, "SCHOOL_COORDINATOR");
        String other = Newcomers.person(database, outside, "SCHOOL_COORDINATOR");
        Api rita = Api.as(web, RITA);
        String programme = rita.post(
                        Api.V1 + "/programmes",
                        Map.of(
                                "organizationId",
                                REGION,
                                "kind",
                                "REGIONAL",
                                "name",
                                "Программа курсов",
                                "grounds",
                                List.of(),
                                "cohortYears",
                                List.of(2026)))
                .is(201)
                .id();
        rita.post(
                        Api.V1 + "/participations",
                        Map.of(
                                "programmeId",
                                programme,
                                "organizationId",
                                inside,
                                "cohortYear",
                                2026,
                                "grounds",
                                List.of(),
                                "orderNumber",
                                "1",
                                "orderDate",
                                "2026-01-10",
                                "enteredOn",
                                "2026-01-10"))
                .is(201);
        Map<String, Object> body = Courses.body(NORTH);
        body.put("programmeId", programme);
        String course = Courses.announced(web, BOB, body);
        told(one, course, "COURSE_ANNOUNCED");
        assertThat(notices(other, course)).isEmpty();
        assertThat(Api.as(web, other).get(course).is(200).at("/programmeName")).isEqualTo("Программа курсов");
    }

    private String told(String person, String course, String kind) {
        return await().until(
                        () -> notices(person, course).stream()
                                .filter(notice -> notice.contains(kind))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private List<String> notices(String person, String course) {
        List<String> found = new ArrayList<>();
        Api.as(web, person)
                .get(Api.V1 + "/notifications?limit=100")
                .is(200)
                .json()
                .at("/items")
                .forEach(item -> found.add(item.toString()));
        return found.stream()
                .filter(item -> item.contains(course.substring(Courses.COURSES.length() + 1)))
                .toList();
    }
}

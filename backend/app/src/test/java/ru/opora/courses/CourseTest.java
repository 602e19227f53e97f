package ru.opora.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Courses.COURSES;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Courses;
import ru.opora.testing.Rounds;

/** The life of a course: drafted, announced, changed, closed or cancelled. */
@ApiTest
class CourseTest {

    @Autowired
    private WebTestClient web;

    @Test
    void aCourseIsWhatWasSaidOfIt() {
        Map<String, Object> body = Courses.body(NORTH);
        body.put("positions", List.of(" Учитель физики ", "Учитель физики", "Методист"));
        body.put("places", 25);
        body.put("link", "https://courses.example.org/77");
        body.put("description", "  Занятия по вторникам  ");
        Answer made = Api.as(web, BOB).post(COURSES, body).is(201);
        assertThat(made.headers().getFirst("Location")).isEqualTo(COURSES + "/" + made.id());
        assertThat(made.at("/state")).isEqualTo("DRAFT");
        assertThat(made.json().at("/running").asBoolean()).isFalse();
        assertThat(made.json().at("/positions"))
                .extracting(Object::toString)
                .containsExactly("\"Учитель физики\"", "\"Методист\"");
        assertThat(made.at("/description")).isEqualTo("Занятия по вторникам");
        assertThat(made.json().at("/taken").asInt()).isZero();
        assertThat(made.json().at("/allowedActions"))
                .extracting(Object::toString)
                .containsExactly("\"update\"", "\"delete\"", "\"announce\"");
    }

    @Test
    void whatCannotBeACourse() {
        refused("hours", 0, "/hours", "OUT_OF_RANGE");
        refused("endsOn", "2020-01-01", "/endsOn", "PERIOD_REVERSED");
        refused("title", " ", "/title", "REQUIRED");
        refused("link", "javascript:alert(1)", "/link", "WRONG_FORMAT");
        refused("places", 0, "/places", "OUT_OF_RANGE");
        refused("programmeId", UUID.randomUUID(), "/programmeId", "NOT_FOUND");
        refused("organizationId", UUID.randomUUID(), "/organizationId", "NOT_FOUND");
        UUID institute = Rounds.place(web, RITA, "INSTITUTE", "Институт курсов", REGION);
        Api.as(web, RITA)
                .post(COURSES, Courses.body(institute))
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "WRONG_KIND");
    }

    @Test
    void itIsAnnouncedOnceAndRunsInItsDays() {
        String path = COURSES + "/" + Courses.draft(web, BOB, Courses.body(NORTH));
        Api bob = Api.as(web, BOB);
        bob.post(path + "/close").problem(409, "illegal-state");
        bob.post(path + "/cancel", Map.of("reason", "Нет группы")).problem(409, "illegal-state");
        Answer announced = bob.post(path + "/announce").is(200);
        assertThat(announced.at("/state")).isEqualTo("ANNOUNCED");
        assertThat(announced.json().at("/running").asBoolean()).isTrue();
        bob.post(path + "/announce").problem(409, "illegal-state");
        bob.delete(path, announced.tag()).problem(409, "illegal-state");
        Api.as(web, SASHA).get(path).is(200);
        LocalDate later = LocalDate.now().plusDays(20);
        String next = Courses.announced(web, BOB, Courses.body(NORTH, later, later));
        assertThat(bob.get(next).json().at("/running").asBoolean()).isFalse();
    }

    @Test
    void itIsChangedByWhoSawItLast() {
        String path = Courses.withPlaces(web, BOB, NORTH, 5);
        Api bob = Api.as(web, BOB);
        Answer seen = bob.get(path).is(200);
        bob.patch(path, null, Map.of("hours", 72)).problem(428, "precondition-required");
        Map<String, Object> patch = new HashMap<>();
        patch.put("hours", 72);
        patch.put("places", null);
        Answer changed = bob.patch(path, seen.tag(), patch).is(200);
        assertThat(changed.json().at("/hours").asInt()).isEqualTo(72);
        assertThat(changed.json().at("/places").isNull()).isTrue();
        assertThat(changed.at("/title")).isEqualTo(seen.at("/title"));
        bob.patch(path, seen.tag(), Map.of("hours", 16)).problem(412, "stale");
        bob.patch(path, changed.tag(), Map.of("endsOn", "2019-01-01"))
                .problem(422, "invalid-fields")
                .pointing("/endsOn", "PERIOD_REVERSED");
    }

    @Test
    void aDraftIsDeletedAndAnAnnouncedCourseCancelledWithTheReason() {
        String draft = COURSES + "/" + Courses.draft(web, BOB, Courses.body(NORTH));
        Api bob = Api.as(web, BOB);
        bob.delete(draft, "\"7\"").problem(412, "stale");
        bob.delete(draft, bob.get(draft).tag()).is(204);
        bob.get(draft).problem(404, "not-found");
        String path = Courses.announced(web, BOB, NORTH);
        bob.post(path + "/cancel", Map.of("reason", " "))
                .problem(422, "invalid-fields")
                .pointing("/reason", "REQUIRED");
        Answer cancelled = bob.post(path + "/cancel", Map.of("reason", "Группа не набрана"))
                .is(200);
        assertThat(cancelled.at("/cancelledReason")).isEqualTo("Группа не набрана");
        bob.post(path + "/enrolments", Courses.teachers(NORTH_SCHOOL, "Иванова Мария"))
                .problem(409, "illegal-state");
        bob.patch(path, cancelled.tag(), Map.of("hours", 72)).problem(409, "illegal-state");
    }

    @Test
    void itIsClosedWhenEverybodyIsDecidedOn() {
        String path = Courses.announced(web, BOB, NORTH);
        Api bob = Api.as(web, BOB);
        Courses.enrolled(web, SASHA, path, NORTH_SCHOOL, "Ждунова Яна");
        String id =
                Courses.enrolled(web, BOB, path, NORTH_SCHOOL, "Иванова Мария").get(0);
        bob.post(path + "/close").problem(409, "enrolments-open");
        assertThat(bob.get(path).at("/state")).isEqualTo("ANNOUNCED");
        bob.post(path + "/enrolments/complete", Map.of("items", List.of(Courses.notCompleted(id))))
                .is(200);
        assertThat(bob.post(path + "/close").is(200).at("/state")).isEqualTo("CLOSED");
        bob.post(path + "/enrolments/complete", Map.of("items", List.of(Courses.notCompleted(id))))
                .problem(409, "illegal-state");
    }

    @Test
    void aListIsNarrowedAndReadToItsEnd() {
        String word = "Слово" + UUID.randomUUID();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Map<String, Object> body = Courses.body(
                    NORTH,
                    LocalDate.of(2031, 1, 10).plusDays(i / 2),
                    LocalDate.of(2031, 2, 10).plusDays(i));
            body.put("title", word + " " + i);
            body.put("positions", i == 4 ? List.of() : List.of(i == 3 ? "Методист" : "Учитель химии"));
            made.add(Courses.draft(web, BOB, body));
        }
        String list = COURSES + "?q=" + word.toLowerCase(java.util.Locale.ROOT);
        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            Answer page =
                    Api.as(web, BOB).get(list + "&limit=2&cursor=" + cursor).is(200);
            page.json().at("/items").forEach(item -> read.add(item.at("/id").asString()));
            cursor = page.at("/nextCursor");
        } while (!cursor.isEmpty());
        assertThat(read).containsExactlyInAnyOrderElementsOf(made);
        assertThat(read.get(0)).isEqualTo(made.get(4));
        assertThat(count(list + "&position=хими")).isEqualTo(4);
        assertThat(count(list + "&from=2031-02-13")).isEqualTo(2);
        assertThat(count(list + "&to=2031-01-10")).isEqualTo(2);
        assertThat(count(list + "&state=ANNOUNCED")).isZero();
        assertThat(count(list + "&within=" + NORTH)).isEqualTo(5);
        assertThat(count(list + "&within=" + NORTH_SCHOOL)).isZero();
        Api.as(web, BOB).get(list + "&state=RUNNING").problem(400, "bad-request");
        Api.as(web, BOB).get(COURSES + "?cursor=zzz").problem(400, "bad-request");
        Answer table = Api.answer(Api.as(web, BOB).request(HttpMethod.GET, list).header("Accept", "text/csv"));
        assertThat(table.is(200).text()).contains(word + " 4");
    }

    private int count(String list) {
        return Api.as(web, BOB).get(list).is(200).json().at("/items").size();
    }

    private void refused(String field, Object value, String pointer, String code) {
        Map<String, Object> body = Courses.body(NORTH);
        body.put(field, value);
        Api.as(web, BOB).post(COURSES, body).problem(422, "invalid-fields").pointing(pointer, code);
    }
}

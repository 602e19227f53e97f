package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.roadmaps.assignments.AssignmentsApiTest.put;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Duties;
import tools.jackson.databind.JsonNode;

@ApiTest
class RowDatesApiTest {

    private static final Map<String, Object> ASK = Map.of("due", "2027-06-15", "text", "Пришлите сводку");

    @Autowired
    private WebTestClient web;

    @Test
    void aRequestGivesEachExecutorACheckpointOfItsOwn() {
        String road = ROADMAPS + "/" + Duties.roadmap(web, BOB, NORTH);
        String row = Duties.monthly(web, road);
        Api.as(web, DORA).post(row + "/requests", ASK).problem(404, "not-found");
        Api.as(web, SASHA).post(row + "/requests", ASK).problem(403, "forbidden");
        Api bob = Api.as(web, BOB);
        bob.post(
                        row + "/requests",
                        Map.of("due", "2027-06-15", "text", "Кому?", "organizations", List.of(UUID.randomUUID())))
                .problem(422, "invalid-fields")
                .pointing("/organizations", "NOT_FOUND");
        bob.post(
                        row + "/requests",
                        Map.of("due", "2027-06-15", "text", "Сводка", "organizations", List.of(NORTH_SCHOOL)))
                .is(201);
        String roadmap = road.substring(ROADMAPS.length() + 1);
        assertThat(Duties.of(web, SASHA, roadmap, NORTH_SCHOOL)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(13);
        Duties.generate(web, BOB, roadmap);
        assertThat(Duties.of(web, SASHA, roadmap, NORTH_SCHOOL)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(13);
    }

    @Test
    void aRequestIsReadByThoseItAsksAndByWhoeverWritesThePlan() {
        Api bob = Api.as(web, BOB);
        String other = bob.post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Соседняя СОШ " + UUID.randomUUID(), "kind", "SCHOOL", "parentId", NORTH))
                .is(201)
                .id();
        String row = Duties.monthly(web, ROADMAPS + "/" + Duties.roadmap(web, BOB, NORTH));
        asked(bob, row, List.of(other));
        asked(bob, row, List.of(NORTH_SCHOOL, other));
        JsonNode seen = Api.as(web, SASHA).get(row + "/requests").is(200).json().at("/items");
        assertThat(seen.size()).isEqualTo(1);
        assertThat(seen.at("/0/organizations").size()).isEqualTo(1);
        assertThat(seen.at("/0/organizations/0").asString()).isEqualTo(NORTH_SCHOOL.toString());
        bob.post(row + "/requests", ASK).is(201);
        JsonNode all = Api.as(web, SASHA).get(row + "/requests").is(200).json().at("/items");
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.at("/0/organizations").isNull()).isTrue();
        JsonNode written = bob.get(row + "/requests").is(200).json().at("/items");
        assertThat(written.size()).isEqualTo(3);
        assertThat(written.at("/1/organizations").size()).isEqualTo(2);
    }

    @Test
    void aRequestAsksOnceAndAsksSomebody() {
        String road = Duties.roadmap(web, BOB, NORTH);
        String row = Duties.monthly(web, ROADMAPS + "/" + road);
        Api bob = Api.as(web, BOB);
        bob.post(row + "/requests", Map.of("due", "2026-01-15", "text", "До начала карты"))
                .problem(422, "invalid-fields")
                .pointing("/due", "ASKS_NOBODY");
        assertThat(bob.get(row + "/requests").json().at("/items").size()).isZero();
        asked(bob, row, List.of(NORTH_SCHOOL, NORTH_SCHOOL));
        assertThat(bob.get(row + "/requests")
                        .json()
                        .at("/items/0/organizations")
                        .size())
                .isEqualTo(1);
        assertThat(Duties.of(web, SASHA, road, NORTH_SCHOOL).json().at("/items").size())
                .isEqualTo(13);
    }

    private static void asked(Api api, String row, List<?> organizations) {
        api.post(row + "/requests", Map.of("due", "2027-06-15", "text", "Сводка", "organizations", organizations))
                .is(201);
    }

    @Test
    void aScheduleBecomesDaysAndGivesThemUpAgain() {
        String road = ROADMAPS + "/" + Duties.roadmap(web, BOB, NORTH);
        String row = Duties.monthly(web, road);
        Api bob = Api.as(web, BOB);
        String roadmap = road.substring(ROADMAPS.length() + 1);
        put(bob, row + "/schedule", Map.of("items", List.of(Map.of("due", "2027-05-05"), Map.of("due", "2027-05-06"))))
                .is(200);
        assertThat(Duties.of(web, BOB, roadmap, NORTH_SCHOOL)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(14);
        put(bob, row + "/schedule", Map.of("items", List.of())).is(200);
        assertThat(Duties.of(web, BOB, roadmap, NORTH_SCHOOL)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(12);
        put(bob, row + "/schedule", Map.of("items", List.of(Map.of("start", "2027-05-07", "due", "2027-05-06"))))
                .problem(422, "invalid-fields");
        put(Api.as(web, SASHA), row + "/schedule", Map.of("items", List.of())).problem(403, "forbidden");
    }

    @Test
    void ofTwoWhoAttachAScheduleTheSecondIsToldOfTheFirst() {
        String schedule = Duties.monthly(web, ROADMAPS + "/" + Duties.roadmap(web, BOB, NORTH)) + "/schedule";
        Map<String, Object> may = Map.of("items", List.of(Map.of("due", "2027-05-05")));
        Map<String, Object> june = Map.of("items", List.of(Map.of("due", "2027-06-05")));
        Api bob = Api.as(web, BOB);
        bob.put(schedule, null, may).problem(428, "precondition-required");
        String seen = bob.get(schedule).is(200).tag();
        String written = bob.put(schedule, seen, may).is(200).tag();
        assertThat(bob.get(schedule).tag()).isEqualTo(written);
        Answer second = Api.as(web, RITA).put(schedule, seen, june).problem(412, "stale");
        assertThat(second.at("/current/items/0/due")).isEqualTo("2027-05-05");
        assertThat(bob.get(schedule).at("/items/0/due")).isEqualTo("2027-05-05");
        String now = "\"" + second.json().at("/current/version").asLong() + "\"";
        Callable<Integer> moves = () -> bob.put(schedule, now, june).status();
        Callable<Integer> empties =
                () -> bob.put(schedule, now, Map.of("items", List.of())).status();
        assertThat(AtOnce.call(List.of(moves, empties))).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void aScheduleHoldsFourDaysOfEachSchoolOfALargeProgramme() {
        String schedule = Duties.monthly(web, ROADMAPS + "/" + Duties.roadmap(web, SASHA, NORTH_SCHOOL)) + "/schedule";
        List<Map<String, String>> days = new ArrayList<>();
        for (int i = 0; i < 1004; i++) {
            days.add(Map.of("due", LocalDate.of(2027, 1, 1).plusDays(i).toString()));
        }
        put(Api.as(web, SASHA), schedule, Map.of("items", days)).is(200);
        assertThat(Api.as(web, SASHA).get(schedule).json().at("/items").size()).isEqualTo(1004);
    }

    @Test
    void anotherDayIsAskedForAndDecidedAndSurvivesAGeneration() {
        String road = Duties.roadmap(web, BOB, NORTH);
        String first = Duties.CHECKPOINTS + "/"
                + Duties.of(web, SASHA, road, NORTH_SCHOOL).at("/items/0/id");
        Map<String, Object> ask = Map.of("due", "2027-02-10", "reason", "Карантин");
        Api.as(web, BOB).post(first + "/date-proposals", ask).problem(403, "forbidden");
        String proposal =
                Api.as(web, SASHA).post(first + "/date-proposals", ask).is(201).at("/dateProposals/0/id");
        String accept = first + "/date-proposals/" + proposal + "/accept";
        Api.as(web, SASHA).post(accept).problem(403, "forbidden");
        Api.as(web, DORA).post(accept).problem(404, "not-found");
        assertThat(Api.as(web, BOB).post(accept).is(200).at("/summary/due")).isEqualTo("2027-02-10");
        Api.as(web, BOB).post(accept).problem(404, "not-found");
        Duties.generate(web, BOB, road);
        var after = Api.as(web, SASHA).get(first);
        assertThat(after.at("/summary/due")).isEqualTo("2027-02-10");
        assertThat(after.at("/summary/plannedDue")).isEqualTo("2027-01-31");
    }

    @Test
    void theExecutorAndControlTalkUnderACheckpoint() {
        String school = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        Map<String, Object> word = Map.of("text", "Протокол будет в понедельник");
        Api.as(web, DORA).post(school + "/comments", word).problem(404, "not-found");
        Api.as(web, ru.opora.testing.People.OLEG)
                .post(school + "/comments", word)
                .problem(403, "forbidden");
        Api.as(web, SASHA).post(school + "/comments", word).is(201);
        Api.as(web, BOB).post(school + "/comments", Map.of("text", "Хорошо")).is(201);
        var thread = Api.as(web, RITA).get(school + "/comments").is(200).json().at("/items");
        assertThat(thread.size()).isEqualTo(2);
        assertThat(thread.at("/0/text").asString()).isEqualTo("Протокол будет в понедельник");
        assertThat(Api.as(web, SASHA).get(school).at("/commentCount")).isEqualTo("2");
    }

    @Test
    void aTaskIsGivenToColleaguesOnly() {
        String road = Duties.roadmap(web, BOB, NORTH);
        String task = Duties.ASSIGNMENTS + "/"
                + Api.as(web, SASHA)
                        .get(Duties.ASSIGNMENTS + "?roadmap=" + road + "&organization=" + NORTH_SCHOOL)
                        .at("/items/0/id");
        Api.as(web, BOB).post(task + "/delegate", Map.of()).problem(403, "forbidden");
        Api.as(web, SASHA)
                .post(task + "/delegate", Map.of("personId", UUID.randomUUID()))
                .problem(422, "invalid-fields")
                .pointing("/personId", "NOT_FOUND");
        Api.as(web, SASHA).post(task + "/delegate", Map.of()).is(200);
    }

    @Test
    void anAppointmentFollowsFromTheMemberships() {
        String road = Duties.roadmap(web, BOB, NORTH);
        String duty = ROADMAPS + "/" + road + "/appointment-duty";
        put(Api.as(web, SASHA), duty, Map.of("due", "2020-03-15")).problem(403, "forbidden");
        put(Api.as(web, BOB), duty, Map.of("due", "2020-03-15")).is(200);
        var authority = Api.as(web, BOB)
                .get(Api.V1 + "/appointments?roadmap=" + road + "&organization=" + NORTH)
                .is(200);
        boolean byOrder = authority.json().at("/items/0/orderNumber").isString(); // other tests appoint people there
        assertThat(authority.at("/items/0/state")).isEqualTo(byOrder ? "DONE" : "OVERDUE");
        var mine =
                Api.as(web, SASHA).get(Api.V1 + "/appointments?roadmap=" + road).is(200);
        assertThat(mine.json().at("/items").size()).isEqualTo(1);
        assertThat(mine.at("/items/0/due")).isEqualTo("2020-03-15");
        assertThat(Api.as(web, DORA)
                        .get(Api.V1 + "/appointments?roadmap=" + road)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }
}

package ru.opora.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Events.EVENTS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Events;
import ru.opora.testing.Newcomers;
import ru.opora.testing.Rounds;
import tools.jackson.databind.JsonNode;

/** Events from the draft to what came of them. */
@ApiTest
class EventTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void anEventIsPlannedAnnouncedAnsweredMarkedAndHeld() {
        UUID place = Rounds.place(web, RITA, "MUNICIPALITY", "Район семинаров", REGION);
        UUID one = Rounds.place(web, RITA, "SCHOOL", "А. Школа, которая придет", place);
        UUID two = Rounds.place(web, RITA, "SCHOOL", "Б. Школа, которая не придет", place);
        String head = Newcomers.person(database, one, "SCHOOL_HEAD");
        Api rita = Api.as(web, RITA);
        String path = Events.draft(web, RITA, Events.body(place));
        Answer draft = rita.get(path).is(200);
        assertThat(draft.at("/beginsAt")).isEqualTo("14:00");
        assertThat(draft.json().at("/invited").asInt()).isZero();
        assertThat(actions(draft)).containsExactly("update", "delete", "announce", "feedback");
        Answer announced = rita.post(path + "/announce").is(200);
        assertThat(announced.json().at("/invited").asInt()).isEqualTo(2);
        assertThat(actions(announced)).containsExactly("update", "cancel", "mark", "hold", "feedback");
        rita.post(path + "/announce").problem(409, "illegal-state");
        String first = Events.invitation(web, RITA, path, one);
        String second = Events.invitation(web, RITA, path, two);
        String answer = path + "/attendance/" + first + "/answer";
        await().untilAsserted(() -> Api.as(web, head).get(path).is(200));
        JsonNode said = Api.as(web, head).post(answer, Events.coming(3)).is(200).json();
        assertThat(said.at("/comingCount").asInt()).isEqualTo(3);
        assertThat(said.at("/coming/0/position").asString()).isEqualTo("Учитель математики");
        Api.as(web, head)
                .post(
                        answer,
                        Map.of("answer", "NOT_COMING", "coming", List.of(Map.of("position", "Учитель", "count", 1))))
                .problem(422, "invalid-fields")
                .pointing("/coming", "NOBODY_COMES");
        assertThat(rita.get(path).json().at("/coming").asInt()).isEqualTo(1);
        rita.post(path + "/hold").problem(409, "attendance-open");
        rita.post(path + "/attendance/mark", Events.marks(Events.attended(first, 2), Events.absent(second, "Карантин")))
                .is(200);
        Answer held = rita.post(path + "/hold").is(200);
        assertThat(held.at("/state")).isEqualTo("HELD");
        assertThat(held.json().at("/attended").asInt()).isEqualTo(1);
        assertThat(held.json().at("/absent").asInt()).isEqualTo(1);
        assertThat(actions(held)).containsExactly("mark", "feedback");
        Api.as(web, head).post(answer, Events.coming(1)).problem(409, "illegal-state");
        rita.patch(path, held.tag(), Map.of("venue", "Дома")).problem(409, "illegal-state");
        rita.post(path + "/attendance/mark", Events.marks(Events.attended(second, 1)))
                .is(200);
        JsonNode corrected = Events.invited(web, RITA, path, two);
        assertThat(corrected.at("/outcome").asString()).isEqualTo("ATTENDED");
        assertThat(corrected.at("/absenceReason").isNull()).isTrue();
        JsonNode ofOne =
                rita.get(EVENTS + "?state=HELD&school=" + one).is(200).json().at("/items");
        assertThat(ofOne).hasSize(1);
        assertThat(ofOne.at("/0/invited").asInt()).as("about this school alone").isEqualTo(1);
        assertThat(rita.get(path + "/attendance?outcome=ABSENT").json().at("/items"))
                .isEmpty();
    }

    @Test
    void beforeItsDayNobodyCame() {
        String path =
                Events.announced(web, BOB, Events.body(NORTH, Events.today().plusDays(3)));
        Api bob = Api.as(web, BOB);
        String id = bob.get(path + "/attendance").is(200).at("/items/0/id");
        bob.post(path + "/attendance/mark", Events.marks(Events.attended(id, 1)))
                .problem(409, "illegal-state");
        bob.post(path + "/hold").problem(409, "illegal-state");
    }

    @Test
    void marksAreTakenAllOrNone() {
        String path = Events.announced(web, BOB, Events.body(NORTH));
        Api bob = Api.as(web, BOB);
        String id = bob.get(path + "/attendance").is(200).at("/items/0/id");
        Map<String, Object> mark = Events.attended(id, 1);
        bob.post(path + "/attendance/mark", Events.marks(mark, mark))
                .problem(422, "invalid-fields")
                .pointing("/items/1/id", "REPEATED");
        bob.post(
                        path + "/attendance/mark",
                        Events.marks(mark, Events.absent(UUID.randomUUID().toString(), "Карантин")))
                .problem(422, "invalid-fields")
                .pointing("/items/1/id", "NOT_FOUND");
        bob.post(path + "/attendance/mark", Events.marks(Map.of("id", id, "outcome", "ABSENT", "attended", 2)))
                .problem(422, "invalid-fields")
                .pointing("/items/0/attended", "NOBODY_COMES");
        bob.post(path + "/attendance/mark", Events.marks(Map.of("id", id, "version", 77, "outcome", "ATTENDED")))
                .problem(412, "stale");
        assertThat(bob.get(path).json().at("/attended").asInt()).isZero();
    }

    @Test
    void ofManyWhoSawTheSameOneMarks() {
        String path = Events.announced(web, BOB, Events.body(NORTH));
        Api bob = Api.as(web, BOB);
        JsonNode row = bob.get(path + "/attendance").is(200).json().at("/items/0");

        List<Integer> answers = AtOnce.each(
                List.of(1, 2, 3, 4, 5, 6, 7, 8),
                people -> bob.post(
                                path + "/attendance/mark",
                                Events.marks(Map.of(
                                        "id",
                                        row.at("/id").asString(),
                                        "version",
                                        row.at("/version").asLong(),
                                        "outcome",
                                        "ATTENDED",
                                        "attended",
                                        people)))
                        .status());

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void anEventIsSomewhereAndItsHoursGoForward() {
        Map<String, Object> body = Events.body(NORTH);
        body.remove("venue");
        body.put("endsAt", "13:00");
        assertThat(Api.as(web, BOB)
                        .post(EVENTS, body)
                        .problem(422, "invalid-fields")
                        .text())
                .contains("/endsAt", "PERIOD_REVERSED", "/venue", "PLACE_OR_LINK");
        body.put("link", "https://video.example.org/77");
        body.put("endsAt", "15:00");
        String path = Events.draft(web, BOB, body);
        Api bob = Api.as(web, BOB);
        bob.patch(path, bob.get(path).tag(), Collections.singletonMap("link", null))
                .problem(422, "invalid-fields")
                .pointing("/venue", "PLACE_OR_LINK");
        bob.delete(path, bob.get(path).tag()).is(204);
        bob.get(path).problem(404, "not-found");
    }

    @Test
    void nobodyIsInvitedWhereThereIsNoSchool() {
        UUID empty = Rounds.place(web, RITA, "MUNICIPALITY", "Район без школ", REGION);
        String path = Events.draft(web, RITA, Events.body(empty));
        Api.as(web, RITA).post(path + "/announce").problem(409, "nobody-invited");
        assertThat(Api.as(web, RITA).get(path).at("/state"))
                .as("it stays a draft")
                .isEqualTo("DRAFT");
    }

    @Test
    void whoIsInvitedIsToldOfAnotherDayAndOfTheEnd() {
        UUID school = Rounds.place(web, BOB, "SCHOOL", "Школа с приглашением", NORTH);
        String head = Newcomers.person(database, school, "SCHOOL_HEAD");
        LocalDate day = Events.today().plusDays(5);
        String path = Events.announced(web, BOB, Events.body(NORTH, day, school));
        assertThat(told(head, path, "EVENT_ANNOUNCED")).contains("14:00", "Актовый зал");
        Api bob = Api.as(web, BOB);
        assertThat(notices(head, path))
                .as("what was a draft has not moved")
                .noneMatch(notice -> notice.contains("EVENT_MOVED"));
        bob.patch(path, bob.get(path).tag(), Map.of("schools", List.of()))
                .problem(422, "invalid-fields")
                .pointing("/schools", "INVITED_ALREADY");
        bob.patch(path, bob.get(path).tag(), Map.of("beginsAt", "15:30")).is(200);
        assertThat(told(head, path, "EVENT_MOVED")).contains("15:30");
        bob.post(path + "/cancel", Map.of("reason", "Заболел докладчик")).is(200);
        assertThat(told(head, path, "EVENT_CANCELLED")).contains("Заболел докладчик");
        bob.post(path + "/cancel", Map.of("reason", "Еще раз")).problem(409, "illegal-state");
    }

    private static List<String> actions(Answer event) {
        return event.json()
                .at("/allowedActions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private String told(String person, String event, String kind) {
        return await().until(
                        () -> notices(person, event).stream()
                                .filter(notice -> notice.contains(kind))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private List<String> notices(String person, String event) {
        return Api.as(web, person)
                .get(Api.V1 + "/notifications?limit=100")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(JsonNode::toString)
                .filter(notice -> notice.contains(event.substring(EVENTS.length() + 1)))
                .toList();
    }
}

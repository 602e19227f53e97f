package ru.opora.roadmaps.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.EventStream;
import ru.opora.testing.People;

@ApiTest
class ReminderSettingsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReminderJob job;

    @LocalServerPort
    private int port;

    private String district = "";
    private String school = "";

    @BeforeEach
    void places() {
        ReminderStage.clear(database);
        district = organization("MUNICIPALITY", REGION.toString());
        school = organization("SCHOOL", district);
    }

    @Test
    void whoMayNotSet() {
        String north = path(People.NORTH.toString());
        put(Api.anonymous(web), north, "\"0\"", own(List.of(5))).problem(401, "unauthenticated");
        put(Api.as(web, CHELSEA), north, "\"0\"", own(List.of(5))).problem(403, "forbidden");
        put(Api.as(web, OLEG), north, "\"0\"", own(List.of(5))).problem(403, "forbidden");
        put(Api.as(web, DORA), north, "\"0\"", own(List.of(5))).problem(404, "not-found");
        put(Api.as(web, SASHA), north, "\"0\"", own(List.of(5))).problem(403, "forbidden");
        put(Api.as(web, BOB), path(REGION.toString()), "\"0\"", own(List.of(5))).problem(403, "forbidden");
        Api.as(web, DORA).get(path(People.NORTH_SCHOOL.toString())).problem(404, "not-found");
        assertThat(Api.as(web, OLEG).get(north).is(200).json().at("/allowedActions"))
                .isEmpty();
    }

    @Test
    void settingsAreThoseOfTheNearestAboveThatHasItsOwn() {
        Api rita = Api.as(web, RITA);
        Answer standard = rita.get(path(school)).is(200);
        assertThat(standard.at("/settings/daysBefore/0")).isEqualTo("7");
        assertThat(standard.at("/settings/digestDay")).isEqualTo("MONDAY");
        assertThat(standard.at("/own")).isEqualTo("false");
        assertThat(standard.json().at("/source").isNull()).isTrue();
        put(rita, path(district), "\"0\"", own(List.of(2, 10, 2))).is(200);
        Answer below = rita.get(path(school)).is(200);
        assertThat(below.json().at("/settings/daysBefore").toString()).isEqualTo("[10,2]");
        assertThat(below.at("/source")).startsWith("Организация");
        assertThat(below.at("/own")).isEqualTo("false");
        put(rita, path(school), below.tag(), own(List.of(1))).is(200);
        assertThat(rita.get(path(school)).at("/settings/daysBefore/0")).isEqualTo("1");
        Answer back =
                put(rita, path(school), rita.get(path(school)).tag(), Map.of()).is(200);
        assertThat(back.at("/settings/daysBefore/0")).isEqualTo("10");
        assertThat(back.at("/own")).isEqualTo("false");
    }

    @Test
    void aStaleWriterIsToldWhatThereIs() {
        Api rita = Api.as(web, RITA);
        put(rita, path(district), null, own(List.of(2))).problem(428, "precondition-required");
        String first = rita.get(path(district)).tag();
        put(rita, path(district), first, own(List.of(2))).is(200);
        Answer stale = put(rita, path(district), first, own(List.of(3))).problem(412, "stale");
        assertThat(stale.text()).contains("\"daysBefore\":[2]");
        put(rita, path(district), "\"7\"", own(List.of(3))).problem(412, "stale");
        put(rita, path(school), "\"7\"", own(List.of(3))).problem(412, "stale");
    }

    @Test
    void weekendsAreSparedWhereThatIsSaid() {
        Api rita = Api.as(web, RITA);
        put(rita, path(district), "\"0\"", own(List.of(2))).is(200);
        assertThat(rita.get(path(school)).at("/settings/workingDays")).isEqualTo("false");
        Map<String, Object> spared = settings(List.of(2));
        spared.put("workingDays", true);
        put(rita, path(district), rita.get(path(district)).tag(), Map.of("own", spared))
                .is(200);
        assertThat(rita.get(path(school)).at("/settings/workingDays")).isEqualTo("true");
    }

    @Test
    void theHourIsThatOfTheNearestAboveToo() {
        Api rita = Api.as(web, RITA);
        assertThat(rita.get(path(school)).at("/settings/hour")).isEqualTo("8");
        Map<String, Object> late = settings(List.of(2));
        late.put("hour", 17);
        put(rita, path(district), "\"0\"", Map.of("own", late)).is(200);
        assertThat(rita.get(path(school)).at("/settings/hour")).isEqualTo("17");
        late.put("hour", 3);
        put(rita, path(district), rita.get(path(district)).tag(), Map.of("own", late))
                .problem(422, "invalid-fields")
                .pointing("/own/hour", "OUT_OF_RANGE");
    }

    @Test
    void nonsenseIsRefusedByName() {
        Api rita = Api.as(web, RITA);
        put(rita, path(district), "\"0\"", own(List.of(61))).problem(422, "invalid-fields");
        put(rita, path(district), "\"0\"", own(List.of(-1))).problem(422, "invalid-fields");
        put(rita, path(district), "\"0\"", own(Arrays.asList(1, null))).problem(422, "invalid-fields");
        Map<String, Object> without = settings(List.of(1));
        without.remove("daysBefore");
        put(rita, path(district), "\"0\"", Map.of("own", without))
                .problem(422, "invalid-fields")
                .pointing("/own/daysBefore", "REQUIRED");
        Map<String, Object> badDay = settings(List.of(1));
        badDay.put("digestDay", "SOMEDAY");
        assertThat(put(rita, path(district), "\"0\"", Map.of("own", badDay)).status())
                .isIn(400, 422);
    }

    @Test
    void aReminderIsSeenInTheScreenAtOnceAndInWords() {
        var stage = new ReminderStage(database, "Asia/Irkutsk");
        LocalDate due = LocalDate.of(2031, 3, 19);
        stage.task(stage.school, "Провести совещание", due);
        stage.task(stage.school, "Сдать сведения", due);
        String head = ReminderStage.subject(stage.head);
        try (EventStream stream = EventStream.of(port, head)) {
            job.run(stage.morning(due.minusDays(3)), stage.zone, 500, 100).block();
            String told = stream.nextName();
            while (!told.equals("notification")) { // the stage itself is told, too
                assertThat(told).isIn("change", "access");
                told = stream.nextName();
            }
        }
        Answer told = Api.answer(Api.as(web, head)
                .request(HttpMethod.GET, Api.V1 + "/notifications")
                .header("Accept-Language", "ru"));
        assertThat(told.at("/items/0/title")).isEqualTo("Напоминание о сроках: 2 задачи");
        assertThat(told.at("/items/0/text")).isEqualTo("""
                Подходит срок: 2 задачи.\s
                • 1.1 Провести совещание — 19.03.2031
                • 1.1 Сдать сведения — 19.03.2031""");
        assertThat(told.at("/items/0/entity")).isEqualTo("tasks");
        assertThat(told.at("/items/0/entityId")).isEqualTo("week");
        Answer english = Api.answer(Api.as(web, head)
                .request(HttpMethod.GET, Api.V1 + "/notifications")
                .header("Accept-Language", "en"));
        assertThat(english.at("/items/0/title")).isEqualTo("Reminder: 2 tasks");
        assertThat(english.at("/items/0/text")).contains("Due soon: 2 tasks.", "19 March 2031");
    }

    private String organization(String kind, String parent) {
        return Api.as(web, ALICE)
                .post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Организация " + kind, "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }

    private static String path(String organization) {
        return Api.V1 + "/organizations/" + organization + "/reminder-settings";
    }

    private static Map<String, Object> own(List<Integer> before) {
        return Map.of("own", settings(before));
    }

    private static Map<String, Object> settings(List<Integer> before) {
        return new HashMap<>(Map.of(
                "enabled",
                true,
                "daysBefore",
                before,
                "daysAfter",
                List.of(1),
                "municipalityAfter",
                3,
                "digestDay",
                "FRIDAY"));
    }

    private static Answer put(Api api, String path, @Nullable String tag, Object body) {
        var request = api.request(HttpMethod.PUT, path).contentType(MediaType.APPLICATION_JSON);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return Api.answer(request.bodyValue(body));
    }
}

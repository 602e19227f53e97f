package ru.opora.roadmaps;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.Roads.ORDER;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

@ApiTest
class DraftEditingTest {

    @Autowired
    private WebTestClient web;

    private Api bob;

    @BeforeEach
    void signIn() {
        bob = Api.as(web, BOB);
    }

    @Test
    void whoMayNotWriteTheDraftEditsNothingOfIt() {
        String road = empty();
        String section = road + "/sections/" + section(road, null, null, "Раздел");
        String row =
                road + "/activities/" + row(road, null, null, "Мероприятие").id();
        for (String other : new String[] {DORA, SASHA, OLEG}) {
            Api api = Api.as(web, other);
            int refused = other.equals(OLEG) ? 403 : 404;
            String code = other.equals(OLEG) ? "forbidden" : "not-found";
            api.post(ROADMAPS, plan(NORTH))
                    .problem(other.equals(DORA) ? 422 : 403, other.equals(DORA) ? "invalid-fields" : "forbidden");
            api.post(road + "/sections", Map.of("title", "Чужое")).problem(refused, code);
            api.patch(section, "\"0\"", Map.of("title", "Чужое")).problem(refused, code);
            api.post(section + "/move", Map.of()).problem(refused, code);
            api.delete(section, "\"0\"").problem(refused, code);
            api.post(road + "/activities", body("Чужое")).problem(refused, code);
            api.post(row + "/move", Map.of()).problem(refused, code);
            api.delete(row, "\"0\"").problem(refused, code);
            api.post(road + "/activities/copy", Map.of("activityIds", List.of(UUID.randomUUID())))
                    .problem(refused, code);
        }
        bob.post(ROADMAPS, plan(SOUTH)).problem(422, "invalid-fields").pointing("/organizationId", "NOT_FOUND");
        bob.post(ROADMAPS, plan(REGION)).problem(403, "forbidden");
    }

    @Test
    void anEmptyRoadmapIsWrittenRowByRow() {
        String road = empty();
        String second = section(road, null, null, "Второй");
        String first = section(road, null, null, "Первый");
        String inner = section(road, second, null, "Внутри второго");
        String last = section(road, null, second, "Последний");
        assertThat(titles(bob.get(road + "/sections")))
                .containsExactly("Первый", "Второй", "Внутри второго", "Последний");
        row(road, last, null, "Г");
        row(road, inner, null, "В");
        Answer a = row(road, first, null, "А");
        row(road, first, a.id(), "Б");
        assertThat(titles(bob.get(road + "/activities"))).containsExactly("А", "Б", "В", "Г");
        Answer whole = bob.get(road).is(200);
        assertThat(whole.json().at("/activityCount").asInt()).isEqualTo(4);
        assertThat(whole.at("/sections/1/sections/0/title")).isEqualTo("Внутри второго");
        bob.post(road + "/sections", Map.of()).problem(422, "invalid-fields").pointing("/title", "REQUIRED");
        bob.post(road + "/sections", Map.of("title", "Нет", "parentId", UUID.randomUUID()))
                .problem(422, "invalid-fields")
                .pointing("/parentId", "NOT_FOUND");
        bob.post(road + "/activities", Map.of("title", "Нет", "tasks", List.of(), "termText", "", "afterId", a.id()))
                .problem(422, "invalid-fields")
                .pointing("/afterId", "NOT_FOUND");
    }

    @Test
    void everyFieldOfARowIsWrittenAndChanged() {
        String road = empty();
        Map<String, Object> body = body("Опросить семьи");
        body.put("number", "2.1");
        body.put("projectLevels", List.of("FEDERAL", "REGIONAL"));
        body.put("direction", "Семьи");
        body.put("participants", "Родители");
        body.put("expectedResult", "Опрошено не менее 60 % семей");
        body.put(
                "targets",
                List.of(Map.of("comparator", ">=", "value", 60, "unit", "%", "text", "не менее 60 % семей")));
        body.put("termText", "до 15.03.2027");
        Answer made = bob.post(road + "/activities", body).is(201);
        assertThat(made.at("/term/windows/0/due")).isEqualTo("2027-03-15");
        assertThat(made.at("/tasks/0/executors/1")).isEqualTo("ОО");
        assertThat(made.json().at("/targets/0/value").asInt()).isEqualTo(60);
        String row = road + "/activities/" + made.id();
        Map<String, Object> change = new HashMap<>();
        change.put("number", null);
        change.put("tasks", List.of(Map.of("actor", "Школа", "text", "Опросить", "executors", List.of("ОО"))));
        change.put("targets", List.of());
        change.put("direction", "Качество");
        change.put("projectLevels", List.of());
        change.put("printedTermText", "апрель 2027");
        Answer changed = bob.patch(row, made.tag(), change).is(200);
        assertThat(changed.json().at("/number").isNull()).isTrue();
        assertThat(changed.at("/tasks/0/actor")).isEqualTo("Школа");
        assertThat(changed.json().at("/targets").size()).isZero();
        assertThat(changed.at("/termText")).isEqualTo("апрель 2027");
        assertThat(changed.at("/term/windows/0/due")).isEqualTo("2027-04-30");
        assertThat(changed.at("/participants")).isEqualTo("Родители");
        bob.patch(row, made.tag(), change).problem(412, "stale");
        bob.patch(row, null, change).problem(428, "precondition-required");
        bob.patch(row, changed.tag(), Map.of("originId", UUID.randomUUID()))
                .problem(422, "invalid-fields")
                .pointing("/originId", "NOT_AMENDING");
    }

    @Test
    void badRowsAreNamedByTheirFields() {
        String rows = empty() + "/activities";
        Map<String, Object> body = body("Ряд");
        body.put("targets", List.of(Map.of("comparator", "~", "value", 1, "text", "")));
        bob.post(rows, body).problem(422, "invalid-fields").pointing("/targets/0/comparator", "WRONG_FORMAT");
        body.put("targets", List.of(Map.of("comparator", ">=", "value", "1e400", "text", "")));
        assertThat(bob.post(rows, body).status()).isBetween(400, 422);
        body.put("targets", List.of());
        body.put("tasks", List.of(Map.of("text", "а", "executors", List.of(" "))));
        bob.post(rows, body).problem(422, "invalid-fields");
        body.put("tasks", List.of());
        body.put("title", " ");
        bob.post(rows, body).problem(422, "invalid-fields").pointing("/title", "REQUIRED");
    }

    @Test
    void aDoubtfulTermOfANewRowIsConfirmedByAPerson() {
        String road = empty();
        Map<String, Object> body = body("Ряд");
        body.put("termText", "Декабрь-январь 2027");
        Answer doubtful = bob.post(road + "/activities", body).is(201);
        assertThat(doubtful.at("/term/status")).isEqualTo("NEEDS_REVIEW");
        body.put("acceptTermProposal", true);
        assertThat(bob.post(road + "/activities", body).is(201).at("/term/status"))
                .isEqualTo("PARSED");
    }

    @Test
    void rowsAndSectionsAreMovedAndDeleted() {
        String road = empty();
        String first = section(road, null, null, "1");
        String second = section(road, null, first, "2");
        Answer a = row(road, first, null, "А");
        Answer b = row(road, first, a.id(), "Б");
        Answer c = row(road, second, null, "В");
        Answer moved = bob.post(
                        road + "/activities/" + a.id() + "/move", Map.of("sectionId", second, "afterId", c.id()))
                .is(200);
        assertThat(moved.at("/sectionId")).isEqualTo(second);
        assertThat(titles(bob.get(road + "/activities"))).containsExactly("Б", "В", "А");
        bob.delete(road + "/activities/" + a.id(), a.tag()).problem(412, "stale");
        bob.post(road + "/sections/" + second + "/move", Map.of()).is(200);
        assertThat(titles(bob.get(road + "/sections"))).containsExactly("2", "1");
        assertThat(titles(bob.get(road + "/activities"))).containsExactly("В", "А", "Б");
        bob.post(road + "/sections/" + second + "/move", Map.of("parentId", second))
                .problem(422, "invalid-fields")
                .pointing("/parentId", "CYCLE");
        bob.post(road + "/sections/" + first + "/move", Map.of("parentId", second))
                .is(200);
        String tag = bob.get(road + "/sections/" + second).tag();
        bob.delete(road + "/sections/" + second, tag).problem(409, "section-not-empty");
        bob.delete(road + "/activities/" + b.id(), b.tag()).is(204);
        bob.delete(road + "/sections/" + second + "?withContent=true", tag).is(204);
        assertThat(titles(bob.get(road + "/activities"))).isEmpty();
    }

    @Test
    void rowsAreCopiedAndReadInThePeriodOfTheDraft() {
        Answer source = Roads.draft(web, BOB, NORTH);
        JsonNode rows =
                bob.get(ROADMAPS + "/" + source.id() + "/activities").json().at("/items");
        String road = empty();
        Answer copies = bob.post(
                        road + "/activities/copy",
                        Map.of(
                                "activityIds",
                                List.of(
                                        rows.at("/1/id").asString(),
                                        rows.at("/0/id").asString())))
                .is(201);
        assertThat(copies.json().at("/items").size()).isEqualTo(2);
        assertThat(titles(bob.get(road + "/activities")))
                .containsExactly(
                        rows.at("/1/title").asString(), rows.at("/0/title").asString());
        assertThat(copies.at("/items/1/tasks/0/executors/0")).isEqualTo("ИМЦ");
        String foreign = Api.as(web, DORA)
                .get(ROADMAPS + "/" + Roads.draft(web, DORA, SOUTH).id() + "/activities")
                .at("/items/0/id");
        bob.post(road + "/activities/copy", Map.of("activityIds", List.of(foreign)))
                .problem(422, "invalid-fields")
                .pointing("/activityIds/0", "NOT_FOUND");
    }

    @Test
    void whatIsApprovedIsNotEdited() {
        String road = empty();
        String section = section(road, null, null, "Раздел");
        Answer row = row(road, section, null, "Ряд");
        bob.post(road + "/approve", ORDER).is(200);
        bob.post(road + "/sections", Map.of("title", "Поздно")).problem(409, "illegal-state");
        bob.post(road + "/activities", body("Поздно")).problem(409, "illegal-state");
        bob.delete(road + "/activities/" + row.id(), row.tag()).problem(409, "illegal-state");
        bob.post(road + "/sections/" + section + "/move", Map.of()).problem(409, "illegal-state");
    }

    private String empty() {
        return ROADMAPS + "/" + bob.post(ROADMAPS, plan(NORTH)).is(201).id();
    }

    private static Map<String, Object> plan(UUID organization) {
        return Map.of(
                "organizationId",
                organization,
                "title",
                "План",
                "periodStart",
                "2027-01-01",
                "periodEnd",
                "2027-12-31");
    }

    private static Map<String, Object> body(String title) {
        Map<String, Object> body = new HashMap<>();
        body.put("title", title);
        body.put("tasks", List.of(Map.of("text", title, "executors", List.of("ИМЦ", "ОО"))));
        body.put("termText", "март");
        return body;
    }

    private String section(String road, @Nullable String parent, @Nullable String after, String title) {
        Map<String, Object> body = new HashMap<>(Map.of("title", title));
        body.put("parentId", parent);
        body.put("afterId", after);
        return bob.post(road + "/sections", body).is(201).id();
    }

    private Answer row(String road, @Nullable String section, @Nullable String after, String title) {
        Map<String, Object> body = body(title);
        body.put("sectionId", section);
        body.put("afterId", after);
        return bob.post(road + "/activities", body).is(201);
    }

    private static List<String> titles(Answer answer) {
        return answer.is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/title").asString())
                .toList();
    }
}

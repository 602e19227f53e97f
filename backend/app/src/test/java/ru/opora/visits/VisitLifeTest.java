package ru.opora.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Visiting.CHECKLISTS;
import static ru.opora.testing.Visiting.RECOMMENDATIONS;
import static ru.opora.testing.Visiting.VISITS;
import static ru.opora.testing.Visiting.actions;
import static ru.opora.testing.Visiting.advice;
import static ru.opora.testing.Visiting.begun;
import static ru.opora.testing.Visiting.file;
import static ru.opora.testing.Visiting.invalid;
import static ru.opora.testing.Visiting.plan;
import static ru.opora.testing.Visiting.planned;
import static ru.opora.testing.Visiting.recommended;
import static ru.opora.testing.Visiting.today;
import static ru.opora.testing.Visiting.told;
import static ru.opora.testing.Visiting.with;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;

/** Visits from the first plan to what the school has taken note of. */
@ApiTest
class VisitLifeTest {

    private static final long DAY = 86_400;

    @Autowired
    private WebTestClient web;

    @Test
    void aVisitIsPlannedMadeAndAcknowledged() {
        Api bob = Api.as(web, BOB);
        Api sasha = Api.as(web, SASHA);
        String list = checklist();
        Answer made =
                bob.post(VISITS, with(plan(NORTH_SCHOOL), "checklistId", list)).is(201);
        String visit = VISITS + "/" + made.id();
        assertThat(made.at("/plannedAt")).isEqualTo("10:30");
        assertThat(made.at("/visitor/name")).isEqualTo("Борис Котов");
        assertThat(actions(made)).containsExactly("update", "record", "begin", "complete", "cancel");
        bob.post(visit + "/complete", Map.of()).problem(422, "invalid-fields").pointing("/findings", "REQUIRED");
        Answer begun = bob.post(visit + "/begin", Map.of()).is(200);
        bob.post(visit + "/begin", Map.of()).problem(409, "illegal-state");
        bob.delete(CHECKLISTS + "/" + list, bob.get(CHECKLISTS + "/" + list).tag())
                .is(204);
        var answers = List.of(
                Map.of("item", 1, "answer", "PARTLY", "note", "Не на всех уроках"), Map.of("item", 0, "answer", "YES"));
        Answer written = bob.patch(
                        visit,
                        begun.tag(),
                        Map.of("answers", answers, "findings", " Видно движение ", "files", List.of(file(web))))
                .is(200);
        assertThat(written.at("/checklist/items/1")).as("the copy stays").isEqualTo("Домашнее задание объяснено");
        assertThat(written.at("/findings")).isEqualTo("Видно движение");
        assertThat(written.at("/files/0/name")).isEqualTo("note.txt");
        Answer done = bob.post(visit + "/complete", Map.of()).is(200);
        assertThat(actions(done)).containsExactly("recommend");
        bob.patch(visit, done.tag(), Map.of("findings", "Другое")).problem(409, "illegal-state");
        bob.post(visit + "/cancel", Map.of("reason", "Поздно")).problem(409, "illegal-state");
        Answer noted = sasha.post(visit + "/acknowledge").is(200);
        assertThat(noted.at("/state")).isEqualTo("ACKNOWLEDGED");
        assertThat(noted.at("/acknowledgedBy")).isEqualTo("Александра Вершинина");
        assertThat(noted.at("/answers/0/note")).isEqualTo("Не на всех уроках");
        sasha.post(visit + "/acknowledge").problem(409, "illegal-state");
        await().untilAsserted(() ->
                assertThat(told(web, SASHA, made.id())).containsExactlyInAnyOrder("VISIT_PLANNED", "VISIT_COMPLETED"));
        assertThat(told(web, BOB, made.id())).as("who did it knows").isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedByItsField() {
        Api bob = Api.as(web, BOB);
        invalid(bob.post(VISITS, with(plan(NORTH_SCHOOL), "purpose", " ")), "/purpose", "REQUIRED");
        invalid(bob.post(VISITS, with(plan(NORTH_SCHOOL), "plannedAt", "в полдень")), "/plannedAt", "WRONG_TYPE");
        invalid(bob.post(VISITS, with(plan(NORTH_SCHOOL), "kind", "VISION")), "/kind", "WRONG_TYPE");
        invalid(
                bob.post(VISITS, with(plan(NORTH_SCHOOL), "checklistId", UUID.randomUUID())),
                "/checklistId",
                "NOT_FOUND");
        String visit = begun(web, BOB, NORTH_SCHOOL);
        String tag = bob.get(visit).tag();
        var answer = List.of(Map.of("item", 0, "answer", "YES"));
        invalid(bob.patch(visit, tag, Map.of("answers", answer)), "/answers/0/item", "NOT_FOUND");
        invalid(bob.patch(visit, tag, Map.of("files", List.of(UUID.randomUUID()))), "/files", "NOT_FOUND");
        invalid(bob.patch(visit, tag, "{\"answers\": [null]}"), "/answers/0", "REQUIRED");
        invalid(
                bob.patch(visit, tag, Map.of("answers", List.of(Map.of("answer", "YES")))),
                "/answers/0/item",
                "REQUIRED");
        invalid(bob.patch(visit, tag, "{\"files\": [null]}"), "/files/0", "REQUIRED");
        Answer listed =
                bob.patch(visit, tag, Map.of("checklistId", checklist())).is(200);
        var twice = List.of(Map.of("item", 0, "answer", "YES"), Map.of("item", 0, "answer", "NO"));
        invalid(bob.patch(visit, listed.tag(), Map.of("answers", twice)), "/answers/1/item", "REPEATED");
        Answer answered =
                bob.patch(visit, listed.tag(), Map.of("answers", answer)).is(200);
        Map<String, Object> none = new HashMap<>();
        none.put("checklistId", null);
        assertThat(bob.patch(visit, answered.tag(), none).is(200).json().at("/answers"))
                .isEmpty();
        bob.patch(visit, null, Map.of()).problem(428, "precondition-required");
        bob.get(VISITS + "?visitor=somebody").problem(400, "bad-request");
        bob.get(VISITS + "?state=LOST").problem(400, "bad-request");
        bob.get(VISITS + "?sort=name").problem(400, "bad-request").pointing("?sort", "UNKNOWN_SORT");
    }

    /** What a phone wrote without a network comes later, maybe twice, and is made once. */
    @Test
    void whatWasWrittenWithoutANetworkIsMadeOnceAndOnItsOwnDay() {
        Api bob = Api.as(web, BOB);
        UUID id = UUID.randomUUID();
        Instant then = Instant.now().minusSeconds(2 * DAY);
        Map<String, Object> body = with(
                with(plan(NORTH_SCHOOL), "id", id),
                "plannedOn",
                today().minusDays(2).toString());
        List<Integer> statuses = AtOnce.call(java.util.Collections.nCopies(
                5, () -> keyed(bob, VISITS, "visit-" + id, body).status()));
        assertThat(statuses).containsOnly(201);
        keyed(bob, VISITS, "other-" + id, body).problem(409, "already-exists");
        String visit = VISITS + "/" + id;
        keyed(bob, visit + "/begin", "begin-" + id, Map.of("at", then.toString()))
                .is(200);
        keyed(bob, visit + "/begin", "begin-" + id, Map.of("at", then.toString()))
                .is(200);
        bob.patch(visit, bob.get(visit).tag(), Map.of("findings", "Поговорили")).is(200);
        Map<String, Object> advice = with(advice(), "id", UUID.randomUUID());
        keyed(bob, visit + "/recommendations", "advice-" + id, advice).is(201);
        keyed(bob, visit + "/recommendations", "advice-" + id, advice).is(201);
        invalid(bob.post(visit + "/complete", at(Instant.now().plusSeconds(3600))), "/at", "IN_FUTURE");
        invalid(bob.post(visit + "/complete", at(then.minusSeconds(60))), "/at", "OUT_OF_RANGE");
        invalid(bob.post(visit + "/complete", at(then.minusSeconds(40 * DAY))), "/at", "OUT_OF_RANGE");
        Answer done = bob.post(visit + "/complete", at(then.plusSeconds(60))).is(200);
        assertThat(Instant.parse(done.at("/completedAt")))
                .isBefore(Instant.now().minusSeconds(DAY));
        assertThat(bob.get(RECOMMENDATIONS + "?visit=" + id)
                        .is(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        await().untilAsserted(() -> assertThat(told(web, SASHA, id.toString()))
                .as("a contact noted later was never planned")
                .containsExactly("VISIT_COMPLETED"));
    }

    @Test
    void ofTwoWhoWriteTheSecondIsToldWhatIsThere() {
        String visit = begun(web, BOB, NORTH_SCHOOL);
        Api bob = Api.as(web, BOB);
        String tag = bob.get(visit).tag();
        bob.patch(visit, tag, Map.of("findings", "С компьютера")).is(200);
        Answer refused = bob.patch(visit, tag, Map.of("findings", "С телефона")).problem(412, "stale");
        assertThat(refused.at("/current/findings")).isEqualTo("С компьютера");
        stepped(bob, visit + "/complete", tag, Map.of()).problem(412, "stale");
    }

    @Test
    void aVisitThatDoesNotTakePlaceSaysWhy() {
        String visit = planned(web, BOB, NORTH_SCHOOL);
        Api bob = Api.as(web, BOB);
        invalid(bob.post(visit + "/cancel", Map.of("reason", " ")), "/reason", "REQUIRED");
        Answer gone = bob.post(visit + "/cancel", Map.of("reason", "Карантин")).is(200);
        assertThat(gone.at("/cancelReason")).isEqualTo("Карантин");
        assertThat(actions(gone)).isEmpty();
        await().untilAsserted(() ->
                assertThat(told(web, SASHA, gone.id())).containsExactlyInAnyOrder("VISIT_PLANNED", "VISIT_CANCELLED"));
        bob.post(visit + "/begin", Map.of()).problem(409, "illegal-state");
    }

    @Test
    void listsAreNarrowedPagedAndExported() {
        String word = "Цель " + UUID.randomUUID();
        Api bob = Api.as(web, BOB);
        for (int i = 0; i < 3; i++) {
            bob.post(
                            VISITS,
                            with(
                                    with(plan(NORTH_SCHOOL), "purpose", word),
                                    "plannedOn",
                                    today().plusDays(i).toString()))
                    .is(201);
        }
        Answer first = bob.get(VISITS + "?limit=2&q={q}&sort=plannedOn&visitor=ME&within=" + NORTH, word)
                .is(200);
        assertThat(first.at("/items/0/plannedOn")).isEqualTo(today().toString());
        Answer second = bob.get(VISITS + "?limit=2&q={q}&sort=plannedOn&cursor={c}", word, first.at("/nextCursor"));
        assertThat(second.json().at("/items").size()).isEqualTo(1);
        assertThat(Api.as(web, RITA)
                        .get(VISITS + "?visitor=ME&q={q}", word)
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(bob.get(VISITS + "?q={q}&from=" + today().plusDays(2) + "&state=PLANNED", word)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        var csv = Api.answer(bob.request(HttpMethod.GET, VISITS + "?csv=people&q={q}", word)
                .header("Accept", "text/csv")
                .header("Accept-Language", "ru"));
        assertThat(csv.is(200).text())
                .startsWith("\ufeffОрганизация;")
                .contains("Кто посещает", "выезд", "запланировано");
        String advice = recommended(web, NORTH_SCHOOL);
        String path = RECOMMENDATIONS + "?visitor=ME&state=ISSUED&state=DONE&limit=500&organization=" + NORTH_SCHOOL;
        assertThat(bob.get(path).is(200).text()).contains(advice.substring(advice.lastIndexOf('/') + 1));
        assertThat(bob.get(RECOMMENDATIONS + "?state=VERIFIED&limit=500").text())
                .doesNotContain(advice.substring(advice.lastIndexOf('/') + 1));
        Api.answer(bob.request(HttpMethod.GET, RECOMMENDATIONS).header("Accept", "application/x-ndjson"))
                .is(200);
    }

    private String checklist() {
        return Api.as(web, BOB)
                .post(
                        CHECKLISTS,
                        Map.of(
                                "organizationId",
                                NORTH,
                                "name",
                                "Посещение урока",
                                "items",
                                List.of("Цель урока названа", "Домашнее задание объяснено")))
                .is(201)
                .id();
    }

    private static Map<String, Object> at(Instant moment) {
        return Map.of("at", moment.toString());
    }

    private static Answer keyed(Api api, String path, String key, Object body) {
        return Api.answer(api.request(HttpMethod.POST, path)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body));
    }

    private static Answer stepped(Api api, String path, String tag, Object body) {
        return Api.answer(api.request(HttpMethod.POST, path)
                .header("If-Match", tag)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body));
    }
}

package ru.opora.roadmaps.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

@ApiTest
class AmendmentTest {

    private static final Map<String, Object> ORDER = Map.of(
            "orderNumber", "77-п",
            "orderDate", "2027-03-01",
            "signatory", "Начальник отдела Н. Н. Волкова",
            "reason", "В связи с изменением графика");

    @Autowired
    private WebTestClient web;

    private Api bob;
    private String road;

    @BeforeEach
    void inForce() {
        bob = Api.as(web, BOB);
        road = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
    }

    @Test
    void whoMayNotWriteThePlanDoesNotAmendIt() {
        Api.as(web, SASHA).post(road + "/amendments", Map.of()).problem(403, "forbidden");
        Api.as(web, OLEG).post(road + "/amendments", Map.of()).problem(403, "forbidden");
        Api.as(web, DORA).post(road + "/amendments", Map.of()).problem(404, "not-found");
        String draft = amendment();
        for (String other : new String[] {SASHA, DORA}) {
            Api.as(web, other).get(draft).problem(404, "not-found");
            Api.as(web, other).get(draft + "/differences").problem(404, "not-found");
            Api.as(web, other).post(draft + "/approve", ORDER).problem(404, "not-found");
            Api.as(web, other).post(draft + "/matches/confirm", Map.of()).problem(404, "not-found");
        }
        bob.get(road + "/matches").problem(409, "not-amending");
        String fresh = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        bob.post(fresh + "/amendments", Map.of()).problem(409, "illegal-state");
    }

    @Test
    void anAmendmentBecomesTheNextEditionAndRowsKeepTheirIds() {
        List<JsonNode> before = rows(road);
        String draft = amendment();
        List<JsonNode> copies = rows(draft);
        assertThat(copies).hasSize(Plans.ACTIVITIES);
        assertThat(copies.get(0).at("/originId").asString())
                .isEqualTo(before.get(0).at("/id").asString());
        patch(
                draft,
                copies.get(0),
                Map.of("printedTermText", "апрель 2027", "title", "Собрать директоров школ на общую встречу"));
        bob.delete(draft + "/activities/" + copies.get(1).at("/id").asString(), "\"0\"")
                .is(204);
        bob.post(
                        draft + "/activities/" + copies.get(3).at("/id").asString() + "/move",
                        Map.of("sectionId", copies.get(2).at("/sectionId").asString()))
                .is(200);
        Map<String, Object> added = new HashMap<>(Map.of(
                "title",
                "Подвести итоги",
                "tasks",
                List.of(Map.of("text", "", "executors", List.of("АР"))),
                "termText",
                "декабрь"));
        added.put("sectionId", copies.get(2).at("/sectionId").asString());
        added.put("afterId", copies.get(2).at("/id").asString());
        bob.post(draft + "/activities", added).is(201);
        Answer planned = bob.get(draft + "/differences").is(200);
        assertThat(List.of(
                        number(planned, "added"),
                        number(planned, "removed"),
                        number(planned, "moved"),
                        number(planned, "changed"),
                        number(planned, "unchanged")))
                .containsExactly(1, 1, 1, 1, 1);

        Answer amended = bob.post(draft + "/approve", ORDER).is(200);
        assertThat(amended.id()).isEqualTo(road.substring(ROADMAPS.length() + 1));
        assertThat(amended.at("/state")).isEqualTo("ACTIVE");
        assertThat(amended.json().at("/edition").asInt()).isEqualTo(2);
        List<JsonNode> after = rows(road);
        assertThat(after).hasSize(Plans.ACTIVITIES);
        assertThat(ids(after))
                .contains(ids(before).get(0), ids(before).get(2), ids(before).get(3))
                .doesNotContain(ids(before).get(1));
        assertThat(after.get(0).at("/termText").asString()).isEqualTo("апрель 2027");
        assertThat(after.get(0).at("/term/windows/0/due").asString()).isEqualTo("2027-04-30");
        assertThat(after.get(3).at("/title").asString()).isEqualTo("Подвести итоги");
        JsonNode gone =
                bob.get(road + "/activities?removed=true").is(200).json().at("/items/0");
        assertThat(gone.at("/id").asString()).isEqualTo(ids(before).get(1));
        assertThat(gone.at("/removedEdition").asInt()).isEqualTo(2);
        bob.get(road + "/activities/" + ids(before).get(1)).is(200);
        Answer differences = bob.get(road + "/differences?from=1&to=2").is(200);
        assertThat(differences.at("/rows/0/termBefore/windows/0/due")).isEqualTo("2027-03-31");
        assertThat(differences.at("/rows/0/termAfter/windows/0/due")).isEqualTo("2027-04-30");
        assertThat(bob.get(road + "/editions/2/verification")
                        .json()
                        .at("/intact")
                        .asBoolean())
                .isTrue();
        assertThat(bob.get(road + "/differences?from=2027-02-28&to=2027-03-01")
                        .is(200)
                        .json()
                        .at("/rows")
                        .size())
                .isEqualTo(4);
        assertThat(bob.get(road + "/differences?from=2027-01-20&to=2027-02-20")
                        .is(200)
                        .json()
                        .at("/rows")
                        .size())
                .isZero();
        bob.get(road + "/differences?from=2020-01-01").problem(400, "bad-request");
        bob.get(road + "/differences?from=nonsense").problem(400, "bad-request");
        Answer ended = bob.get(draft).is(200);
        assertThat(ended.at("/state")).isEqualTo("CLOSED");
        assertThat(ended.json().at("/mergedEdition").asInt()).isEqualTo(2);
        bob.post(draft + "/approve", ORDER).problem(409, "illegal-state");
        assertThat(bob.get(ROADMAPS + "?limit=500").text()).doesNotContain(draft.substring(ROADMAPS.length() + 1));
        assertThat(bob.get(ROADMAPS + "?amends={id}", amended.id()).at("/items/0/id"))
                .isEqualTo(ended.id());
    }

    @Test
    void textsAreShownWordByWord() {
        String draft = amendment();
        patch(draft, rows(draft).get(0), Map.of("title", "Собрать заместителей директоров на установочную встречу"));
        Answer found = bob.get(draft + "/differences").is(200);
        JsonNode fragments = found.json().at("/rows/0/fields/0/fragments");
        assertThat(joined(fragments, "GONE")).isEqualTo("Собрать директоров школ на установочную встречу");
        assertThat(joined(fragments, "NEW")).isEqualTo("Собрать заместителей директоров на установочную встречу");
        String table = Api.answer(bob.request(org.springframework.http.HttpMethod.GET, draft + "/differences/rows")
                        .header("Accept", "text/csv"))
                .is(200)
                .text();
        assertThat(table).contains("CHANGED");
        assertThat(bob.get(draft + "/differences/rows?limit=1")
                        .is(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whatAmendsNothingIsNotApproved() {
        String draft = amendment();
        bob.post(draft + "/approve", ORDER).problem(409, "nothing-amended");
        assertThat(bob.get(draft).at("/state")).isEqualTo("DRAFT");
        assertThat(bob.get(road).json().at("/edition").asInt()).isEqualTo(1);
    }

    @Test
    void ofTwoAmendmentsAtOnceOneWinsAndTheOtherIsTold() {
        String one = amendment();
        String other = amendment();
        patch(one, rows(one).get(0), Map.of("title", "Первый приказ"));
        patch(other, rows(other).get(1), Map.of("title", "Второй приказ"));
        List<Answer> answers = Flux.just(one, other)
                .flatMap(draft -> Mono.fromCallable(() -> bob.post(draft + "/approve", ORDER))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409);
        answers.stream()
                .filter(answer -> answer.status() == 409)
                .forEach(answer -> answer.problem(409, "amendment-outdated"));
        assertThat(bob.get(road + "/editions").json().at("/items").size()).isEqualTo(2);
        assertThat(rows(road)).hasSize(Plans.ACTIVITIES);
    }

    @Test
    void anOutdatedAmendmentTakesOverWhatTheOtherDid() {
        String one = amendment();
        String other = amendment();
        patch(one, rows(one).get(0), Map.of("title", "Первый приказ"));
        patch(one, rows(one).get(1), Map.of("title", "Спорная строка, первый приказ"));
        bob.post(one + "/activities", Map.of("title", "Добавлено первым", "tasks", List.of(), "termText", "май"))
                .is(201);
        patch(other, rows(other).get(1), Map.of("title", "Спорная строка, второй приказ"));
        patch(other, rows(other).get(2), Map.of("title", "Второй приказ"));
        bob.post(one + "/approve", ORDER).is(200);
        bob.post(other + "/approve", ORDER).problem(409, "amendment-outdated");
        Api.as(web, DORA).post(other + "/renew").problem(404, "not-found");
        Answer renewed = bob.post(other + "/renew").is(200);
        assertThat(renewed.json().at("/roadmap/baseEdition").asInt()).isEqualTo(2);
        assertThat(renewed.json().at("/conflicts").size()).isEqualTo(1);
        Answer found = bob.get(other + "/differences").is(200);
        assertThat(List.of(number(found, "added"), number(found, "removed"), number(found, "changed")))
                .as(found.text())
                .containsExactly(0, 0, 2);
        bob.post(other + "/approve", ORDER).is(200);
        assertThat(rows(road).stream().map(row -> row.at("/title").asString()))
                .contains("Первый приказ", "Второй приказ", "Спорная строка, второй приказ", "Добавлено первым");
    }

    private String amendment() {
        Answer draft = bob.post(road + "/amendments", Map.of()).is(201);
        assertThat(draft.at("/amendsId")).isEqualTo(road.substring(ROADMAPS.length() + 1));
        return ROADMAPS + "/" + draft.id();
    }

    private void patch(String draft, JsonNode row, Map<String, Object> change) {
        bob.patch(
                        draft + "/activities/" + row.at("/id").asString(),
                        "\"" + row.at("/version").asLong() + "\"",
                        change)
                .is(200);
    }

    private List<JsonNode> rows(String roadmap) {
        return bob.get(roadmap + "/activities")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.at("/id").asString()).toList();
    }

    private static int number(Answer answer, String name) {
        return answer.json().at("/" + name).asInt();
    }

    private static String joined(JsonNode fragments, String side) {
        StringBuilder text = new StringBuilder();
        fragments.forEach(fragment -> {
            String presence = fragment.at("/presence").asString();
            text.append(
                    presence.equals("SAME") || presence.equals(side)
                            ? fragment.at("/text").asString()
                            : "");
        });
        return text.toString();
    }
}

package ru.opora.roadmaps.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;
import tools.jackson.databind.JsonNode;

/** A plan is amended while it is carried out: what was reported stays, what is under way goes on, what is new is asked for. */
@ApiTest
class AmendedReportsTest {

    private static final Map<String, Object> DONE = Map.of("text", "Сведения сверены");
    private static final Map<String, Object> ORDER = Map.of(
            "orderNumber", "77-п",
            "orderDate", "2027-03-01",
            "signatory", "Начальник отдела Н. Н. Волкова",
            "reason", "В связи с изменением графика");

    @Autowired
    private WebTestClient web;

    private Api bob;
    private Api sasha;
    private String roadmap;
    private String road;

    @BeforeEach
    void inForce() {
        bob = Api.as(web, BOB);
        sasha = Api.as(web, SASHA);
        roadmap = Duties.roadmap(web, BOB, NORTH);
        road = ROADMAPS + "/" + roadmap;
    }

    @Test
    void ofARowThatDisappearsNoReportIsLost() {
        List<String> months = own(NORTH_SCHOOL);
        String accepted = months.get(0);
        String submitted = months.get(1);
        String begun = months.get(2);
        String returned = months.get(3);
        String planned = months.get(4);
        sasha.post(accepted + "/submit", DONE).is(200);
        bob.post(accepted + "/accept", Map.of("remark", "Принято")).is(200);
        sasha.post(submitted + "/submit", DONE).is(200);
        draft(sasha, begun);
        sasha.post(returned + "/submit", DONE).is(200);
        bob.post(returned + "/return", Map.of("remark", "Дополните")).is(200);

        String amendment = amendment();
        bob.delete(amendment + "/activities/" + row(amendment, "1.2"), "\"0\"").is(204);
        approve(amendment);

        assertThat(sasha.get(accepted).at("/summary/state")).isEqualTo("ACCEPTED");
        assertThat(sasha.get(accepted).at("/reports/0/remark")).isEqualTo("Принято");
        assertThat(sasha.get(accepted).at("/summary/title")).isEqualTo("Сверять сведения о пропусках уроков");
        Answer dropped = sasha.get(planned).is(200);
        assertThat(dropped.at("/summary/state")).isEqualTo("CANCELLED");
        assertThat(dropped.at("/cancelledReason")).isEqualTo("ROW_REMOVED");
        sasha.post(planned + "/submit", DONE).problem(409, "illegal-state");
        bob.post(submitted + "/accept", Map.of()).is(200);
        assertThat(sasha.get(begun).at("/summary/state")).isEqualTo("IN_PROGRESS");
        for (String open : List.of(begun, returned)) {
            sasha.post(open + "/submit", DONE).is(200);
            bob.post(open + "/accept", Map.of()).is(200);
        }
        assertThat(own(NORTH_SCHOOL)).containsExactly(accepted, submitted, begun, returned);
        Answer differences = bob.get(road + "/differences?from=1&to=2").is(200);
        assertThat(differences.json().at("/removed").asInt()).isEqualTo(1);
        assertThat(bob.get(road + "/activities?removed=true").at("/items/0/number"))
                .isEqualTo("1.2");
    }

    @Test
    void aChangedTermMovesWhatIsOpenWithItsDraft() {
        String open = own(NORTH).get(0);
        draft(bob, open);
        String amendment = amendment();
        term(amendment, "1.1", "апрель 2027");
        approve(amendment);
        assertThat(own(NORTH)).containsExactly(open);
        Answer moved = bob.get(open).is(200);
        assertThat(moved.at("/summary/due")).isEqualTo("2027-04-30");
        assertThat(moved.at("/summary/state")).isEqualTo("IN_PROGRESS");
        assertThat(moved.at("/summary/termText")).isEqualTo("апрель 2027");
        assertThat(moved.at("/reports/0/text")).isEqualTo("Черновик");
        for (String from : List.of("1", "2027-02-01")) {
            Answer found = bob.get(road + "/differences?from=" + from + "&to=2").is(200);
            assertThat(found.at("/rows/0/termBefore/windows/0/due")).as(from).isEqualTo("2027-03-31");
            assertThat(found.at("/rows/0/termAfter/windows/0/due")).isEqualTo("2027-04-30");
        }
    }

    @Test
    void whatWasAcceptedStandsForItsDayAndIsNotAskedForAgain() {
        String done = own(NORTH).get(0);
        bob.post(done + "/submit", DONE).is(200);
        Api.as(web, RITA).post(done + "/accept", Map.of()).is(200);
        String amendment = amendment();
        term(amendment, "1.1", "апрель 2027");
        approve(amendment);
        Duties.generate(web, BOB, road.substring(ROADMAPS.length() + 1));
        assertThat(own(NORTH)).containsExactly(done);
        assertThat(bob.get(done).at("/summary/due")).isEqualTo("2027-03-31");
        assertThat(bob.get(done).at("/summary/state")).isEqualTo("ACCEPTED");
    }

    @Test
    void ofAMonthlyRowEachMonthIsCarriedOver() {
        List<String> months = own(NORTH_SCHOOL);
        sasha.post(months.get(0) + "/submit", DONE).is(200);
        bob.post(months.get(0) + "/accept", Map.of()).is(200);
        sasha.post(months.get(1) + "/submit", DONE).is(200);
        String amendment = amendment();
        term(amendment, "1.2", "до 10 числа каждого месяца");
        approve(amendment);
        List<JsonNode> after = items(NORTH_SCHOOL);
        assertThat(after).hasSize(12);
        assertThat(after.stream().map(one -> one.at("/due").asString()))
                .startsWith("2027-01-31", "2027-02-28", "2027-03-10", "2027-04-10")
                .endsWith("2027-12-10");
        assertThat(own(NORTH_SCHOOL)).isEqualTo(months);
        bob.post(months.get(1) + "/return", Map.of("remark", "Дополните")).is(200);
        Duties.generate(web, BOB, road.substring(ROADMAPS.length() + 1));
        assertThat(sasha.get(months.get(1)).at("/summary/due"))
                .as("sent back, it is open again and goes by the new term")
                .isEqualTo("2027-02-10");
    }

    @Test
    void ofFewerDaysTheLastAreCancelledAndOfMoreTheLastAreAdded() {
        String amendment = amendment();
        term(amendment, "1.1", "апрель 2027, октябрь 2027");
        approve(amendment);
        assertThat(items(NORTH).stream().map(one -> one.at("/due").asString()))
                .containsExactly("2027-04-30", "2027-10-31");
        String again = amendment();
        term(again, "1.1", "май 2027");
        approve(again);
        assertThat(items(NORTH).stream().map(one -> one.at("/due").asString())).containsExactly("2027-05-31");
    }

    @Test
    void aDayThatTheOrderAddsAsksForAReportOfItsOwn() {
        Api rita = Api.as(web, RITA);
        String twice = amendment();
        term(twice, "1.1", "январь 2027, март 2027");
        approve(twice);
        List<String> both = own(NORTH);
        bob.post(both.get(0) + "/submit", DONE).is(200);
        rita.post(both.get(0) + "/accept", Map.of()).is(200);
        String later = amendment();
        term(later, "1.1", "март 2027, октябрь 2027");
        approve(later);
        assertThat(dues()).containsExactly("2027-01-31 ACCEPTED", "2027-03-31 PLANNED", "2027-10-31 PLANNED");
        String moved = amendment();
        term(moved, "1.1", "апрель 2027, ноябрь 2027");
        approve(moved);
        assertThat(dues())
                .as("what an earlier order left behind stands for no day of a later one")
                .containsExactly("2027-01-31 ACCEPTED", "2027-04-30 PLANNED", "2027-11-30 PLANNED");
    }

    @Test
    void whatWasBegunInAPartThatTheOrderDropsStays() {
        String draft = ROADMAPS + "/"
                + bob.post(
                                ROADMAPS,
                                Map.of(
                                        "organizationId",
                                        NORTH,
                                        "title",
                                        "План в трех столбцах",
                                        "periodStart",
                                        "2027-01-01",
                                        "periodEnd",
                                        "2027-12-31"))
                        .is(201)
                        .id();
        Map<String, Object> office = part("Район", "АР");
        bob.post(
                        draft + "/activities",
                        Map.of(
                                "number",
                                "1",
                                "title",
                                "Подготовка к ВПР",
                                "termText",
                                "март, май",
                                "tasks",
                                List.of(office, part("Школа", "ОО"))))
                .is(201);
        bob.post(draft + "/approve", ORDER).is(200);
        bob.post(draft + "/activate").is(200);
        road = draft;
        roadmap = draft.substring(ROADMAPS.length() + 1);
        Duties.generate(web, BOB, roadmap);
        List<String> school = own(NORTH_SCHOOL);
        draft(sasha, school.get(0));

        String amendment = amendment();
        bob.patch(amendment + "/activities/" + row(amendment, "1"), "\"0\"", Map.of("tasks", List.of(office)))
                .is(200);
        approve(amendment);

        assertThat(own(NORTH)).hasSize(2);
        Answer begun = sasha.get(school.get(0)).is(200);
        assertThat(begun.at("/summary/state")).isEqualTo("IN_PROGRESS");
        assertThat(begun.at("/reports/0/text")).isEqualTo("Черновик");
        assertThat(sasha.get(school.get(1)).at("/cancelledReason")).isEqualTo("ROW_REMOVED");
        sasha.post(school.get(0) + "/submit", DONE).is(200);
        bob.post(school.get(0) + "/accept", Map.of()).is(200);
    }

    private static Map<String, Object> part(String actor, String executor) {
        return Map.of("actor", actor, "text", actor + " готовится", "executors", List.of(executor));
    }

    private List<String> dues() {
        return items(NORTH).stream()
                .map(one -> one.at("/due").asString() + " " + one.at("/state").asString())
                .toList();
    }

    private String amendment() {
        return ROADMAPS + "/" + bob.post(road + "/amendments", Map.of()).is(201).id();
    }

    private void approve(String amendment) {
        bob.post(amendment + "/approve", ORDER).is(200);
        Duties.generate(web, BOB, road.substring(ROADMAPS.length() + 1));
    }

    private void term(String amendment, String number, String text) {
        bob.patch(amendment + "/activities/" + row(amendment, number), "\"0\"", Map.of("printedTermText", text))
                .is(200);
    }

    private String row(String plan, String number) {
        return bob.get(plan + "/activities")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(row -> row.at("/number").asString().equals(number))
                .map(row -> row.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> items(UUID executor) {
        return Duties.of(web, BOB, roadmap, executor)
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    /** The addresses of an executor's checkpoints in the order of their days. */
    private List<String> own(UUID executor) {
        return items(executor).stream()
                .map(one -> Duties.CHECKPOINTS + "/" + one.at("/id").asString())
                .toList();
    }

    private static void draft(Api executor, String checkpoint) {
        Api.answer(executor.request(HttpMethod.PUT, checkpoint + "/report")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("If-Match", executor.get(checkpoint).tag())
                        .bodyValue(Map.of("text", "Черновик")))
                .is(200);
    }
}

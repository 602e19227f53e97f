package ru.opora.roadmaps.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Api.V1;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** What a closed plan left undone is nobody's task any more: it stays in the plan's own figures alone. */
@ApiTest
class ClosedPlanTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Vladivostok"));
    private static final Map<String, Object> DONE = Map.of("text", "Сделано");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private UUID region;
    private UUID district;
    private UUID school;
    private UUID over;
    private List<UUID> left;
    private UUID goesOn;
    private Api coordinator;
    private Api head;
    private Api whole;

    @BeforeEach
    void oneOfTwoPlansIsClosed() {
        var stage = new Stage(database);
        region = stage.organization(null, "REGION", "Прибрежный край");
        district = stage.organization(region, "MUNICIPALITY", "Прибрежный округ");
        school = stage.organization(district, "SCHOOL", "Прибрежная СОШ");
        coordinator = Api.as(web, stage.person(district, "MUNICIPAL_COORDINATOR"));
        head = Api.as(web, stage.person(school, "SCHOOL_HEAD"));
        whole = Api.as(web, stage.person(region, "REGIONAL_COORDINATOR"));
        over = stage.roadmap(district, "План прошлого года", 1, 1);
        goesOn = stage.roadmap(district, "План этого года", 1, 1);
        stage.assign(
                over, school, TODAY.minusDays(40), TODAY.minusDays(30), TODAY.minusDays(20), TODAY, TODAY.plusDays(3));
        stage.assign(goesOn, school, TODAY.minusDays(10));
        left = stage.checkpoints(over, school);
        stage.step(left.get(1), "SUBMITTED");
        stage.step(left.get(2), "SUBMITTED");
        stage.step(left.get(2), "RETURNED");
        String road = V1 + "/roadmaps/" + over;
        coordinator.post(road + "/close", Map.of("reason", "Год окончен")).problem(409, "open-checkpoints");
        coordinator
                .post(road + "/close", Map.of("reason", "Год окончен", "despiteOpenCheckpoints", true))
                .is(200);
    }

    @Test
    void nothingIsReportedOrDecidedUnderIt() {
        String undone = V1 + "/checkpoints/" + left.get(0);
        String waiting = V1 + "/checkpoints/" + left.get(1);
        for (Api person : List.of(head, coordinator)) {
            for (String checkpoint : List.of(undone, waiting)) {
                Answer seen = person.get(checkpoint).is(200);
                assertThat(seen.json().at("/allowedActions").toString()).isEqualTo("[\"comment\"]");
                assertThat(seen.at("/summary/roadmapState")).isEqualTo("CLOSED");
            }
        }
        head.post(undone + "/submit", DONE).problem(409, "illegal-state");
        head.post(waiting + "/withdraw").problem(409, "illegal-state");
        head.post(undone + "/date-proposals", Map.of("due", TODAY.plusDays(9).toString(), "reason", "Карантин"))
                .problem(409, "illegal-state");
        coordinator.post(waiting + "/accept", Map.of()).problem(409, "illegal-state");
        coordinator.post(waiting + "/return", Map.of("remark", "Нет")).problem(409, "illegal-state");
        coordinator.post(undone + "/cancel", Map.of("reason", "Нет")).problem(409, "illegal-state");
        head.post(V1 + "/checkpoints/" + left.get(0) + "/comments", Map.of("text", "Не успели"))
                .is(201);
    }

    @Test
    void itIsInNoListOfWhatIsToBeDone() {
        for (String view : List.of("TODAY", "WEEK", "RETURNED", "TO_ACCEPT")) {
            Api who = view.equals("TO_ACCEPT") ? coordinator : head;
            assertThat(items(who.get(V1 + "/checkpoints?view=" + view)))
                    .as(view)
                    .isZero();
        }
        assertThat(items(head.get(V1 + "/checkpoints?view=OVERDUE"))).isEqualTo(1);
        assertThat(items(head.get(V1 + "/checkpoints?view=ALL"))).isEqualTo(6);
        assertThat(items(head.get(V1 + "/checkpoints?view=OVERDUE&roadmap=" + over)))
                .as("whoever asks for the plan sees what it left undone")
                .isEqualTo(2);
        assertThat(items(head.get(V1 + "/organizations/" + school + "/execution"), "/next"))
                .isEqualTo(1);
        assertThat(head.get(V1 + "/organizations/" + school + "/execution")
                        .json()
                        .at("/counts/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whoControlsFindsOneNumberEverywhere() {
        Answer summary = coordinator.get(V1 + "/execution-summary").is(200);
        assertThat(summary.json().at("/counts/overdue").asInt()).isEqualTo(1);
        assertThat(summary.json().at("/overdue/0/overdue").asInt()).isEqualTo(1);
        assertThat(summary.json().at("/waiting/total").asInt()).isZero();
        assertThat(summary.json().at("/returnedTwice").asInt()).isZero();
        for (String by : List.of("SCHOOL", "MUNICIPALITY", "ROADMAP")) {
            Answer late = coordinator.get(V1 + "/overdue?by=" + by).is(200);
            assertThat(items(late)).as(by).isEqualTo(1);
            assertThat(late.json().at("/items/0/overdue").asInt()).as(by).isEqualTo(1);
        }
        assertThat(items(coordinator.get(V1 + "/checkpoints?view=OVERDUE"))).isEqualTo(1);
        for (String place : List.of(region.toString(), district.toString())) {
            assertThat(whole.get(V1 + "/dashboards/" + place)
                            .is(200)
                            .json()
                            .at("/figures")
                            .valueStream())
                    .filteredOn(figure -> figure.at("/code").asString().equals("overdue"))
                    .singleElement()
                    .satisfies(figure -> assertThat(figure.at("/value").asInt()).isEqualTo(1));
        }
        assertThat(coordinator
                        .get(V1 + "/roadmaps/" + over + "/progress")
                        .json()
                        .at("/total/overdue")
                        .asInt())
                .as("the plan's own figures stay")
                .isEqualTo(2);
        assertThat(coordinator
                        .get(V1 + "/roadmaps/" + goesOn + "/progress")
                        .json()
                        .at("/total/overdue")
                        .asInt())
                .isEqualTo(1);
    }

    private static int items(Answer answer) {
        return items(answer, "/items");
    }

    private static int items(Answer answer, String list) {
        return answer.is(200).json().at(list).size();
    }
}

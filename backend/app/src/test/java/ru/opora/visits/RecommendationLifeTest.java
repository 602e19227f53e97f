package ru.opora.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Visiting.actions;
import static ru.opora.testing.Visiting.advice;
import static ru.opora.testing.Visiting.file;
import static ru.opora.testing.Visiting.invalid;
import static ru.opora.testing.Visiting.recommended;
import static ru.opora.testing.Visiting.told;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Jobs;
import ru.opora.testing.Visiting;

/** Recommendations from the visit that gave them to what was verified. */
@ApiTest
class RecommendationLifeTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private List<RecurringJob> jobs;

    @Test
    void aRecommendationIsAnsweredDoneSentBackAndVerified() {
        String advice = recommended(web, NORTH_SCHOOL);
        Api bob = Api.as(web, BOB);
        Api sasha = Api.as(web, SASHA);
        Answer seen = sasha.get(advice).is(200);
        assertThat(actions(seen)).containsExactly("accept", "dispute");
        assertThat(actions(bob.get(advice))).containsExactly("update", "withdraw");
        bob.patch(advice, seen.tag(), Map.of("text", "Провести два урока")).is(200);
        bob.patch(advice, seen.tag(), Map.of("text", "Провести три урока")).problem(412, "stale");
        sasha.post(advice + "/done", Map.of("text", "Сделано")).problem(409, "illegal-state");
        sasha.post(advice + "/accept", Map.of("text", "Включим в план")).is(200);
        sasha.post(advice + "/dispute", Map.of("text", "Нет")).problem(409, "illegal-state");
        bob.patch(advice, bob.get(advice).tag(), Map.of("text", "Другое")).problem(409, "illegal-state");
        Answer done = sasha.post(advice + "/done", Map.of("text", "Проведены", "files", List.of(file(web))))
                .is(200);
        assertThat(done.at("/files/0/name")).isEqualTo("note.txt");
        Answer back = bob.post(advice + "/return", Map.of("remark", "Приложите разбор"))
                .is(200);
        assertThat(back.at("/state")).isEqualTo("ACCEPTED");
        assertThat(back.at("/done")).as("what was written stays").isEqualTo("Проведены");
        assertThat(back.json().at("/doneAt").isNull()).isTrue();
        sasha.post(advice + "/done", Map.of("text", "Разбор приложен")).is(200);
        assertThat(bob.post(advice + "/verify").is(200).at("/state")).isEqualTo("VERIFIED");
        bob.post(advice + "/withdraw", Map.of("remark", "Поздно")).problem(409, "illegal-state");
        String id = advice.substring(advice.lastIndexOf('/') + 1);
        await().untilAsserted(() -> assertThat(told(web, BOB, id))
                .containsExactly("RECOMMENDATION_ANSWERED", "RECOMMENDATION_ANSWERED", "RECOMMENDATION_ANSWERED"));
        assertThat(told(web, SASHA, id)).as("it came back").containsExactly("RECOMMENDATION_ISSUED");
    }

    @Test
    void whatIsDisputedStandsOrIsWithdrawn() {
        Api bob = Api.as(web, BOB);
        Api sasha = Api.as(web, SASHA);
        String stands = recommended(web, NORTH_SCHOOL);
        invalid(sasha.post(stands + "/dispute", Map.of("text", "")), "/text", "REQUIRED");
        sasha.post(stands + "/dispute", Map.of("text", "Уже проведен")).is(200);
        assertThat(bob.post(stands + "/return", Map.of("remark", "Нужен еще один"))
                        .is(200)
                        .at("/state"))
                .isEqualTo("ISSUED");
        String gone = recommended(web, NORTH_SCHOOL);
        sasha.post(gone + "/dispute", Map.of("text", "Уже проведен")).is(200);
        assertThat(bob.post(gone + "/withdraw", Map.of("remark", "Согласен"))
                        .is(200)
                        .at("/state"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void aSchoolIsRemindedOfARecommendationOnce() {
        String advice = recommended(web, NORTH_SCHOOL);
        Visiting.set(database, "visits_recommendations", advice, "due = current_date + 2");
        RecurringJob job = jobs.stream()
                .filter(one -> one.name().equals("visits.reminders"))
                .findFirst()
                .orElseThrow();
        Jobs.run(database, job);
        Jobs.run(database, job);
        String id = advice.substring(advice.lastIndexOf('/') + 1);
        await().untilAsserted(() -> assertThat(told(web, SASHA, id)).containsExactly("RECOMMENDATION_DUE"));
    }
}

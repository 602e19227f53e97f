package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.SASHA;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Duties;

/** What a colleague gave to one of the executor's people is found apart from the rest. */
@ApiTest
class GivenTasksTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whatIsGivenToThePersonIsListedAndCountedApart() {
        Api sasha = Api.as(web, SASHA);
        String given = Duties.roadmap(web, BOB, NORTH);
        String other = Duties.roadmap(web, BOB, NORTH);
        Answer task = Duties.of(web, SASHA, given, NORTH_SCHOOL);
        List<String> all = ids(task);
        assertThat(all).isNotEmpty();
        assertThat(ids(sasha.get(list(given, "ME")))).isEmpty();

        sasha.post(
                        Duties.ASSIGNMENTS + "/" + task.at("/items/0/assignmentId") + "/delegate",
                        Map.of("personId", idOf(SASHA)))
                .is(200);

        assertThat(ids(sasha.get(list(given, "ME")))).containsExactlyElementsOf(all);
        assertThat(ids(sasha.get(list(given, "NONE")))).isEmpty();
        assertThat(ids(sasha.get(list(other, "ME")))).isEmpty();
        assertThat(ids(sasha.get(list(other, "NONE")))).isNotEmpty();
        assertThat(ids(Api.as(web, BOB).get(list(given, "ME")))).isEmpty();
        assertThat(sasha.get(list(given, "ME").replace("?", "/counts?mine=true&"))
                        .is(200)
                        .json()
                        .at("/all")
                        .asInt())
                .isEqualTo(all.size());
        sasha.get(list(given, "you")).problem(400, "bad-request");
    }

    private static String list(String roadmap, String person) {
        return Duties.CHECKPOINTS + "?roadmap=" + roadmap + "&organization=" + NORTH_SCHOOL + "&person=" + person;
    }

    private static List<String> ids(Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.is(200)
                .json()
                .at("/items")
                .forEach(item -> ids.add(item.at("/id").asString()));
        return ids;
    }

    private UUID idOf(String subject) {
        return DatabaseScope.system(database.sql("SELECT id FROM organizations_people WHERE subject = :subject")
                        .bind("subject", subject)
                        .map(row -> row.get("id", UUID.class))
                        .one())
                .blockOptional()
                .orElseThrow();
    }
}

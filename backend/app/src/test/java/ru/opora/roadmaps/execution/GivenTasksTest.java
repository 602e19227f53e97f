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
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        Answer all = Duties.of(web, SASHA, roadmap, NORTH_SCHOOL);
        String assignment = all.at("/items/0/assignmentId");
        List<String> given = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        all.json().at("/items").forEach(item -> (item.at("/assignmentId")
                                .asString()
                                .equals(assignment)
                        ? given
                        : rest)
                .add(item.at("/id").asString()));
        assertThat(rest).isNotEmpty();
        String list = Duties.CHECKPOINTS + "?limit=500&roadmap=" + roadmap + "&organization=" + NORTH_SCHOOL;
        assertThat(ids(sasha.get(list + "&person=ME"))).isEmpty();

        sasha.post(Duties.ASSIGNMENTS + "/" + assignment + "/delegate", Map.of("personId", idOf(SASHA)))
                .is(200);

        assertThat(ids(sasha.get(list + "&person=ME"))).containsExactlyElementsOf(given);
        assertThat(ids(sasha.get(list + "&person=NONE"))).containsExactlyElementsOf(rest);
        assertThat(ids(Api.as(web, BOB).get(list + "&person=ME"))).isEmpty();
        assertThat(sasha.get(list.replace("?limit=500", "/counts?mine=true") + "&person=ME")
                        .is(200)
                        .json()
                        .at("/all")
                        .asInt())
                .isEqualTo(given.size());
        sasha.get(list + "&person=you").problem(400, "bad-request");
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

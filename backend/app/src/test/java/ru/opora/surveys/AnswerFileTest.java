package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.SASHA;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import ru.opora.testing.Forms;

@ApiTest
class AnswerFileTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotOpenFiles() {
        String campaign = named();
        UUID file = attached(campaign);
        String path = CAMPAIGNS + "/" + campaign + "/files/" + file;
        Api.as(web, CHELSEA).get(path).problem(403, "forbidden");
        Api.as(web, DORA).get(path).problem(404, "not-found");
        Api.as(web, BOB)
                .get(CAMPAIGNS + "/" + campaign + "/files?audience=TEACHER&item=mood")
                .problem(400, "bad-request")
                .pointing("?item", "INVALID");
        Api.as(web, BOB).get(path).is(200);
        assertThat(text(
                        "SELECT count(*)::text FROM audit_entries WHERE entity = 'surveyFileOpening' AND after ->> 'upload_id' = '"
                                + file + "'"))
                .isEqualTo("1");
    }

    @Test
    void ofAnAnonymousCampaignTheyAreToldFromTenPeopleOn() {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        UUID first = attached(campaign);
        for (int i = 0; i < 8; i++) {
            attached(campaign);
        }
        counted(campaign);
        Api bob = Api.as(web, BOB);
        String list = CAMPAIGNS + "/" + campaign + "/files?audience=TEACHER&item=papers&limit=4";
        assertThat(bob.get(list).is(200).json().at("/items")).isEmpty();
        bob.get(CAMPAIGNS + "/" + campaign + "/files/" + first).problem(404, "not-found");
        attached(campaign);
        counted(campaign);
        Answer page = bob.get(list).is(200);
        assertThat(page.json().at("/items")).hasSize(4);
        assertThat(page.at("/items/0/name")).isEqualTo("file.txt");
        assertThat(bob.get(list + "&cursor=" + page.at("/nextCursor"))
                        .is(200)
                        .json()
                        .at("/items"))
                .hasSize(4);
        Answer opened = Api.as(web, SASHA)
                .get(CAMPAIGNS + "/" + campaign + "/files/" + first)
                .is(200);
        assertThat(opened.text()).isEqualTo("Наблюдение");
        assertThat(opened.headers().getFirst("Content-Disposition")).startsWith("attachment");
    }

    private String named() {
        Map<String, Object> body = Forms.campaign(
                NORTH, Forms.questionnaire(web, BOB, NORTH).is(201).id());
        body.put("anonymous", false);
        return Forms.started(web, BOB, body, "TEACHER", NORTH_SCHOOL);
    }

    /** Somebody's answer with a file. */
    private UUID attached(String campaign) {
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        UUID id = UUID.randomUUID();
        Answer kept = Forms.attach(
                        web, token, id, "protocol-ivanova.TXT", "Наблюдение".getBytes(StandardCharsets.UTF_8))
                .is(201);
        Map<String, Object> file = Map.of(
                "id", kept.at("/id"),
                "name", kept.at("/name"),
                "type", kept.at("/type"),
                "size", kept.json().at("/size").asLong());
        Map<String, Object> answers = Map.of("mood", "a", "papers", List.of(file));
        boolean anonymous = Api.as(web, BOB)
                .get(CAMPAIGNS + "/" + campaign)
                .json()
                .at("/anonymous")
                .asBoolean();
        Forms.send(
                        web,
                        token,
                        UUID.randomUUID(),
                        anonymous ? Map.of("answers", answers) : Map.of("answers", answers, "respondent", "Ольга"))
                .is(201);
        counted(campaign);
        return id;
    }

    private void counted(String campaign) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Api.as(web, BOB)
                                .get(CAMPAIGNS + "/" + campaign + "/results?audience=TEACHER")
                                .json()
                                .at("/waiting")
                                .asInt(-1)
                        == 0);
    }

    private String text(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .blockOptional()
                .orElse("");
    }
}

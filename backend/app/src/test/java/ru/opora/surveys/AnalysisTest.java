package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import tools.jackson.databind.JsonNode;

@ApiTest
class AnalysisTest {

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotLookCloser() {
        String campaign = CAMPAIGNS + "/" + Forms.started(web, RITA, REGION, "TEACHER", NORTH_SCHOOL);
        String cross = campaign + "/cross-table?row=mood&column=rate&audience=TEACHER";
        Api.as(web, CHELSEA).get(cross).problem(403, "forbidden");
        Api.as(web, DORA).get(cross).problem(404, "not-found");
        Api.as(web, SASHA).get(cross).problem(403, "forbidden");
        Api.as(web, BOB).get(cross).problem(403, "forbidden");
        Api.as(web, SASHA).get(cross + "&within=" + NORTH_SCHOOL).problem(403, "no-cross-table-here");
        Api.as(web, BOB).get(cross + "&within=" + NORTH).problem(403, "no-cross-table-here"); // one school is asked
        Api.as(web, BOB).get(cross + "&within=" + NORTH_SCHOOL).problem(403, "no-cross-table-here");
        Api.as(web, RITA).get(cross + "&within=" + NORTH).problem(403, "no-cross-table-here"); // she sees the whole
        String answers = campaign + "/answers?audience=TEACHER";
        Api.as(web, OLEG).get(answers).problem(403, "forbidden");
        Api.as(web, SASHA).get(answers).problem(403, "forbidden");
        Api.as(web, BOB).get(answers).problem(403, "forbidden");
        String texts = campaign + "/texts?item=words&audience=TEACHER";
        Api.as(web, SASHA).get(texts).problem(403, "forbidden");
        Api.as(web, SASHA).get(texts + "&within=" + SOUTH_SCHOOL).problem(404, "not-found");
        Api.as(web, SASHA).get(texts + "&within=" + NORTH_SCHOOL).is(200);
        Api.as(web, DORA).get(campaign + "/code-book").problem(404, "not-found");
    }

    @Test
    void nonsenseIsRefusedByName() {
        String campaign = CAMPAIGNS + "/" + Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        Api bob = Api.as(web, BOB);
        bob.get(campaign + "/cross-table?row=liked&column=rate&audience=TEACHER")
                .problem(400, "bad-request")
                .pointing("?row", "INVALID");
        bob.get(campaign + "/cross-table?row=mood&column=zzz&audience=TEACHER")
                .problem(400, "bad-request")
                .pointing("?column", "INVALID");
        bob.get(campaign + "/texts?item=mood&audience=TEACHER")
                .problem(400, "bad-request")
                .pointing("?item", "INVALID");
        bob.get(campaign + "/answers?audience=TEACHER&cursor=zzz").problem(400, "bad-request");
        bob.get(campaign + "/code-book?cursor=zzz").problem(400, "bad-request");
    }

    @Test
    void twoQuestionsAreCrossedWithoutSmallCells() {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign + "/cross-table?row=mood&column=table_one&audience=TEACHER";
        assertThat(Api.as(web, BOB).get(path).is(200).json().at("/hidden").asBoolean())
                .isTrue();
        send(token, 6, Map.of("mood", "a", "table", Map.of("table_one", "a")));
        send(token, 1, Map.of("mood", "a", "table", Map.of("table_one", "b")));
        send(token, 7, Map.of("mood", "b", "table", Map.of("table_one", "b")));
        send(token, 2, Map.of("mood", "b", "table", Map.of("table_one", "a")));
        send(token, 1, Map.of("mood", "c", "table", Map.of("table_one", "a")));
        send(token, 5, Map.of("mood", Map.of("cannotSay", true)));
        counted(BOB, campaign, "TEACHER");
        Answer table = Api.as(web, BOB).get(path).is(200);
        assertThat(table.json().at("/hidden").asBoolean()).as(table.text()).isFalse();
        assertThat(table.json().at("/rows")).hasSize(3);
        assertThat(table.json().at("/cells").toString()).doesNotContain("[1,", ",1,", ",1]", "[2,", ",2,", ",2]");
        assertThat(table.json().at("/rows"))
                .anySatisfy(row -> assertThat(row.at("/cannotSay").asBoolean()).isTrue())
                .as("one person alone stands in no row of their own")
                .noneSatisfy(row -> assertThat(row.toString()).startsWith("{\"choices\":[\"c\"],\"cannotSay\":false"));
    }

    @Test
    void whatIsWrittenIsShownFromTenPeopleOn() {
        String campaign = Forms.started(web, BOB, NORTH, "PARENT", NORTH_SCHOOL);
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        send(token, 9, Map.of("mood", "a", "words", "Спасибо"));
        counted(BOB, campaign, "PARENT");
        String path = CAMPAIGNS + "/" + campaign + "/texts?item=words&audience=PARENT";
        Answer few = Api.as(web, BOB).get(path).is(200);
        assertThat(few.json().at("/hidden").asBoolean()).isTrue();
        assertThat(few.json().at("/items")).isEmpty();
        send(token, 3, Map.of("mood", "a", "words", "Больше занятий"));
        counted(BOB, campaign, "PARENT");
        Answer first = Api.as(web, BOB).get(path + "&limit=7").is(200);
        assertThat(first.json().at("/items")).hasSize(7);
        Answer second = Api.as(web, BOB)
                .get(path + "&limit=7&cursor=" + first.at("/nextCursor"))
                .is(200);
        assertThat(second.json().at("/items")).hasSize(5);
        assertThat(second.json().at("/nextCursor").isNull()).isTrue();
        assertThat(first.text() + second.text()).contains("Спасибо", "Больше занятий");
    }

    /** Questions beside which somebody may write, or say nothing, and two with more choices than a table takes. */
    private static Map<String, Object> wide() {
        String choices = IntStream.range(0, 51)
                .mapToObj(number -> "{\"name\": \"n%1$d\", \"label\": {\"ru\": \"№ %1$d\"}}".formatted(number))
                .collect(Collectors.joining(","));
        return Forms.json("""
                {"format": 1, "code": "wide", "languages": ["ru"], "title": {"ru": "Широкая"},
                 "choiceLists": [{"name": "many", "choices": [%s]}],
                 "sections": [{"type": "group", "name": "page1", "label": {"ru": "Страница"}, "items": [
                     {"type": "single", "name": "topic", "label": {"ru": "О чем?"}, "choices": "many", "other": true},
                     {"type": "single", "name": "second", "label": {"ru": "О чем еще?"}, "choices": "many"},
                     {"type": "number", "name": "years", "label": {"ru": "Стаж"}, "min": 0, "max": 60, "cannotSay": true},
                     {"type": "text", "name": "words", "label": {"ru": "Скажите"}, "cannotSay": true}]}]}""".formatted(choices));
    }

    @Test
    void whoCannotSayHidesNobodysWordsAndNoSumOfFew() {
        String questionnaire = Api.as(web, BOB)
                .post(Forms.QUESTIONNAIRES, Map.of("organizationId", NORTH, "definition", wide()))
                .is(201)
                .id();
        String campaign = Forms.started(web, BOB, Forms.campaign(NORTH, questionnaire), "PUPIL", NORTH_SCHOOL);
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign;
        String texts = path + "/texts?item=words&audience=PUPIL";
        assertThat(Api.as(web, BOB).get(texts).is(200).json().at("/hidden").asBoolean())
                .as("the first may be counted before they are read")
                .isTrue();
        Map<String, Object> none = Map.of("cannotSay", true);
        send(token, 12, Map.of("topic", "n1", "words", none, "years", none));
        send(token, 3, Map.of("topic", "other", "topic_other", "Редкое", "words", "Тайна", "years", 7));
        counted(BOB, campaign, "PUPIL");
        assertThat(Api.as(web, BOB).get(texts).is(200).json().at("/hidden").asBoolean())
                .isTrue();
        Answer rows = stream(BOB, path + "/answers?audience=PUPIL", "application/x-ndjson");
        assertThat(rows.text())
                .contains("\"topic\":\"other\"", "\"language\":null")
                .doesNotContain("Редкое", "Тайна");
        JsonNode years = item(Api.as(web, BOB).get(path + "/results?audience=PUPIL"), "years");
        assertThat(years.at("/answered").asInt()).isEqualTo(3);
        assertThat(years.at("/mean").isNull()).isTrue();
        Api.as(web, BOB)
                .get(path + "/cross-table?row=topic&column=second&audience=PUPIL")
                .problem(400, "bad-request")
                .pointing("?row", "TOO_MANY");
        send(token, 7, Map.of("topic", "other", "topic_other", "Частое", "words", "Открыто", "years", 7));
        counted(BOB, campaign, "PUPIL");
        Answer open = Api.as(web, BOB).get(texts).is(200);
        assertThat(open.text()).contains("Тайна", "Открыто").doesNotContain("language");
        assertThat(item(Api.as(web, BOB).get(path + "/results?audience=PUPIL"), "years")
                        .at("/mean")
                        .asDouble())
                .isEqualTo(7.0);
    }

    private static JsonNode item(Answer results, String name) {
        for (JsonNode item : results.json().at("/items")) {
            if (item.at("/name").asString().equals(name)) {
                return item;
            }
        }
        throw new AssertionError(name + " in " + results.text());
    }

    @Test
    void answersAreExportedWithoutSmallGroups() {
        String campaign = Forms.started(web, RITA, REGION, "TEACHER", NORTH_SCHOOL, SOUTH_SCHOOL);
        String north = Forms.token(web, RITA, campaign, NORTH_SCHOOL);
        send(north, 6, Map.of("mood", "a", "liked", java.util.List.of("a", "b"), "words", "Тайна"));
        send(north, 2, Map.of("mood", "c", "years", 7));
        send(Forms.token(web, RITA, campaign, SOUTH_SCHOOL), 5, Map.of("mood", "b"));
        counted(RITA, campaign, "TEACHER");
        String path = CAMPAIGNS + "/" + campaign + "/answers?audience=TEACHER";
        Answer first = Api.as(web, RITA).get(path + "&limit=4").is(200);
        assertThat(first.json().at("/items")).hasSize(4);
        Answer all = stream(RITA, path, "application/x-ndjson");
        assertThat(all.text().lines()).hasSize(14); // and the line of the end
        assertThat(all.text())
                .contains("\"mood\":\"a\"", "\"liked\":[\"a\",\"b\"]")
                .doesNotContain("Тайна", "\"years\"");
        Answer words = stream(RITA, path + "&labels=true&csv=people&language=ru", "text/csv");
        assertThat(words.text()).contains("Как дела?", "плохо; средне").doesNotContain("Тайна");
        Answer codes = stream(RITA, path + "&csv=people", "text/csv");
        assertThat(codes.text()).contains(";mood;", ";a b;");
        assertThat(stream(RITA, CAMPAIGNS + "/" + campaign + "/code-book?language=ru&csv=people", "text/csv")
                        .text())
                .contains("table_one", "Таблица: Первое", "хорошо");
        Api.as(web, RITA)
                .request(HttpMethod.GET, path)
                .header("Accept", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aGroupOfFourIsInNoExportAndNeitherIsWhatGivesItAway() {
        String campaign = Forms.started(web, RITA, REGION, "PUPIL", NORTH_SCHOOL, SOUTH_SCHOOL);
        send(Forms.token(web, RITA, campaign, NORTH_SCHOOL), 4, Map.of("mood", "a"));
        send(Forms.token(web, RITA, campaign, SOUTH_SCHOOL), 9, Map.of("mood", "c"));
        counted(RITA, campaign, "PUPIL");
        String text = stream(RITA, CAMPAIGNS + "/" + campaign + "/answers?audience=PUPIL", "application/x-ndjson")
                .text();
        assertThat(text).doesNotContain(NORTH_SCHOOL.toString());
        boolean whole = !Api.as(web, RITA)
                .get(CAMPAIGNS + "/" + campaign + "/results?audience=PUPIL")
                .json()
                .at("/responses")
                .isNull();
        assertThat(whole && text.contains(SOUTH_SCHOOL.toString()))
                .as("13 - 9 = 4")
                .isFalse();
    }

    @Test
    void twoCampaignsAreComparedQuestionByQuestion() {
        String questionnaire = Forms.questionnaire(web, BOB, NORTH).is(201).id();
        String first = Forms.started(web, BOB, Forms.campaign(NORTH, questionnaire), "TEACHER", NORTH_SCHOOL);
        String second = Forms.started(web, BOB, Forms.campaign(NORTH, questionnaire), "TEACHER", NORTH_SCHOOL);
        send(Forms.token(web, BOB, first, NORTH_SCHOOL), 5, Map.of("mood", "a"));
        send(Forms.token(web, BOB, second, NORTH_SCHOOL), 6, Map.of("mood", "c"));
        counted(BOB, first, "TEACHER");
        counted(BOB, second, "TEACHER");
        Answer both = Api.as(web, BOB)
                .get(CAMPAIGNS + "/" + first + "/dynamics?audience=TEACHER&with=" + second)
                .is(200);
        assertThat(both.at("/items/0/name")).isEqualTo("mood");
        assertThat(both.json().at("/items/0/first/mean").asDouble()).isZero();
        assertThat(both.json().at("/items/0/second/mean").asDouble()).isEqualTo(2.0);
        String foreign = Forms.started(web, DORA, ru.opora.testing.People.SOUTH, "TEACHER", SOUTH_SCHOOL);
        Api.as(web, BOB)
                .get(CAMPAIGNS + "/" + first + "/dynamics?audience=TEACHER&with=" + foreign)
                .problem(404, "not-found");
    }

    private void send(String token, int many, Map<String, Object> answers) {
        for (int i = 0; i < many; i++) {
            Forms.send(web, token, UUID.randomUUID(), Map.of("answers", answers))
                    .is(201);
        }
    }

    private Answer stream(String person, String path, String type) {
        return Api.answer(Api.as(web, person).request(HttpMethod.GET, path).header("Accept", type))
                .is(200);
    }

    private void counted(String person, String campaign, String audience) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Api.as(web, person)
                                .get(CAMPAIGNS + "/" + campaign + "/results?audience=" + audience)
                                .json()
                                .at("/waiting")
                                .asInt(-1)
                        == 0);
    }
}

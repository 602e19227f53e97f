package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.QUESTIONNAIRES;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import tools.jackson.databind.JsonNode;

@ApiTest
class QuestionnaireTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotMakeSeeOrChange() {
        Api.as(web, CHELSEA).get(QUESTIONNAIRES).problem(403, "forbidden");
        Forms.questionnaire(web, OLEG, REGION).problem(403, "forbidden");
        Forms.questionnaire(web, SASHA, NORTH).problem(403, "forbidden");
        Forms.questionnaire(web, BOB, REGION).problem(403, "forbidden");
        Forms.questionnaire(web, DORA, NORTH).problem(422, "invalid-fields").pointing("/organizationId", "NOT_FOUND");
        Answer made = Forms.questionnaire(web, BOB, NORTH).is(201);
        String path = QUESTIONNAIRES + "/" + made.id();
        Api.as(web, DORA).get(path).problem(404, "not-found");
        Api.as(web, SASHA).get(path).is(200);
        put(SASHA, path, made.tag(), Forms.definition()).problem(403, "forbidden");
        Api.as(web, SASHA).delete(path, made.tag()).problem(403, "forbidden");
        Answer above = Forms.questionnaire(web, RITA, REGION).is(201);
        assertThat(Api.as(web, BOB)
                        .get(QUESTIONNAIRES + "/" + above.id())
                        .json()
                        .at("/allowedActions"))
                .extracting(node -> node.asString())
                .containsExactly("copy");
        put(BOB, QUESTIONNAIRES + "/" + above.id(), above.tag(), Forms.definition())
                .problem(403, "forbidden");
    }

    @Test
    void aDraftMayHaveFaultsThatKeepItFromBeingUsed() {
        Map<String, Object> faulty = Forms.json("""
                {"format": 1, "code": "x", "languages": ["ru"], "title": {"ru": "Х"}, "sections": [
                  {"type": "group", "name": "p", "items": [
                    {"type": "single", "name": "q", "label": {"ru": "?"}, "choices": "missing"}]}]}""");
        Answer made = Api.as(web, BOB)
                .post(QUESTIONNAIRES, Map.of("organizationId", NORTH, "definition", faulty))
                .is(201);
        assertThat(made.at("/problems/0/code")).isEqualTo("UNKNOWN_CHOICE_LIST");
        assertThat(made.at("/problems/0/pointer")).startsWith("/sections/0/items/0");
        Answer refused = Api.as(web, BOB).post(QUESTIONNAIRES + "/" + made.id() + "/versions");
        refused.problem(409, "questionnaire-not-sound");
        assertThat(refused.at("/problems/0/code")).isEqualTo("UNKNOWN_CHOICE_LIST");
    }

    @Test
    void theTitleIsSaidInEnglishTooWhereThereIsOneAndIsFoundByIt() {
        Map<String, Object> both = Forms.definition();
        String english = "Feedback " + UUID.randomUUID();
        both.put("title", Map.of("ru", "Отзыв", "en", english));
        Api bob = Api.as(web, BOB);
        String id = bob.post(QUESTIONNAIRES, Map.of("organizationId", NORTH, "definition", both))
                .is(201)
                .id();
        assertThat(bob.get(QUESTIONNAIRES + "/" + id).at("/titleEn")).isEqualTo(english);
        Answer found = bob.get(QUESTIONNAIRES + "?q={text}", english.toUpperCase(Locale.ROOT))
                .is(200);
        assertThat(found.json().at("/items")).hasSize(1);
        assertThat(found.at("/items/0/title")).isEqualTo("Отзыв");
        assertThat(found.at("/items/0/titleEn")).isEqualTo(english);
        String campaign =
                bob.post(Forms.CAMPAIGNS, Forms.campaign(NORTH, id)).is(201).id();
        assertThat(bob.get(Forms.CAMPAIGNS + "/" + campaign).at("/questionnaireTitleEn"))
                .isEqualTo(english);
    }

    @Test
    void whatIsNoDefinitionIsRefusedByName() {
        Api bob = Api.as(web, BOB);
        bob.post(QUESTIONNAIRES, Map.of("organizationId", NORTH))
                .problem(422, "invalid-fields")
                .pointing("/definition", "REQUIRED");
        Answer wrong = bob.post(
                QUESTIONNAIRES, Map.of("organizationId", NORTH, "definition", Map.of("format", 1, "sections", "x")));
        wrong.problem(422, "invalid-fields");
        assertThat(wrong.at("/errors/0/pointer")).startsWith("/definition/");
        Map<String, Object> hidden = Forms.definition();
        hidden.put("title", Map.of("ru", "a\u0000b"));
        bob.post(QUESTIONNAIRES, Map.of("organizationId", NORTH, "definition", hidden))
                .problem(422, "invalid-fields");
    }

    @Test
    void aVersionIsFrozenWithItsHashAndTheSameDraftIsTheSameVersion() {
        Answer made = Forms.questionnaire(web, BOB, NORTH).is(201);
        String path = QUESTIONNAIRES + "/" + made.id();
        Api bob = Api.as(web, BOB);
        Answer first = bob.post(path + "/versions").is(201);
        assertThat(first.at("/hash")).matches("[0-9a-f]{64}");
        assertThat(bob.post(path + "/versions").at("/id")).isEqualTo(first.id());
        Map<String, Object> other = Forms.definition();
        other.put("title", Map.of("ru", "Другое", "en", "Other"));
        Answer changed = put(BOB, path, made.tag(), other).is(200);
        put(BOB, path, made.tag(), other).problem(412, "stale");
        assertThat(changed.at("/title")).isEqualTo("Другое");
        assertThat(bob.post(path + "/versions").json().at("/number").asInt()).isEqualTo(2);
        assertThat(bob.get(path + "/versions/1").is(200).at("/definition/title/ru"))
                .isEqualTo("Самочувствие");
        bob.delete(path, changed.tag()).problem(409, "questionnaire-used");
        assertThat(Forms.questionnaire(web, BOB, NORTH).is(201).json().at("/definition"))
                .isEqualTo(made.json().at("/definition"));
        assertThat(frozen("UPDATE surveys_questionnaire_versions SET number = 7 WHERE id = '" + first.id() + "'"))
                .contains("surveys_questionnaire_versions");
    }

    @Test
    void aQuestionnaireFromAboveIsCopied() {
        Answer above = Forms.questionnaire(web, RITA, REGION).is(201);
        Answer copy = Api.as(web, BOB)
                .post(QUESTIONNAIRES, Map.of("organizationId", NORTH, "copyOf", above.id()))
                .is(201);
        assertThat(copy.at("/organization/id")).isEqualTo(NORTH.toString());
        assertThat(copy.json().at("/definition")).isEqualTo(above.json().at("/definition"));
        Api.as(web, BOB)
                .post(QUESTIONNAIRES, Map.of("organizationId", NORTH, "copyOf", UUID.randomUUID()))
                .problem(422, "invalid-fields")
                .pointing("/copyOf", "NOT_FOUND");
        Api.as(web, BOB).delete(QUESTIONNAIRES + "/" + copy.id(), copy.tag()).is(204);
        Api.as(web, ALICE).get(QUESTIONNAIRES + "/" + copy.id()).problem(404, "not-found");
    }

    @Test
    void everyReadyMadeQuestionnaireCanBeCopiedAndUsed() {
        Answer all = Api.as(web, SASHA).get(QUESTIONNAIRES + "/ready-made").is(200);
        assertThat(all.json().at("/items")).hasSizeGreaterThan(5);
        for (JsonNode each : all.json().at("/items")) {
            Answer copy = Api.as(web, BOB)
                    .post(
                            QUESTIONNAIRES,
                            Map.of(
                                    "organizationId",
                                    NORTH,
                                    "readyMade",
                                    each.at("/code").asString()))
                    .is(201);
            Api.as(web, BOB)
                    .post(QUESTIONNAIRES + "/" + copy.id() + "/versions")
                    .is(201);
        }
        Api.as(web, BOB)
                .post(QUESTIONNAIRES, Map.of("organizationId", NORTH, "readyMade", "none"))
                .problem(422, "invalid-fields")
                .pointing("/readyMade", "NOT_FOUND");
    }

    @Test
    void aListIsNarrowedByStateAndOwnerAndReadInTheOrderThatIsAskedFor() {
        String word = "отбор " + UUID.randomUUID();
        String unsound = titled(BOB, NORTH, word + " а", "missing");
        String frozen = titled(BOB, NORTH, word + " б", "yn");
        String above = titled(RITA, REGION, word + " в", "yn");
        Api bob = Api.as(web, BOB);
        bob.post(QUESTIONNAIRES + "/" + frozen + "/versions").is(201);
        assertThat(found(bob, word, "")).containsExactly(unsound, frozen, above);
        assertThat(found(bob, word, "&state=UNSOUND")).containsExactly(unsound);
        assertThat(found(bob, word, "&state=SOUND")).containsExactly(frozen, above);
        assertThat(found(bob, word, "&state=FROZEN")).containsExactly(frozen);
        assertThat(found(bob, word, "&whose=OWN")).containsExactly(unsound, frozen);
        assertThat(found(bob, word, "&whose=ABOVE")).containsExactly(above);
        assertThat(found(Api.as(web, SASHA), word, "&whose=OWN"))
                .as("she writes none")
                .isEmpty();
        assertThat(found(bob, word, "&sort=-updatedAt")).containsExactly(above, frozen, unsound);
        List<String> paged = new ArrayList<>();
        for (String cursor = ""; cursor != null; ) {
            Answer page = bob.get(QUESTIONNAIRES + "?q={q}&sort=-updatedAt&limit=1" + cursor, word)
                    .is(200);
            paged.add(page.at("/items/0/id"));
            cursor = page.json().at("/nextCursor").isNull() ? null : "&cursor=" + page.at("/nextCursor");
        }
        assertThat(paged).containsExactly(above, frozen, unsound);
        bob.get(QUESTIONNAIRES + "?sort=size").problem(400, "bad-request");
        bob.get(QUESTIONNAIRES + "?state=NEW").problem(400, "bad-request");
    }

    private static List<String> found(Api api, String word, String more) {
        List<String> ids = new ArrayList<>();
        api.get(QUESTIONNAIRES + "?q={q}" + more, word)
                .is(200)
                .json()
                .at("/items")
                .forEach(one -> ids.add(one.at("/id").asString()));
        return ids;
    }

    private String titled(String person, UUID place, String title, String choices) {
        Map<String, Object> definition = Forms.json("""
                {"format": 1, "code": "narrowed", "languages": ["ru"], "title": {"ru": "%s"},
                 "choiceLists": [{"name": "yn", "choices": [{"name": "y", "label": {"ru": "да"}}, {"name": "n", "label": {"ru": "нет"}}]}],
                 "sections": [{"type": "group", "name": "p", "items": [
                    {"type": "single", "name": "q", "label": {"ru": "?"}, "choices": "%s"}]}]}""".formatted(title, choices));
        return Api.as(web, person)
                .post(QUESTIONNAIRES, Map.of("organizationId", place, "definition", definition))
                .is(201)
                .id();
    }

    private String frozen(String sql) {
        return DatabaseScope.system(database.sql(sql).fetch().rowsUpdated().map(String::valueOf))
                .onErrorResume(failure -> Mono.just(String.valueOf(failure)))
                .blockOptional()
                .orElseThrow();
    }

    private Answer put(String person, String path, String tag, Map<String, Object> definition) {
        return Api.answer(Api.as(web, person)
                .request(HttpMethod.PUT, path)
                .header("If-Match", tag)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("definition", definition)));
    }
}

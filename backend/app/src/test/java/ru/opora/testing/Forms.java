package ru.opora.testing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api.Answer;
import tools.jackson.databind.json.JsonMapper;

/** Questionnaires and campaigns for tests, made over the API. */
public final class Forms {

    public static final String QUESTIONNAIRES = Api.V1 + "/questionnaires";
    public static final String CAMPAIGNS = Api.V1 + "/campaigns";

    private Forms() {}

    /** A definition with one question of each kind that is counted; only {@code mood} must be answered. */
    public static Map<String, Object> definition() {
        return json("""
                {"format": 1, "code": "wellbeing", "languages": ["ru", "en"],
                 "title": {"ru": "Самочувствие", "en": "Well-being"},
                 "choiceLists": [{"name": "abc", "choices": [
                     {"name": "a", "label": {"ru": "плохо", "en": "bad"}, "value": 0},
                     {"name": "b", "label": {"ru": "средне", "en": "fair"}, "value": 1},
                     {"name": "c", "label": {"ru": "хорошо", "en": "good"}, "value": 2}]}],
                 "sections": [{"type": "group", "name": "page1", "label": {"ru": "Страница", "en": "Page"}, "items": [
                     {"type": "single", "name": "mood", "label": {"ru": "Как дела?", "en": "How are you?"}, "choices": "abc",
                      "required": true, "cannotSay": true},
                     {"type": "multiple", "name": "liked", "label": {"ru": "Что нравится?", "en": "What do you like?"}, "choices": "abc"},
                     {"type": "scale", "name": "rate", "label": {"ru": "Оцените", "en": "Rate"}, "min": 1, "max": 5},
                     {"type": "number", "name": "years", "label": {"ru": "Стаж", "en": "Years"}, "min": 0, "max": 60},
                     {"type": "ranking", "name": "order", "label": {"ru": "Расставьте", "en": "Put in order"}, "choices": "abc"},
                     {"type": "matrix", "name": "table", "label": {"ru": "Таблица", "en": "Table"}, "choices": "abc", "rows": [
                         {"name": "table_one", "label": {"ru": "Первое", "en": "First"}},
                         {"name": "table_two", "label": {"ru": "Второе", "en": "Second"}}]},
                     {"type": "file", "name": "papers", "label": {"ru": "Приложите", "en": "Attach"}, "maxFiles": 2},
                     {"type": "text", "name": "words", "label": {"ru": "Скажите", "en": "Tell"}, "multiline": true}]}]}""");
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> json(String text) {
        return JsonMapper.shared().readValue(text, Map.class);
    }

    public static Answer questionnaire(WebTestClient web, String person, UUID place) {
        return Api.as(web, person).post(QUESTIONNAIRES, Map.of("organizationId", place, "definition", definition()));
    }

    /** Where the organisations of the tests are. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Moscow"));
    }

    /** The body of a campaign that is open today. */
    public static Map<String, Object> campaign(UUID place, String questionnaire) {
        Map<String, Object> body = new HashMap<>();
        body.put("organizationId", place);
        body.put("questionnaireId", questionnaire);
        body.put("title", "Опрос " + UUID.randomUUID());
        body.put("opensOn", today().minusDays(2).toString());
        body.put("closesOn", today().plusDays(30).toString());
        return body;
    }

    /** A campaign that has been started and asks this group of these organisations. */
    public static String started(
            WebTestClient web, String person, Map<String, Object> body, String audience, UUID... organizations) {
        Api api = Api.as(web, person);
        String id = api.post(CAMPAIGNS, body).is(201).id();
        List<Map<String, Object>> items = new ArrayList<>();
        for (UUID organization : organizations) {
            items.add(Map.of("organizationId", organization, "audience", audience, "expected", 20));
        }
        api.post(CAMPAIGNS + "/" + id + "/participants", Map.of("items", items)).is(201);
        api.post(CAMPAIGNS + "/" + id + "/schedule").is(200);
        return id;
    }

    /** A campaign of the place with a questionnaire of its own. */
    public static String started(WebTestClient web, String person, UUID place, String audience, UUID... organizations) {
        String questionnaire = questionnaire(web, person, place).is(201).id();
        return started(web, person, campaign(place, questionnaire), audience, organizations);
    }

    /** A fresh link for the organisation's only group. */
    public static String token(WebTestClient web, String person, String campaign, UUID organization) {
        return Api.as(web, person)
                .post(CAMPAIGNS + "/" + campaign + "/links", Map.of("organizationIds", List.of(organization)))
                .is(201)
                .at("/items/0/token");
    }

    public static Answer send(WebTestClient web, String token, UUID id, Map<String, Object> body) {
        return Api.answer(Api.anonymous(web)
                .request(HttpMethod.PUT, Api.V1 + "/s/" + token + "/responses/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body));
    }

    /** A file for the question {@code papers}. */
    public static Answer attach(WebTestClient web, String token, UUID id, String name, byte[] content) {
        return Api.answer(Api.anonymous(web)
                .request(HttpMethod.PUT, Api.V1 + "/s/" + token + "/files/" + id + "?question=papers&name={name}", name)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(content));
    }

    /** So many answers, each with this mood. */
    public static void answers(WebTestClient web, String token, int many, String mood) {
        IntStream.range(0, many)
                .forEach(number -> send(
                                web,
                                token,
                                UUID.randomUUID(),
                                Map.of("answers", Map.of("mood", mood, "rate", 1 + number % 5)))
                        .is(201));
    }
}

package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.surveys.Recount.Stored;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sums of scores and counts of results are what a recount of the stored answers gives, which knows nothing of how they came about. */
@ApiTest
class ScoreRecountTest {

    private static final int ANSWERS = 160;
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    /** Risk of «a» is 1 where it counts the other way. */
    private static final String FORM = """
            {"format": 1, "code": "recount", "languages": ["ru"], "title": {"ru": "Пересчет"},
             "factors": [{"code": "MOTIVATION", "label": {"ru": "Мотивация"}}, {"code": "WELL_BEING", "label": {"ru": "Благополучие"}}],
             "choiceLists": [{"name": "abc", "choices": [
                 {"name": "a", "label": {"ru": "плохо"}, "value": 0}, {"name": "b", "label": {"ru": "средне"}, "value": 1},
                 {"name": "c", "label": {"ru": "хорошо"}, "value": 2}]}],
             "sections": [{"type": "group", "name": "page1", "items": [
                 {"type": "single", "name": "mood", "label": {"ru": "Настроение"}, "choices": "abc", "required": true,
                  "scoring": {"factor": "MOTIVATION", "reverse": true}},
                 {"type": "single", "name": "calm", "label": {"ru": "Спокойно?"}, "choices": "abc", "cannotSay": true,
                  "scoring": {"factor": "WELL_BEING", "reverse": true}},
                 {"type": "scale", "name": "rate", "label": {"ru": "Оценка"}, "min": 1, "max": 5,
                  "scoring": {"factor": "MOTIVATION", "weight": 2}},
                 {"type": "matrix", "name": "table", "label": {"ru": "Таблица"}, "choices": "abc", "cannotSay": true, "rows": [
                     {"name": "one", "label": {"ru": "Первое"}, "scoring": {"factor": "WELL_BEING"}},
                     {"name": "two", "label": {"ru": "Второе"}, "scoring": {"factor": "MOTIVATION", "reverse": true}}]},
                 {"type": "single", "name": "why", "label": {"ru": "Что мешает?"}, "choices": "abc", "relevant": "${mood} = 'a'",
                  "scoring": {"factor": "WELL_BEING"}},
                 {"type": "multiple", "name": "liked", "label": {"ru": "Что нравится?"}, "choices": "abc"},
                 {"type": "number", "name": "years", "label": {"ru": "Лет"}, "min": 0, "max": 60}]}]}""";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Intake intake;

    private final Random random = new Random(20);

    @Test
    void sumsAndCountsAreThoseOfTheAnswers() {
        String campaign = campaign();
        List<String> tokens = List.of(
                token(campaign, NORTH_SCHOOL, "TEACHER"),
                token(campaign, NORTH_SCHOOL, "PUPIL"),
                token(campaign, SOUTH_SCHOOL, "TEACHER"),
                token(campaign, SOUTH_SCHOOL, "PUPIL"));
        Disposable rush = Flux.interval(Duration.ofMillis(10)).subscribe(tick -> intake.stored(10));
        for (int i = 0; i < ANSWERS; i++) { // what counts lets these go first, and makes up for it
            sent(tokens.get(i % tokens.size()), Map.of("answers", answers()), i % 3 == 0);
        }
        rush.dispose();
        over(campaign);
        Map<String, Object> late = Map.of(
                "answers", answers(), "filledOn", Forms.today().minusDays(1).toString());
        for (String token : tokens) { // a node remembers links for a moment
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Forms.send(web, token, UUID.randomUUID(), Map.of("answers", answers()))
                                    .status()
                            == 409);
        }
        for (String token : tokens) {
            sent(token, late, true);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        text("SELECT ((SELECT count(*) FROM surveys_uncounted) + (SELECT count(*) FROM surveys_unscored))::text")
                                .equals("0"));
        List<Stored> stored = stored(campaign);
        assertThat(stored).hasSizeGreaterThanOrEqualTo(ANSWERS + tokens.size());
        assertThat(stored).filteredOn(Stored::late).hasSizeGreaterThanOrEqualTo(tokens.size());
        sumsAreRight(campaign, stored);
        for (String audience : List.of("TEACHER", "PUPIL")) {
            countsAreRight(campaign, audience, stored);
        }
    }

    /** The same answers again are one answer, other ones under its number are none. */
    private void sent(String token, Map<String, Object> body, boolean again) {
        UUID id = UUID.randomUUID();
        Forms.send(web, token, id, body).is(201);
        if (again) {
            Forms.send(web, token, id, body).is(200);
            Map<String, Object> other = new HashMap<>(body);
            other.put("answers", Map.of("mood", "b", "years", 60, "rate", 5));
            Forms.send(web, token, id, other).problem(409, "response-differs");
        }
    }

    private Map<String, Object> answers() {
        Map<String, Object> answers = new HashMap<>();
        answers.put("mood", choice());
        maybe(answers, "calm", random.nextInt(4) == 0 ? Map.of("cannotSay", true) : choice());
        maybe(answers, "rate", 1 + random.nextInt(5));
        maybe(
                answers,
                "table",
                random.nextBoolean() ? Map.of("one", choice()) : Map.of("one", choice(), "two", choice()));
        maybe(answers, "why", choice()); // also where it is not asked: it is left out then
        maybe(answers, "liked", random.nextBoolean() ? List.of("a", "c") : List.of("b"));
        maybe(answers, "years", random.nextInt(60));
        return answers;
    }

    private void maybe(Map<String, Object> answers, String name, Object value) {
        if (random.nextInt(5) > 0) {
            answers.put(name, value);
        }
    }

    private String choice() {
        return List.of("a", "b", "c").get(random.nextInt(3));
    }

    private void sumsAreRight(String campaign, List<Stored> stored) {
        Map<String, double[]> expected = Recount.of(stored);
        Map<String, double[]> found = new TreeMap<>();
        rows("SELECT concat_ws(' ', s.participant_id, s.factor, s.share, s.respondents, s.total) FROM surveys_scores s"
                        + " JOIN surveys_participants p ON p.id = s.participant_id WHERE p.campaign_id = '" + campaign
                        + "'")
                .forEach(row -> {
                    int total = row.lastIndexOf(' ');
                    int respondents = row.lastIndexOf(' ', total - 1);
                    found.put(row.substring(0, respondents), new double[] {
                        Double.parseDouble(row.substring(respondents + 1, total)),
                        Double.parseDouble(row.substring(total + 1))
                    });
                });
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, sum) -> {
            double[] shown = found.getOrDefault(key, new double[2]);
            assertThat(shown[0]).as(key).isEqualTo(sum[0]);
            assertThat(shown[1]).as(key).isEqualTo(sum[1], EXACT);
        });
    }

    private void countsAreRight(String campaign, String audience, List<Stored> all) {
        List<Stored> stored =
                all.stream().filter(one -> one.audience().equals(audience)).toList();
        JsonNode results = Api.as(web, RITA)
                .get(CAMPAIGNS + "/" + campaign + "/results?audience=" + audience)
                .is(200)
                .json();
        assertThat(results.at("/responses").asInt()).isEqualTo(stored.size());
        for (JsonNode item : results.at("/items")) {
            String name = item.at("/name").asString();
            String[] way = item.at("/matrix").isNull()
                    ? new String[] {name}
                    : new String[] {item.at("/matrix").asString(), name};
            Map<String, Integer> choices = new HashMap<>();
            List<Double> numbers = new ArrayList<>();
            for (Stored one : stored) {
                JsonNode value = one.value(way);
                if (value != null) {
                    numbers.add(
                            value.isNumber() ? value.asDouble() : Recount.VALUES.getOrDefault(value.asString(""), 0));
                    (value.isArray() ? value : List.of(value))
                            .forEach(each -> choices.merge(each.asString(), 1, Integer::sum));
                }
            }
            assertThat(item.at("/hidden").asBoolean()).as(name).isFalse();
            assertThat(item.at("/answered").asInt()).as(name).isEqualTo(numbers.size());
            item.at("/choices")
                    .forEach(choice -> assertThat(choice.at("/count").asInt())
                            .as(name + " " + choice)
                            .isEqualTo(choices.getOrDefault(choice.at("/name").asString(), 0)));
            if (!item.at("/mean").isNull()) {
                assertThat(item.at("/mean").asDouble())
                        .as(name)
                        .isEqualTo(
                                numbers.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElse(-1),
                                EXACT);
            }
        }
        assertThat(results.at("/items")).hasSize(8);
    }

    private String campaign() {
        String questionnaire = Api.as(web, RITA)
                .post(Forms.QUESTIONNAIRES, Map.of("organizationId", REGION, "definition", Forms.json(FORM)))
                .is(201)
                .id();
        Map<String, Object> body = Forms.campaign(REGION, questionnaire);
        body.put("opensOn", Forms.today().minusDays(20).toString());
        String campaign = Forms.started(web, RITA, body, "TEACHER", NORTH_SCHOOL, SOUTH_SCHOOL);
        Api.as(web, RITA)
                .post(
                        CAMPAIGNS + "/" + campaign + "/participants",
                        Map.of(
                                "items",
                                List.of(
                                        Map.of("organizationId", NORTH_SCHOOL, "audience", "PUPIL"),
                                        Map.of("organizationId", SOUTH_SCHOOL, "audience", "PUPIL"))))
                .is(201);
        return campaign;
    }

    private String token(String campaign, UUID school, String audience) {
        return Api.as(web, RITA)
                .post(
                        CAMPAIGNS + "/" + campaign + "/links",
                        Map.of("organizationIds", List.of(school), "audiences", List.of(audience)))
                .is(201)
                .at("/items/0/token");
    }

    /** Its last day was yesterday. */
    private void over(String campaign) {
        DatabaseScope.system(database.sql("UPDATE surveys_campaigns SET closes_on = '"
                                + Forms.today().minusDays(1) + "', grace_days = 5 WHERE id = '" + campaign + "'")
                        .then())
                .block();
    }

    private List<Stored> stored(String campaign) {
        List<Stored> stored = new ArrayList<>();
        rows("SELECT concat_ws(' ', r.participant_id, p.audience, r.late, r.answers) FROM surveys_responses r"
                        + " JOIN surveys_participants p ON p.id = r.participant_id WHERE r.campaign_id = '" + campaign
                        + "'")
                .forEach(row -> {
                    String[] words = row.split(" ", 4);
                    JsonNode answers = JsonMapper.shared().readTree(words[3]);
                    stored.add(new Stored(words[0], words[1], words[2].equals("t"), answers));
                });
        return stored;
    }

    private List<String> rows(String sql) {
        List<String> rows = DatabaseScope.system(
                        database.sql(sql).mapValue(String.class).all())
                .collectList()
                .block();
        return rows == null ? List.of() : rows;
    }

    private String text(String sql) {
        return String.join("", rows(sql));
    }
}

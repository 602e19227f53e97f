package ru.opora.testing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api.Answer;

/** Indicators and rounds of monitoring for tests. */
public final class Rounds {

    public static final String INDICATORS = Api.V1 + "/indicators";
    public static final String ROUNDS = Api.V1 + "/monitoring-rounds";

    private Rounds() {}

    /** A definition that a test may change: entered by hand, more is better, the mean of schools. */
    public static Map<String, Object> definition(String title) {
        Map<String, Object> definition = new HashMap<>();
        definition.put("title", title);
        definition.put("unit", "%");
        definition.put("direction", "UP");
        definition.put("aggregation", "MEAN");
        definition.put("origin", "MANUAL");
        definition.put("decimals", 1);
        definition.put("breakdowns", List.of());
        definition.put("goals", List.of());
        definition.put("checks", Map.of());
        definition.put("notable", 0);
        definition.put("context", false);
        return definition;
    }

    public static Map<String, Object> with(Map<String, Object> definition, Object... fields) {
        Map<String, Object> changed = new HashMap<>(definition);
        for (int i = 0; i < fields.length; i += 2) {
            changed.put((String) fields[i], fields[i + 1]);
        }
        return changed;
    }

    public static Answer indicator(WebTestClient web, String person, UUID place, String code) {
        return indicator(web, person, place, code, definition("Показатель " + code));
    }

    public static Answer indicator(
            WebTestClient web, String person, UUID place, String code, Map<String, Object> definition) {
        return Api.as(web, person)
                .post(INDICATORS, Map.of("organizationId", place, "code", code, "definition", definition))
                .is(201);
    }

    public static Map<String, Object> body(UUID place, List<String> indicators) {
        LocalDate today = LocalDate.now();
        return body(place, indicators, today.minusDays(5));
    }

    public static Map<String, Object> body(UUID place, List<String> indicators, LocalDate opensOn) {
        return Map.of(
                "organizationId",
                place,
                "kind",
                "BASELINE",
                "title",
                "Этап " + UUID.randomUUID(),
                "opensOn",
                opensOn.toString(),
                "closesOn",
                opensOn.plusDays(30).toString(),
                "indicatorIds",
                indicators);
    }

    public static String draft(WebTestClient web, String person, UUID place, String... indicators) {
        return Api.as(web, person)
                .post(ROUNDS, body(place, List.of(indicators)))
                .is(201)
                .id();
    }

    /** The id of an open round that began on a day. */
    public static String opened(WebTestClient web, String person, UUID place, LocalDate day, String... indicators) {
        String id = Api.as(web, person)
                .post(ROUNDS, body(place, List.of(indicators), day))
                .is(201)
                .id();
        Api.as(web, person).post(ROUNDS + "/" + id + "/open").is(200);
        return id;
    }

    public static String form(String round, Object school) {
        return ROUNDS + "/" + round + "/forms/" + school;
    }

    public static Map<String, Object> cell(String indicator, Object value) {
        return Map.of("indicatorId", indicator, "value", value);
    }

    /** A place of the test's own, below another. */
    public static UUID place(WebTestClient web, String person, String kind, String name, UUID parent) {
        return UUID.fromString(Api.as(web, person)
                .post(Api.V1 + "/organizations", Map.of("name", name, "kind", kind, "parentId", parent))
                .is(201)
                .id());
    }

    /** Writes cells of a form as it is now. */
    public static Answer write(WebTestClient web, String person, String form, List<Map<String, Object>> cells) {
        return write(web, person, form, Api.as(web, person).get(form).is(200).tag(), cells);
    }

    public static Answer write(
            WebTestClient web, String person, String form, String tag, List<Map<String, Object>> cells) {
        return put(web, person, form + "/cells", tag, Map.of("cells", cells));
    }

    public static Answer put(WebTestClient web, String person, String path, String tag, Object body) {
        return Api.answer(Api.as(web, person)
                .request(HttpMethod.PUT, path)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_MATCH, tag)
                .bodyValue(body));
    }
}

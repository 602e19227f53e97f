package ru.opora.testing;

import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api.Answer;
import tools.jackson.databind.JsonNode;

/** Reports that are owed, for tests: the region says what, municipalities owe it month by month. */
public final class Owed {

    public static final String TEMPLATES = Api.V1 + "/report-templates";
    public static final String OBLIGATIONS = Api.V1 + "/report-obligations";
    public static final String CONSOLIDATED = Api.V1 + "/consolidated-reports/";
    public static final String MONTHLY = "ежемесячно до 10 числа месяца, следующего за отчетным";

    /** The first day of the last month that is over. */
    public static final LocalDate MONTH =
            LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).minusMonths(1);

    private Owed() {}

    /** A template of the region's for all municipalities, with its reports made. */
    public static String template(WebTestClient web) {
        String id = made(web, REGION, Map.of());
        Api.as(web, RITA).post(TEMPLATES + "/" + id + "/generate").is(200);
        return id;
    }

    /** A template whose reports nobody has made so far. */
    public static String made(WebTestClient web, UUID owner, Map<String, Object> otherwise) {
        Map<String, Object> body = new HashMap<>(content(MONTHLY));
        body.putAll(otherwise);
        return Api.as(web, RITA)
                .post(TEMPLATES, Map.of("organizationId", owner, "template", body))
                .is(201)
                .id();
    }

    public static Map<String, Object> request(UUID owner, String term) {
        return Map.of("organizationId", owner, "template", content(term));
    }

    /** Two sections: figures, and a text without which nothing is submitted. */
    public static Map<String, Object> content(String term) {
        return Map.of(
                "name",
                "Ежемесячный отчет " + UUID.randomUUID(),
                "termText",
                term,
                "period",
                "MONTH",
                "debtorKind",
                "MUNICIPALITY",
                "startsOn",
                MONTH.minusMonths(1).toString(),
                "sections",
                List.of(
                        Map.of(
                                "title",
                                "Исполнение",
                                "text",
                                false,
                                "figures",
                                List.of(
                                        "checkpoints.due",
                                        "checkpoints.accepted",
                                        "checkpoints.acceptedShare",
                                        "surveys.rate")),
                        Map.of("title", "Пояснения", "text", true, "figures", List.of())));
    }

    /** Of one figure: nobody has to write anything. */
    public static Map<String, Object> brief() {
        Map<String, Object> brief = new HashMap<>(content(MONTHLY));
        brief.put(
                "sections",
                List.of(Map.of("title", "Исполнение", "text", false, "figures", List.of("checkpoints.due"))));
        return brief;
    }

    /** The id of an organisation's report of the last month. */
    public static String obligation(WebTestClient web, String template, UUID organization) {
        return obligation(web, template, organization, MONTH);
    }

    public static String obligation(WebTestClient web, String template, UUID organization, LocalDate month) {
        JsonNode page = Api.as(web, RITA)
                .get(OBLIGATIONS + "?sort=-due&template=" + template + "&organization=" + organization)
                .is(200)
                .json();
        for (JsonNode row : page.at("/items")) {
            if (row.at("/periodStart").asString().equals(month.toString())) {
                return row.at("/id").asString();
            }
        }
        throw new AssertionError(page.toString());
    }

    /** What is written into a report. */
    public static Map<String, Object> written(List<?> texts, List<?> corrections) {
        return Map.of("texts", texts, "corrections", corrections);
    }

    public static Map<String, Object> correction(double value, String code) {
        return Map.of("code", code, "value", value, "reason", "Принят на бумаге");
    }

    public static JsonNode figure(JsonNode report, String code) {
        for (JsonNode section : report.at("/sections")) {
            for (JsonNode figure : section.at("/figures")) {
                if (figure.at("/code").asString().equals(code)) {
                    return figure;
                }
            }
        }
        throw new AssertionError(code + " in " + report);
    }

    public static String tag(Api caller, String path) {
        return caller.get(path).is(200).tag();
    }

    public static Answer put(Api caller, String path, @Nullable String tag, Object body) {
        var request = caller.request(HttpMethod.PUT, path);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return Api.answer(request.contentType(MediaType.APPLICATION_JSON).bodyValue(body));
    }

    /** Past the API. */
    public static void change(DatabaseClient database, String id, String set) {
        DatabaseScope.system(database.sql("UPDATE reports_obligations SET " + set + " WHERE id = :id")
                        .bind("id", UUID.fromString(id))
                        .then())
                .block();
    }
}

package ru.opora.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.People;

/** Engagement, and reports that are owed, of the matrix. */
final class Dues {

    private static final Map<UUID, String> KINDS = Map.of(
            People.REGION, "REGION",
            Territories.FAR_REGION, "REGION",
            People.NORTH, "MUNICIPALITY",
            People.SOUTH, "MUNICIPALITY",
            Territories.FAR, "MUNICIPALITY");

    private static final Map<UUID, UUID> SCHOOLS = Map.of(
            People.REGION, People.NORTH_SCHOOL,
            People.NORTH, People.NORTH_SCHOOL,
            People.SOUTH, People.SOUTH_SCHOOL,
            Territories.FAR_REGION, Territories.FAR_SCHOOL,
            Territories.FAR, Territories.FAR_SCHOOL);

    static final Map<String, BiFunction<WebTestClient, UUID, String>> MAKERS = Map.of(
            "/engagement",
            (web, place) -> place.toString(),
            "/engagement-lists",
            Dues::list,
            "/report-templates",
            Dues::template,
            "/consolidated-reports",
            Dues::owed,
            "/consolidated-submissions",
            (web, place) -> Territories.submission(place).toString(),
            "/report-obligations",
            Dues::obligation,
            "/report-obligations/{}/figures",
            (web, place) -> "checkpoints.due");

    private Dues() {}

    static Optional<Object> body(String operation, UUID place) {
        return Optional.ofNullable(
                switch (operation) {
                    case "refreshEngagement" -> Map.of("organizationId", place);
                    case "createEngagementFormula" ->
                        Map.of(
                                "organizationId",
                                place,
                                "name",
                                "Своя",
                                "source",
                                "Приказ",
                                "definition",
                                Map.of("days", 365, "red", 40, "yellow", 70, "weights", Map.of("CHECKPOINTS", 1)));
                    case "createEngagementList" -> listBody(place);
                    case "readEngagementList" -> RoundSamples.workbook("Школа;Список\nСОШ № 1;красный\n");
                    case "createReportTemplate" -> Map.of("organizationId", place, "template", content(place));
                    case "updateReportTemplate" -> content(place);
                    case "writeReportObligation" -> Map.of("texts", List.of(), "corrections", List.of());
                    case "submitConsolidatedReport" -> Map.of("organizationId", place);
                    case "returnConsolidatedSubmission" -> Map.of("remark", "Поясните");
                    case "returnReportObligation" -> Map.of("remark", "Поясните");
                    case "addReportComment" -> Map.of("text", "Принято к сведению");
                    default -> null;
                });
    }

    /** What the organisation itself owes to itself: in any place there is such a report. */
    private static Map<String, Object> content(UUID place) {
        return Map.of(
                "name",
                "Отчет " + UUID.randomUUID(),
                "termText",
                "ежемесячно до 10 числа месяца, следующего за отчетным",
                "period",
                "MONTH",
                "debtorKind",
                KINDS.getOrDefault(place, "SCHOOL"),
                "startsOn",
                "2026-01-01",
                "sections",
                List.of(Map.of("title", "Исполнение", "text", false, "figures", List.of("checkpoints.due"))));
    }

    private static String template(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post(Api.V1 + "/report-templates", Map.of("organizationId", place, "template", content(place)))
                .is(201)
                .id();
    }

    private static String owed(WebTestClient web, UUID place) {
        String template = template(web, place);
        Api.as(web, People.ALICE)
                .post(Api.V1 + "/report-templates/" + template + "/generate")
                .is(200);
        return template;
    }

    private static String obligation(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .get(Api.V1 + "/report-obligations?organization=" + place + "&template=" + owed(web, place))
                .is(200)
                .at("/items/0/id");
    }

    private static String list(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post(Api.V1 + "/engagement-lists", listBody(place))
                .is(201)
                .id();
    }

    private static Map<String, Object> listBody(UUID place) {
        return Map.of(
                "organizationId",
                place,
                "name",
                "Красный список",
                "source",
                "Протокол № 3",
                "decidedOn",
                "2026-02-12",
                "items",
                List.of(Map.of("organizationId", SCHOOLS.getOrDefault(place, place), "level", "RED")));
    }
}

package ru.opora.access;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.People;

/** Assessments, results and lists of the matrix. */
final class Measures {

    private static final int YEAR = 2025;
    private static final byte[] FILE =
            "Школа;Предмет;Участников;Средний\nСОШ № 1;Математика;20;3,4\n".getBytes(StandardCharsets.UTF_8);

    private static final Map<String, Object> DEFINITION = Map.of(
            "kinds",
            List.of(),
            "smallest",
            5,
            "categories",
            List.of(Map.of("category", "LOW_OUTCOMES", "share", 0.3, "procedures", 1)));

    private static final Map<String, Object> FIGURES = Map.of("participants", 20, "below", 12, "reason", "Пересчет");

    private Measures() {}

    static Optional<Object> body(String operation, UUID place) {
        return Optional.ofNullable(
                switch (operation) {
                    case "createAssessment" -> assessmentBody(place);
                    case "updateAssessment" -> Map.of("kind", "VPR", "subject", "Физика", "schoolYear", YEAR);
                    case "recordAssessmentResults" -> results(place);
                    case "correctAssessmentResult" -> FIGURES;
                    case "importAssessmentResults" -> file(place);
                    case "correctAssessmentImport" -> Map.of("columns", List.of(Map.of("index", 0, "role", "SCHOOL")));
                    case "createIdentificationRule" -> ruleBody(place);
                    case "updateIdentificationRule" ->
                        Map.of("name", "Другое", "source", "Приказ", "definition", DEFINITION);
                    case "identifySchools" -> Map.of("ruleId", Territories.RULE, "schoolYear", YEAR);
                    case "compareIdentification" -> Map.of("definition", DEFINITION);
                    case "decideIdentification" ->
                        Map.of(
                                "schools",
                                List.of(UUID.randomUUID()),
                                "verdict",
                                "INCLUDE",
                                "orderNumber",
                                "41-п",
                                "orderDate",
                                "2026-01-14");
                    case "disputeIdentification" -> Map.of("text", "Не согласны");
                    case "answerIdentification" -> Map.of("text", "Проверено", "upheld", false);
                    default -> null;
                });
    }

    static String assessment(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post(Api.V1 + "/assessments", assessmentBody(place))
                .is(201)
                .id();
    }

    /** The number of a result of the place's school. */
    static String result(WebTestClient web, UUID place) {
        Api alice = Api.as(web, People.ALICE);
        String assessment = Api.V1 + "/assessments/" + assessment(web, place);
        alice.post(assessment + "/results", results(place)).is(200);
        return alice.get(assessment + "/results").is(200).at("/items/0/id");
    }

    static String imported(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .uploadTo(
                        Api.V1 + "/assessment-imports",
                        "file",
                        "results.csv",
                        FILE,
                        Map.of("organizationId", place.toString()))
                .is(201)
                .id();
    }

    static String rule(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post(Api.V1 + "/identification-rules", ruleBody(place))
                .is(201)
                .id();
    }

    static String list(WebTestClient web, UUID place) {
        Api alice = Api.as(web, People.ALICE);
        String rule = rule(web, place);
        alice.post(Api.V1 + "/identification-rules/" + rule + "/publish").is(200);
        return alice.post(Api.V1 + "/identifications", Map.of("ruleId", rule, "schoolYear", YEAR))
                .is(201)
                .id();
    }

    /** The place's school on an announced list of the place's. */
    static String listed(WebTestClient web, UUID place) {
        Api alice = Api.as(web, People.ALICE);
        alice.post(Api.V1 + "/assessments/" + assessment(web, place) + "/results", results(place))
                .is(200);
        String list = Api.V1 + "/identifications/" + list(web, place);
        alice.post(list + "/announce").is(200);
        return alice.get(list + "/schools").is(200).at("/items/0/id");
    }

    private static Map<String, Object> assessmentBody(UUID place) {
        return Map.of(
                "organizationId",
                place,
                "kind",
                "VPR",
                "subject",
                "Предмет " + UUID.randomUUID(),
                "grade",
                6,
                "schoolYear",
                YEAR);
    }

    private static Map<String, Object> results(UUID place) {
        Map<String, Object> item = new HashMap<>();
        item.put("organizationId", Schools.school(place));
        item.put("participants", 20);
        item.put("below", 10);
        return Map.of("items", List.of(item));
    }

    private static Map<String, Object> ruleBody(UUID place) {
        return Map.of("organizationId", place, "name", "Правило", "source", "Приказ", "definition", DEFINITION);
    }

    private static Object file(UUID place) {
        var parts = new MultipartBodyBuilder();
        parts.part("file", new ByteArrayResource(FILE)).filename("results.csv");
        parts.part("organizationId", place.toString());
        return parts.build();
    }
}

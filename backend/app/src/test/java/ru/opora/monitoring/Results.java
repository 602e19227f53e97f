package ru.opora.monitoring;

import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;

/** Short ways to assessments and their results as tests need them. */
final class Results {

    static final String ASSESSMENTS = Api.V1 + "/assessments";

    private Results() {}

    static Map<String, Object> assessment(UUID owner, String subject, int year) {
        Map<String, Object> body = new HashMap<>();
        body.put("organizationId", owner);
        body.put("kind", "VPR");
        body.put("subject", subject);
        body.put("grade", 6);
        body.put("schoolYear", year);
        body.put("threshold", "отметка «2»");
        return body;
    }

    /** An assessment of the region's with one result; gives its path. */
    static String recorded(WebTestClient web, String subject, int year, UUID school, int participants, int below) {
        Api rita = Api.as(web, RITA);
        String path = ASSESSMENTS
                + "/"
                + rita.post(ASSESSMENTS, assessment(REGION, subject, year))
                        .is(201)
                        .id();
        record(web, path, school, participants, below);
        return path;
    }

    static void record(WebTestClient web, String assessment, UUID school, int participants, int below) {
        Api.as(web, RITA)
                .post(assessment + "/results", Map.of("items", List.of(item(school, participants, below))))
                .is(200);
    }

    static Map<String, Object> item(UUID school, int participants, int below) {
        return Map.of("organizationId", school, "participants", participants, "below", below);
    }
}

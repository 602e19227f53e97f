package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

/** Whatever is sent to a respondent's link, the server does not fail; what is wrong is a problem. */
@ApiTest
class SubmissionFuzzTest {

    private static final int REQUESTS = 1500;
    private static final List<String> NAMES = List.of(
            "mood",
            "liked",
            "rate",
            "years",
            "order",
            "table",
            "words",
            "table_one",
            "",
            "\\u0000",
            "mood/x~0",
            "__proto__");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "5",
            "1e400",
            "-1e-400",
            "123456789012345678901234567890",
            "0.1",
            "\"a\"",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"x\\ud83d\\ude00y\"",
            "\"2027-02-30\"",
            "[]",
            "[\"a\",\"a\"]",
            "[\"c\",\"b\",\"a\"]",
            "[[[]]]",
            "[null]",
            "{}",
            "{\"cannotSay\":true}",
            "{\"cannotSay\":\"да\"}",
            "{\"table_one\":\"a\",\"table_two\":{}}",
            "{\"\":{\"\":[]}}");

    @Autowired
    private WebTestClient web;

    @Test
    void nothingThatIsSentMakesTheServerFail() {
        String campaign = Forms.started(web, BOB, NORTH, "PUPIL", NORTH_SCHOOL);
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        var random = new Random(45);
        Set<Integer> statuses = new TreeSet<>();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String body = damaged(random, body(random));
            Answer answer = Api.answer(Api.anonymous(web)
                    .request(HttpMethod.PUT, Api.V1 + "/s/" + token + "/responses/" + UUID.randomUUID())
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(body.getBytes(StandardCharsets.UTF_8)));
            statuses.add(answer.status());
            if (answer.status() >= 500) {
                failures.add(body + " -> " + answer.text());
            }
        }
        assertThat(failures).isEmpty();
        assertThat(statuses).contains(201, 400, 422);
    }

    private static String body(Random random) {
        StringBuilder answers = new StringBuilder();
        int fields = random.nextInt(5);
        if (random.nextBoolean()) {
            answers.append("\"mood\":\"a\"");
        }
        for (int i = 0; i < fields; i++) {
            answers.append(answers.isEmpty() ? "" : ",")
                    .append('"')
                    .append(pick(random, NAMES))
                    .append("\":")
                    .append(pick(random, VALUES));
        }
        StringBuilder body = new StringBuilder("{\"answers\":");
        body.append(random.nextInt(20) == 0 ? pick(random, VALUES) : "{" + answers + "}");
        for (String field : List.of("language", "filledOn", "device", "respondent", "unknown")) {
            if (random.nextInt(12) == 0) {
                body.append(",\"").append(field).append("\":").append(pick(random, VALUES));
            }
        }
        return body.append('}').toString();
    }

    private static String damaged(Random random, String body) {
        return random.nextInt(15) == 0 ? body.substring(0, random.nextInt(body.length())) : body;
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}

package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What whoever runs the product can see of it: health, measurements, the log. */
@ExtendWith(OutputCaptureExtension.class)
class ObservationTest {

    private static RunningOpora opora;

    private final Browser browser = new Browser(opora);

    @BeforeAll
    static void start(@TempDir Path folder) {
        DemonstrationFolder.copyTo(folder);
        // Otherwise whoever configured the log of this JVM first would have the say.
        LoggingSystem.get(ObservationTest.class.getClassLoader()).cleanUp();
        opora = RunningOpora.on(
                0, folder, "--logging.structured.format.console=logstash", "--logging.level.ru.opora.requests=debug");
    }

    @AfterAll
    static void stop() {
        opora.close();
        System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
    }

    @Test
    void measurementsAreNotForEverybody() throws Exception {
        assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", token("organizations:read")).statusCode())
                .isEqualTo(403);
        assertThat(get("/actuator/metrics", null).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/env", token("metrics:read")).statusCode()).isEqualTo(404);
    }

    @Test
    void theWatcherReadsMeasurements() throws Exception {
        get("/api/v1/organizations", token("organizations:read"));

        var answer = get("/actuator/prometheus", token("metrics:read"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.body())
                .contains(
                        "jvm_memory_used_bytes",
                        "r2dbc_pool_acquired_connections",
                        "http_server_requests_seconds_bucket",
                        "uri=\"/api/v1/organizations\"");
    }

    /** They go past the search for a handler, which says of others how they are called. */
    @Test
    void answersOfRespondentsAreMeasuredTogetherAndWithoutTheirSecret() throws Exception {
        String token = "Q".repeat(43);
        var sent = browser.send(HttpRequest.newBuilder(
                        opora.address("/api/v1/s/" + token + "/responses/6b1ae5de-5e56-4a3c-9e0b-5f5df6a53a51"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"answers\": {}}")));

        var answer = get("/actuator/prometheus", token("metrics:read"));

        assertThat(sent.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("uri=\"/api/v1/s/{token}/responses/{id}\"")
                .doesNotContain(token);
    }

    @Test
    void healthTellsEverybodyOnlyWhetherItIsWell() throws Exception {
        assertThat(get("/actuator/health", null).body())
                .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
    }

    @Test
    void aLineOfTheLogIsAnObjectThatNamesTheRequest(CapturedOutput output) throws Exception {
        browser.send(HttpRequest.newBuilder(opora.address("/api/v1/roadmaps?text=secret"))
                .header("X-Request-Id", "watched-request"));

        var lines = output.getOut()
                .lines()
                .filter(line -> line.contains("watched-request"))
                .map(ObservationTest::parsed)
                .toList();
        assertThat(lines)
                .anySatisfy(line -> {
                    assertThat(line.get("message").asString()).isEqualTo("answered");
                    assertThat(line.get("status").asInt()).isEqualTo(401);
                    assertThat(line.get("path").asString()).isEqualTo("/api/v1/roadmaps");
                })
                .anySatisfy(line -> {
                    assertThat(line.get("message").asString()).isEqualTo("unauthenticated");
                    assertThat(line.get("logger_name").asString()).endsWith("ProblemDoor");
                })
                .noneSatisfy(line -> assertThat(line.toString()).contains("secret"));
    }

    private static JsonNode parsed(String line) {
        return JsonMapper.shared().readTree(line);
    }

    private String token(String scope) throws Exception {
        var answer = browser.post(
                opora.address("/idp/oauth2/token"),
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "opora-demo-client",
                        "client_secret", "opora-demo-secret",
                        "scope", scope));
        return Browser.json(answer).get("access_token").asString();
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        var request = HttpRequest.newBuilder(opora.address(path));
        return browser.send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }
}

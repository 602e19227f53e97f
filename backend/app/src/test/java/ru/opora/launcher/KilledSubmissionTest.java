package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.demonstration.DemonstrationData;
import ru.opora.testing.Forms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real process, really killed while answers come from many devices: what was acknowledged is there, and once. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class KilledSubmissionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int DEVICES = 8;
    private static final int ENOUGH = 400;
    private static final String BODY = "{\"answers\": {\"mood\": \"a\", \"rate\": 4}}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<UUID> sent = ConcurrentHashMap.newKeySet();
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private int port;
    private String token = "";
    private String campaign = "";

    @Test
    void noAcknowledgedAnswerIsLostAndNoneIsDoubled(@TempDir Path folder) throws Exception {
        port = freePort();
        DemonstrationFolder.copyTo(folder);
        Process process = start(folder);
        String link;
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService devices = Executors.newFixedThreadPool(DEVICES);
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> send(request("/actuator/health")).statusCode() == 200);
            token = token();
            link = link();
            for (int i = 0; i < DEVICES; i++) {
                devices.submit(() -> answer(link, over));
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> acknowledged.size() >= ENOUGH);
        } finally {
            process.toHandle().destroyForcibly();
            process.waitFor();
            over.set(true);
            devices.shutdown();
        }
        assertThat(devices.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        try (var opora = RunningOpora.on(port, folder);
                var database = opora.database()) {
            Set<UUID> stored = stored(database);
            assertThat(stored).containsAll(acknowledged);
            assertThat(sent).containsAll(stored);
            List<UUID> unsure = new ArrayList<>(sent);
            unsure.removeAll(acknowledged);
            for (UUID id : unsure) { // each device sends again what it had no answer for
                assertThat(put(link, id).statusCode()).isEqualTo(stored.contains(id) ? 200 : 201);
            }
            assertThat(stored(database)).isEqualTo(sent);
            await().atMost(PATIENCE).until(() -> number(database, "SELECT count(*) FROM surveys_uncounted") == 0);
            assertThat(number(database, """
                            SELECT sum(a.count) FROM surveys_answered a JOIN surveys_participants p ON p.id = a.participant_id
                            WHERE p.campaign_id = '%s'""".formatted(campaign))).isEqualTo(sent.size());
            assertThat(number(
                            database,
                            "SELECT count FROM surveys_totals WHERE campaign_id = '%s' AND item = 'mood' AND choice = 'a'"
                                    .formatted(campaign)))
                    .isEqualTo(sent.size());
        }
    }

    private void answer(String link, AtomicBoolean over) {
        while (!over.get()) {
            UUID id = UUID.randomUUID();
            sent.add(id);
            try {
                if (put(link, id).statusCode() == 201) {
                    acknowledged.add(id);
                }
            } catch (Exception killed) {
                return;
            }
        }
    }

    private HttpResponse<String> put(String link, UUID id) throws Exception {
        return send(HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/s/" + link + "/responses/" + id))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(BODY)));
    }

    /** A campaign over one school that is open today; gives the secret of its link. */
    private String link() throws Exception {
        UUID region = DemonstrationData.id("region");
        String school = ask(request("/api/v1/organizations?kind=SCHOOL&limit=1"))
                .at("/items/0/id")
                .asString();
        String questionnaire =
                made("/questionnaires", Map.of("organizationId", region, "definition", Forms.definition()));
        campaign = made(
                "/campaigns",
                Map.of(
                        "organizationId",
                        region,
                        "questionnaireId",
                        questionnaire,
                        "title",
                        "Опрос",
                        "opensOn",
                        LocalDate.now().minusDays(2).toString(),
                        "closesOn",
                        LocalDate.now().plusDays(9).toString()));
        String path = "/campaigns/" + campaign;
        post(path + "/participants", Map.of("items", List.of(Map.of("organizationId", school, "audience", "PUPIL"))));
        post(path + "/schedule", Map.of());
        return post(path + "/links", Map.of()).at("/items/0/token").asString();
    }

    private String made(String path, Object body) throws Exception {
        return post(path, body).at("/id").asString();
    }

    private JsonNode post(String path, Object body) throws Exception {
        return ask(request("/api/v1" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
    }

    private Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opora.class.getName(),
                        "--server.port=" + port,
                        "--opora.data-dir=" + folder,
                        "--opora.postgres-binaries-dir=" + RunningOpora.BINARIES.toAbsolutePath())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private String token() throws Exception {
        var form = "grant_type=client_credentials&client_id=opora-demo-client&client_secret=opora-demo-secret";
        var answer = send(request("/idp/oauth2/token")
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        return JsonMapper.shared().readTree(answer.body()).at("/access_token").asString();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode ask(HttpRequest.Builder request) throws Exception {
        var answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isIn(List.of(200, 201));
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    private Set<UUID> stored(Connection database) throws SQLException {
        Set<UUID> ids = ConcurrentHashMap.newKeySet();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "SELECT id FROM surveys_responses WHERE campaign_id = '%s'".formatted(campaign))) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static int number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real process, really killed while it writes a file of results; the next one goes on behind what was written, and nothing is written twice. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class KilledResultsTest {

    /** More than three batches of those that are written at once. */
    private static final int ROWS = 160_000;

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final String BOUNDARY = "file-of-results";
    private static final String IMPORTS = "/api/v1/assessment-imports";
    private static final List<String> SUBJECTS =
            List.of("Физика", "Химия", "Биология", "История", "География", "Литература", "Обществознание", "Геометрия");

    private final HttpClient client = HttpClient.newHttpClient();
    private int port;
    private String token = "";

    @Test
    void resultsGoOnBehindWhatWasWrittenWhenTheirProcessWasKilled(@TempDir Path folder) throws Exception {
        port = freePort();
        DemonstrationFolder.copyTo(folder);
        Process process = start(folder);
        int before;
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> send(request("/actuator/health")).statusCode() == 200);
            token = token();
            String id = upload().at("/id").asString();
            await().atMost(PATIENCE)
                    .until(() -> read(id).at("/status").asString().equals("CHECKED"));
            assertThat(read(id).at("/counts/added").asInt()).isEqualTo(ROWS);
            ask(request(IMPORTS + "/" + id + "/apply").POST(BodyPublishers.noBody()));
            before = await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> read(id).at("/processed").asInt(), done -> done > 0);
        } finally {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
        assertThat(before).as("killed on the way").isLessThan(ROWS);

        try (var opora = RunningOpora.on(port, folder);
                var database = opora.database()) {
            assertThat(number(database, "SELECT count(*) FROM monitoring_results_imports WHERE status = 'APPLYING'"))
                    .isEqualTo(1);
            // The killed process would have had it for up to a minute.
            run(database, "UPDATE monitoring_results_imports SET claimed_until = now() - interval '1 second'");
            await().atMost(PATIENCE)
                    .until(() ->
                            number(database, "SELECT count(*) FROM monitoring_results_imports WHERE status = 'APPLIED'")
                                    == 1);
            String written =
                    "SELECT count(*) FROM monitoring_results r JOIN monitoring_assessments a ON a.id = r.assessment_id "
                            + "WHERE a.school_year < 2015";
            assertThat(number(database, written)).isEqualTo(ROWS);
            assertThat(number(database, written + " AND r.valid_to IS NULL"))
                    .as("none was written again as a correction")
                    .isEqualTo(ROWS);
            assertThat(number(database, "SELECT (counts ->> 'added')::int FROM monitoring_results_imports"))
                    .isEqualTo(ROWS);
        }
    }

    private JsonNode upload() throws Exception {
        StringBuilder rows =
                new StringBuilder("Наименование ОО;Вид работы;Предмет;Класс;Учебный год;Участников;«2»;«3»;«4»;«5»\n");
        List<String> schools = ask(request("/api/v1/organizations?kind=SCHOOL&limit=500"))
                .at("/items")
                .valueStream()
                .map(school -> school.at("/name").asString())
                .distinct()
                .toList();
        int at = 0;
        for (int year = 2000; at < ROWS; year++) {
            assertThat(year).as("there are enough schools").isLessThan(2015);
            for (String subject : SUBJECTS) {
                for (int grade = 4; grade < 12; grade++) {
                    for (char letter = 'А'; letter < 'К'; letter++) {
                        for (String school : schools) {
                            if (at++ < ROWS) {
                                rows.append("\"%s\";ВПР;%s;%d%s;%d/%02d;20;2;8;6;4\n"
                                        .formatted(school, subject, grade, letter, year, (year + 1) % 100));
                            }
                        }
                    }
                }
            }
        }
        String region = ask(request("/api/v1/organizations?kind=REGION&limit=1"))
                .at("/items/0/id")
                .asString();
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"organizationId\"\r\n\r\n" + region
                + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"results.csv\"\r\n\r\n" + rows
                + "\r\n--"
                + BOUNDARY + "--\r\n";
        return ask(request(IMPORTS)
                .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode read(String id) throws Exception {
        JsonNode read = ask(request(IMPORTS + "/" + id));
        assertThat(read.at("/failure").isNull()).as(read.toString()).isTrue();
        return read;
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
        assertThat(answer.statusCode()).as(answer.body()).isIn(List.of(200, 201, 202));
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static int number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.launcher.postgres.EmbeddedPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real process, really killed while it carries a list of schools out; the next one goes on where it was. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class KilledImportTest {

    private static final int SCHOOLS = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String BOUNDARY = "list-of-schools";

    /** Where no plan asks anything of new schools: giving them their tasks takes longer than the list. */
    private static final UUID REGION = UUID.randomUUID();

    private final HttpClient client = HttpClient.newHttpClient();
    private int port;
    private String token = "";

    @Test
    void aListGoesOnWhereItsProcessWasKilled(@TempDir Path folder) throws Exception {
        port = freePort();
        DemonstrationFolder.copyTo(folder);
        Process process = start(folder);
        String id;
        int before;
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> send(request("/actuator/health")).statusCode() == 200);
            toRegionWithoutPlans(folder);
            token = token();
            id = upload().at("/id").asString();
            ask(request("/api/v1/organization-imports/" + id + "/apply").POST(BodyPublishers.noBody()));
            before = await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> processed(id), done -> done > 0);
        } finally {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
        assertThat(before).as("killed on the way").isLessThan(SCHOOLS);

        try (var opora = RunningOpora.on(port, folder);
                var database = opora.database()) {
            assertThat(number(database, "SELECT count(*) FROM organizations_imports WHERE status = 'APPLYING'"))
                    .isEqualTo(1);
            assertThat(schools(database)).as("each step is whole").isBetween(before, SCHOOLS - 1);
            // The killed process would have had it for up to a minute.
            run(database, "UPDATE organizations_imports SET claimed_until = now() - interval '1 second'");
            await().atMost(PATIENCE)
                    .until(() -> number(database, "SELECT count(*) FROM organizations_imports WHERE status = 'APPLIED'")
                            == 1);

            assertThat(schools(database)).isEqualTo(SCHOOLS);
            assertThat(number(database, "SELECT count(DISTINCT name) FROM organizations WHERE name LIKE '%дальняя%'"))
                    .isEqualTo(SCHOOLS);
            assertThat(number(database, "SELECT processed FROM organizations_imports"))
                    .isEqualTo(SCHOOLS);
            assertThat(number(database, "SELECT count(*) FROM organizations_import_rows WHERE NOT done"))
                    .isZero();
            assertThat(number(database, """
                            SELECT count(*) FROM organizations_names n JOIN organizations o ON o.id = n.organization_id
                            WHERE o.name LIKE '%дальняя%'""")).isEqualTo(SCHOOLS);
        }
    }

    /** The system whose list it is belongs to a region of its own. */
    private static void toRegionWithoutPlans(Path folder) throws SQLException {
        var server = EmbeddedPostgres.runningIn(folder).orElseThrow();
        var access = DatabaseAccess.embedded(server.port(), EmbeddedPostgres.NAME, server.password());
        try (var database = DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password())) {
            run(database, """
                    INSERT INTO organizations (id, path, kind, name)
                    VALUES ('%s', '%s', 'REGION', 'Дальний край')""".formatted(REGION, REGION.toString().replace("-", "")));
            run(database, "UPDATE organizations_api_clients SET organization_id = '%s'".formatted(REGION));
        }
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

    private JsonNode upload() throws Exception {
        String list = IntStream.rangeClosed(1, SCHOOLS)
                .mapToObj(number -> "МБОУ «Школа № " + number + " дальняя»")
                .collect(Collectors.joining("\n", "Наименование\n", "\n"));
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"parentId\"\r\n\r\n"
                + REGION + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n" + list
                + "\r\n--" + BOUNDARY + "--\r\n";
        return ask(request("/api/v1/organization-imports")
                .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body)));
    }

    private int processed(String id) throws Exception {
        return ask(request("/api/v1/organization-imports/" + id))
                .at("/processed")
                .asInt();
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

    private static int schools(Connection database) throws SQLException {
        return number(database, "SELECT count(*) FROM organizations WHERE name LIKE '%дальняя%'");
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

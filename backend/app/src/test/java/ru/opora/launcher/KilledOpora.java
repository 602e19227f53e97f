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
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demonstration in a process of its own that is really killed in the middle of its work; it is asked as another system asks. */
final class KilledOpora implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Process process;
    private String token = "";

    /** Starts it and waits until it is ready. */
    KilledOpora(Path folder, Duration patience) throws IOException {
        this(folder, patience, System.getProperty("java.class.path"));
    }

    KilledOpora(Path folder, Duration patience, String classPath, String... options) throws IOException {
        port = freePort();
        DemonstrationFolder.copyTo(folder);
        process = start(folder, classPath, options);
        await().atMost(patience)
                .ignoreExceptions()
                .until(() -> send(request("/actuator/health")).statusCode() == 200);
    }

    private Process start(Path folder, String classPath, String... options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                classPath,
                Opora.class.getName(),
                "--server.port=" + port,
                "--opora.data-dir=" + folder,
                "--opora.postgres-binaries-dir=" + RunningOpora.BINARIES.toAbsolutePath()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Where the next one is to answer. */
    int port() {
        return port;
    }

    /** @param scopes all that the program of the demonstration has, where none are named */
    void signIn(String... scopes) throws Exception {
        var form = "grant_type=client_credentials&client_id=opora-demo-client&client_secret=opora-demo-secret"
                + (scopes.length == 0 ? "" : "&scope=" + String.join("+", scopes));
        token = "";
        var answer = send(request("/idp/oauth2/token")
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        token = JsonMapper.shared().readTree(answer.body()).at("/access_token").asString();
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(ANSWER);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    JsonNode ask(HttpRequest.Builder request) throws Exception {
        var answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isIn(List.of(200, 201, 202));
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Also of the next one, which answers in its place. */
    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends a file with the organisation it is for. */
    JsonNode upload(String path, String organizationField, String organization, String fileName, String content)
            throws Exception {
        String boundary = "a-file-of-many-rows";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + organizationField + "\"\r\n\r\n"
                + organization + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName + "\"\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return ask(request(path)
                .setHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Lets it end in order, its database too, instead of being killed. */
    void end() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Kills it: nothing of it gets the chance to end in order. */
    @Override
    public void close() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    static int number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static void run(Connection database, String sql) throws SQLException {
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

package ru.opora.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Requests to the API under measurement. */
final class Calls {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Calls() {}

    /** Asks for a generation and waits until it is done: it is a job's, which looks every 0.3 s. */
    static String generate(int port, String roadmap, String token) throws Exception {
        post(port, "/api/v1/roadmaps/" + roadmap + "/assignments", token);
        String state = "";
        while (!state.contains("\"CURRENT\"")) {
            Thread.sleep(50);
            state = get(port, "/api/v1/roadmaps/" + roadmap + "/generation", token);
        }
        return state;
    }

    /** How long a feed of this kind takes. */
    static double calendar(int port, String token, String body) throws Exception {
        HttpRequest.Builder make = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/calendar-feeds"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        String made = answer(make, token);
        String path = made.replaceAll("(?s).*\"address\":\"[^\"]*(/feeds/[^\"]+)\".*", "$1");
        return Stopwatch.median(() -> get(port, path, token));
    }

    static String get(int port, String path, String token) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).GET(), token);
    }

    private static String post(int port, String path, String token) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).POST(HttpRequest.BodyPublishers.noBody()), token);
    }

    private static String answer(HttpRequest.Builder request, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                request.header("Authorization", "Bearer " + token).header("Accept", "*/*").build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    static String request(String path, String token) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }
}

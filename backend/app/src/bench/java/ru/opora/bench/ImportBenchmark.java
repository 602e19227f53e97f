package ru.opora.bench;

import static ru.opora.bench.Bench.say;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ru.opora.testing.People;

/** A list of 40,000 schools: how long it takes to be understood, and to be carried out. */
public final class ImportBenchmark {

    private static final int SCHOOLS = Integer.getInteger("opora.bench.schools", 40_000);
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    private ImportBenchmark(Bench server) {
        this.address = "http://127.0.0.1:" + server.port() + "/api/v1/organization-imports";
        this.token = server.token(People.RITA);
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        try (Bench server = Bench.start("-Xmx512m")) {
            new ImportBenchmark(server).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String preview = send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofString(form())));
        double understood = seconds(begin);
        String id = first(ID, preview);
        begin = System.nanoTime();
        send(HttpRequest.newBuilder(URI.create(address + "/" + id + "/apply")).POST(HttpRequest.BodyPublishers.noBody()));
        String status = "APPLYING";
        while (status.equals("APPLYING")) {
            Thread.sleep(200);
            status = first(STATUS, send(HttpRequest.newBuilder(URI.create(address + "/" + id))));
        }
        double applied = seconds(begin);
        say("list of %,d schools: understood in %.1f s, %s in %.1f s, %.0f rows/s", SCHOOLS, understood, status, applied, SCHOOLS / applied);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request.header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofMinutes(5))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.body());
        }
        return answer.body();
    }

    private static String form() {
        var list = new StringBuilder("Муниципалитет;Наименование;Телефон;Адрес\n");
        for (int n = 1; n <= SCHOOLS; n++) {
            list.append("Район ").append(n / 400 + 1).append(" округа;МБОУ «Школа-сад № ").append(n);
            list.append("»;+7 000 000-00-00;улица Садовая, ").append(n).append('\n');
        }
        return "--part\r\nContent-Disposition: form-data; name=\"parentId\"\r\n\r\n" + People.REGION
                + "\r\n--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + list + "\r\n--part--\r\n";
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(text);
        }
        return found.group(1);
    }
}

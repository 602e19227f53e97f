package ru.opora.bench;

import static ru.opora.bench.Bench.say;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import ru.opora.testing.People;

/**
 * A file of a million results, as separated values and as a workbook: how fast it is checked and written, beside COPY of the same rows
 * into the same table; and the heap it takes.
 */
public final class ResultsBenchmark {

    private static final int ROWS = Integer.getInteger("opora.bench.results", 1_000_000);
    private static final int SCHOOLS = Integer.getInteger("opora.bench.schools", 10_000);
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"([^\"]+)\"");
    private static final String COLUMNS = "assessment_id, organization_id, class_letter, participants, mark2, mark3, mark4, mark5, below, mean, recorded_by";
    private static final String SAME = "FROM monitoring_results WHERE import_id IS NOT NULL";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Bench server;
    private final String address;
    private final String token;

    private ResultsBenchmark(Bench server) {
        this.server = server;
        this.address = "http://127.0.0.1:" + server.port() + "/api/v1/assessment-imports";
        this.token = server.token(People.RITA);
    }

    public static void main(String... arguments) throws Exception {
        try (Bench server = Bench.start("-Xmx512m")) {
            new ResultsBenchmark(server).run();
        }
    }

    private void run() throws Exception {
        server.load("INSERT INTO organizations (id, parent_id, path, kind, name, registry_code) SELECT md5('bench school ' || n)::uuid, '"
                + People.NORTH + "', (SELECT path FROM organizations WHERE id = '" + People.NORTH + "') || replace(md5('bench school ' || n), '-', ''), 'SCHOOL', 'МБОУ «Школа № ' || n || '»', 'b' || n"
                + " FROM generate_series(1, " + SCHOOLS + ") n ON CONFLICT DO NOTHING");
        measure("results.csv", file());
        measure("results.xlsx", book());
    }

    private void measure(String name, Path file) throws Exception {
        long begin = System.nanoTime();
        String id = first(ID, upload(name, file));
        say("%s of %,d results, %,d MB: taken in in %.1f s", name, ROWS, Files.size(file) >> 20, seconds(begin));
        begin = System.nanoTime();
        String checked = until(id, "CHECKED");
        double checking = seconds(begin);
        begin = System.nanoTime();
        send(HttpRequest.newBuilder(URI.create(address + "/" + id + "/apply")).POST(HttpRequest.BodyPublishers.noBody()));
        String applied = until(id, "APPLIED");
        double writing = seconds(begin);
        say("checked in %.1f s, %,.0f rows/s; written in %.1f s, %,.0f rows/s; largest heap of the server so far %,d MB", checking,
                ROWS / checking, writing, ROWS / writing, server.peak() >> 20);
        say("%s", counts(checked) + " then " + counts(applied));
        double copy = copy();
        say("COPY of the same rows into the same table: %.1f s, %,.0f rows/s; writing is %.2f of its speed, with the check %.2f", copy,
                ROWS / copy, copy / writing, copy / (checking + writing));
        Files.delete(file);
        forget();
    }

    /** So that the next file finds the table as this one did. */
    private void forget() throws SQLException {
        try (Connection database = server.database(); var statement = database.createStatement()) {
            statement.execute("DELETE FROM monitoring_results WHERE assessment_id IN (SELECT id FROM monitoring_assessments WHERE subject LIKE 'Предмет %')");
            statement.execute("DELETE FROM monitoring_assessments WHERE subject LIKE 'Предмет %'");
            statement.execute("VACUUM FULL monitoring_results");
        }
    }

    /** The rows that were written, by COPY: after they were taken away, with the keys and indexes as they are. */
    private double copy() throws SQLException, IOException {
        Path rows = Files.createTempFile("results", ".copy");
        try (Connection database = server.database()) {
            var api = database.unwrap(PGConnection.class).getCopyAPI();
            try (var out = Files.newOutputStream(rows)) {
                api.copyOut("COPY (SELECT " + COLUMNS + " " + SAME + " ORDER BY id) TO STDOUT", out);
            }
            try (var statement = database.createStatement()) {
                statement.execute("DELETE " + SAME);
                statement.execute("VACUUM FULL monitoring_results");
            }
            long begin = System.nanoTime();
            try (var in = Files.newInputStream(rows)) {
                api.copyIn("COPY monitoring_results (" + COLUMNS + ") FROM STDIN", in, 1 << 20);
            }
            return seconds(begin);
        } finally {
            Files.delete(rows);
        }
    }

    private static final List<String> HEADERS = List.of("Код ОО", "Вид работы", "Предмет", "Класс", "Учебный год", "Участников", "«2»", "«3»", "«4»", "«5»");
    private static final List<String> LETTERS = List.of("А", "Б", "В", "Г", "Д");

    private static Path file() throws IOException {
        Path file = Files.createTempFile("results", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(";", HEADERS) + "\n");
            for (int n = 0; n < ROWS; n++) {
                out.write(row(n).stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(";")) + "\n");
            }
        }
        return file;
    }

    /** As office programs write them: texts are shared, figures are numbers. A sheet holds 1,048,576 rows, the row of headers among them. */
    private static Path book() throws IOException {
        Path file = Files.createTempFile("results", ".xlsx");
        try (var book = new org.apache.poi.xssf.streaming.SXSSFWorkbook(null, 100, false, true);
                var out = Files.newOutputStream(file)) {
            var sheet = book.createSheet("ВПР");
            for (int n = -1; n < ROWS; n++) {
                var row = sheet.createRow(n + 1);
                List<?> values = n < 0 ? HEADERS : row(n);
                for (int at = 0; at < values.size(); at++) {
                    if (values.get(at) instanceof Integer number) {
                        row.createCell(at).setCellValue(number);
                    } else {
                        row.createCell(at).setCellValue((String) values.get(at));
                    }
                }
            }
            book.write(out);
        }
        return file;
    }

    /** Schools by their codes, classes of grades in ten subjects. */
    private static List<Object> row(int n) {
        int rest = n / SCHOOLS;
        int bad = n % 9;
        return List.of("b" + (n % SCHOOLS + 1), "ВПР", "Предмет " + rest / LETTERS.size() % 5,
                4 + rest / LETTERS.size() / 5 % 8 + LETTERS.get(rest % LETTERS.size()), "2025/26", 20 + bad, bad, 9, 8, 3);
    }

    private String upload(String name, Path file) throws IOException, InterruptedException {
        byte[] head = ("--part\r\nContent-Disposition: form-data; name=\"organizationId\"\r\n\r\n" + People.REGION
                        + "\r\n--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = "\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(List.of(
                        new java.io.ByteArrayInputStream(head), open(file), new java.io.ByteArrayInputStream(end)))))));
    }

    private static java.io.InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private String until(String id, String status) throws IOException, InterruptedException {
        while (true) {
            String now = send(HttpRequest.newBuilder(URI.create(address + "/" + id)));
            String found = first(STATUS, now);
            if (found.equals(status)) {
                return now;
            }
            if (found.equals("FAILED")) {
                throw new IOException(now);
            }
            Thread.sleep(100);
        }
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request.header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofMinutes(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.body());
        }
        return answer.body();
    }

    private static String counts(String view) {
        return view.replaceFirst("(?s).*\"counts\":(\\{[^}]*}).*", "$1");
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

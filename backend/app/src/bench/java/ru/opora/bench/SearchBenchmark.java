package ru.opora.bench;

import static ru.opora.bench.Bench.SECONDS;
import static ru.opora.bench.Bench.get;
import static ru.opora.bench.Bench.say;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ru.opora.testing.People;

/**
 * Forgiving search among 40,000 schools at a few connections; 95 of 100 answers within 50 ms is the aim. With
 * {@code -Dopora.bench.names=varied} the schools have thousands of different names, as a country has them.
 */
public final class SearchBenchmark {

    private static final double AIM = 50;
    private static final int SCHOOLS = Integer.getInteger("opora.bench.schools", 40_000);
    private static final int CONNECTIONS = 4;
    private static final boolean VARIED = "varied".equals(System.getProperty("opora.bench.names"));
    private static final UUID DISTRICT = UUID.fromString("fd30fc93-1bbb-7328-e9e9-6a4c6a0ce7e5");
    private static final int PRINTED = 200;
    private static final int ROUNDS = 3;
    private static final int ALONE = 4;

    /** As people type: parts, other order, mistakes, the wrong keyboard, a number only, an abbreviation. */
    private static final List<String> TYPED = List.of(
            "школа 12 озерская",
            "озерская сош 1217",
            "бериговая гимназия",
            "лицей 38001",
            "Муниципальное бюджетное общеобразовательное учреждение Лесная СОШ № 17",
            "ktcyfz cji 18",
            "имени ветрова",
            "заречная",
            "ооош 77",
            "Приозерная начальная",
            "каменская сошь имени соснина",
            "39999");

    private SearchBenchmark() {}

    public static void main(String... arguments) throws SQLException, IOException, InterruptedException {
        try (Bench server = Bench.start("-Xmx512m")) {
            if (VARIED) {
                VariedSchools.load(server, SCHOOLS);
            } else {
                Rows.schools(server, SCHOOLS);
            }
            server.renewNames();
            server.load(
                    "VACUUM ANALYZE organizations_names",
                    "VACUUM ANALYZE organizations_words",
                    "VACUUM ANALYZE organizations_names_words");
            List<String> typed = VARIED ? VariedSchools.TYPED : TYPED;
            List<String> requests = requests(typed, server.token(People.DORA));
            new Load(server, CONNECTIONS).steady(SECONDS, 20, requests);
            for (int i = 0; i < requests.size(); i++) {
                say("%-75s %s", typed.get(i), new Load(server, 1).steady(ALONE, 10, List.of(requests.get(i))));
            }
            List<String> narrow = requests.stream()
                    .map(request -> request.replace("?limit", "?within=" + DISTRICT + "&limit"))
                    .toList();
            say("%-75s %s", "each in turn, among 400 schools of a district", new Load(server, 1).steady(SECONDS, 20, narrow));
            Result steady = new Load(server, CONNECTIONS).steady(SECONDS, 40, requests);
            say("search of %,d, 40/s, %d connections %s   p95 %.2f of the aim of %.0f ms", SCHOOLS, CONNECTIONS, steady, steady.p95() / AIM, AIM);
            Result full = new Load(server, CONNECTIONS).fullSpeed(SECONDS, requests);
            say("search of %,d, full speed, %d connections %s   p95 %.2f of the aim", SCHOOLS, CONNECTIONS, full, full.p95() / AIM);
            match(server);
        }
    }

    private static List<String> requests(List<String> typed, String token) {
        List<String> requests = new ArrayList<>();
        for (String text : typed) {
            requests.add(get("/api/v1/organizations?limit=20&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8), token));
        }
        return requests;
    }

    /** Names as a document prints them, some hundred at once. */
    private static void match(Bench server) throws SQLException, IOException, InterruptedException {
        String names;
        try (var connection = server.database();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT string_agg(to_json(replace(name, 'ая', 'оя'))::text, ',') FROM (SELECT name FROM organizations"
                                + " WHERE kind = 'SCHOOL' ORDER BY md5(id::text) LIMIT " + PRINTED + ") n")) {
            rows.next();
            names = rows.getString(1);
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/organizations/match"))
                .header("Authorization", "Bearer " + server.token(People.DORA))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"names\":[" + names + "]}"))
                .build();
        for (int round = 1; round <= ROUNDS; round++) {
            long begin = System.nanoTime();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            say("%d names with an error matched (%d) in %.2f s", PRINTED, answer.statusCode(), (System.nanoTime() - begin) / 1e9);
        }
    }
}

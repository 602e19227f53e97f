package ru.opora.bench;

import static ru.opora.bench.Bench.SECONDS;
import static ru.opora.bench.Bench.get;
import static ru.opora.bench.Bench.say;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ru.opora.testing.People;

/**
 * Pages of 50 of a million organisations, at several depths, at 100 connections: for somebody who sees them all, and for
 * somebody who sees next to none of them. 95 of 100 answers within 50 ms is the aim, and no depth dearer than another.
 */
public final class ListBenchmark {

    private static final double AIM = 50;
    private static final int CONNECTIONS = 100;
    private static final int RATE = Integer.getInteger("opora.bench.rate", 60);
    private static final int SPREAD = 40;

    private ListBenchmark() {}

    public static void main(String... arguments) throws SQLException {
        try (Bench server = Bench.start("-Xmx512m")) {
            long begin = System.nanoTime();
            Rows.schools(server, Rows.MANY);
            say("%d rows made in %d s", Rows.MANY, (System.nanoTime() - begin) / 1_000_000_000L);
            measure(server);
        }
    }

    private static void measure(Bench server) throws SQLException {
        var load = new Load(server, CONNECTIONS);
        String path = "/api/v1/organizations?limit=50";
        String all = server.token(People.DORA);
        Map<String, List<String>> pages = new LinkedHashMap<>();
        pages.put("first page", List.of(get(path, all)));
        for (int percent : new int[] {10, 50, 99}) {
            pages.put("at " + percent + " %", at(server, path, all, percent));
        }
        pages.put("first page, small scope", List.of(get(path, server.token(People.BOB))));
        Load.warmUp(server, pages.values());
        Result first = null;
        for (Map.Entry<String, List<String>> page : pages.entrySet()) {
            Result result = load.steady(SECONDS, RATE, page.getValue());
            first = first == null ? result : first;
            say("50 of %,d, %-24s %s   p95 %.2f of the aim of %.0f ms, p50 %.2f of the first page's",
                    Rows.MANY, page.getKey(), result, result.p95() / AIM, AIM, result.p50() / first.p50());
        }
        say("at full speed of the server, %d connections:", CONNECTIONS);
        for (String page : List.of("first page", "at 99 %")) {
            say("50 of %,d, %-24s %s", Rows.MANY, page, load.fullSpeed(SECONDS, pages.get(page)));
        }
    }

    /** Pages around a depth, so that it is not always the same one. */
    private static List<String> at(Bench server, String path, String token, int percent) throws SQLException {
        List<String> requests = new ArrayList<>();
        try (var connection = server.database();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT name || chr(31) || id FROM organizations ORDER BY name, id OFFSET "
                                + (long) (Rows.MANY / 100.0 * percent) + " LIMIT " + SPREAD)) {
            while (rows.next()) {
                String cursor = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(rows.getString(1).getBytes(StandardCharsets.UTF_8));
                requests.add(get(path + "&cursor=" + cursor, token));
            }
        }
        return requests;
    }
}

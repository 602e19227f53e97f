package ru.opora.bench;

import static ru.opora.bench.Bench.SECONDS;
import static ru.opora.bench.Bench.get;
import static ru.opora.bench.Bench.say;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ru.opora.testing.People;

/** Forgiving search among 40,000 schools at a few connections; 95 of 100 answers within 50 ms is the aim. */
public final class SearchBenchmark {

    private static final double AIM = 50;
    private static final int SCHOOLS = Integer.getInteger("opora.bench.schools", 40_000);
    private static final int CONNECTIONS = 4;

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

    public static void main(String... arguments) throws SQLException {
        try (Bench server = Bench.start("-Xmx512m")) {
            Rows.schools(server, SCHOOLS);
            server.renewNames();
            server.load("ANALYZE organizations_names");
            List<String> requests = new ArrayList<>();
            for (String text : TYPED) {
                requests.add(get(
                        "/api/v1/organizations?limit=20&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8),
                        server.token(People.DORA)));
            }
            new Load(server, CONNECTIONS).steady(SECONDS, 20, requests);
            for (int i = 0; i < requests.size(); i++) {
                say("%-75s %s", TYPED.get(i), new Load(server, 1).steady(1, 10, List.of(requests.get(i))));
            }
            Result steady = new Load(server, CONNECTIONS).steady(SECONDS, 40, requests);
            say("search of %,d, 40/s, %d connections %s   p95 %.2f of the aim of %.0f ms", SCHOOLS, CONNECTIONS, steady, steady.p95() / AIM, AIM);
            Result full = new Load(server, CONNECTIONS).fullSpeed(SECONDS, requests);
            say("search of %,d, full speed, %d connections %s   p95 %.2f of the aim", SCHOOLS, CONNECTIONS, full, full.p95() / AIM);
        }
    }
}

package ru.opora.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import ru.opora.OporaApi;
import ru.opora.testing.People;
import ru.opora.testing.TestDatabase;
import ru.opora.testing.TestTokens;

/**
 * Dashboards over a country's monitoring: schools x indicators x rounds by COPY, the sums and counts in bulk, then the region's
 * dashboard against the raw SQL over what is kept, measured in the same run, and p95 under load. The whole: {@code
 * -Dopora.bench.regions=85 -Dopora.bench.per-region=470 -Dopora.bench.indicators=200 -Dopora.bench.rounds=4}: 32 million values; one
 * region of all: {@code -Dopora.bench.regions=1 -Dopora.bench.per-region=40000}. {@code -Dopora.bench.plans=false} leaves the
 * checkpoints of roadmaps out, which take longest to load. With {@code -Dopora.test.database} a database is used that is there already,
 * and what an earlier run made in it. Run: {@code mvn -Pbench -Dbench.main=ru.opora.bench.DashboardBenchmark -DskipTests -pl backend/app
 * -am test}.
 */
public final class DashboardBenchmark {

    private static final int REGIONS = Integer.getInteger("opora.bench.regions", 2);
    private static final int SCHOOLS = Integer.getInteger("opora.bench.per-region", 60);
    private static final int INDICATORS = Integer.getInteger("opora.bench.indicators", 20);
    private static final int ROUNDS = Integer.getInteger("opora.bench.rounds", 4);
    private static final int SECONDS = Integer.getInteger("opora.bench.seconds", 8);
    private static final int USERS = Integer.getInteger("opora.bench.users", 40);
    private static final int WARM_UP = Integer.getInteger("opora.bench.warm-up", 60);
    private static final boolean PLANS = Boolean.parseBoolean(System.getProperty("opora.bench.plans", "true"));

    /** What the dashboard reads, without the dashboard: sums by place, bars, forms, engagement, checkpoints, late reports. */
    private static final List<String> RAW = List.of(
            """
            SELECT t.municipality_id, t.round_indicator_id, t.known, t.missing, t.total::float8, t.weight::float8, t.weighted::float8
            FROM monitoring_value_totals t WHERE t.breakdown = '' AND t.round_indicator_id IN (
                SELECT c.id FROM monitoring_round_indicators c WHERE c.round_id = md5('bench round 0 %1$d')::uuid AND c.position <= 12
                UNION ALL SELECT c.id FROM monitoring_round_indicators c WHERE c.indicator_id = md5('bench indicator 0 1')::uuid)""",
            """
            SELECT b.bucket, sum(b.schools) FROM monitoring_value_buckets b WHERE b.round_indicator_id = md5('bench measured 0 %1$d 1')::uuid GROUP BY 1""",
            """
            SELECT c.round_id, c.municipality_id, c.schools, c.incomplete FROM monitoring_form_counts c JOIN monitoring_rounds r ON r.id = c.round_id
            WHERE r.organization_id = md5('bench region 0')::uuid""",
            """
            SELECT e.place_id, e.month, e.level, e.schools FROM monitoring_engagement_counts e JOIN organizations o ON o.id = e.place_id
            WHERE o.parent_id = md5('bench region 0')::uuid AND e.month IN ('infinity', (date_trunc('month', current_date) - interval '1 month')::date)""",
            """
            SELECT place_id, sum(planned + in_progress + submitted + accepted + returned), sum(planned + in_progress + returned) FILTER (WHERE day < current_date)
            FROM roadmaps_progress WHERE place_id IN (SELECT o.id FROM organizations o WHERE o.kind <> 'SCHOOL'
                AND (o.parent_id = md5('bench region 0')::uuid OR o.id = md5('bench region 0')::uuid)) GROUP BY 1""",
            """
            SELECT r.organization_id, count(*) FROM reports_obligations r JOIN organizations o ON o.id = r.organization_id
            WHERE r.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND r.due < current_date AND o.parent_id = md5('bench region 0')::uuid GROUP BY 1""");

    private static final String DIFFERENT = """
            SELECT count(*) FROM (
                SELECT v.round_indicator_id, f.municipality_id, count(v.value) AS known, count(v.missing) AS missing, coalesce(sum(v.value), 0) AS total
                FROM monitoring_values v JOIN monitoring_round_forms f ON f.id = v.form_id WHERE v.breakdown = '' GROUP BY 1, 2) r
            FULL JOIN (SELECT * FROM monitoring_value_totals WHERE breakdown = '') t USING (round_indicator_id, municipality_id)
            WHERE (r.known, r.missing, r.total) IS DISTINCT FROM (t.known, t.missing, t.total)""";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The database and the tokens of the tests. */
    @Import({TestDatabase.class, TestTokens.class, People.class})
    static class Fixture {}

    private DashboardBenchmark() {}

    public static void main(String... arguments) throws Exception {
        try (var country = new Country()) {
            load(country);
            try (var context = (ReactiveWebServerApplicationContext) new SpringApplicationBuilder(OporaApi.class, Fixture.class)
                    .run("--server.port=0", "--opora.demo=false", "--spring.main.web-application-type=reactive",
                            "--opora.limits.caller.burst=10000000", "--opora.limits.caller.per-minute=10000000")) {
                int port = context.getWebServer().getPort();
                region(country, port);
                users(country, port);
            }
            say("sums that differ from a recount of all values", country.texts(DIFFERENT).get(0));
        }
        System.exit(0); // the database's own threads
    }

    private static void load(Country country) throws Exception {
        if (!country.texts("SELECT 1 FROM organizations WHERE id = " + Country.id("region " + (REGIONS - 1))).isEmpty()) {
            return;
        }
        country.plan(0, REGIONS - 1, SCHOOLS);
        if (PLANS) {
            say("checkpoints and their counts", seconds(() -> country.execute(0, REGIONS - 1)));
        }
        var all = new Measurements(country, REGIONS, SCHOOLS, INDICATORS, ROUNDS);
        long[] rows = new long[1];
        double values = timed(() -> rows[0] = all.fill());
        say("values of schools x indicators x rounds by COPY, indexes after", String.format(Locale.ROOT, "%,d in %.1f s", rows[0], values));
        say("sums, bars and counts in bulk", seconds(all::keep));
        say("engagement and reports", seconds(all::beside));
        say("VACUUM ANALYZE", seconds(() -> country.run("VACUUM ANALYZE")));
        country.run("""
                INSERT INTO roadmaps_reminder_runs (zone, day, since, ended_at)
                SELECT DISTINCT time_zone, current_date + d, current_date + d - 1, now() FROM organizations CROSS JOIN generate_series(-1, 1) d
                ON CONFLICT DO NOTHING""");
    }

    private static void region(Country country, int port) throws Exception {
        String path = "/api/v1/dashboards/" + country.uuid("region 0");
        String token = TestTokens.of("coordinator 0");
        warm(() -> get(port, path, token));
        double sql = median(() -> {
            for (String raw : RAW) {
                country.texts(raw.formatted(ROUNDS));
            }
        });
        double board = median(() -> get(port, path, token));
        say("raw SQL over what is kept, all that the dashboard shows", millis(sql));
        say("region's dashboard", millis(board) + String.format(Locale.ROOT, ", ratio %.2f", board / sql));
        say("region's dashboard, bytes", get(port, path, token).length());
        say("a request that asks the database once", millis(median(() -> get(port, "/api/v1/organizations/" + country.uuid("region 0"), token))));
        String indicator = "&indicator=" + country.uuid("indicator 0 1");
        String round = "round=" + country.uuid("round 0 " + ROUNDS);
        for (String other : List.of(
                "/api/v1/dashboards/" + country.uuid("municipality 0 0"),
                "/api/v1/dashboards/" + country.uuid("school 0 0"),
                path + "?" + round + "&indicator=" + country.uuid("indicator 0 " + INDICATORS),
                "/api/v1/dashboards/values?limit=100&" + round + indicator,
                "/api/v1/dashboards/values?limit=100&" + round + indicator + "&state=KNOWN&bucket=3")) {
            say(other.replaceAll("[0-9a-f-]{36}", "…"), millis(median(() -> get(port, other, token))));
        }
    }

    private static void users(Country country, int port) throws Exception {
        var load = new Load(port, USERS);
        List<String> boards = new ArrayList<>();
        List<String> districts = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            int region = user % REGIONS;
            boards.add(request("/api/v1/dashboards/" + country.uuid("region " + region), TestTokens.of("coordinator " + region)));
            districts.add(request("/api/v1/dashboards/mine", TestTokens.of("district " + region + " " + user / REGIONS % Country.MUNICIPALITIES)));
        }
        for (int second = 0; second < WARM_UP; second += SECONDS) { // the compiler is at work for minutes
            load.fullSpeed(SECONDS, boards);
        }
        for (int each : new int[] {8, 4, 2}) {
            say(USERS + " users, each once in " + each + " s: region's dashboard", load.steady(SECONDS, Math.max(1, USERS / each), boards));
        }
        say(USERS + " users, each once in 4 s: municipality's dashboard", load.steady(SECONDS, Math.max(1, USERS / 4), districts));
        say(USERS + " connections at full speed: region's dashboard", load.fullSpeed(SECONDS, boards));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double timed(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static String seconds(Work work) throws Exception {
        return String.format(Locale.ROOT, "%.1f s", timed(work));
    }

    /** The compiler is at work for a while after the start. */
    private static void warm(Work work) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_UP / 2);
        while (System.nanoTime() < end) {
            work.run();
        }
    }

    private static double median(Work work) throws Exception {
        double[] times = new double[21];
        for (int i = -5; i < times.length; i++) {
            double time = timed(work);
            if (i >= 0) {
                times[i] = time;
            }
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static String get(int port, String path, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String request(String path, String token) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }

    private static String millis(double seconds) {
        return String.format(Locale.ROOT, "median %.1f ms", seconds * 1000);
    }

    private static void say(String what, Object result) {
        System.out.printf(Locale.ROOT, "%-72s %s%n", what, result);
    }
}

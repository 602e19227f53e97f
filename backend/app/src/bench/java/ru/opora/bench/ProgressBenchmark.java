package ru.opora.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import ru.opora.OporaApi;
import ru.opora.testing.People;
import ru.opora.testing.TestDatabase;
import ru.opora.testing.TestTokens;

/**
 * A country's plans under execution: generation of a region's checkpoints against COPY into the same table, dashboards
 * under load, the region's against the raw SQL over its counts, and the figures against a recount. The whole country is
 * {@code -Dopora.bench.regions=85 -Dopora.bench.schools=470}: ten million checkpoints. Run:
 * {@code mvn -Pbench -Dbench.main=ru.opora.bench.ProgressBenchmark -DskipTests -pl backend/app -am test}.
 */
public final class ProgressBenchmark {

    private static final int REGIONS = Integer.getInteger("opora.bench.regions", 2);
    private static final int SCHOOLS = Integer.getInteger("opora.bench.schools", 60);
    private static final int SECONDS = Integer.getInteger("opora.bench.seconds", 3);
    private static final int USERS = Integer.getInteger("opora.bench.users", 200);

    private static final String COLUMNS =
            "assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id, region_id, time_zone, occurrence, due";

    private static final String RAW = """
            SELECT place_id, sum(planned + in_progress + submitted + accepted + returned), sum(planned), sum(in_progress), sum(submitted),
                   sum(accepted), sum(returned), sum(cancelled), sum(planned + in_progress + returned) FILTER (WHERE day < current_date),
                   sum(planned + in_progress + submitted + accepted + returned) FILTER (WHERE day <= current_date),
                   sum(accepted) FILTER (WHERE day <= current_date)
            FROM roadmaps_progress WHERE roadmap_id = %s GROUP BY place_id""";

    private static final String DIFFERENT = """
            SELECT count(*) FROM (
                SELECT roadmap_id, activity_id, place_id, day, sum(planned), sum(in_progress), sum(submitted), sum(accepted), sum(returned), sum(cancelled)
                FROM (SELECT roadmap_id, activity_id, place_id, day, planned, in_progress, submitted, accepted, returned, cancelled FROM roadmaps_progress
                      UNION ALL
                      SELECT roadmap_id, activity_id, place_id, day, planned, in_progress, submitted, accepted, returned, cancelled
                      FROM roadmaps_progress_differences) p GROUP BY 1, 2, 3, 4
                EXCEPT
                SELECT roadmap_id, activity_id, municipality_id, coalesce(due, 'infinity'), count(*) FILTER (WHERE state = 'PLANNED'),
                       count(*) FILTER (WHERE state = 'IN_PROGRESS'), count(*) FILTER (WHERE state = 'SUBMITTED'),
                       count(*) FILTER (WHERE state = 'ACCEPTED'), count(*) FILTER (WHERE state = 'RETURNED'),
                       count(*) FILTER (WHERE state = 'CANCELLED')
                FROM roadmaps_checkpoints GROUP BY 1, 2, 3, 4) different""";

    /** The database and the tokens of the tests. */
    @Configuration(proxyBeanMethods = false)
    @Import({TestDatabase.class, TestTokens.class, People.class})
    static class Fixture {}

    private ProgressBenchmark() {}

    public static void main(String... arguments) throws Exception {
        try (var country = new Country(SCHOOLS)) {
            load(country);
            try (var context = (ReactiveWebServerApplicationContext) new SpringApplicationBuilder(
                            OporaApi.class, Fixture.class)
                    .properties("server.port=0", "opora.demo=false", "spring.main.web-application-type=reactive",
                            "opora.limits.caller.burst=10000000", "opora.limits.caller.per-minute=10000000")
                    .run()) {
                int port = context.getWebServer().getPort();
                generation(country, port);
                recount(country);
                region(country, port);
                users(country, port);
            }
        }
        System.exit(0); // the database's own threads
    }

    private static void load(Country country) throws SQLException {
        long start = System.nanoTime();
        long checkpoints = 0;
        for (int region = 0; region < REGIONS; region++) {
            country.region(region);
            checkpoints += country.execute(region);
            country.run("SELECT roadmaps_progress_fold(1000000)");
            if (region % 10 == 9) {
                say("regions loaded", region + 1);
            }
        }
        country.run("ANALYZE");
        double seconds = (System.nanoTime() - start) / 1e9;
        say("checkpoints loaded, counts kept by the triggers", String.format(Locale.ROOT, "%,d in %.0f s, %,.0f/s", checkpoints, seconds, checkpoints / seconds));
        say("rows of counts", country.texts("SELECT count(*) FROM roadmaps_progress").get(0));
    }

    /** One region more, generated as the API does it; then the same rows by COPY, with and without the triggers. */
    private static void generation(Country country, int port) throws Exception {
        country.region(REGIONS);
        country.run("ANALYZE organizations, roadmaps, roadmaps_activities, roadmaps_tasks");
        String roadmap = country.uuid("roadmap " + REGIONS);
        String token = TestTokens.of("coordinator " + REGIONS);
        double generated = seconds(() -> say("answer of the generation", post(port, "/api/v1/roadmaps/" + roadmap + "/assignments", token)));
        String rows = "FROM roadmaps_checkpoints WHERE roadmap_id = '" + roadmap + "'";
        long count = Long.parseLong(country.texts("SELECT count(*) " + rows).get(0));
        byte[] copied = country.copyOut("SELECT " + COLUMNS + " " + rows);
        country.run("DELETE " + rows);
        country.run("VACUUM roadmaps_checkpoints");
        String target = "roadmaps_checkpoints (" + COLUMNS + ")";
        double copy = seconds(() -> country.copyIn(target, copied));
        country.run("DELETE " + rows);
        country.run("VACUUM roadmaps_checkpoints");
        double insert = seconds(() -> country.run("""
                INSERT INTO roadmaps_checkpoints (%1$s)
                SELECT a.id, a.roadmap_id, a.activity_id, a.organization_id, a.owner_id, a.municipality_id, a.region_id, 'Europe/Moscow',
                       w ->> 'due', (w ->> 'due')::date
                FROM roadmaps_assignments a JOIN roadmaps_activities r ON r.id = a.activity_id
                CROSS JOIN jsonb_array_elements(r.term -> 'windows') w WHERE a.roadmap_id = '%2$s'""".formatted(COLUMNS, roadmap)));
        country.run("DELETE " + rows);
        country.run("VACUUM roadmaps_checkpoints");
        country.triggers("DISABLE");
        double bare = seconds(() -> country.copyIn(target, copied));
        country.triggers("ENABLE");
        country.run("DELETE " + rows);
        country.run("SELECT roadmaps_progress_fold(1000000)");
        say("a region generated by the API, assignments too", rate(count, generated));
        say("its checkpoints alone, one INSERT ... SELECT", rate(count, insert));
        say("COPY of the same rows, same table and triggers", rate(count, copy));
        say("COPY without triggers", rate(count, bare));
        say("ratio to COPY: API, statement", String.format(Locale.ROOT, "%.2f, %.2f (to bare COPY %.2f)", copy / generated, copy / insert, bare / insert));
    }

    private static void recount(Country country) throws SQLException {
        say("counts that differ from a recount", country.texts(DIFFERENT).get(0));
    }

    private static void region(Country country, int port) throws Exception {
        String roadmap = country.uuid("roadmap 0");
        String token = TestTokens.of("coordinator 0");
        String raw = RAW.formatted("'" + roadmap + "'");
        String road = "/api/v1/roadmaps/" + roadmap;
        double sql = median(() -> country.texts(raw));
        double dashboard = median(() -> get(port, road + "/progress?by=MUNICIPALITY", token));
        say("region's raw SQL over its counts", millis(sql));
        say("region's dashboard, progress by municipality", millis(dashboard) + String.format(Locale.ROOT, ", ratio %.2f", dashboard / sql));
        say("progress by section", millis(median(() -> get(port, road + "/progress?by=SECTION", token))));
        say("progress by school, 50", millis(median(() -> get(port, road + "/progress?by=SCHOOL", token))));
        say("heat map of municipalities", millis(median(() -> get(port, road + "/heat-map?level=MUNICIPALITY", token))));
        say("heat map of 500 schools", millis(median(() -> get(port, road + "/heat-map?limit=500", token))));
        say("burn-up by weeks", millis(median(() -> get(port, road + "/burn-up", token))));
        say("region's execution summary", millis(median(() -> get(port, "/api/v1/execution-summary", token))));
        say("overdue by school, 50", millis(median(() -> get(port, "/api/v1/overdue?by=SCHOOL", token))));
    }

    private static void users(Country country, int port) {
        var load = new Load(port, USERS);
        List<String> districts = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        for (int region = 0; region < REGIONS; region++) {
            for (int one = 0; one < 5; one++) {
                districts.add(request("/api/v1/execution-summary", TestTokens.of("district " + region + " " + one)));
                heads.add(request("/api/v1/checkpoints?mine=true&view=OVERDUE", TestTokens.of("head " + region + " " + one)));
            }
        }
        load.steady(SECONDS, USERS, districts);
        load.steady(SECONDS, USERS, heads);
        say(USERS + " users, each once in 2 s: municipality's dashboard", load.steady(SECONDS, USERS / 2, districts));
        say(USERS + " users, each once in 2 s: my tasks", load.steady(SECONDS, USERS / 2, heads));
        say(USERS + " users, each once a second: municipality's dashboard", load.steady(SECONDS, USERS, districts));
        say(USERS + " users, each once a second: my tasks", load.steady(SECONDS, USERS, heads));
        say(USERS + " connections at full speed: municipality's dashboard", load.fullSpeed(SECONDS, districts));
        say(USERS + " connections at full speed: my tasks", load.fullSpeed(SECONDS, heads));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(Work work) throws Exception {
        double[] times = new double[21];
        for (int i = -5; i < times.length; i++) {
            double time = seconds(work);
            if (i >= 0) {
                times[i] = time;
            }
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static String get(int port, String path, String token) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).GET(), token);
    }

    private static String post(int port, String path, String token) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).POST(HttpRequest.BodyPublishers.noBody()), token);
    }

    private static String answer(HttpRequest.Builder request, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                request.header("Authorization", "Bearer " + token).header("Accept", "application/json").build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String request(String path, String token) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }

    private static String rate(long rows, double seconds) {
        return String.format(Locale.ROOT, "%,d in %.1f s, %,.0f/s", rows, seconds, rows / seconds);
    }

    private static String millis(double seconds) {
        return String.format(Locale.ROOT, "median %.1f ms", seconds * 1000);
    }

    private static void say(String what, Object result) {
        System.out.printf(Locale.ROOT, "%-62s %s%n", what, result);
    }
}

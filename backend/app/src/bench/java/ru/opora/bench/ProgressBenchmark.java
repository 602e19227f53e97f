package ru.opora.bench;

import static ru.opora.bench.Calls.calendar;
import static ru.opora.bench.Calls.generate;
import static ru.opora.bench.Calls.get;
import static ru.opora.bench.Calls.request;
import static ru.opora.bench.Stopwatch.median;
import static ru.opora.bench.Stopwatch.millis;
import static ru.opora.bench.Stopwatch.rate;
import static ru.opora.bench.Stopwatch.seconds;
import static ru.opora.bench.Stopwatch.warm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import ru.opora.OporaApi;
import ru.opora.testing.People;
import ru.opora.testing.TestDatabase;
import ru.opora.testing.TestTokens;

/**
 * A country's plans under execution: generation of a region's checkpoints against COPY of the same rows, what a school that joins costs,
 * dashboards under load, the region's against the raw SQL over its counts, and the figures against a recount. The whole country is
 * {@code -Dopora.bench.regions=85 -Dopora.bench.per-region=470}: ten million checkpoints. With {@code -Dopora.test.database} a database
 * is used that is there already, and what an earlier run made in it. Run:
 * {@code mvn -Pbench -Dbench.main=ru.opora.bench.ProgressBenchmark -DskipTests -pl backend/app -am test}.
 */
public final class ProgressBenchmark {

    private static final int REGIONS = Integer.getInteger("opora.bench.regions", 2);
    private static final int SCHOOLS = Integer.getInteger("opora.bench.per-region", 60);
    private static final int BIG = Integer.getInteger("opora.bench.big-region", 120);
    private static final int SECONDS = Integer.getInteger("opora.bench.seconds", 8);
    private static final int USERS = Integer.getInteger("opora.bench.users", 200);

    private static final int WARM_UP = Integer.getInteger("opora.bench.warm-up", 60);

    /** Which parts are run; all of them. */
    private static final String PARTS = System.getProperty("opora.bench.parts", "generation recount region told users");

    private static final String COLUMNS = "assignment_id, roadmap_id, activity_id, organization_id, owner_id, municipality_id, region_id,"
            + " time_zone, occurrence, window_start, due, prompt_on, expected_count";

    private static final String RAW = """
            SELECT place_id, sum(planned + in_progress + submitted + accepted + returned), sum(planned), sum(in_progress), sum(submitted),
                   sum(accepted), sum(returned), sum(cancelled), sum(planned + in_progress + returned) FILTER (WHERE day < current_date),
                   sum(planned + in_progress + submitted + accepted + returned) FILTER (WHERE day <= current_date),
                   sum(accepted) FILTER (WHERE day <= current_date)
            FROM roadmaps_progress WHERE roadmap_id = %s GROUP BY place_id""";

    private static final String DIFFERENT = """
            SELECT count(*) FROM (
                SELECT roadmap_id, activity_id, place_id, executor_kind, time_zone, day FROM (
                    SELECT roadmap_id, activity_id, place_id, executor_kind, time_zone, day, planned, in_progress, submitted, accepted, returned, cancelled
                    FROM roadmaps_progress
                    UNION ALL
                    SELECT roadmap_id, activity_id, place_id, executor_kind, time_zone, day, planned, in_progress, submitted, accepted, returned, cancelled
                    FROM roadmaps_progress_differences
                    UNION ALL
                    SELECT c.roadmap_id, c.activity_id, coalesce(c.municipality_id, c.organization_id), o.kind, c.time_zone, coalesce(c.due, 'infinity'),
                           -count(*) FILTER (WHERE c.state = 'PLANNED'), -count(*) FILTER (WHERE c.state = 'IN_PROGRESS'),
                           -count(*) FILTER (WHERE c.state = 'SUBMITTED'), -count(*) FILTER (WHERE c.state = 'ACCEPTED'),
                           -count(*) FILTER (WHERE c.state = 'RETURNED'), -count(*) FILTER (WHERE c.state = 'CANCELLED')
                    FROM roadmaps_checkpoints c JOIN organizations o ON o.id = c.organization_id GROUP BY 1, 2, 3, 4, 5, 6) p
                GROUP BY 1, 2, 3, 4, 5, 6
                HAVING (sum(planned), sum(in_progress), sum(submitted), sum(accepted), sum(returned), sum(cancelled)) <> (0, 0, 0, 0, 0, 0)) different""";

    /** The database and the tokens of the tests. */
    @Import({TestDatabase.class, TestTokens.class, People.class})
    static class Fixture {}

    private ProgressBenchmark() {}

    public static void main(String... arguments) throws Exception {
        try (var country = new Country()) {
            load(country);
            try (var context = (ReactiveWebServerApplicationContext) new SpringApplicationBuilder(
                            OporaApi.class, Fixture.class)
                    .run("--server.port=0", "--opora.demo=false", "--spring.main.web-application-type=reactive",
                            "--opora.limits.caller.burst=10000000", "--opora.limits.caller.per-minute=10000000")) {
                int port = context.getWebServer().getPort();
                if (PARTS.contains("generation")) {
                    generation(country, port);
                    joining(country);
                }
                if (PARTS.contains("recount")) {
                    say("counts that differ from a recount", country.texts(DIFFERENT).get(0));
                }
                if (PARTS.contains("region")) {
                    region(country, port);
                }
                if (PARTS.contains("told")) {
                    told(country, port);
                }
                if (PARTS.contains("users")) {
                    users(port);
                }
            }
        }
        System.exit(0); // the database's own threads
    }

    /** Loads what is not there; reminders of the day count as told, they are not what is measured. */
    private static void load(Country country) throws Exception {
        String there = "SELECT count(*) FROM roadmaps WHERE created_by = 'bench' AND organization_id = ";
        if (country.texts(there + Country.id("region " + (REGIONS - 1))).get(0).equals("0")) {
            double places = seconds(() -> country.plan(0, REGIONS - 1, SCHOOLS));
            double rows = seconds(() -> country.execute(0, REGIONS - 1));
            double reports = seconds(() -> {
                country.report(0);
                Below.make(country, 0);
            });
            double ready = seconds(() -> country.run("VACUUM ANALYZE"));
            say("loaded: places and plans; checkpoints and counts; reports; ANALYZE",
                    String.format(Locale.ROOT, "%.0f s, %.0f s, %.0f s, %.0f s", places, rows, reports, ready));
        }
        if (country.texts(there + Country.id("region " + REGIONS)).get(0).equals("0")) {
            country.plan(REGIONS, REGIONS, BIG);
            country.run("ANALYZE");
        }
        country.run("""
                INSERT INTO roadmaps_reminder_runs (zone, day, since, ended_at)
                SELECT DISTINCT time_zone, current_date + d, current_date + d - 1, now() FROM organizations CROSS JOIN generate_series(-1, 1) d
                ON CONFLICT DO NOTHING""");
        say("checkpoints, rows of counts", country.texts("""
                SELECT (SELECT count(*) FROM roadmaps_checkpoints) || ', ' || (SELECT count(*) FROM roadmaps_progress)""").get(0));
    }

    /** One region more, generated as the API does it; then the same rows by COPY: into a table of their own, and into this one. */
    private static void generation(Country country, int port) throws Exception {
        String roadmap = country.uuid("roadmap " + REGIONS);
        String token = TestTokens.of("coordinator " + REGIONS);
        String rows = "FROM roadmaps_checkpoints WHERE roadmap_id = '" + roadmap + "'";
        forget(country, roadmap);
        country.triggers("DISABLE");
        country.run("DELETE FROM roadmaps_assignments WHERE roadmap_id = '" + roadmap + "'");
        country.triggers("ENABLE");
        country.run("CREATE TABLE IF NOT EXISTS bench_copy (LIKE roadmaps_checkpoints INCLUDING ALL)");
        country.run("TRUNCATE bench_copy");
        country.run("VACUUM roadmaps_assignments");
        double generated = seconds(() -> say("made by the generation", generate(port, roadmap, token)));
        double again = seconds(() -> say("made by the next one", generate(port, roadmap, token)));
        long count = Long.parseLong(country.texts("SELECT count(*) " + rows).get(0));
        Path file = Files.createTempFile("checkpoints", ".copy");
        country.copyOut("SELECT " + COLUMNS + " " + rows, file);
        double alike = seconds(() -> country.copyIn("bench_copy (" + COLUMNS + ")", file));
        forget(country, roadmap);
        double copy = seconds(() -> country.copyIn("roadmaps_checkpoints (" + COLUMNS + ")", file));
        Files.delete(file);
        country.run("SELECT roadmaps_progress_fold(1000000)");
        say("a region generated by the API, its assignments too", rate(count, generated));
        say("generated again, nothing to change", String.format(Locale.ROOT, "%.1f s", again));
        say("COPY of the same checkpoints into an empty table with the same indexes", rate(count, alike));
        say("COPY into the table itself: keys, counts and all that lies in it", rate(count, copy));
        say("ratio of the speeds, to the empty table and to the table itself", String.format(Locale.ROOT, "%.2f, %.2f", alike / generated, copy / generated));
    }

    /** Takes the checkpoints of a roadmap away, with their counts and without a record of each. */
    private static void forget(Country country, String roadmap) throws Exception {
        country.triggers("DISABLE");
        for (String table : List.of("roadmaps_checkpoints", "roadmaps_progress", "roadmaps_progress_differences")) {
            country.run("DELETE FROM " + table + " WHERE roadmap_id = '" + roadmap + "'");
        }
        country.triggers("ENABLE");
        country.run("VACUUM roadmaps_checkpoints, roadmaps_progress, roadmaps_progress_differences");
    }

    /** A school more in the region just generated: how long until its tasks are there. */
    private static void joining(Country country) throws Exception {
        String name = "late school " + System.nanoTime();
        double joined = seconds(() -> {
            country.run("INSERT INTO organizations (id, parent_id, path, kind, name) SELECT " + Country.id(name)
                    + ", id, '', 'SCHOOL', 'СОШ новая' FROM organizations WHERE id = " + Country.id("municipality " + REGIONS + " 0"));
            while (country.texts("SELECT id FROM roadmaps_checkpoints WHERE organization_id = " + Country.id(name) + " LIMIT 1").isEmpty()) {
                Thread.sleep(20);
            }
        });
        say("a school joins that region: until its checkpoints are there", String.format(Locale.ROOT, "%.2f s (the job looks every 0.3 s)", joined));
    }

    private static void region(Country country, int port) throws Exception {
        String road = "/api/v1/roadmaps/" + country.uuid("roadmap 0");
        String token = TestTokens.of("coordinator 0");
        String raw = RAW.formatted(Country.id("roadmap 0"));
        warm(WARM_UP / 2, () -> get(port, road + "/progress?by=MUNICIPALITY", token));
        double sql = median(() -> country.texts(raw));
        double dashboard = median(() -> get(port, road + "/progress?by=MUNICIPALITY", token));
        say("region's raw SQL over its counts", millis(sql));
        say("region's dashboard, progress by municipality", millis(dashboard) + String.format(Locale.ROOT, ", ratio %.2f", dashboard / sql));
        say("a request that asks the database once", millis(median(() -> get(port, "/api/v1/organizations/" + country.uuid("region 0"), token))));
        String summary = "/api/v1/execution-summary";
        for (String path : List.of(road + "/progress?by=SECTION", road + "/progress?by=EXECUTOR_KIND", road + "/progress?by=SCHOOL",
                road + "/heat-map?level=MUNICIPALITY", road + "/heat-map?limit=120", road + "/heat-map?limit=500", road + "/burn-up?by=WEEK", summary,
                "/api/v1/overdue?by=MUNICIPALITY", "/api/v1/overdue?by=SCHOOL", "/api/v1/checkpoints?view=OVERDUE", "/api/v1/checkpoints?view=TO_ACCEPT",
                "/api/v1/checkpoints/counts", road + "/activities/" + country.uuid("activity 0 6") + "/children-numbers", road + "/execution-report?format=XLSX")) {
            String shown = path.replace(road, "/roadmaps/…").replaceAll("/activities/[^/]*", "/activities/…");
            say("region: " + shown, millis(median(() -> get(port, path, token))));
        }
    }

    /** What is read often by programs and people who do not look for it, and what a morning's reminders cost. */
    private static void told(Country country, int port) throws Exception {
        Told.fill(country);
        String region = TestTokens.of("coordinator 0");
        String head = TestTokens.of("head 0 0");
        say("notifications of a region's coordinator", millis(median(() -> get(port, "/api/v1/notifications", region))));
        say("notifications of a head", millis(median(() -> get(port, "/api/v1/notifications", head))));
        say("calendar of a head", millis(calendar(port, head, "{\"kind\":\"PERSON\"}")));
        say("calendar of a municipality's tasks", millis(calendar(port, region, "{\"kind\":\"ORGANIZATION\",\"targetId\":\"" + country.uuid("municipality 0 0") + "\"}")));
        say("calendar of a region's plan", millis(calendar(port, region, "{\"kind\":\"ROADMAP\",\"targetId\":\"" + country.uuid("roadmap 0") + "\"}")));
        long start = System.nanoTime();
        String reminded = Told.remind(country);
        say("a morning's reminders of all zones: " + reminded, String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9));
    }

    private static void users(int port) {
        var load = new Load(port, USERS);
        List<String> districts = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            districts.add(request("/api/v1/execution-summary", TestTokens.of("district " + user % REGIONS + " " + user / REGIONS % Country.MUNICIPALITIES)));
            heads.add(request("/api/v1/checkpoints?mine=true&view=OVERDUE", TestTokens.of("head " + user % REGIONS + " " + user / REGIONS % SCHOOLS)));
        }
        for (int second = 0; second < WARM_UP; second += 2 * SECONDS) { // the compiler is at work for minutes
            load.fullSpeed(SECONDS, districts);
            load.fullSpeed(SECONDS, heads);
        }
        say(USERS + " users, each once in 8 s: municipality's dashboard", load.steady(SECONDS, USERS / 8, districts));
        say(USERS + " users, each once in 8 s: my tasks", load.steady(SECONDS, USERS / 8, heads));
        say(USERS + " users, each once in 4 s: municipality's dashboard", load.steady(SECONDS, USERS / 4, districts));
        say(USERS + " users, each once in 4 s: my tasks", load.steady(SECONDS, USERS / 4, heads));
        say(USERS + " users, each once in 2 s: municipality's dashboard", load.steady(SECONDS, USERS / 2, districts));
        say(USERS + " users, each once in 2 s: my tasks", load.steady(SECONDS, USERS / 2, heads));
        say(USERS + " connections at full speed: municipality's dashboard", load.fullSpeed(SECONDS, districts));
        say(USERS + " connections at full speed: my tasks", load.fullSpeed(SECONDS, heads));
    }

    private static void say(String what, Object result) {
        System.out.printf(Locale.ROOT, "%-62s %s%n", what, result);
    }
}

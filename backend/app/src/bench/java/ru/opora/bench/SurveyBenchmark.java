package ru.opora.bench;

import static ru.opora.bench.Bench.SECONDS;
import static ru.opora.bench.Bench.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.springframework.util.FileSystemUtils;
import ru.opora.launcher.postgres.EmbeddedPostgres;
import ru.opora.testing.People;
import ru.opora.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of a 250-question form taken in and on the disk, against pgbench inserting the same bytes; results of a campaign with many
 * answers, cold and warm, and whether they are what a recount says; and the export of many long answers out of 256 MB of heap, against
 * COPY. The database is the product's own with its own settings: it waits for the disk. Needs wrk and pgbench. The aimed sizes are
 * {@code -Dopora.bench.answers=1000000 -Dopora.bench.asked=2000 -Dopora.bench.exported=132000 -Dopora.bench.seconds=30}. Run:
 * {@code mvn -Pbench -Dbench.main=ru.opora.bench.SurveyBenchmark -DskipTests -pl backend/app -am test}.
 */
public final class SurveyBenchmark {

    private static final int ANSWERS = Integer.getInteger("opora.bench.answers", 20_000);
    private static final int ASKED = Integer.getInteger("opora.bench.asked", 200);
    private static final int EXPORTED = Integer.getInteger("opora.bench.exported", 2_000);

    /** Which parts are run; all of them. */
    private static final String PARTS = System.getProperty("opora.bench.parts", "submissions results export");

    private static final int CONNECTIONS = 32;

    /** As many devices at once as the machine can serve: with more, no more answers come in. */
    private static final int SATURATION = 128;

    private static final int LINKS = 40;
    private static final int LONG = 250;
    private static final int SHORT = 30;
    private static final int LONGEST = 510;
    private static final int ROUNDS = 3;
    private static final int BODIES = 16;

    /** ODK Central on two cores with as many connections. */
    private static final double BEST_PEER = 265;

    private SurveyBenchmark() {}

    public static void main(String... arguments) throws Exception {
        Path folder = Files.createTempDirectory("opora-bench");
        try (var postgres = EmbeddedPostgres.start(folder, TestDatabase.BINARIES)) {
            String database = "127.0.0.1 " + postgres.port() + " " + EmbeddedPostgres.NAME + " " + EmbeddedPostgres.NAME + " " + postgres.password();
            String given = "-Dopora.test.database=" + database;
            if (PARTS.contains("submissions") || PARTS.contains("results")) {
                try (Bench server = Bench.start("-Xmx512m", given)) {
                    var polls = new Polls(server);
                    polls.schools(Math.max(ASKED, LINKS));
                    say("fsync %s, synchronous_commit %s", polls.one("SHOW fsync"), polls.one("SHOW synchronous_commit"));
                    if (PARTS.contains("submissions")) {
                        submissions(server, polls, database);
                    }
                    if (PARTS.contains("results")) {
                        results(polls);
                    }
                }
            }
            if (PARTS.contains("export")) {
                try (Bench server = Bench.start("-Xmx256m", given)) {
                    export(server, new Polls(server));
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
        System.exit(0); // the database's own threads
    }

    /** Everything else goes on meanwhile as it does in a school's morning: answers are counted and scored while others come. */
    private static void submissions(Bench server, Polls polls, String database) throws Exception {
        var form = new PollForm(LONG);
        var random = new Random(8);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < BODIES; i++) {
            answers.add(form.answers(random));
        }
        String campaign = polls.campaign(form, LINKS);
        List<String> links = polls.links(campaign, LINKS);
        say("%d questions, %,d bytes of answers, %d connections", LONG, answers.get(0).length(), CONNECTIONS);
        for (int round = 1; round <= ROUNDS; round++) {
            say("warming up, round %d of %d: %s", round, ROUNDS, Submissions.run(server, CONNECTIONS, SECONDS, links, answers).result());
        }
        counted(polls);
        double before = pgbench(polls, database, answers, CONNECTIONS, false);
        double few = taken(server, polls, campaign, links, answers, CONNECTIONS);
        double many = taken(server, polls, campaign, links, answers, SATURATION);
        double limit = Math.max(before, Math.max(pgbench(polls, database, answers, CONNECTIONS, false), pgbench(polls, database, answers, SATURATION, false)));
        double full = pgbench(polls, database, answers, SATURATION, true);
        say("pgbench, same bytes       %,8.0f/s, ratio %.2f at %d connections, %.2f at %d", limit, few / limit, CONNECTIONS, many / limit, SATURATION);
        say("  into a table as full    %,8.0f/s, ratio %.2f and %.2f", full, few / full, many / full);
        say("ODK Central elsewhere     %,8.0f/s, %.1f and %.1f times", BEST_PEER, few / BEST_PEER, many / BEST_PEER);
    }

    private static double taken(Bench server, Polls polls, String campaign, List<String> links, List<String> answers, int connections) throws Exception {
        long stored = stored(polls, campaign);
        Wrk.Run run = Submissions.run(server, connections, SECONDS, links, answers);
        long after = stored(polls, campaign);
        say("submissions, %3d connections %s", connections, run.result());
        say("  taken: %.3f %% of %,d; stored meanwhile %,d; the counts are up to date %.1f s later",
                100.0 * (run.requests() - run.failures()) / run.requests(), run.requests(), after - stored, counted(polls));
        return run.result().perSecond();
    }

    private static long stored(Polls polls, String campaign) throws SQLException {
        return Long.parseLong(polls.one("SELECT count(*) FROM surveys_responses WHERE campaign_id = '" + campaign + "'"));
    }

    /** Waits until all answers are in the counts; gives the seconds. */
    private static double counted(Polls polls) throws Exception {
        long start = System.nanoTime();
        while (!polls.one("SELECT count(*) FROM surveys_uncounted").equals("0") || !polls.one("SELECT count(*) FROM surveys_unscored").equals("0")) {
            Thread.sleep(50);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** The same rows into a table with the same indexes, one transaction each; an empty one, or one with as many rows as the product's. */
    private static double pgbench(Polls polls, String database, List<String> answers, int connections, boolean full) throws Exception {
        polls.run("DROP TABLE IF EXISTS bench_responses");
        polls.run("CREATE TABLE bench_responses (LIKE surveys_responses INCLUDING ALL)");
        if (full) {
            polls.run("INSERT INTO bench_responses SELECT * FROM surveys_responses");
        }
        double rate = Pgbench.perSecond(database, connections, SECONDS, answers.stream().map(SurveyBenchmark::insert).toList());
        polls.run("DROP TABLE bench_responses");
        return rate;
    }

    /** A blank after each colon: pgbench takes what stands behind one for the name of a variable. */
    private static String insert(String answers) {
        return "INSERT INTO bench_responses (id, campaign_id, participant_id, answers, computed, language, received_on, late, device_hash) VALUES ("
                + "gen_random_uuid(), '" + People.REGION + "', '" + People.NORTH_SCHOOL + "', '" + answers.replace(":", ": ")
                + "', '{}', 'ru', current_date, false, md5(random()::text) || md5(random()::text));";
    }

    private static void results(Polls polls) throws Exception {
        var form = new PollForm(SHORT);
        String campaign = polls.campaign(form, ASKED);
        long begin = System.nanoTime();
        polls.answered(campaign, form, ASKED, ANSWERS);
        say("%,d answers to %d questions from %,d schools made and counted in %.0f s", ANSWERS, SHORT, ASKED, (System.nanoTime() - begin) / 1e9);
        String whole = "/api/v1/campaigns/" + campaign + "/results?audience=PUPIL";
        String district = whole + "&within=" + polls.district(0);
        String another = polls.campaign(form, 3);
        for (int i = 0; i < 50; i++) { // a server that has been at work for a while, but knows nothing of this campaign
            polls.get("/api/v1/campaigns/" + another + "/results?audience=PUPIL");
        }
        say("results of all, the first time          %.0f ms", 1000 * seconds(polls, whole));
        say("results of all, again                   %s", median(polls, whole, null));
        say("results of a district, again            %s", median(polls, district, null));
        String token = polls.links(campaign, 1).get(0);
        say("results of all, after each new answer   %s", median(polls, whole, () -> {
            polls.send(token, form.answers(new Random()));
            counted(polls);
        }));
        JsonNode shown = polls.get(whole);
        begin = System.nanoTime();
        String different = different(polls, campaign, shown);
        say("%,d answers in the results; beside a recount of the answers (%.1f s): %s",
                shown.at("/responses").asLong(), (System.nanoTime() - begin) / 1e9, different.isEmpty() ? "equal" : "DIFFERENT: " + different);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static String median(Polls polls, String path, @org.jspecify.annotations.Nullable Work before) throws Exception {
        double[] times = new double[before == null ? 21 : 7];
        for (int i = 0; i < times.length; i++) {
            if (before != null) {
                before.run();
            }
            times[i] = seconds(polls, path);
        }
        Arrays.sort(times);
        return String.format(Locale.ROOT, "median %.0f ms, slowest %.0f ms", 1000 * times[times.length / 2], 1000 * times[times.length - 1]);
    }

    private static double seconds(Polls polls, String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        polls.get(path);
        return (System.nanoTime() - start) / 1e9;
    }

    /** The first figure that is not what the answers say; empty when there is none. It is counted from the JSON, by no function of the product. */
    private static String different(Polls polls, String campaign, JsonNode shown) throws SQLException {
        Map<String, Map<String, Long>> said = polls.said(campaign);
        if (!stored(polls, campaign, shown)) {
            return "responses";
        }
        for (JsonNode item : shown.at("/items")) {
            String name = item.at("/name").asString();
            var recount = new Recount(said.getOrDefault(name, Map.of()));
            boolean equal = item.at("/answered").asLong(-1) == recount.answered && item.at("/cannotSay").asLong(-1) == recount.cannotSay
                    && (!item.at("/kind").asString().equals("NUMBER") && !item.at("/kind").asString().equals("SCALE")
                            || Math.abs(item.at("/mean").asDouble() - recount.sum / recount.answered) < 1e-6);
            for (JsonNode choice : item.at("/choices")) {
                equal &= choice.at("/count").asLong(-1) == recount.choices.getOrDefault(choice.at("/name").asString(), 0L);
            }
            if (!equal) {
                return name + " " + item + ", recounted " + recount.answered + " " + recount.cannotSay + " " + recount.sum + " " + recount.choices;
            }
        }
        return "";
    }

    private static boolean stored(Polls polls, String campaign, JsonNode shown) throws SQLException {
        return shown.at("/responses").asLong(-1) == stored(polls, campaign) && shown.at("/items").size() == SHORT;
    }

    /** One question counted from how often each answer to it was given. */
    private static final class Recount {
        private long answered;
        private long cannotSay;
        private double sum;
        private final Map<String, Long> choices = new HashMap<>();

        Recount(Map<String, Long> said) {
            said.forEach((text, count) -> add(JsonMapper.shared().readTree(text), count));
        }

        private void add(JsonNode value, long count) {
            if (value.isObject()) {
                cannotSay += count;
                return;
            }
            answered += count;
            sum += value.isNumber() ? value.asDouble() * count : 0;
            if (value.isArray()) {
                value.forEach(choice -> choices.merge(choice.asString(), count, Long::sum));
            } else {
                choices.merge(value.asString(), count, Long::sum);
            }
        }
    }

    private static void export(Bench server, Polls polls) throws Exception {
        var form = new PollForm(LONGEST);
        int schools = Math.max(ASKED / 4, 2);
        polls.schools(schools);
        String campaign = polls.campaign(form, schools);
        long begin = System.nanoTime();
        polls.exported(campaign, form, schools, EXPORTED);
        say("%,d answers to %d questions made in %.0f s", EXPORTED, LONGEST, (System.nanoTime() - begin) / 1e9);
        String rows = """
                SELECT o.id, o.name, r.answers FROM surveys_responses r JOIN surveys_participants p ON p.id = r.participant_id
                JOIN organizations o ON o.id = p.organization_id WHERE r.campaign_id = '%s' ORDER BY r.participant_id, r.id""".formatted(campaign);
        Download.copy(server, rows);
        double copied = Download.copy(server, rows);
        String path = "/api/v1/campaigns/" + campaign + "/answers?audience=PUPIL";
        Download.stream(server, path, People.RITA, "application/x-ndjson", copied);
        Download.stream(server, path + "&csv=people", People.RITA, "text/csv", copied);
    }
}

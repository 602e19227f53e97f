package ru.opora.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ru.opora.testing.People;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Campaigns made over the API, and their many answers inside the database. What is written past the API is what the product itself would
 * have written; only scores are left out, for these forms have no factors.
 */
final class Polls {

    /** Different sets of answers; each answer is one of them. */
    private static final int SETS = 2000;

    private static final int CHUNK = 50_000;

    /** Schools of three answers each: results have something to hide. */
    private static final int SMALL = 10;

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Bench server;

    Polls(Bench server) {
        this.server = server;
    }

    /** Schools in fifties, below municipalities of their own; those that are there already stay. */
    void schools(int count) throws SQLException {
        server.load(
                """
                INSERT INTO organizations (id, parent_id, path, kind, name)
                SELECT md5('poll district ' || n)::uuid, o.id, o.path || md5('poll district ' || n)::ltree, 'MUNICIPALITY', 'Район опроса ' || n
                FROM generate_series(0, (%2$d - 1) / 50) n, organizations o WHERE o.id = '%1$s' ON CONFLICT DO NOTHING"""
                        .formatted(People.REGION, count),
                """
                INSERT INTO organizations (id, parent_id, path, kind, name)
                SELECT md5('poll school ' || n)::uuid, o.id, o.path || md5('poll school ' || n)::ltree, 'SCHOOL', 'Школа опроса ' || n
                FROM generate_series(0, %d - 1) n JOIN organizations o ON o.id = md5('poll district ' || n / 50)::uuid ON CONFLICT DO NOTHING"""
                        .formatted(count),
                "ANALYZE organizations");
    }

    /** A municipality of these schools. */
    String district(int number) throws SQLException {
        return one("SELECT md5('poll district " + number + "')::uuid");
    }

    /** A campaign that is open and asks the pupils of so many schools. */
    String campaign(PollForm form, int schools) throws Exception {
        String questionnaire = post("/api/v1/questionnaires", Map.of("organizationId", People.REGION, "definition", form.definition()))
                .at("/id").asString();
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Moscow"));
        String campaign = post("/api/v1/campaigns", Map.of(
                        "organizationId", People.REGION, "questionnaireId", questionnaire, "title", "Опрос " + questionnaire,
                        "opensOn", today.minusDays(1).toString(), "closesOn", today.plusDays(30).toString()))
                .at("/id").asString();
        quiet("surveys_participants", """
                INSERT INTO surveys_participants (id, campaign_id, organization_id, audience, expected)
                SELECT md5('%1$s ' || n)::uuid, '%1$s', md5('poll school ' || n)::uuid, 'PUPIL', 1000 FROM generate_series(0, %2$d - 1) n"""
                .formatted(campaign, schools));
        post("/api/v1/campaigns/" + campaign + "/schedule", Map.of());
        return campaign;
    }

    /** Links of as many of its schools. */
    List<String> links(String campaign, int schools) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < schools; n++) {
            ids.add(one("SELECT md5('poll school " + n + "')::uuid"));
        }
        List<String> tokens = new ArrayList<>();
        post("/api/v1/campaigns/" + campaign + "/links", Map.of("organizationIds", ids)).at("/items")
                .forEach(link -> tokens.add(link.at("/token").asString()));
        return tokens;
    }

    /** Adds answers to all its schools, and counts them as the product does: by its own function, a chunk at a time. */
    void answered(String campaign, PollForm form, int schools, int answers) throws SQLException {
        sets(form);
        try (Connection connection = server.database();
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE surveys_uncounted DISABLE TRIGGER USER");
            connection.setAutoCommit(false);
            for (int first = 0; first < answers; first += CHUNK) {
                statement.execute(insert(campaign, schools, first, Math.min(answers, first + CHUNK),
                        "INSERT INTO surveys_uncounted (response_id, participant_id) SELECT a.id, a.participant_id FROM added a"));
                while (fold(statement) > 0) {}
                connection.commit();
            }
            connection.setAutoCommit(true);
            statement.execute("ALTER TABLE surveys_uncounted ENABLE TRIGGER USER");
            statement.execute("VACUUM ANALYZE surveys_responses, surveys_counts, surveys_totals, surveys_answered, surveys_uncounted");
        }
    }

    /** Until nothing of this transaction is left: the product's own job may be counting just now. */
    private static int fold(java.sql.Statement statement) throws SQLException {
        statement.execute("SELECT pg_advisory_xact_lock(4505, 1)");
        try (var rows = statement.executeQuery("SELECT surveys_fold(" + CHUNK + ")")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Adds answers of which each has all questions, and how many there are; their choices are not counted, for no export reads that. */
    void exported(String campaign, PollForm form, int schools, int answers) throws SQLException {
        sets(form);
        for (String sql : List.of(
                insert(campaign, schools, 0, answers, "SELECT count(*) FROM added"),
                """
                INSERT INTO surveys_answered (participant_id, count, late)
                SELECT r.participant_id, count(*), 0 FROM surveys_responses r WHERE r.campaign_id = '%s' GROUP BY 1""".formatted(campaign),
                """
                INSERT INTO surveys_counts (participant_id, item, choice, count, total)
                SELECT a.participant_id, i.name, '', a.count, 0 FROM surveys_participants p
                JOIN surveys_answered a ON a.participant_id = p.id
                JOIN surveys_campaigns c ON c.id = p.campaign_id
                JOIN surveys_items i ON i.version_id = c.version_id WHERE c.id = '%s'""".formatted(campaign),
                "VACUUM ANALYZE surveys_responses, surveys_counts, surveys_answered")) {
            run(sql);
        }
    }

    private void sets(PollForm form) throws SQLException {
        run("DROP TABLE IF EXISTS bench_answers");
        run("CREATE UNLOGGED TABLE bench_answers (n int PRIMARY KEY, answers jsonb NOT NULL)");
        var random = new Random(5);
        try (Connection connection = server.database();
                var insert = connection.prepareStatement("INSERT INTO bench_answers VALUES (?, ?::jsonb)")) {
            for (int n = 0; n < SETS; n++) {
                insert.setInt(1, n);
                insert.setString(2, form.answers(random));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        run("ANALYZE bench_answers");
    }

    /** The last schools have three answers each, all others the rest in turn. */
    private static String insert(String campaign, int schools, int from, int to, String then) {
        int small = schools > 2 * SMALL ? SMALL : 0;
        return """
                WITH added AS (
                    INSERT INTO surveys_responses (id, campaign_id, participant_id, answers, computed, language, received_on, late)
                    SELECT gen_random_uuid(), '%1$s', md5('%1$s ' || CASE WHEN k < %4$d THEN %5$d + k / 3 ELSE k %% %5$d END)::uuid,
                           t.answers, '{}', 'ru', current_date, false
                    FROM generate_series(%2$d, %3$d - 1) k JOIN bench_answers t ON t.n = abs(hashint4(k)::bigint) %% %6$d
                    RETURNING id, participant_id)
                %7$s""".formatted(campaign, from, to, small * 3, schools - small, SETS, then);
    }

    /** Statements on a table whose triggers do not notice. */
    private void quiet(String table, String sql) throws SQLException {
        run("ALTER TABLE " + table + " DISABLE TRIGGER USER");
        run(sql);
        run("ALTER TABLE " + table + " ENABLE TRIGGER USER");
    }

    void run(String sql) throws SQLException {
        try (Connection connection = server.database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String one(String sql) throws SQLException {
        try (Connection connection = server.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** How often each answer to each question was given, out of the answers themselves. */
    Map<String, Map<String, Long>> said(String campaign) throws SQLException {
        Map<String, Map<String, Long>> said = new HashMap<>();
        try (Connection connection = server.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT e.key, e.value::text, count(*) FROM surveys_responses r, jsonb_each(r.answers) e
                        WHERE r.campaign_id = '%s' GROUP BY e.key, e.value""".formatted(campaign))) {
            while (rows.next()) {
                said.computeIfAbsent(rows.getString(1), name -> new HashMap<>()).put(rows.getString(2), rows.getLong(3));
            }
        }
        return said;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET());
    }

    private JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return answer(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
    }

    /** Somebody's answers, as a device sends them. */
    void send(String token, String answers) throws IOException, InterruptedException {
        answer(request("/api/v1/s/" + token + "/responses/" + java.util.UUID.randomUUID())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"answers\":" + answers + "}")));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("Authorization", "Bearer " + server.token(People.RITA))
                .header("Accept", "application/json");
    }

    private static JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}

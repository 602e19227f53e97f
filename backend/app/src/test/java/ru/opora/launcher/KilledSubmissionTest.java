package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.launcher.KilledOpora.number;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.demonstration.DemonstrationData;
import ru.opora.testing.Forms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real process, really killed while answers come from many devices: what was acknowledged is there, and once. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class KilledSubmissionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int DEVICES = 8;
    private static final int ENOUGH = 400;
    private static final String BODY = "{\"answers\": {\"mood\": \"a\", \"rate\": 4}}";

    private final Set<UUID> sent = ConcurrentHashMap.newKeySet();
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private String campaign = "";

    @Test
    void noAcknowledgedAnswerIsLostAndNoneIsDoubled(@TempDir Path folder) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService devices = Executors.newFixedThreadPool(DEVICES);
        var killed = new KilledOpora(folder, PATIENCE);
        String link;
        try {
            killed.signIn();
            link = link(killed);
            for (int i = 0; i < DEVICES; i++) {
                devices.submit(() -> answer(killed, link, over));
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> acknowledged.size() >= ENOUGH);
        } finally {
            killed.close();
            over.set(true);
            devices.shutdown();
        }
        assertThat(devices.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        try (var opora = RunningOpora.on(killed.port(), folder);
                var database = opora.database()) {
            Set<UUID> stored = stored(database);
            assertThat(stored).containsAll(acknowledged);
            assertThat(sent).containsAll(stored);
            List<UUID> unsure = new ArrayList<>(sent);
            unsure.removeAll(acknowledged);
            for (UUID id : unsure) { // each device sends again what it had no answer for
                assertThat(put(killed, link, id).statusCode()).isEqualTo(stored.contains(id) ? 200 : 201);
            }
            assertThat(stored(database)).isEqualTo(sent);
            await().atMost(PATIENCE).until(() -> number(database, "SELECT count(*) FROM surveys_uncounted") == 0);
            assertThat(number(database, """
                            SELECT sum(a.count) FROM surveys_answered a JOIN surveys_participants p ON p.id = a.participant_id
                            WHERE p.campaign_id = '%s'""".formatted(campaign))).isEqualTo(sent.size());
            assertThat(number(
                            database,
                            "SELECT count FROM surveys_totals WHERE campaign_id = '%s' AND item = 'mood' AND choice = 'a'"
                                    .formatted(campaign)))
                    .isEqualTo(sent.size());
        }
    }

    private void answer(KilledOpora opora, String link, AtomicBoolean over) {
        while (!over.get()) {
            UUID id = UUID.randomUUID();
            sent.add(id);
            try {
                if (put(opora, link, id).statusCode() == 201) {
                    acknowledged.add(id);
                }
            } catch (Exception gone) {
                return;
            }
        }
    }

    private static HttpResponse<String> put(KilledOpora opora, String link, UUID id) throws Exception {
        return opora.send(opora.request("/api/v1/s/" + link + "/responses/" + id)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(BODY)));
    }

    /** A campaign over one school that is open today; gives the secret of its link. */
    private String link(KilledOpora opora) throws Exception {
        UUID region = DemonstrationData.id("region");
        String school = opora.ask(opora.request("/api/v1/organizations?kind=SCHOOL&limit=1"))
                .at("/items/0/id")
                .asString();
        String questionnaire =
                made(opora, "/questionnaires", Map.of("organizationId", region, "definition", Forms.definition()));
        campaign = made(
                opora,
                "/campaigns",
                Map.of(
                        "organizationId",
                        region,
                        "questionnaireId",
                        questionnaire,
                        "title",
                        "Опрос",
                        "opensOn",
                        LocalDate.now().minusDays(2).toString(),
                        "closesOn",
                        LocalDate.now().plusDays(9).toString()));
        String path = "/campaigns/" + campaign;
        post(
                opora,
                path + "/participants",
                Map.of("items", List.of(Map.of("organizationId", school, "audience", "PUPIL"))));
        post(opora, path + "/schedule", Map.of());
        return post(opora, path + "/links", Map.of()).at("/items/0/token").asString();
    }

    private static String made(KilledOpora opora, String path, Object body) throws Exception {
        return post(opora, path, body).at("/id").asString();
    }

    private static JsonNode post(KilledOpora opora, String path, Object body) throws Exception {
        return opora.ask(opora.request("/api/v1" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
    }

    private Set<UUID> stored(Connection database) throws SQLException {
        Set<UUID> ids = ConcurrentHashMap.newKeySet();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "SELECT id FROM surveys_responses WHERE campaign_id = '%s'".formatted(campaign))) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}

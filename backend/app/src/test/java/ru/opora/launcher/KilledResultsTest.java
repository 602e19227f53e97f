package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.launcher.KilledOpora.number;
import static ru.opora.launcher.KilledOpora.run;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real process, really killed while it writes a file of results; the next one goes on behind what was written, and nothing is written twice. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class KilledResultsTest {

    /** More than three batches of those that are written at once. */
    private static final int ROWS = 160_000;

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final String IMPORTS = "/api/v1/assessment-imports";
    private static final List<String> SUBJECTS =
            List.of("Физика", "Химия", "Биология", "История", "География", "Литература", "Обществознание", "Геометрия");

    @Test
    void resultsGoOnBehindWhatWasWrittenWhenTheirProcessWasKilled(@TempDir Path folder) throws Exception {
        int port;
        int before;
        try (var opora = new KilledOpora(folder, PATIENCE)) {
            port = opora.port();
            opora.signIn();
            String id = upload(opora).at("/id").asString();
            await().atMost(PATIENCE)
                    .until(() -> read(opora, id).at("/status").asString().equals("CHECKED"));
            assertThat(read(opora, id).at("/counts/added").asInt()).isEqualTo(ROWS);
            opora.ask(opora.request(IMPORTS + "/" + id + "/apply").POST(BodyPublishers.noBody()));
            before = await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> read(opora, id).at("/processed").asInt(), done -> done > 0);
        }
        assertThat(before).as("killed on the way").isLessThan(ROWS);

        try (var opora = RunningOpora.on(port, folder);
                var database = opora.database()) {
            assertThat(number(database, "SELECT count(*) FROM monitoring_results_imports WHERE status = 'APPLYING'"))
                    .isEqualTo(1);
            // The killed process would have had it for up to a minute.
            run(database, "UPDATE monitoring_results_imports SET claimed_until = now() - interval '1 second'");
            await().atMost(PATIENCE)
                    .until(() ->
                            number(database, "SELECT count(*) FROM monitoring_results_imports WHERE status = 'APPLIED'")
                                    == 1);
            String written =
                    "SELECT count(*) FROM monitoring_results r JOIN monitoring_assessments a ON a.id = r.assessment_id "
                            + "WHERE a.school_year < 2015";
            assertThat(number(database, written)).isEqualTo(ROWS);
            assertThat(number(database, written + " AND r.valid_to IS NULL"))
                    .as("none was written again as a correction")
                    .isEqualTo(ROWS);
            assertThat(number(database, "SELECT (counts ->> 'added')::int FROM monitoring_results_imports"))
                    .isEqualTo(ROWS);
        }
    }

    private static JsonNode upload(KilledOpora opora) throws Exception {
        StringBuilder rows =
                new StringBuilder("Наименование ОО;Вид работы;Предмет;Класс;Учебный год;Участников;«2»;«3»;«4»;«5»\n");
        List<String> schools = opora.ask(opora.request("/api/v1/organizations?kind=SCHOOL&limit=500"))
                .at("/items")
                .valueStream()
                .map(school -> school.at("/name").asString())
                .distinct()
                .toList();
        int at = 0;
        for (int year = 2000; at < ROWS; year++) {
            assertThat(year).as("there are enough schools").isLessThan(2015);
            for (String subject : SUBJECTS) {
                for (int grade = 4; grade < 12; grade++) {
                    for (char letter = 'А'; letter < 'К'; letter++) {
                        for (String school : schools) {
                            if (at++ < ROWS) {
                                rows.append("\"%s\";ВПР;%s;%d%s;%d/%02d;20;2;8;6;4\n"
                                        .formatted(school, subject, grade, letter, year, (year + 1) % 100));
                            }
                        }
                    }
                }
            }
        }
        String region = opora.ask(opora.request("/api/v1/organizations?kind=REGION&limit=1"))
                .at("/items/0/id")
                .asString();
        return opora.upload(IMPORTS, "organizationId", region, "results.csv", rows.toString());
    }

    private static JsonNode read(KilledOpora opora, String id) throws Exception {
        JsonNode read = opora.ask(opora.request(IMPORTS + "/" + id));
        assertThat(read.at("/failure").isNull()).as(read.toString()).isTrue();
        return read;
    }
}

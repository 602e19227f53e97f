package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.launcher.KilledOpora.number;
import static ru.opora.launcher.KilledOpora.run;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.launcher.postgres.EmbeddedPostgres;

/** A real process, really killed while it carries a list of schools out; the next one goes on where it was. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class KilledImportTest {

    private static final int SCHOOLS = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String IMPORTS = "/api/v1/organization-imports";

    /** Where no plan asks anything of new schools: giving them their tasks takes longer than the list. */
    private static final UUID REGION = UUID.randomUUID();

    @Test
    void aListGoesOnWhereItsProcessWasKilled(@TempDir Path folder) throws Exception {
        int port;
        int before;
        try (var opora = new KilledOpora(folder, PATIENCE)) {
            port = opora.port();
            toRegionWithoutPlans(folder);
            opora.signIn();
            String id = opora.upload(IMPORTS, "parentId", REGION.toString(), "list.csv", list())
                    .at("/id")
                    .asString();
            opora.ask(opora.request(IMPORTS + "/" + id + "/apply").POST(BodyPublishers.noBody()));
            before = await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(
                            () -> opora.ask(opora.request(IMPORTS + "/" + id))
                                    .at("/processed")
                                    .asInt(),
                            done -> done > 0);
        }
        assertThat(before).as("killed on the way").isLessThan(SCHOOLS);

        try (var opora = RunningOpora.on(port, folder);
                var database = opora.database()) {
            assertThat(number(database, "SELECT count(*) FROM organizations_imports WHERE status = 'APPLYING'"))
                    .isEqualTo(1);
            assertThat(schools(database)).as("each step is whole").isBetween(before, SCHOOLS - 1);
            // The killed process would have had it for up to a minute.
            run(database, "UPDATE organizations_imports SET claimed_until = now() - interval '1 second'");
            await().atMost(PATIENCE)
                    .until(() -> number(database, "SELECT count(*) FROM organizations_imports WHERE status = 'APPLIED'")
                            == 1);

            assertThat(schools(database)).isEqualTo(SCHOOLS);
            assertThat(number(database, "SELECT count(DISTINCT name) FROM organizations WHERE name LIKE '%дальняя%'"))
                    .isEqualTo(SCHOOLS);
            assertThat(number(database, "SELECT processed FROM organizations_imports"))
                    .isEqualTo(SCHOOLS);
            assertThat(number(database, "SELECT count(*) FROM organizations_import_rows WHERE NOT done"))
                    .isZero();
            assertThat(number(database, """
                            SELECT count(*) FROM organizations_names n JOIN organizations o ON o.id = n.organization_id
                            WHERE o.name LIKE '%дальняя%'""")).isEqualTo(SCHOOLS);
        }
    }

    /** The system whose list it is belongs to a region of its own. */
    private static void toRegionWithoutPlans(Path folder) throws SQLException {
        var server = EmbeddedPostgres.runningIn(folder).orElseThrow();
        var access = DatabaseAccess.embedded(server.port(), EmbeddedPostgres.NAME, server.password());
        try (var database = DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password())) {
            run(database, """
                    INSERT INTO organizations (id, path, kind, name)
                    VALUES ('%s', '%s', 'REGION', 'Дальний край')""".formatted(REGION, REGION.toString().replace("-", "")));
            run(database, "UPDATE organizations_api_clients SET organization_id = '%s'".formatted(REGION));
        }
    }

    private static String list() {
        return IntStream.rangeClosed(1, SCHOOLS)
                .mapToObj(number -> "МБОУ «Школа № " + number + " дальняя»")
                .collect(Collectors.joining("\n", "Наименование\n", "\n"));
    }

    private static int schools(Connection database) throws SQLException {
        return number(database, "SELECT count(*) FROM organizations WHERE name LIKE '%дальняя%'");
    }
}

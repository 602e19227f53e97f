package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.launcher.postgres.EmbeddedPostgres;

/** What outlives the process, and what keeps it from starting. */
class RestartTest {

    @Test
    void whoWasSignedInStaysSignedInAfterARestart(@TempDir Path folder) throws Exception {
        String token;
        String key;
        int port;
        try (var opora = RunningOpora.withDemonstration(folder)) {
            port = opora.port();
            var tokens = new Browser(opora).signIn("region", "opora-demo");
            token = tokens.get("refresh_token").asString();
            key = Browser.header(tokens.get("access_token").asString())
                    .get("kid")
                    .asString();
        }
        try (var opora = RunningOpora.on(port, folder)) {
            var tokens = Browser.json(new Browser(opora).refresh(token));

            assertThat(Browser.header(tokens.get("access_token").asString())
                            .get("kid")
                            .asString())
                    .isEqualTo(key);
        }
    }

    /** The API starts meanwhile: what is said is the reason, and not that it waited in vain. */
    @Test
    void aSchemaThatCannotBeUpdatedIsNamed(@TempDir Path folder) throws Exception {
        DemonstrationFolder.copyTo(folder);
        try (var server = EmbeddedPostgres.start(folder, RunningOpora.BINARIES)) {
            var access = DatabaseAccess.embedded(server.port(), EmbeddedPostgres.NAME, server.password());
            try (var database = DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password());
                    var statement = database.createStatement()) {
                statement.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");
            }
        }

        assertThatThrownBy(() -> RunningOpora.on(0, folder))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.sentence(new Console(false, System.out)))
                                .startsWith("Схему базы данных обновить не удалось"));
        assertThat(EmbeddedPostgres.runningIn(folder)).isEmpty();
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts(@TempDir Path folder) throws Exception {
        try (var taken = new ServerSocket(0)) {
            var console = new Console(false, System.out);

            assertThatThrownBy(() -> RunningOpora.on(taken.getLocalPort(), folder))
                    .isInstanceOfSatisfying(
                            StartFailure.class,
                            failure -> assertThat(failure.sentence(console))
                                    .startsWith("Порт " + taken.getLocalPort() + " занят"));
            assertThat(folder).isEmptyDirectory();
        }
    }
}

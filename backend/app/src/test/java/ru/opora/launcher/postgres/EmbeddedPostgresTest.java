package ru.opora.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.testing.TestDatabase;

/** How the server is set up, and what it does about a folder that is not in order. */
class EmbeddedPostgresTest {

    private static final Path BINARIES = TestDatabase.BINARIES.toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void keepsDataSafelyAndBelongsToNoSuperuser() throws Exception {
        try (var server = started();
                var connection = connect(server)) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(query(connection, "show " + setting)).as(setting).containsExactly("on");
            }
            assertThat(query(connection, "select rolsuper from pg_roles where rolname = current_user"))
                    .containsExactly("f");
            assertThat(query(connection, "select datdba::regrole from pg_database where datname = 'opora'"))
                    .containsExactly("opora");
            assertThat(
                            query(
                                    connection,
                                    "select count(*) from pg_stat_activity where client_addr is null and backend_type = 'client backend'"))
                    .containsExactly("0");
        }
    }

    @Test
    void sortsRussianAsPeopleDo() throws Exception {
        try (var server = started();
                var connection = connect(server)) {
            assertThat(query(
                            connection,
                            "select w from unnest(array['ель', 'Яна', 'ёж', 'Ель', 'жук', 'арка']) w order by w"))
                    .containsExactly("арка", "ёж", "ель", "Ель", "жук", "Яна");
            assertThat(query(connection, "select lower('ШКОЛА № 1')")).containsExactly("школа № 1");
            assertThat(query(connection, "select to_tsvector('russian', 'школами') @@ to_tsquery('russian', 'школа')"))
                    .containsExactly("t");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (var server = started()) {
            var address = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";

            assertThatThrownBy(() -> DriverManager.getConnection(address, "postgres", "postgres")
                            .close())
                    .isInstanceOf(SQLException.class);
            assertThat(Path.of("/tmp/.s.PGSQL." + server.port())).doesNotExist();
        }
    }

    @Test
    void keepsItsPortAndItsDataOverARestart() throws Exception {
        int port;
        try (var server = started();
                var connection = connect(server)) {
            port = server.port();
            connection.createStatement().execute("create table kept as select 42 as number");
        }
        try (var server = EmbeddedPostgres.start(folder, BINARIES);
                var connection = connect(server)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(query(connection, "select number from kept")).containsExactly("42");
        }
    }

    @Test
    void refusesASecondServerInTheSameProcess() {
        try (var server = started()) {
            assertThat(server.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, BINARIES))
                    .isInstanceOfSatisfying(PostgresFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(PostgresFailure.Kind.FOLDER_IN_USE);
                        assertThat(failure.details()[1])
                                .isEqualTo("" + ProcessHandle.current().pid());
                    });
        }
    }

    @Test
    void dropsAProcessIdThatNowBelongsToSomebodyElse() throws Exception {
        EmptyCluster.copyTo(folder);
        var ours = ProcessHandle.current().pid();
        Files.writeString(folder.resolve("postgres/data/postmaster.pid"), ours + "\n/elsewhere\n0\n1\n\n");

        try (var server = EmbeddedPostgres.start(folder, BINARIES);
                var connection = connect(server)) {
            assertThat(query(connection, "select 1")).containsExactly("1");
        }
    }

    @Test
    void leavesDataOfAnotherMajorVersionAlone() throws Exception {
        EmptyCluster.copyTo(folder);
        var version = folder.resolve("postgres/data/PG_VERSION");
        Files.writeString(version, "16\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, BINARIES))
                .isInstanceOfSatisfying(PostgresFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(PostgresFailure.Kind.OTHER_VERSION);
                    assertThat(failure.details()).endsWith("16", "17");
                });
        assertThat(version).hasContent("16");
    }

    @Test
    void beginsAnewAfterAnInterruptedFirstStart() throws Exception {
        Files.createDirectories(folder.resolve("postgres/creating/base"));
        Files.writeString(folder.resolve("postgres/creating/base/1"), "half a cluster");

        try (var server = EmbeddedPostgres.start(folder, BINARIES)) {
            assertThat(server.port()).isPositive();
        }
        assertThat(folder.resolve("postgres/creating")).doesNotExist();
    }

    /** On a folder that has been started on once. */
    private EmbeddedPostgres started() {
        EmptyCluster.copyTo(folder);
        return EmbeddedPostgres.start(folder, BINARIES);
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/opora", "opora", server.password());
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}

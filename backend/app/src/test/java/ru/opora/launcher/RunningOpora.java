package ru.opora.launcher;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.security.Accounts;
import ru.opora.testing.TestDatabase;

/** The real product on a free port, with a data folder of the test. */
final class RunningOpora implements AutoCloseable {

    /** Unpacked once for all tests. */
    static final Path BINARIES = TestDatabase.BINARIES;

    private final Opora opora;
    private final ByteArrayOutputStream said;

    private RunningOpora(Opora opora, ByteArrayOutputStream said) {
        this.opora = opora;
        this.said = said;
    }

    /** With the demonstration, already filled, in the folder, which is empty or absent. */
    static RunningOpora withDemonstration(Path dataFolder, String... settings) {
        DemonstrationFolder.copyTo(dataFolder);
        return on(0, dataFolder, settings);
    }

    /** @param settings more of them, as on the command line */
    static RunningOpora on(int port, Path dataFolder, String... settings) {
        var said = new ByteArrayOutputStream();
        var console = new Console(false, new PrintStream(said, true, StandardCharsets.UTF_8));
        var all = Stream.concat(
                Stream.of(
                        "--server.port=" + port,
                        "--opora.data-dir=" + dataFolder,
                        "--opora.postgres-binaries-dir=" + BINARIES.toAbsolutePath()),
                Stream.of(settings));
        var opora = Opora.start(console, all.toArray(String[]::new));
        opora.announce(console, Duration.ZERO);
        return new RunningOpora(opora, said);
    }

    /** Accounts as the API sees them. */
    Accounts accounts() {
        return opora.fromApi(Accounts.class);
    }

    /** What the record of changes says of an account, oldest first. */
    List<String> recordOf(UUID account) {
        return DatabaseScope.system(opora.fromApi(DatabaseClient.class)
                        .sql("SELECT action FROM audit_entries WHERE entity_id = :id ORDER BY id")
                        .bind("id", account.toString())
                        .mapValue(String.class)
                        .all()
                        .collectList())
                .block();
    }

    /** Where others write to a person; empty when that is not known. */
    String emailOf(UUID person) {
        return DatabaseScope.system(opora.fromApi(DatabaseClient.class)
                        .sql("SELECT coalesce(email, '') FROM organizations_people WHERE subject = :subject")
                        .bind("subject", person.toString())
                        .mapValue(String.class)
                        .one())
                .block();
    }

    /** Asks the API as whoever holds the token. */
    HttpRequest.Builder api(String path, String token) {
        return HttpRequest.newBuilder(address("/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    URI address(String path) {
        return URI.create(opora.settings().publicUrl() + path);
    }

    int port() {
        return opora.settings().port();
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** As the owner of the database. */
    Connection database() throws SQLException {
        var access = opora.database();
        return DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password());
    }

    @Override
    public void close() {
        opora.close();
    }
}

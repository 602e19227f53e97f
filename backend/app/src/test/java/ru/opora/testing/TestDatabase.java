package ru.opora.testing;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import ru.opora.launcher.postgres.EmbeddedPostgres;

/** One real PostgreSQL for a test run: in a container where there is Docker, else from embedded binaries. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final Logger log = LoggerFactory.getLogger(TestDatabase.class);

    /** Where PostgreSQL's programs are unpacked, once for all tests. */
    public static final Path BINARIES = Path.of("target", "postgres");

    /** Where the server is and how to come in. */
    public record Server(String host, int port, String database, String user, String password) {

        public String jdbcUrl() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + database;
        }

        ConnectionFactoryOptions r2dbc() {
            return ConnectionFactoryOptions.parse("r2dbc:postgresql://" + host + ":" + port + "/" + database)
                    .mutate()
                    .option(ConnectionFactoryOptions.USER, user)
                    .option(ConnectionFactoryOptions.PASSWORD, password)
                    .build();
        }
    }

    private static final class Started {
        static final Server SERVER = migrated(anywhere());
    }

    /** The server of this test run, migrated; started by the first call. */
    public static Server server() {
        return Started.SERVER;
    }

    @Bean
    R2dbcConnectionDetails connectionDetails() {
        return () -> server().r2dbc();
    }

    /**
     * One that is there already, said as "host port database user password": benchmarks keep what they loaded. A Docker that
     * cannot serve, say one without a registry for Testcontainers' own helper, is as good as none.
     */
    private static Server anywhere() {
        String given = System.getProperty("opora.test.database");
        if (given != null) {
            String[] words = given.split(" ");
            return new Server(words[0], Integer.parseInt(words[1]), words[2], words[3], words[4]);
        }
        try {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return inContainer();
            }
        } catch (RuntimeException unusable) {
            log.warn("Docker was found but could not start a container: {}", unusable.toString());
        }
        return embedded();
    }

    @SuppressWarnings("resource") // Testcontainers removes it with the JVM
    private static Server inContainer() {
        log.info("Tests use PostgreSQL in a container (Docker was found)");
        var container = new PostgreSQLContainer("postgres:17-alpine")
                .withCommand("postgres", "-c", "max_connections=200", "-c", "fsync=off");
        container.start();
        return new Server(
                container.getHost(),
                container.getMappedPort(5432),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
    }

    private static Server embedded() {
        log.info("Tests use PostgreSQL from embedded binaries (no usable Docker was found)");
        try {
            Path folder = Files.createTempDirectory("opora-test");
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, BINARIES);
            forget(folder.resolve("postgres"), postgres.port());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                FileSystemUtils.deleteRecursively(folder.toFile());
            }));
            return new Server(
                    "localhost", postgres.port(), EmbeddedPostgres.NAME, EmbeddedPostgres.NAME, postgres.password());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What tests write need not outlive a power cut: as in Testcontainers' own PostgreSQL, nobody waits for the disk. */
    private static void forget(Path home, int port) throws IOException {
        var secrets = new Properties();
        try (var in = Files.newInputStream(home.resolve("secrets.properties"))) {
            secrets.load(in);
        }
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port + "/postgres",
                        "postgres",
                        secrets.getProperty("superuser"));
                var statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET fsync = off");
            statement.execute("ALTER SYSTEM SET synchronous_commit = off");
            statement.execute("ALTER SYSTEM SET full_page_writes = off");
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Server migrated(Server server) {
        Flyway.configure()
                .dataSource(server.jdbcUrl(), server.user(), server.password())
                .load()
                .migrate();
        return server;
    }
}

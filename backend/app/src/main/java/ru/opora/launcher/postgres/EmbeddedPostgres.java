package ru.opora.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL with its data in a folder of ours. One process holds the folder; a server left behind by a killed process
 * is stopped in an orderly way before the new one starts.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The database and the role that owns it; the role is no superuser. */
    public static final String NAME = "opora";

    private static final String APPLICATION_ROLE = "opora_app";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int ATTEMPTS = 5;

    private final FolderLock lock;
    private final Cluster cluster;
    private final Secrets secrets;
    private final Path log;
    private final int port;
    private final Watchdog watchdog;

    private EmbeddedPostgres(FolderLock lock, Cluster cluster, Secrets secrets, Path log, int port, Watchdog watchdog) {
        this.lock = lock;
        this.cluster = cluster;
        this.secrets = secrets;
        this.log = log;
        this.port = port;
        this.watchdog = watchdog;
    }

    /**
     * Starts the server.
     *
     * @param dataFolder what belongs to this installation; made when absent
     * @param binariesFolder where the programs are unpacked; may be shared between installations
     */
    public static EmbeddedPostgres start(Path dataFolder, Path binariesFolder) {
        try {
            Files.createDirectories(dataFolder);
            var lock = FolderLock.take(dataFolder);
            try {
                return start(lock, dataFolder.toRealPath(), binariesFolder.toAbsolutePath());
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PostgresFailure(PostgresFailure.Kind.FOLDER_NOT_WRITABLE, e, dataFolder, e.toString());
        } catch (SQLException e) {
            throw new PostgresFailure(PostgresFailure.Kind.DOES_NOT_START, e, String.valueOf(e.getMessage()));
        }
    }

    /** A server that another process of ours runs on this folder: where it listens and the password of {@value #NAME}. */
    public record Running(int port, String password) {}

    /** The server that works in this folder now, whoever started it. */
    public static Optional<Running> runningIn(Path dataFolder) {
        var home = dataFolder.resolve("postgres");
        var folder = home.resolve("data");
        try {
            if (!Files.isDirectory(folder)) {
                return Optional.empty();
            }
            var secrets = Secrets.in(home, true);
            var server = Postmaster.in(folder);
            return server.isPresent() && server.get().serves(folder, secrets)
                    ? server.map(found -> new Running(found.port(), secrets.application()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new PostgresFailure(PostgresFailure.Kind.FOLDER_NOT_WRITABLE, e, dataFolder, e.toString());
        }
    }

    private static EmbeddedPostgres start(FolderLock lock, Path dataFolder, Path binariesFolder)
            throws IOException, SQLException {
        var user = ServerUser.of(dataFolder.resolve(FolderLock.FILE));
        var folder = Files.createDirectories(dataFolder.resolve("postgres"));
        Posix.setPermissions(dataFolder, user.lent() ? "rwx--x--x" : "rwx------");
        Posix.setPermissions(folder, "rwx------");
        Posix.giveTo(user.id(), folder);
        var binaries = Binaries.in(binariesFolder);
        var cluster = new Cluster(folder, binaries, user);
        var secrets = Secrets.in(folder, cluster.exists());
        if (cluster.exists()) {
            cluster.checkVersion();
            stopOrphan(cluster, secrets);
        } else {
            cluster.create(secrets.superuser());
        }
        int port = Ports.rememberedOrFree(folder);
        cluster.configure(port);
        var log = folder.resolve("postgres.log");
        launch(cluster, log);
        var server = Postmaster.in(cluster.folder())
                .orElseThrow(() -> new PostgresFailure(PostgresFailure.Kind.DOES_NOT_START, log));
        var running = new EmbeddedPostgres(lock, cluster, secrets, log, port, Watchdog.over(server, cluster, binaries));
        running.createDatabase();
        return running;
    }

    /** The programs of a server killed together with its postmaster need a moment to notice; only then a new one starts. */
    private static void launch(Cluster cluster, Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > 10_000_000) {
            Files.delete(log);
        }
        for (int attempt = 1; ; attempt++) {
            var ended = cluster.start(log);
            if (ended.well()) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw new PostgresFailure(PostgresFailure.Kind.DOES_NOT_START, log + "\n" + ended.said());
            }
            pause();
        }
    }

    private static void stopOrphan(Cluster cluster, Secrets secrets) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var server = Postmaster.in(cluster.folder());
            if (server.isEmpty()) {
                return;
            }
            if (!server.get().serves(cluster.folder(), secrets)) {
                Postmaster.forget(cluster.folder());
                return;
            }
            LOG.info(
                    "Stopping the database server {} left behind by a killed process",
                    server.get().id());
            cluster.stop(attempt < ATTEMPTS - 1 ? "fast" : "immediate");
        }
        throw new PostgresFailure(PostgresFailure.Kind.ORPHAN_STAYS, cluster.folder());
    }

    private void createDatabase() throws SQLException {
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", secrets.superuser())) {
            if (isAbsent(connection, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                execute(connection, "create role " + NAME + " login password '" + secrets.application() + "'");
            }
            // The role the API works as; row-level security holds for it. Only a superuser creates roles.
            if (isAbsent(connection, "select 1 from pg_roles where rolname = '" + APPLICATION_ROLE + "'")) {
                execute(connection, "create role " + APPLICATION_ROLE + " nologin");
                execute(connection, "grant " + APPLICATION_ROLE + " to " + NAME);
            }
            if (isAbsent(connection, "select 1 from pg_database where datname = '" + NAME + "'")) {
                execute(connection, "create database " + NAME + " owner " + NAME);
            }
        }
    }

    private static boolean isAbsent(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while starting the database server", e);
        }
    }

    /** Where it listens, on the loopback address. */
    public int port() {
        return port;
    }

    /** The password of the role {@value #NAME}. */
    public String password() {
        return secrets.application();
    }

    @Override
    public void close() {
        try (lock) {
            var ended = cluster.stop("fast");
            if (!ended.well()) {
                LOG.warn("The database server did not stop: {}; its log is {}", ended.said(), log);
            }
            watchdog.close();
        } catch (IOException e) {
            LOG.warn("The database server did not stop", e);
        }
    }
}

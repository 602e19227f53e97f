package ru.opora.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * The server named in {@code postmaster.pid}.
 *
 * @param id its process id
 * @param port where it says it listens
 */
record Postmaster(long id, int port) {

    private static final String FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;

    static Optional<Postmaster> in(Path cluster) throws IOException {
        var file = cluster.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        try {
            var port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            return Optional.of(new Postmaster(Long.parseLong(lines.get(0).strip()), port));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.of(new Postmaster(-1, 0));
        }
    }

    static void forget(Path cluster) throws IOException {
        Files.deleteIfExists(cluster.resolve(FILE));
    }

    /**
     * Whether it is alive and works in this folder. A living process alone proves nothing: ids are reused after a
     * restart of the computer.
     */
    boolean serves(Path cluster, Secrets secrets) throws IOException {
        if (id <= 0 || ProcessHandle.of(id).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        var workingFolder = Path.of("/proc", Long.toString(id), "cwd");
        if (Files.isSymbolicLink(workingFolder) && Files.isReadable(workingFolder)) {
            return Files.isSameFile(workingFolder, cluster);
        }
        return answersFor(cluster, secrets);
    }

    private boolean answersFor(Path cluster, Secrets secrets) {
        var login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", secrets.superuser());
        login.setProperty("loginTimeout", "5");
        try (var connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", login);
                var statement = connection.createStatement();
                var row = statement.executeQuery("show data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), cluster);
        } catch (SQLException | IOException e) {
            return false;
        }
    }
}

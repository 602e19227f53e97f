package ru.opora.launcher;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;
import ru.opora.testing.Folders;

/**
 * A data folder with the demonstration in it, as an orderly stop leaves it. The product fills it once for all tests of a
 * run, in whichever JVM: making a database and filling it anew costs each start more than all the rest.
 */
final class DemonstrationFolder {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Path PLACE = Path.of("target", "demonstration").toAbsolutePath();

    /** Says of which run the folder is; written last. */
    private static final Path MARK = PLACE.resolve("run");

    /** Maven gives all JVMs of a run the same; elsewhere each is a run of its own. */
    private static final String RUN = System.getProperty(
            "opora.test.run", "process " + ProcessHandle.current().pid());

    private static final class Filled {
        static final Path FOLDER = once();
    }

    private DemonstrationFolder() {}

    static void copyTo(Path folder) {
        Folders.copy(Filled.FOLDER, folder);
    }

    /** Another JVM that wants it too waits. */
    private static Path once() {
        try (var door = FileChannel.open(
                PLACE.resolveSibling("demonstration.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            door.lock();
            var folder = PLACE.resolve("data");
            if (!Files.exists(MARK) || !Files.readString(MARK).equals(RUN)) {
                FileSystemUtils.deleteRecursively(PLACE);
                fill(folder);
                Files.writeString(MARK, RUN);
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void fill(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            try (var opora = RunningOpora.on(0, folder);
                    var database = opora.database()) {
                await().atMost(PATIENCE).until(() -> isQuiet(database));
            }
            Files.delete(folder.resolve("postgres").resolve("port")); // each copy finds one of its own
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What the filling left to be done in the background is done: otherwise each copy would do it again. */
    private static boolean isQuiet(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("""
                        SELECT NOT EXISTS (SELECT FROM roadmaps_refreshes) AND NOT EXISTS (SELECT FROM surveys_uncounted)""")) {
            return row.next() && row.getBoolean(1);
        }
    }
}

package ru.opora.launcher.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;
import ru.opora.testing.Folders;
import ru.opora.testing.TestDatabase;

/** A data folder as a first start and an orderly stop leave it: made once, for copying is many times quicker. */
final class EmptyCluster {

    private static final class Made {
        static final Path FOLDER = once();
    }

    private EmptyCluster() {}

    static void copyTo(Path folder) {
        Folders.copy(Made.FOLDER, folder);
    }

    private static Path once() {
        try {
            Path folder = Files.createTempDirectory("opora-cluster");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            EmbeddedPostgres.start(folder, TestDatabase.BINARIES.toAbsolutePath())
                    .close();
            Files.delete(folder.resolve("postgres").resolve("port")); // each copy finds one of its own
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

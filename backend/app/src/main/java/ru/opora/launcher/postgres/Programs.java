package ru.opora.launcher.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
final class Programs {

    private static final long LIMIT_SECONDS = 180;

    /** How a program ended and what it said. */
    record Ended(int code, String said) {

        boolean well() {
            return code == 0;
        }
    }

    private Programs() {}

    /**
     * The output goes through a file: a server started by the program inherits its output, so the end of a pipe would
     * come only with the end of the server.
     */
    static Ended run(List<String> command, Path folder) throws IOException {
        var output = Files.createTempFile(folder, "output-", ".txt");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(
                            Binaries.isWindows()
                                    ? Path.of("NUL").toFile()
                                    : Path.of("/dev/null").toFile()));
            // English messages in the log, whatever the system speaks; and no PGPORT of somebody else's server.
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_MESSAGES", "C");
            var process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Ended(process.waitFor(), Files.readString(output, StandardCharsets.ISO_8859_1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + command.get(0), e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    static boolean succeeds(String... command) {
        return succeeds(List.of(command));
    }

    static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

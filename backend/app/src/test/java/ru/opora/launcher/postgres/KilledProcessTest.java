package ru.opora.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.testing.TestDatabase;

/** Real processes, really killed. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class KilledProcessTest {

    private static final Path BINARIES = TestDatabase.BINARIES.toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeEach
    void aServerWasHereBefore() {
        EmptyCluster.copyTo(folder);
    }

    @Test
    void losesNothingThatWasAcknowledgedAndStopsTheServer() throws Exception {
        var process = start();
        int acknowledged = killAfter(process, 300);
        var server = Postmaster.in(data());

        await(() -> server.isEmpty() || !isAlive(server.get().id()));

        assertThat(rowsAfterRestart()).isGreaterThanOrEqualTo(acknowledged);
    }

    @Test
    void anOrphanWhoseWatchdogDiedTooIsStoppedBeforeTheNextStart() throws Exception {
        var process = start();
        var output = reader(process);
        readUntil(output, 100);
        var orphan = Postmaster.in(data()).orElseThrow();
        process.descendants()
                .filter(child ->
                        child.info().arguments().map(List::of).orElse(List.of()).contains("opora-watchdog"))
                .forEach(ProcessHandle::destroyForcibly);
        kill(process);
        int acknowledged = lastNumber(output);
        assertThat(isAlive(orphan.id())).as("the server outlives both").isTrue();

        assertThat(rowsAfterRestart()).isGreaterThanOrEqualTo(acknowledged);
        assertThat(isAlive(orphan.id())).isFalse();
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        var first = start();
        var output = reader(first);
        readUntil(output, 10);

        var second = start();
        var said = reader(second).readLine();

        assertThat(said).isEqualTo(PostgresFailure.Kind.FOLDER_IN_USE.name());
        assertThat(second.waitFor()).isNotZero();
        int before = readUntil(output, 11);
        assertThat(readUntil(output, before + 50)).isGreaterThan(before);
        kill(first);
        awaitEndOfServer();
    }

    @Test
    void aNewStartDoesNotWaitForTheOldServerToEnd() throws Exception {
        int acknowledged = 0;
        for (int life = 0; life < 3; life++) {
            acknowledged = killAfter(start(), acknowledged + 50);
        }

        assertThat(rowsAfterRestart()).isGreaterThanOrEqualTo(acknowledged);
        awaitEndOfServer();
    }

    private Process start() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingProcess.class.getName(),
                        folder.toString(),
                        BINARIES.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private int killAfter(Process process, int rows) throws Exception {
        var output = reader(process);
        readUntil(output, rows);
        kill(process);
        return lastNumber(output);
    }

    private static int readUntil(BufferedReader output, int wanted) throws Exception {
        String line;
        while ((line = output.readLine()) != null) {
            // The process logs to the same pipe, without the product's configuration.
            if (line.matches("\\d+") && Integer.parseInt(line) >= wanted) {
                return Integer.parseInt(line);
            }
        }
        throw new AssertionError("The process ended before row " + wanted);
    }

    /** The last complete line: what was still in the pipe when the process died counts as acknowledged. */
    private static int lastNumber(BufferedReader output) throws Exception {
        int last = 0;
        String line;
        while ((line = output.readLine()) != null) {
            last = line.matches("\\d+") ? Math.max(last, Integer.parseInt(line)) : last;
        }
        return last;
    }

    private int rowsAfterRestart() throws Exception {
        try (var server = EmbeddedPostgres.start(folder, BINARIES);
                var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + server.port() + "/opora", "opora", server.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from written")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void awaitEndOfServer() throws Exception {
        var server = Postmaster.in(data());
        await(() -> server.isEmpty() || !isAlive(server.get().id()));
    }

    private Path data() {
        return folder.resolve("postgres").resolve("data");
    }

    /** Through the handle: {@link Process} would close the pipe together with what is still in it. */
    private static void kill(Process process) throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** An ended process whose parent never asks for it, as in some containers, does not count as alive. */
    private static boolean isAlive(long process) {
        try {
            return !Files.readString(Path.of("/proc/" + process + "/stat")).matches("(?s).*\\) Z .*");
        } catch (IOException e) {
            return Files.notExists(Path.of("/proc"))
                    && ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("the server stops by itself").isBefore(end);
            Thread.sleep(100);
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream()));
    }
}

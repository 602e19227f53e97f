package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product as the image starts it: its beans worked out beforehand, and what an installation leaves out not among them. */
class AheadTest {

    @Test
    void whatIsWorkedOutAheadOfTimeIsTheWholeProduct(@TempDir Path folder) throws Exception {
        var classes = workedOut(folder.resolve("ahead"));

        try (var opora = new KilledOpora(
                folder.resolve("data"),
                Duration.ofMinutes(2),
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                "-Dspring.aot.enabled=true",
                "-Dopora.demo=false")) {
            var configuration = opora.ask(opora.request("/api/v1/configuration"));
            assertThat(configuration.get("demo").isNull()).isTrue();

            opora.signIn();
            assertThat(opora.ask(opora.request("/api/v1/organizations"))
                            .get("items")
                            .size())
                    .isPositive();

            opora.signIn("organizations:read");
            assertThat(opora.send(opora.request("/api/v1/organizations")).statusCode())
                    .isEqualTo(200);
            assertThat(opora.send(opora.request("/api/v1/roadmaps")).statusCode())
                    .as("who may is asked of handlers in the image too")
                    .isEqualTo(403);
            opora.end();
        }
    }

    private static Path workedOut(Path folder) throws IOException, InterruptedException {
        var log = folder.resolveSibling("working");
        var earlier = Files.createFile(
                Files.createDirectories(folder.resolve("class")).resolve("Earlier.class"));
        var working = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ahead.class.getName(),
                        folder.toString(),
                        "17")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(working.waitFor()).as(Files.readString(log)).isZero();
        assertThat(earlier).as("of an earlier build").doesNotExist();
        return folder.resolve("class");
    }
}

package ru.opora.launcher;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The real product on a free port, with a data folder of the test. */
final class RunningOpora implements AutoCloseable {

    /** Unpacked once for all tests. */
    static final Path BINARIES = Path.of("target", "postgres-binaries");

    private final Opora opora;
    private final ByteArrayOutputStream said;

    private RunningOpora(Opora opora, ByteArrayOutputStream said) {
        this.opora = opora;
        this.said = said;
    }

    static RunningOpora on(int port, Path dataFolder) {
        var said = new ByteArrayOutputStream();
        var console = new Console(false, new PrintStream(said, true, StandardCharsets.UTF_8));
        return new RunningOpora(
                Opora.start(
                        console,
                        "--server.port=" + port,
                        "--opora.data-dir=" + dataFolder,
                        "--opora.postgres-binaries-dir=" + BINARIES.toAbsolutePath()),
                said);
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

    @Override
    public void close() {
        opora.close();
    }
}

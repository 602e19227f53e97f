package ru.opora.launcher.postgres;

import java.io.IOException;
import java.util.List;

/**
 * A tiny process that waits at the end of a pipe. However our process dies, the system closes the pipe, and the watchdog
 * stops the server. It ignores what Ctrl-C sends to the whole terminal.
 */
final class Watchdog implements AutoCloseable {

    /** The id is compared with the file's before the signal: by then it may belong to somebody else. */
    private static final String UNIX = """
            trap '' INT TERM HUP QUIT
            cat >/dev/null
            read -r running < "$2/postmaster.pid" && [ "$running" = "$1" ] && kill -INT "$1"
            """;

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    static Watchdog over(Postmaster server, Cluster cluster, Binaries binaries) throws IOException {
        var command = Binaries.isWindows()
                ? List.of(
                        "cmd",
                        "/c",
                        "findstr x >nul & \"" + binaries.program("pg_ctl") + "\" stop -m fast -D \"" + cluster.folder()
                                + "\"")
                : List.of(
                        "/bin/sh",
                        "-c",
                        UNIX,
                        "opora-watchdog",
                        Long.toString(server.id()),
                        cluster.folder().toString());
        return new Watchdog(new ProcessBuilder(command)
                .directory(cluster.home().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** After an orderly stop there is nothing left to do. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}

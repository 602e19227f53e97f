package ru.opora.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The folder with the data: made once by {@code initdb}, configured anew at each start. */
final class Cluster {

    /** Sorts Cyrillic as people do; the system's own C.UTF-8 sorts by code point. */
    private static final String ICU_LOCALE = "ru-RU";

    private static final String CONFIGURATION = """
            # Written at each start of Opora; what must differ belongs into postgresql.auto.conf.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 200
            shared_buffers = 128MB
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            password_encryption = scram-sha-256
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_min_messages = warning
            lc_messages = 'C'
            idle_in_transaction_session_timeout = 5min
            tcp_keepalives_idle = 60
            """;

    private static final String ACCESS = """
            # Written at each start of Opora: a password, and this computer only.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Path home;
    private final Path folder;
    private final Binaries binaries;
    private final ServerUser user;

    /** The cluster's folder is called {@code data} and lies in the given one. */
    Cluster(Path home, Binaries binaries, ServerUser user) {
        this.home = home;
        this.folder = home.resolve("data");
        this.binaries = binaries;
        this.user = user;
    }

    Path home() {
        return home;
    }

    Path folder() {
        return folder;
    }

    boolean exists() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    /** Data of another major version can't be read, and must not be touched. */
    void checkVersion() throws IOException {
        var found = Files.readString(folder.resolve("PG_VERSION")).strip();
        var wanted = Programs.run(user.command(binaries.program("postgres").toString(), "--version"), home)
                .said()
                .replaceAll("(?s).*\\) (\\d+).*", "$1");
        if (!found.equals(wanted)) {
            throw new PostgresFailure(PostgresFailure.Kind.OTHER_VERSION, folder, found, wanted);
        }
    }

    /** Made beside its place and then renamed: an interrupted attempt leaves nothing that looks like data. */
    void create(String superuserPassword) throws IOException {
        var attempt = home.resolve("creating");
        FileSystemUtils.deleteRecursively(attempt);
        var password = home.resolve("creating-password");
        Files.deleteIfExists(password);
        Files.createFile(password);
        try {
            Posix.setPermissions(password, "rw-------");
            Files.writeString(password, superuserPassword + "\n");
            Posix.giveTo(user.id(), password);
            var ended = initialise(attempt, password, characterLocale());
            if (!ended.well()) {
                FileSystemUtils.deleteRecursively(attempt);
                ended = initialise(attempt, password, "C");
            }
            if (!ended.well()) {
                throw new PostgresFailure(PostgresFailure.Kind.DOES_NOT_START, ended.said());
            }
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(attempt, folder);
    }

    private static String characterLocale() {
        return Binaries.isWindows() ? "C" : Binaries.isMac() ? "UTF-8" : "C.UTF-8";
    }

    private Programs.Ended initialise(Path target, Path password, String locale) throws IOException {
        return Programs.run(
                user.command(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + target,
                        "--username=postgres",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--lc-ctype=" + locale,
                        "--locale-provider=icu",
                        "--icu-locale=" + ICU_LOCALE,
                        "--data-checksums"),
                home);
    }

    void configure(int port) throws IOException {
        var main = folder.resolve("postgresql.conf");
        if (!Files.readString(main).contains("include = 'opora.conf'")) {
            Files.writeString(main, Files.readString(main) + "\ninclude = 'opora.conf'\n");
        }
        write("opora.conf", CONFIGURATION.formatted(port));
        write("pg_hba.conf", ACCESS);
        Posix.giveTo(user.id(), main);
    }

    private void write(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        Posix.setPermissions(file, "rw-------");
        Posix.giveTo(user.id(), file);
    }

    /** Starts the server as a daemon of its own session, so that Ctrl-C in our terminal doesn't reach it. */
    Programs.Ended start(Path log) throws IOException {
        return control(List.of("start", "-w", "-t", "90", "-l", log.toString()));
    }

    Programs.Ended stop(String mode) throws IOException {
        return control(List.of("stop", "-w", "-t", "60", "-m", mode));
    }

    private Programs.Ended control(List<String> words) throws IOException {
        var command = user.command(binaries.program("pg_ctl").toString(), "-D", folder.toString(), "-s");
        command.addAll(words);
        return Programs.run(command, home);
    }
}

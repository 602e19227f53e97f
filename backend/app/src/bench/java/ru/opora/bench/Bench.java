package ru.opora.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The measured server as its client sees it, and how figures are said. */
final class Bench implements AutoCloseable {

    /** The part of a machine's time that is given to each figure. */
    static final int SECONDS = Integer.getInteger("opora.bench.seconds", 8);

    private static final List<String> LOADED =
            List.of("organizations", "organizations_people", "organizations_memberships", "roadmaps");

    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final int port;

    private Bench(Process process) {
        this.process = process;
        var reader = new Thread(this::read, "server's words");
        reader.setDaemon(true);
        reader.start();
        this.port = Integer.parseInt(answer().split(" ")[1]);
    }

    /** @param options of the server's JVM, besides those of the image */
    static Bench start(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseParallelGC"); // as docker/Dockerfile says
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Server.class.getName()));
        try {
            return new Bench(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return port;
    }

    String token(String person) {
        return ask("token " + person);
    }

    long heap() {
        return Long.parseLong(ask("heap"));
    }

    long peak() {
        return Long.parseLong(ask("peak"));
    }

    /** Lets search know the names of organisations that were written past the API. */
    void renewNames() {
        ask("names");
    }

    /** What the process holds of the machine's memory, where that can be read; else -1. */
    long resident() {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(-1L);
        } catch (IOException elsewhere) {
            return -1;
        }
    }

    /** A connection as the owner of the tables, past the API. */
    Connection database() throws SQLException {
        String[] words = ask("database").split(" ");
        return DriverManager.getConnection(words[0], words[1], words[2]);
    }

    /** Statements that the record of changes and the history do not notice: to make many rows quickly. */
    void load(String... statements) throws SQLException {
        try (var connection = database();
                var statement = connection.createStatement()) {
            for (String table : LOADED) {
                statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            }
            for (String sql : statements) {
                statement.execute(sql);
            }
            for (String table : LOADED) {
                statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
            }
        }
    }

    /** The head of a request; without a token nobody is signed in. */
    static String get(String path, @Nullable String token, String... headers) {
        var head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        if (token != null) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    static void say(String what, Object... values) {
        System.out.println(String.format(Locale.ROOT, what, values));
    }

    private synchronized String ask(String question) {
        try {
            process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return answer();
    }

    private String answer() {
        try {
            return Optional.ofNullable(answers.poll(10, TimeUnit.MINUTES))
                    .orElseThrow(() -> new IllegalStateException("The server does not answer"));
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** All the time: a server whose words nobody takes would wait with them for ever. */
    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("> ")) {
                    answers.add(line.substring(2));
                } else {
                    System.out.println("  server: " + line);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

package ru.opora.launcher.postgres;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;

/** A program to be killed: starts the server, writes row after row and says each one only after its commit. */
final class WritingProcess {

    static final String STARTED = "started";

    private WritingProcess() {}

    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        EmbeddedPostgres server;
        try {
            server = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]));
        } catch (PostgresFailure e) {
            out.println(e.kind());
            throw e;
        }
        out.println(STARTED);
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + server.port() + "/opora", "opora", server.password());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists written (id serial primary key)");
            while (true) {
                statement.execute("insert into written default values");
                try (var rows = statement.executeQuery("select count(*) from written")) {
                    rows.next();
                    out.println(rows.getInt(1));
                }
            }
        }
    }
}

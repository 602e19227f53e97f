package ru.opora.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, which has to be installed: the limit of what a database does with the same work. */
final class Pgbench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private Pgbench() {}

    /** How many of these statements a second, each a transaction of its own and sent whole. */
    static double perSecond(String database, int connections, int seconds, List<String> statements) throws IOException {
        Path folder = Files.createTempDirectory("pgbench");
        String[] words = database.split(" ");
        List<String> command = new ArrayList<>(List.of(
                "pgbench", "-n", "-M", "simple", "-h", words[0], "-p", words[1], "-U", words[3], "-c", "" + connections, "-j", "2", "-T", "" + seconds));
        for (int i = 0; i < statements.size(); i++) {
            Path file = folder.resolve(i + ".sql");
            Files.writeString(file, statements.get(i) + "\n");
            command.addAll(List.of("-f", file.toString()));
        }
        command.add(words[2]);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", words[4]);
        String said = new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (int i = 0; i < statements.size(); i++) {
            Files.delete(folder.resolve(i + ".sql"));
        }
        Files.delete(folder);
        var rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IOException(said);
        }
        return Double.parseDouble(rate.group(1));
    }
}

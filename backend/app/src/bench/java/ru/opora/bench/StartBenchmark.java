package ru.opora.bench;

import static ru.opora.bench.Bench.say;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * How long the jar takes until it says that it is ready: the first time, with a database to be made, and again. Needs the
 * jar; {@code opora.bench.jdks} names the homes of the JDKs, separated by commas.
 */
public final class StartBenchmark {

    private static final int RUNS = Integer.getInteger("opora.bench.runs", 5);

    private StartBenchmark() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        for (String home : System.getProperty("opora.bench.jdks", System.getProperty("java.home")).split(",")) {
            double[] first = new double[RUNS];
            double[] again = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                Path folder = Files.createTempDirectory("opora-start");
                first[run] = start(home, folder);
                again[run] = start(home, folder);
                FileSystemUtils.deleteRecursively(folder);
            }
            say("JDK %s: first start %.1f s, again %.1f s (medians of %d; %s, %s)", home, median(first), median(again), RUNS, Arrays.toString(first), Arrays.toString(again));
        }
    }

    private static double start(String home, Path folder) throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        long begin = System.nanoTime();
        var process = new ProcessBuilder(
                        Path.of(home, "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "opora.jar").toAbsolutePath().toString(),
                        "--server.port=" + port)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (!isReady(port)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("It ended with " + process.exitValue());
                }
                Thread.sleep(20);
            }
            return Math.round((System.nanoTime() - begin) / 1e7) / 100.0;
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static boolean isReady(int port) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/actuator/health").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

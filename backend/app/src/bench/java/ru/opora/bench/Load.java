package ru.opora.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/**
 * Requests over keep-alive connections of their own, one thread each, with as little work as can be: it shares the
 * machine with the server it measures.
 */
final class Load {

    /** @param latencies of all answers in nanoseconds, in ascending order */
    record Result(double perSecond, long[] latencies) {

        double percentile(double share) {
            return latencies[(int) Math.min(latencies.length - 1L, (long) (latencies.length * share))] / 1e6;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,8.0f/s   p50 %6.1f ms   p95 %6.1f ms   p99 %6.1f ms",
                    perSecond,
                    percentile(0.5),
                    percentile(0.95),
                    percentile(0.99));
        }
    }

    private final int port;
    private final int connections;

    Load(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /**
     * Runs at full speed.
     *
     * @param request the head of the request to send, for each connection's n-th turn
     */
    Result run(int seconds, IntFunction<String> request) {
        return run(seconds, 0, request);
    }

    /** @param perSecond how many requests all connections together send in a second; 0 for as many as they can */
    Result run(int seconds, int perSecond, IntFunction<String> request) {
        var threads = Executors.newFixedThreadPool(connections);
        try {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            long pause = perSecond == 0 ? 0 : 1_000_000_000L * connections / perSecond;
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                running.add(threads.submit(() -> connection(first, end, pause, request)));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> one : running) {
                all.addAll(one.get());
            }
            long[] sorted = all.stream().flatMapToLong(LongStream::of).sorted().toArray();
            return new Result(sorted.length / (double) seconds, sorted);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Long> connection(int first, long end, long pause, IntFunction<String> request) throws Exception {
        List<Long> latencies = new ArrayList<>();
        try (var socket = new Socket("127.0.0.1", port);
                var in = new BufferedInputStream(socket.getInputStream(), 65_536)) {
            socket.setTcpNoDelay(true);
            long due = System.nanoTime() + (pause == 0 ? 0 : (long) (Math.random() * pause));
            for (int turn = first; System.nanoTime() < end; turn += connections) {
                while (pause > 0 && System.nanoTime() < due) {
                    Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                }
                long start = pause > 0 ? due : System.nanoTime();
                socket.getOutputStream().write(request.apply(turn).getBytes(StandardCharsets.US_ASCII));
                answer(in);
                latencies.add(System.nanoTime() - start);
                due += pause;
            }
        }
        return latencies;
    }

    private static void answer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status + " " + new String(in.readNBytes(Math.min(2000, in.available())), StandardCharsets.UTF_8));
        }
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (int chunk = Integer.parseInt(line(in), 16); chunk > 0; chunk = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(chunk + 2);
        }
        line(in);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The server closed the connection");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}

package ru.opora.bench;

import static ru.opora.bench.Bench.SECONDS;
import static ru.opora.bench.Bench.say;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * Requests over keep-alive connections of their own, one thread each, taken in turn from a list. Where wrk is installed it
 * asks at full speed instead, for it leaves more of the machine to the server.
 */
final class Load {

    private static final int FEW = 8;
    private static final int ROUNDS = 3;

    private final int port;
    private final int connections;

    Load(Bench server, int connections) {
        this(server.port(), connections);
    }

    Load(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** A few connections, round after round: a server that is not compiled yet would drown in what is to be measured. */
    static void warmUp(Bench server, Collection<List<String>> requests) {
        var few = new Load(server, FEW);
        for (int round = 1; round <= ROUNDS; round++) {
            double sum = 0;
            for (List<String> some : requests) {
                sum += few.run(SECONDS, 0, some).perSecond();
            }
            say("warming up, round %d of %d: %.0f/s", round, ROUNDS, sum / requests.size());
        }
    }

    /** As many requests as these connections bring about, each waiting for its answer. */
    Result fullSpeed(int seconds, List<String> requests) {
        return Wrk.isInstalled() ? Wrk.run(port, connections, seconds, requests) : run(seconds, 0, requests);
    }

    /**
     * As many requests a second as are said, whether or not the answers keep up: what waits for a free connection counts
     * as waiting.
     */
    Result steady(int seconds, int perSecond, List<String> requests) {
        return run(seconds, perSecond, requests);
    }

    private Result run(int seconds, int perSecond, List<String> requests) {
        var threads = Executors.newFixedThreadPool(connections);
        try {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            long pause = perSecond == 0 ? 0 : 1_000_000_000L * connections / perSecond;
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                running.add(threads.submit(() -> connection(first, end, pause, requests)));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> one : running) {
                all.addAll(one.get());
            }
            return Result.of(seconds, all.stream().flatMapToLong(LongStream::of).sorted().toArray());
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Long> connection(int first, long end, long pause, List<String> requests)
            throws IOException, InterruptedException {
        List<Long> latencies = new ArrayList<>();
        try (var socket = new Socket("127.0.0.1", port);
                var in = new BufferedInputStream(socket.getInputStream(), 65_536)) {
            socket.setTcpNoDelay(true);
            long due = System.nanoTime() + (pause == 0 ? 0 : ThreadLocalRandom.current().nextLong(pause));
            for (int turn = first; System.nanoTime() < end; turn += connections) {
                if (due > end) {
                    break;
                }
                while (pause > 0 && System.nanoTime() < due) {
                    Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                }
                long start = pause > 0 ? due : System.nanoTime();
                String request = requests.get(turn % requests.size());
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                answer(in);
                latencies.add(System.nanoTime() - start);
                due += pause;
            }
        }
        return latencies;
    }

    /** Reads one answer to its end. */
    static void answer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200") && !status.startsWith("HTTP/1.1 304")) {
            throw new IOException(
                    status + " " + new String(in.readNBytes(Math.min(2000, in.available())), StandardCharsets.UTF_8));
        }
        int length = status.contains(" 304") ? 0 : -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (length != 0 && header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (int chunk = Integer.parseInt(line(in), 16); chunk > 0; chunk = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(chunk + 2L);
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

package ru.opora.bench;

import static ru.opora.bench.Bench.say;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import ru.opora.testing.People;

/**
 * Ten thousand open streams on one node, and how long a change takes to reach each. Client and server are processes of
 * their own; each needs {@code ulimit -n} of somewhat more than the streams.
 */
public final class StreamsBenchmark {

    private static final int STREAMS = Integer.getInteger("opora.bench.streams", 10_000);
    private static final int ROUNDS = 30;
    private static final int WARM_UP = 10;
    private static final int CONNECTING = 16;

    /** The round that is on: what arrives counts for it. */
    private record Round(long[] arrivals, CountDownLatch left) {}

    private final Bench server;
    private final AtomicReference<@Nullable Round> round = new AtomicReference<>();
    private final AtomicReferenceArray<@Nullable String> rests = new AtomicReferenceArray<>(STREAMS);

    private StreamsBenchmark(Bench server) {
        this.server = server;
    }

    public static void main(String... arguments) throws Exception {
        try (Bench server = Bench.start("-Xmx512m")) {
            new StreamsBenchmark(server).run();
        }
        System.exit(0);
    }

    private void run() throws SQLException, InterruptedException {
        long before = server.heap();
        Disposable.Composite streams = Disposables.composite();
        CountDownLatch ready = new CountDownLatch(STREAMS);
        long begin = System.nanoTime();
        open(streams, ready);
        if (!ready.await(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Not opened: " + ready.getCount());
        }
        say("%,d streams opened in %.1f s", STREAMS, (System.nanoTime() - begin) / 1e9);
        long[] all = {};
        long[] last = {};
        for (int count = 0; count < ROUNDS; count++) {
            long[] took = measure(count);
            if (count >= WARM_UP) {
                all = LongStream.concat(Arrays.stream(all), Arrays.stream(took)).toArray();
                last = LongStream.concat(Arrays.stream(last), Arrays.stream(took).max().stream()).toArray();
            }
        }
        Arrays.sort(all);
        Arrays.sort(last);
        say("from commit to one stream: p50 %.1f ms, p95 %.1f ms, max %.1f ms", Result.percentile(all, 0.5), Result.percentile(all, 0.95), Result.percentile(all, 1));
        say("from commit to the last of all: p50 %.1f ms, p95 %.1f ms, max %.1f ms (%d changes)", Result.percentile(last, 0.5), Result.percentile(last, 0.95), Result.percentile(last, 1), last.length);
        long heap = server.heap();
        say("server: heap %d MB, %d MB before (%.1f KB a stream), resident %d MB", heap >> 20, before >> 20, (heap - before) / 1024.0 / STREAMS, server.resident() >> 20);
        streams.dispose();
    }

    private void open(Disposable.Composite streams, CountDownLatch ready) {
        String token = server.token(People.BOB);
        HttpClient client = HttpClient.create(ConnectionProvider.builder("streams")
                        .maxConnections(STREAMS)
                        .pendingAcquireMaxCount(-1)
                        .pendingAcquireTimeout(Duration.ofMinutes(5))
                        .build())
                .baseUrl("http://127.0.0.1:" + server.port())
                .headers(headers -> headers.set("Authorization", "Bearer " + token));
        Flux.range(0, STREAMS)
                .flatMap(
                        stream -> Mono.<Integer>create(opened -> streams.add(client.get()
                                .uri("/api/v1/events/stream")
                                .responseContent()
                                .doOnNext(part -> arrived(stream, part, () -> {
                                    ready.countDown();
                                    opened.success(stream);
                                }))
                                .subscribe(part -> {}, failure -> say("lost: %s", failure)))),
                        CONNECTING)
                .subscribe();
    }

    private void arrived(int stream, ByteBuf part, Runnable opened) {
        String text = part.toString(StandardCharsets.UTF_8);
        String rest = rests.get(stream);
        String whole = rest == null ? text : rest + text;
        rests.set(stream, whole.substring(whole.lastIndexOf('\n') + 1));
        if (whole.contains("event:ready")) {
            opened.run();
        }
        Round now = round.get();
        if (whole.contains("event:change") && now != null && now.arrivals()[stream] == 0) {
            now.arrivals()[stream] = System.nanoTime();
            now.left().countDown();
        }
    }

    private long[] measure(int count) throws SQLException, InterruptedException {
        Round next = new Round(new long[STREAMS], new CountDownLatch(STREAMS));
        round.set(next);
        long committed;
        try (var connection = server.database()) {
            connection.createStatement().execute("UPDATE organizations SET short_name = 'Район " + count
                    + "', version = version + 1 WHERE id = '" + People.NORTH + "'");
            committed = System.nanoTime();
        }
        if (!next.left().await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Not told: " + next.left().getCount());
        }
        return Arrays.stream(next.arrivals()).map(arrival -> arrival - committed).toArray();
    }
}

package ru.opora.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;
import ru.opora.testing.TestTokens;

/**
 * Ten thousand open streams on one node, and how long a change takes to reach each. No part of the tests (its name does
 * not end like one); client and server share this process, so it needs {@code ulimit -n} of twice the streams and more:
 * {@code mvn -pl backend/app -am test -Dtest=LiveSubscribersBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * -Dopora.streams=10000}.
 */
@ApiTest
class LiveSubscribersBenchmark {

    private static final int STREAMS = Integer.getInteger("opora.streams", 10_000);
    private static final int ROUNDS = 40;
    private static final int WARM_UP = 10;
    private static final int CONNECTING = 64;

    /** The round that is on: what arrives counts for it. */
    private record Round(long[] arrivals, CountDownLatch left) {}

    @Autowired
    private DatabaseClient database;

    @LocalServerPort
    private int port;

    private final AtomicReference<Round> round = new AtomicReference<>();
    private final AtomicReferenceArray<String> rests = new AtomicReferenceArray<>(STREAMS);

    @Test
    void tenThousandStreams() throws InterruptedException {
        long before = usedHeap();
        Disposable.Composite streams = Disposables.composite();
        CountDownLatch ready = new CountDownLatch(STREAMS);
        long begin = System.nanoTime();
        open(streams, ready);
        assertThat(ready.await(300, TimeUnit.SECONDS))
                .as("not ready: " + ready.getCount())
                .isTrue();
        double opening = (System.nanoTime() - begin) / 1e9;
        long after = usedHeap();
        List<Long> all = new ArrayList<>();
        List<Long> last = new ArrayList<>();
        for (int count = 0; count < ROUNDS; count++) {
            long[] took = measure(count);
            if (count >= WARM_UP) {
                Arrays.stream(took).forEach(all::add);
                last.add(Arrays.stream(took).max().orElseThrow());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "streams %d, opened in %.1f s, heap %d MB -> %d MB (client and server), commit to delivery p50 %.1f ms p99 %.1f ms, "
                        + "commit to last delivery p50 %.1f ms p99 %.1f ms, rounds %d%n",
                STREAMS,
                opening,
                before >> 20,
                after >> 20,
                percentile(all, 50),
                percentile(all, 99),
                percentile(last, 50),
                percentile(last, 99),
                ROUNDS - WARM_UP);
        streams.dispose();
    }

    private void open(Disposable.Composite streams, CountDownLatch ready) {
        HttpClient client = HttpClient.create(ConnectionProvider.builder("streams")
                        .maxConnections(STREAMS)
                        .pendingAcquireMaxCount(-1)
                        .pendingAcquireTimeout(Duration.ofMinutes(5))
                        .build())
                .baseUrl("http://localhost:" + port)
                .headers(headers -> headers.set("Authorization", "Bearer " + TestTokens.of(People.BOB)));
        Flux.range(0, STREAMS)
                .flatMap(
                        stream -> Mono.<Integer>create(opened -> streams.add(client.get()
                                .uri("/api/v1/events/stream")
                                .responseContent()
                                .doOnNext(part -> arrived(stream, part, () -> {
                                    ready.countDown();
                                    opened.success(stream);
                                }))
                                .subscribe(part -> {}, failure -> System.out.println("lost: " + failure)))),
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
        if (whole.contains("event:change") && now != null) {
            now.arrivals()[stream] = System.nanoTime();
            now.left().countDown();
        }
    }

    private long[] measure(int count) throws InterruptedException {
        Round next = new Round(new long[STREAMS], new CountDownLatch(STREAMS));
        round.set(next);
        DatabaseScope.system(database.sql("UPDATE organizations SET short_name = 'Район " + count + "-"
                                + System.nanoTime() + "', version = version + 1 WHERE id = '" + People.NORTH + "'")
                        .then())
                .block();
        long committed = System.nanoTime();
        assertThat(next.left().await(60, TimeUnit.SECONDS))
                .as("left: " + next.left().getCount())
                .isTrue();
        return Arrays.stream(next.arrivals())
                .map(arrival -> arrival - committed)
                .toArray();
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double percentile(List<Long> nanos, int percent) {
        return nanos.stream()
                        .sorted()
                        .skip((long) Math.ceil(nanos.size() * percent / 100.0) - 1)
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }
}

package ru.opora.surveys.respondents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.surveys.respondents.ResponseRow.Outcome;

/**
 * Writes the answers of many requests with one commit, as databases themselves do it: who comes while nothing is written
 * writes at once; who comes meanwhile waits, and the first of them then writes for all. Nobody waits for a clock, a batch is as
 * large as the database is slow, and each request is told after the commit that holds its answers. When too many wait, the next
 * is told at once to come again: nothing is ever taken and lost.
 */
@Component
class ResponseWriter {

    private static final Duration LATER = Duration.ofSeconds(2);

    /** What is kept in memory at most: so many answers of a few kilobytes. */
    private static final int MOST_WAITING = 5_000;

    /** One more than the one that waits for the disk prepares the next. */
    private static final int WRITERS = 2;

    private static final int BATCH = 250;

    /** What a waiting request is told: its outcome, or to write for those that wait behind it. */
    private sealed interface Word {
        record Told(Outcome outcome) implements Word {}

        record Write() implements Word {}
    }

    private record Waiting(ResponseRow row, Sinks.One<Word> word) {}

    private final ResponseStore store;
    private final int most;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore writers = new Semaphore(WRITERS);
    private final AtomicInteger waiting = new AtomicInteger();

    @Autowired
    ResponseWriter(ResponseStore store) {
        this(store, MOST_WAITING);
    }

    ResponseWriter(ResponseStore store, int most) {
        this.store = store;
        this.most = most;
    }

    /** What became of the answers, after the commit that holds them; 503 when too many wait. */
    Mono<Outcome> write(ResponseRow row) {
        return Mono.defer(() -> {
            if (waiting.incrementAndGet() > most) {
                waiting.decrementAndGet();
                return Mono.error(ProblemException.later(ProblemType.UNAVAILABLE, LATER));
            }
            Waiting me = new Waiting(row, Sinks.one());
            Mono<Outcome> outcome = writers.tryAcquire() ? lead(me) : follow(me);
            return outcome.doFinally(end -> waiting.decrementAndGet());
        });
    }

    private Mono<Outcome> follow(Waiting me) {
        queue.add(me);
        callNext(); // a writer may have ended before it could see us
        return me.word()
                .asMono()
                .flatMap(word -> word instanceof Word.Told told ? Mono.just(told.outcome()) : lead(me));
    }

    /** Writes for itself and for those behind it. It goes on to its end, whoever of them vanishes meanwhile. */
    private Mono<Outcome> lead(Waiting me) {
        List<Waiting> batch = batch(me);
        return Mono.fromFuture(
                () -> Mono.defer(() ->
                                store.write(batch.stream().map(Waiting::row).toList()))
                        .onErrorResume(failure -> Mono.just(batch.stream()
                                .map(one -> Outcome.failed(failure))
                                .toList()))
                        .doOnNext(outcomes -> tell(batch, outcomes))
                        .doFinally(end -> release())
                        .map(outcomes -> outcomes.get(0))
                        .toFuture(),
                true);
    }

    private List<Waiting> batch(Waiting me) {
        List<Waiting> batch = new ArrayList<>();
        batch.add(me);
        while (batch.size() < BATCH) {
            Waiting next = queue.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return batch;
    }

    private static void tell(List<Waiting> batch, List<Outcome> outcomes) {
        for (int i = 1; i < batch.size(); i++) {
            batch.get(i).word().tryEmitValue(new Word.Told(outcomes.get(i)));
        }
    }

    private void release() {
        writers.release();
        callNext();
    }

    /** Lets the first that waits write, as long as somebody waits and may. */
    private void callNext() {
        while (!queue.isEmpty() && writers.tryAcquire()) {
            Waiting next = queue.poll();
            if (next != null) {
                next.word().tryEmitValue(new Word.Write());
                return;
            }
            writers.release();
        }
    }
}

package ru.opora.surveys.respondents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.surveys.Intake;
import ru.opora.surveys.respondents.ResponseRow.Outcome;

/**
 * Writes the answers of many requests with one commit, as databases themselves do it: who comes while nothing is written
 * is written at once; those who come meanwhile wait, and are then written together. Nobody waits for a clock, a batch is as
 * large as the database is slow, and each request is told after the commit that holds its answers. When too much waits, the next
 * is told at once to come again: nothing is ever taken and lost. A write goes on to its end, whoever of them vanishes meanwhile.
 */
@Component
class ResponseWriter {

    private static final Duration LATER = Duration.ofSeconds(2);

    /** What is kept in memory at most, in bytes: five thousand answers of some kilobytes. */
    private static final long MOST_WAITING = 32_000_000;

    /** One more than the one that waits for the disk prepares the next. */
    private static final int WRITERS = 2;

    /** For fewer no second writer begins while another is at work: they are soon written with those who come meanwhile. */
    private static final int WORTH = 16;

    private static final int BATCH = 250;

    private record Waiting(ResponseRow row, Sinks.One<Outcome> outcome) {
        long size() {
            return (long) row.answers().length + row.computed().length;
        }
    }

    private final ResponseStore store;
    private final Intake intake;
    private final long most;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final Semaphore writers = new Semaphore(WRITERS);
    private final AtomicLong waiting = new AtomicLong();

    @Autowired
    ResponseWriter(ResponseStore store, Intake intake) {
        this(store, intake, MOST_WAITING);
    }

    ResponseWriter(ResponseStore store, Intake intake, long most) {
        this.store = store;
        this.intake = intake;
        this.most = most;
    }

    /** What became of the answers, after the commit that holds them; 503 when too much waits. */
    Mono<Outcome> write(ResponseRow row) {
        return Mono.defer(() -> {
            var me = new Waiting(row, Sinks.one());
            if (waiting.addAndGet(me.size()) > most) {
                waiting.addAndGet(-me.size());
                return Mono.error(ProblemException.later(ProblemType.UNAVAILABLE, LATER));
            }
            queue.add(me);
            queued.incrementAndGet();
            writeNext();
            return me.outcome().asMono();
        });
    }

    /** Writes those that wait, as long as there are some and a writer is free. */
    private void writeNext() {
        while (isWorthWriting() && writers.tryAcquire()) {
            List<Waiting> batch = batch();
            if (batch.isEmpty()) {
                writers.release();
            } else {
                var unused = Mono.defer(() ->
                                store.write(batch.stream().map(Waiting::row).toList()))
                        .onErrorResume(failure -> Mono.just(batch.stream()
                                .map(one -> Outcome.failed(failure))
                                .toList()))
                        .doOnNext(outcomes -> tell(batch, outcomes))
                        .doFinally(end -> {
                            writers.release();
                            writeNext();
                        })
                        .toFuture();
            }
        }
    }

    private boolean isWorthWriting() {
        return queued.get() > 0 && (writers.availablePermits() == WRITERS || queued.get() >= WORTH);
    }

    private List<Waiting> batch() {
        List<Waiting> batch = new ArrayList<>();
        while (batch.size() < BATCH) {
            Waiting next = queue.poll();
            if (next == null) {
                break;
            }
            queued.decrementAndGet();
            batch.add(next);
        }
        return batch;
    }

    private void tell(List<Waiting> batch, List<Outcome> outcomes) {
        intake.stored(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            waiting.addAndGet(-batch.get(i).size());
            batch.get(i).outcome().tryEmitValue(outcomes.get(i));
        }
    }
}

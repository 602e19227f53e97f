package ru.opora.surveys;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * How busy this node is with taking answers, and work beside it that lets it go first: while many come, what counts and scores them uses a
 * sixteenth of its time and makes up for it afterwards.
 */
@Component
public class Intake {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Answers to a commit, on an average, from which on they come in a rush: who comes alone is written alone. */
    private static final int RUSH = 4;

    private static final int REST = 15;
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final LongAdder stored = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongSupplier nanos;
    private final Scheduler scheduler;

    public Intake() {
        this(System::nanoTime, Schedulers.parallel());
    }

    /** @param nanos tells how time passes, on the same clock as the scheduler */
    Intake(LongSupplier nanos, Scheduler scheduler) {
        this.nanos = nanos;
        this.scheduler = scheduler;
    }

    /** These were written with one commit. */
    public void stored(int answers) {
        stored.add(answers);
        commits.increment();
    }

    /**
     * Goes on for ever.
     *
     * @param step takes some of what waits and says how many
     * @param most how many a step takes at most: after one that found fewer there is a pause
     */
    public Flux<Integer> beside(Mono<Integer> step, int most) {
        return Mono.defer(() -> {
                    long before = stored.sum();
                    long already = commits.sum();
                    long began = nanos.getAsLong();
                    return step.flatMap(taken -> {
                        Duration took = Duration.ofNanos(nanos.getAsLong() - began);
                        Duration rest = taken < most
                                ? PAUSE
                                : isRush(stored.sum() - before, commits.sum() - already) ? rest(took) : Duration.ZERO;
                        return rest.isZero()
                                ? Mono.just(taken)
                                : Mono.just(taken).delayElement(rest, scheduler);
                    });
                })
                .repeat();
    }

    private static boolean isRush(long answers, long commits) {
        return commits > 0 && answers >= RUSH * commits;
    }

    private static Duration rest(Duration took) {
        Duration rest = took.multipliedBy(REST);
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}

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
 * How fast this node takes answers, and work beside it that lets it go first: while many come, what counts and scores them uses an eighth of
 * its time and makes up for it afterwards.
 */
@Component
public class Intake {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Answers a second from which on they come in a rush: two classes at once, or a load. */
    private static final int RUSH = 50;

    private static final int REST = 7;
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final LongAdder stored = new LongAdder();
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

    public void stored(int answers) {
        stored.add(answers);
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
                    long began = nanos.getAsLong();
                    return step.flatMap(taken -> {
                        Duration took = Duration.ofNanos(nanos.getAsLong() - began);
                        Duration rest = taken < most ? PAUSE : rest(stored.sum() - before, took);
                        return rest.isZero()
                                ? Mono.just(taken)
                                : Mono.just(taken).delayElement(rest, scheduler);
                    });
                })
                .repeat();
    }

    private static Duration rest(long came, Duration took) {
        if (came * 1000 < RUSH * took.toMillis()) {
            return Duration.ZERO;
        }
        Duration rest = took.multipliedBy(REST);
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}

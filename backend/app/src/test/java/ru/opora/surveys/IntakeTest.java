package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Who goes first in a rush, by a clock that only the test moves. */
class IntakeTest {

    private static final int BATCH = 500;
    private static final Duration WORK = Duration.ofMillis(100);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Intake intake = new Intake(() -> time.now(TimeUnit.NANOSECONDS), time);
    private final Disposable.Composite running = Disposables.composite();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();

    @AfterEach
    void stop() {
        running.dispose();
    }

    @Test
    void whileManyComeWorkBesideUsesAnEighthOfItsTime() {
        waiting.set(1_000_000);
        answersEvery(Duration.ofMillis(10));
        work(WORK);
        assertThat(stepsWithin(Duration.ofSeconds(80))).isBetween(99, 101);
    }

    @Test
    void whileFewComeItDoesNotRest() {
        waiting.set(1_000_000);
        answersEvery(Duration.ofMillis(40));
        work(WORK);
        assertThat(stepsWithin(Duration.ofSeconds(80))).isBetween(799, 801);
    }

    @Test
    void howeverLongAStepTookItRestsFiveSecondsAtMost() {
        waiting.set(1_000_000);
        answersEvery(Duration.ofMillis(10));
        work(Duration.ofSeconds(2));
        assertThat(stepsWithin(Duration.ofSeconds(70))).isBetween(9, 11);
    }

    @Test
    void whatWaitedIsTakenAsSoonAsTheRushIsOverAndNothingIsLeft() {
        Disposable rush = answersEvery(Duration.ofMillis(1));
        work(WORK);
        time.advanceTimeBy(Duration.ofSeconds(60));
        int left = waiting.get();
        assertThat(left).as("1,000 come a second and 625 are taken").isGreaterThan(10 * BATCH);
        rush.dispose();
        assertThat(stepsWithin(Duration.ofSeconds(10))).isGreaterThan(left / BATCH);
        assertThat(waiting).hasValue(0);
    }

    @Test
    void whereNothingWaitsItLooksTwiceASecond() {
        work(Duration.ZERO);
        assertThat(stepsWithin(Duration.ofSeconds(60))).isBetween(119, 121);
    }

    private Disposable answersEvery(Duration time) {
        Disposable rush = Flux.interval(time, this.time).subscribe(number -> {
            waiting.incrementAndGet();
            intake.stored(1);
        });
        running.add(rush);
        return rush;
    }

    /** What counts: so long for a step, however many it finds. */
    private void work(Duration step) {
        Mono<Integer> taken = Mono.fromSupplier(() -> {
            int found = Math.min(BATCH, waiting.get());
            waiting.addAndGet(-found);
            steps.incrementAndGet();
            return found;
        });
        running.add(intake.beside(Mono.delay(step, time).then(taken), BATCH).subscribe());
    }

    private int stepsWithin(Duration span) {
        int before = steps.get();
        time.advanceTimeBy(span);
        return steps.get() - before;
    }
}

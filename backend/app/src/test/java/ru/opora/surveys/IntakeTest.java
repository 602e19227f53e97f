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
    void whileManyAreWrittenTogetherWorkBesideUsesASixteenthOfItsTime() {
        waiting.set(1_000_000);
        answers(4, Duration.ofMillis(10));
        work(WORK);
        assertThat(stepsWithin(Duration.ofSeconds(160))).isBetween(99, 101);
    }

    @Test
    void whileEachIsWrittenAloneItDoesNotRestHoweverManyCome() {
        waiting.set(1_000_000);
        answers(1, Duration.ofMillis(2));
        work(WORK);
        assertThat(stepsWithin(Duration.ofSeconds(80))).isBetween(799, 801);
    }

    @Test
    void whileNoneComeItDoesNotRest() {
        waiting.set(1_000_000);
        work(WORK);
        assertThat(stepsWithin(Duration.ofSeconds(80))).isBetween(799, 801);
    }

    @Test
    void howeverLongAStepTookItRestsTenSecondsAtMost() {
        waiting.set(1_000_000);
        answers(4, Duration.ofMillis(10));
        work(Duration.ofSeconds(2));
        assertThat(stepsWithin(Duration.ofSeconds(120))).isBetween(9, 11);
    }

    @Test
    void whatWaitedIsTakenAsSoonAsTheRushIsOverAndNothingIsLeft() {
        Disposable rush = answers(10, Duration.ofMillis(10));
        work(WORK);
        time.advanceTimeBy(Duration.ofSeconds(60));
        int left = waiting.get();
        assertThat(left).as("1,000 come a second and 312 are taken").isGreaterThan(50 * BATCH);
        rush.dispose();
        assertThat(stepsWithin(Duration.ofSeconds(15))).isGreaterThan(left / BATCH);
        assertThat(waiting).hasValue(0);
    }

    @Test
    void whereNothingWaitsItLooksTwiceASecond() {
        work(Duration.ZERO);
        assertThat(stepsWithin(Duration.ofSeconds(60))).isBetween(119, 121);
    }

    /** So many with one commit, again and again. */
    private Disposable answers(int together, Duration time) {
        Disposable rush = Flux.interval(time, this.time).subscribe(number -> {
            waiting.addAndGet(together);
            intake.stored(together);
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

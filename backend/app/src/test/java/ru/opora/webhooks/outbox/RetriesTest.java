package ru.opora.webhooks.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RetriesTest {

    @Test
    void pausesGrowAndEndAfterThreeDays() {
        Duration before = Duration.ZERO;
        Duration all = Duration.ZERO;
        int attempt = 1;
        for (Duration pause = Retries.after(attempt, 0.5); pause != null; pause = Retries.after(++attempt, 0.5)) {
            assertThat(pause).isGreaterThan(before);
            before = pause;
            all = all.plus(pause);
        }
        assertThat(attempt).isEqualTo(11);
        assertThat(all).isBetween(Duration.ofDays(3), Duration.ofDays(4));
    }

    @Test
    void chanceMovesAPauseByAFifth() {
        assertThat(Objects.requireNonNull(Retries.after(2, 0))).isEqualTo(Duration.ofSeconds(48));
        assertThat(Objects.requireNonNull(Retries.after(2, 1))).isEqualTo(Duration.ofSeconds(72));
    }
}

package ru.opora.webhooks.outbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a delivery that failed is tried again: eleven attempts over three days, each pause a fifth longer or shorter by chance. */
final class Retries {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final double JITTER = 0.2;

    private Retries() {}

    /**
     * The pause after an attempt; null when it was the last.
     *
     * @param attempt from 1
     * @param chance in [0, 1)
     */
    static @Nullable Duration after(int attempt, double chance) {
        if (attempt > PAUSES.size()) {
            return null;
        }
        double factor = 1 + JITTER * (2 * chance - 1);
        return Duration.ofMillis(Math.round(PAUSES.get(attempt - 1).toMillis() * factor));
    }
}

package ru.opora.identity.pages;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * How many wrong passwords and codes one address may try, whatever the names: who tries one password on a thousand names
 * meets no lock-out of a name. Right ones count for nothing, so a school that signs in behind one address in the first
 * hour of September is not stopped by its number, only by two hundred mistakes in ten minutes.
 */
class Guesses {

    private static final int WRONG = 200;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final RateLimit limit;
    private final Pages pages;

    Guesses(Pages pages, Clock clock) {
        this.pages = pages;
        this.limit = new RateLimit(WRONG, WINDOW, clock);
    }

    /** Hears an attempt unless the address has made too many wrong ones; those get the page that says so. */
    <T> ServerResponse hear(
            ServerRequest request, Supplier<T> attempt, Predicate<T> isRight, Function<T, ServerResponse> answer) {
        var sender = RateLimit.sender(request);
        if (!limit.admits(sender)) {
            return pages.tooOften(request, limit.seconds(sender));
        }
        var outcome = attempt.get();
        if (isRight.test(outcome)) {
            limit.giveBack(sender);
        }
        return answer.apply(outcome);
    }
}

package ru.opora.roadmaps.progress;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Statement;

/**
 * By which day something is overdue: each executor's own today, or one day that was asked for. Only between the first
 * and the last today on Earth has the database to reckon a zone.
 */
record Moment(Instant now, @Nullable LocalDate asked) {

    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    static Moment of(Clock clock, @Nullable LocalDate asked) {
        return new Moment(clock.instant(), asked);
    }

    /** Whether the states of that day differ from those of now: the counts are of now. */
    boolean past() {
        return asked != null && asked.isBefore(LocalDate.ofInstant(now, LAST));
    }

    /** The executor's today, of a row that has time_zone. */
    String today() {
        return asked == null ? "(:now::timestamptz AT TIME ZONE c.time_zone)::date" : ":early::date";
    }

    /** Whether the row's day is before the executor's today. */
    String late() {
        return "c.day < :late AND (c.day < :early OR c.day < " + today() + ")";
    }

    /** Whether the row's day has come. */
    String reached() {
        return "c.day <= :late AND (c.day <= :early OR c.day <= " + today() + ")";
    }

    /** Binds the past day alone, for what asks nothing else of the moment. */
    Statement bindDay(Statement statement) {
        return past() && asked != null ? statement.bind("early", asked) : statement;
    }

    Statement bind(Statement statement) {
        statement
                .bind("early", asked == null ? LocalDate.ofInstant(now, LAST) : asked)
                .bind("late", asked == null ? LocalDate.ofInstant(now, FIRST) : asked);
        return asked == null ? statement.bind("now", now) : statement;
    }
}

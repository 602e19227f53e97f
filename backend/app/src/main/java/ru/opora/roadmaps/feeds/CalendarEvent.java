package ru.opora.roadmaps.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole days of a calendar.
 *
 * @param uid stays the same for the same thing
 * @param sequence grows with each change
 * @param changedAt the moment of the newest change
 * @param first the first day
 * @param last the last day, inclusive
 * @param rule an RFC 5545 rule by which it repeats; null when it does not
 * @param excepted days of the rule on which it does not happen
 * @param instance of which day of a repeating event this one says something else; null for an event of its own
 */
record CalendarEvent(
        String uid,
        long sequence,
        Instant changedAt,
        String summary,
        String description,
        @Nullable String url,
        LocalDate first,
        LocalDate last,
        @Nullable String rule,
        List<LocalDate> excepted,
        @Nullable LocalDate instance) {

    CalendarEvent {
        excepted = List.copyOf(excepted);
    }

    static CalendarEvent once(
            String uid,
            long sequence,
            Instant changedAt,
            String summary,
            String description,
            @Nullable String url,
            LocalDate first,
            LocalDate last) {
        return new CalendarEvent(
                uid, sequence, changedAt, summary, description, url, first, last, null, List.of(), null);
    }
}

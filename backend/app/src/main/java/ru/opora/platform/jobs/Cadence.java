package ru.opora.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How often a job recurs. */
@FunctionalInterface
public interface Cadence {

    /** When it is due next, once it ran at that moment; always later than it. */
    Instant after(Instant moment);

    /** Again and again, with this pause from the end of one run to the beginning of the next. */
    static Cadence every(Duration pause) {
        return moment -> moment.plus(pause);
    }

    /** Once a day at this time there; on a day whose clocks skip it, right after the gap. */
    static Cadence daily(LocalTime time, ZoneId zone) {
        return moment -> {
            ZonedDateTime today = moment.atZone(zone).toLocalDate().atTime(time).atZone(zone);
            return today.toInstant().isAfter(moment)
                    ? today.toInstant()
                    : today.toLocalDate().plusDays(1).atTime(time).atZone(zone).toInstant();
        };
    }
}

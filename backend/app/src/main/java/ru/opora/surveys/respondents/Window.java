package ru.opora.surveys.respondents;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.ProblemType;
import ru.opora.surveys.respondents.RespondentLinks.Link;
import ru.opora.surveys.respondents.RespondentView.Status;

/**
 * What a campaign's days mean for an answer that comes today.
 *
 * @param end the last day on which answers may be filled in
 * @param takenUntil the last day on which those are taken
 */
record Window(LocalDate end, LocalDate takenUntil, Status status) {

    static Window of(Link link, LocalDate today) {
        LocalDate closedOn = link.closedOn();
        LocalDate end = closedOn != null && closedOn.isBefore(link.closesOn()) ? closedOn : link.closesOn();
        boolean over = link.scored() || closedOn != null || today.isAfter(end);
        Status status = over
                ? Status.CLOSED
                : today.isBefore(link.opensOn()) ? Status.NOT_YET : link.paused() ? Status.PAUSED : Status.OPEN;
        return new Window(end, link.scored() ? end : end.plusDays(link.graceDays()), status);
    }

    /** The day it is now where the campaign's owner is. */
    static LocalDate today(Link link, Clock clock) {
        return clock.instant().atZone(zone(link.zone())).toLocalDate();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC; // as the database has it
        }
    }

    /** Why an answer filled in on that day is not taken today; null when it is. */
    @Nullable
    ProblemType refusal(@Nullable LocalDate filledOn, LocalDate today, Link link) {
        boolean late = isLate(filledOn, today, link);
        if (status == Status.OPEN || late && !link.paused()) {
            return null;
        }
        return status == Status.PAUSED || late ? ProblemType.SURVEY_PAUSED : ProblemType.SURVEY_NOT_OPEN;
    }

    /** Whether an answer filled in on that day is late, and in time for the days of grace. */
    private boolean isLate(@Nullable LocalDate filledOn, LocalDate today, Link link) {
        return status == Status.CLOSED
                && !link.scored()
                && filledOn != null
                && !filledOn.isAfter(end)
                && !filledOn.isBefore(link.opensOn())
                && !today.isAfter(takenUntil);
    }
}

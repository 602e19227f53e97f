package ru.opora.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A term: its verbatim text and the meaning the parser gives it.
 *
 * @param text the verbatim text, exactly as given
 * @param status how far the meaning is known
 * @param kind the shape of the meaning; null when the text is unparseable
 * @param recurrence an RFC 5545 rule without the RRULE: prefix, for what repeats
 * @param openBasis what will give an open term its date; null unless the term (or a part of it) is open
 * @param windows every dated instance inside the period, in order of date
 * @param truncated whether the expansion was cut at {@link #MAX_WINDOWS}
 * @param participants the dates of each organisation the text names
 * @param times the local times of day the text says
 * @param reasons why a person must look at it; empty unless NEEDS_REVIEW or UNPARSEABLE
 * @param proposal what was most likely meant, where there is something to propose; itself never has a proposal
 */
public record Term(
        String text,
        TermStatus status,
        @Nullable TermKind kind,
        @Nullable String recurrence,
        @Nullable OpenBasis openBasis,
        List<TermWindow> windows,
        boolean truncated,
        List<ParticipantDates> participants,
        List<TimeOfDay> times,
        List<TermReason> reasons,
        @Nullable Term proposal) {

    /** The most windows an expansion holds. */
    public static final int MAX_WINDOWS = 400;

    public Term {
        windows = List.copyOf(windows);
        participants = List.copyOf(participants);
        times = List.copyOf(times);
        reasons = List.copyOf(reasons);
    }
}

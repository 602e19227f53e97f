package ru.opora.terms;

import java.util.List;

/**
 * The dates of one organisation named in the term.
 *
 * @param name the organisation as printed, without the brackets
 * @param windows its dated instances
 */
public record ParticipantDates(String name, List<TermWindow> windows) {
    public ParticipantDates {
        windows = List.copyOf(windows);
    }
}

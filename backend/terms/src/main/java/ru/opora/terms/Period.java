package ru.opora.terms;

import java.time.LocalDate;

/**
 * The period of the plan a term stands in; years that the text does not say are inherited from it.
 *
 * @param start the first day
 * @param end the last day, inclusive, not before the first
 */
public record Period(LocalDate start, LocalDate end) {
    public Period {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("The period ends before it starts: " + start + " .. " + end);
        }
    }
}

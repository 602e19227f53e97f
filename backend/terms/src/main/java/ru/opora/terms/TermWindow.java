package ru.opora.terms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One dated instance of a term.
 *
 * @param start the first day, or null for a bare deadline
 * @param due the last day, inclusive (to 23:59 in the executor's time zone)
 */
public record TermWindow(@Nullable LocalDate start, LocalDate due) {}

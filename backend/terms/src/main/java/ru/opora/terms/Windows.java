package ru.opora.terms;

import java.time.LocalDate;

/** Dated elements whose years are known, as days. */
final class Windows {

    private Windows() {}

    static LocalDate first(Piece piece) {
        return piece.unit().first(year(piece));
    }

    static LocalDate last(Piece piece) {
        return piece.unit().last(year(piece));
    }

    private static int year(Piece piece) {
        Integer year = piece.year();
        if (year == null) {
            throw new IllegalStateException("The year is not resolved");
        }
        return year;
    }

    static TermWindow of(Span span) {
        boolean bare = span.by() || span.isDay();
        return new TermWindow(bare ? null : first(span.from()), last(span.end()));
    }

    /** Whether all of it lies in the period; of a deadline, its last day. */
    static boolean isInside(Span span, Period period) {
        LocalDate due = last(span.end());
        return !due.isAfter(period.end())
                && !due.isBefore(period.start())
                && (span.by() || !first(span.from()).isBefore(period.start()));
    }

    static boolean overlaps(Span span, Period period) {
        LocalDate start = span.by() ? last(span.end()) : first(span.from());
        return !start.isAfter(period.end()) && !last(span.end()).isBefore(period.start());
    }

    /** Whether a plan would say so: due in the period, and what it begins with at least touches the period. */
    static boolean isAcceptable(Span span, Period period) {
        LocalDate due = last(span.end());
        return !due.isAfter(period.end())
                && !due.isBefore(period.start())
                && (span.by() || !last(span.from()).isBefore(period.start()));
    }
}

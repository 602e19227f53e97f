package ru.opora.terms;

import org.jspecify.annotations.Nullable;

/**
 * One dated element of a term: a day, a part of the calendar, or an interval between two.
 *
 * @param to the end of an interval; null when the element is one piece
 * @param by whether only the end is binding: «до 15 марта»
 */
record Span(Piece from, @Nullable Piece to, boolean by) {

    static Span on(Piece piece) {
        return new Span(piece, null, false);
    }

    static Span between(Piece from, Piece to) {
        return new Span(from, to, false);
    }

    Piece end() {
        return to == null ? from : to;
    }

    Span asDeadline() {
        return new Span(from, to, true);
    }

    boolean hasNoYear() {
        return from.year() == null && end().year() == null;
    }

    /** Whether it is a single day without an interval. */
    boolean isDay() {
        return to == null && from.isDay();
    }

    /** The same some years later; a year that is not said stays unsaid. */
    Span shifted(int years) {
        return new Span(from.shifted(years), to == null ? null : to.shifted(years), by);
    }
}

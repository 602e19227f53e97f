package ru.opora.terms;

import org.jspecify.annotations.Nullable;

/**
 * A part of the calendar with the year the text gives it.
 *
 * @param year the year it begins in; null when the text does not say
 */
record Piece(Unit unit, @Nullable Integer year) {

    Piece in(@Nullable Integer otherYear) {
        return new Piece(unit, otherYear);
    }

    boolean isDay() {
        return unit instanceof Unit.Day || unit instanceof Unit.NthWeekday;
    }

    boolean isYear() {
        return unit instanceof Unit.Year || unit instanceof Unit.SchoolYear;
    }

    Piece shifted(int years) {
        return year == null ? this : new Piece(unit, year + years);
    }
}

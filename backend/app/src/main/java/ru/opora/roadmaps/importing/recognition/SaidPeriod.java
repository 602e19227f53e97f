package ru.opora.roadmaps.importing.recognition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Period;

/** What a title says of the period of its plan. */
public final class SaidPeriod {

    private SaidPeriod() {}

    /** Whether these words say just these days, so that nothing need be printed beside them. */
    public static boolean is(@Nullable String title, LocalDate start, LocalDate end) {
        return new Period(start, end).equals(PeriodFinder.said(title));
    }
}

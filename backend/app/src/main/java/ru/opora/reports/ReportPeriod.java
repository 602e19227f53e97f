package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** What stretch of time a report is about. */
@Schema(name = "ReportPeriod")
enum ReportPeriod {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12);

    private final int months;

    ReportPeriod(int months) {
        this.months = months;
    }

    /** A stretch of whole months, both days inclusive. */
    record Span(LocalDate start, LocalDate end) {}

    /**
     * What a report due on that day is about: the last whole period that is over by then. «До 10 числа месяца, следующего за
     * отчетным» is about the month before, 30 January about the second half of the last year, 20 July about the first of this.
     */
    Span before(LocalDate due) {
        LocalDate start = due.withDayOfMonth(1);
        start = start.minusMonths(Math.floorMod(start.getMonthValue() - 1, months));
        return new Span(start.minusMonths(months), start.minusDays(1));
    }
}

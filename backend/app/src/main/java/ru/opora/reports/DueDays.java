package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Period;
import ru.opora.terms.Term;
import ru.opora.terms.TermParser;
import ru.opora.terms.TermStatus;
import ru.opora.terms.TermWindow;

/** The days a term's text names, with the periods they are about. Reading a text is arithmetic, but too long for an event loop. */
final class DueDays {

    private static final TermParser PARSER = new TermParser();

    private DueDays() {}

    /** A report of a period and its last day. */
    @Schema(name = "ReportDue")
    record Due(LocalDate periodStart, LocalDate periodEnd, LocalDate due) {}

    /**
     * Reports by this term, one for each period.
     *
     * @param from only periods that end on or after this day
     * @param to only periods that begin on or before this day
     * @throws UnclearTerm when the text names no days, or several in one period
     */
    static List<Due> of(String text, ReportPeriod period, LocalDate from, LocalDate to) {
        TreeMap<LocalDate, Due> found = new TreeMap<>();
        for (LocalDate day : days(text, from, to)) {
            ReportPeriod.Span about = period.before(day);
            Due due = new Due(about.start(), about.end(), day);
            Due other = found.putIfAbsent(about.start(), due);
            if (other != null && !other.due().equals(day)) {
                throw new UnclearTerm("TERM_TOO_FREQUENT");
            }
        }
        return found.values().stream()
                .filter(due ->
                        !due.periodEnd().isBefore(from) && !due.periodStart().isAfter(to))
                .toList();
    }

    /** Year by year: a text like «до 30 января и 20 июля» takes the year from its plan. */
    private static Collection<LocalDate> days(String text, LocalDate from, LocalDate to) {
        var days = new TreeSet<LocalDate>();
        for (int year = from.getYear() - 1; year <= to.getYear() + 1; year++) {
            Term term = PARSER.parse(text, new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            if (term.status() != TermStatus.PARSED || term.windows().isEmpty()) {
                throw new UnclearTerm("TERM_NOT_DATED");
            }
            term.windows().stream().map(TermWindow::due).forEach(days::add);
        }
        return days;
    }

    /** Why no reports follow from a text. */
    static final class UnclearTerm extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnclearTerm(String code) {
            super(code, null, false, false);
        }

        String code() {
            return String.valueOf(getMessage());
        }
    }

    /** Those that come next, a few. */
    static List<Due> next(List<Due> all, LocalDate today, int most) {
        List<Due> found = new ArrayList<>(
                all.stream().filter(due -> !due.due().isBefore(today)).toList());
        return found.subList(0, Math.min(most, found.size()));
    }

    /** A text that is read before it is stored. */
    static @Nullable String fault(String text, ReportPeriod period, LocalDate from) {
        try {
            of(text, period, from, from.plusYears(1));
            return null;
        } catch (UnclearTerm unclear) {
            return unclear.code();
        }
    }
}

package ru.opora.roadmaps.importing;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.importing.recognition.ColumnRole;
import ru.opora.roadmaps.importing.recognition.Hints;
import ru.opora.roadmaps.importing.recognition.RowKind;
import ru.opora.terms.Period;

/**
 * Everything a person has settled about an import so far; kept beside the file and applied whenever it is read anew. An
 * empty text clears what was recognised.
 *
 * @param undated true: the order has no date, whatever was recognised
 */
record Corrections(
        @Nullable String title,
        @Nullable String goal,
        @Nullable String orderNumber,
        @Nullable LocalDate orderDate,
        @Nullable Boolean undated,
        @Nullable String signatory,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        @Nullable Integer table,
        Map<Integer, ColumnRole> columns,
        Map<Integer, RowKind> rows,
        Map<Integer, TermCorrection> terms) {

    static final Corrections NONE =
            new Corrections(null, null, null, null, null, null, null, null, null, Map.of(), Map.of(), Map.of());

    Corrections {
        columns = Map.copyOf(columns);
        rows = Map.copyOf(rows);
        terms = Map.copyOf(terms);
    }

    /** A term as corrected; without a text its proposal was accepted. */
    record TermCorrection(@Nullable String text) {}

    /** The same for a plan of this period. */
    Corrections in(Period period) {
        return new Corrections(
                title,
                goal,
                orderNumber,
                orderDate,
                undated,
                signatory,
                period.start(),
                period.end(),
                table,
                columns,
                rows,
                terms);
    }

    /** The order's date as corrected, or else as recognised. */
    @Nullable
    LocalDate date(@Nullable LocalDate recognised) {
        if (Boolean.TRUE.equals(undated)) {
            return null;
        }
        return orderDate == null ? recognised : orderDate;
    }

    /** What the recogniser must respect. */
    Hints hints() {
        Map<Integer, Hints.TermHint> termHints = new TreeMap<>();
        terms.forEach((row, term) ->
                termHints.put(row, term.text() == null ? new Hints.AcceptProposal() : new Hints.TermText(term.text())));
        return new Hints(period(), title, table, columns, rows, termHints);
    }

    private @Nullable Period period() {
        return periodStart == null || periodEnd == null ? null : new Period(periodStart, periodEnd);
    }
}

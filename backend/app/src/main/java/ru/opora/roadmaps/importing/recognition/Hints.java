package ru.opora.roadmaps.importing.recognition;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Period;

/**
 * What a person has settled; it goes before anything recognised.
 *
 * @param period the plan's period
 * @param title the plan's title
 * @param table the plan's table, by its position among the document's tables
 * @param columns roles by column index
 * @param rows kinds by row number: a section, an activity, ignored, a continuation of the row above
 * @param terms corrected or confirmed terms by the row of the activity
 */
public record Hints(
        @Nullable Period period,
        @Nullable String title,
        @Nullable Integer table,
        Map<Integer, ColumnRole> columns,
        Map<Integer, RowKind> rows,
        Map<Integer, TermHint> terms) {

    /** Nothing settled yet. */
    public static final Hints NONE = new Hints(null, null, null, Map.of(), Map.of(), Map.of());

    public Hints {
        columns = Map.copyOf(columns);
        rows = Map.copyOf(rows);
        terms = Map.copyOf(terms);
    }

    /** A decision on the term of a row. */
    public sealed interface TermHint {}

    /**
     * The term is read from this text instead of the printed one.
     *
     * @param text the text
     */
    public record TermText(String text) implements TermHint {}

    /** What the parser proposed for the doubtful term is right. */
    public record AcceptProposal() implements TermHint {}
}

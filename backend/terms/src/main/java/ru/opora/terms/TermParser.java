package ru.opora.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of a term. Stateless and safe for use by many threads. */
public final class TermParser {

    /**
     * Gives the meaning of a term's text. Never throws, whatever the text; time is linear in its length.
     *
     * @param text the verbatim text of the cell; line breaks and page-break debris are allowed
     * @param period the period of the plan; null when it is not known, then a year that is not said makes the term
     *     doubtful
     * @return the meaning
     */
    public Term parse(String text, @Nullable Period period) {
        return new Term(
                text,
                TermStatus.UNPARSEABLE,
                null,
                null,
                null,
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(TermReason.MISSING),
                null);
    }
}

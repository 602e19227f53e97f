package ru.opora.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a term's text says, before the plan's period turns it into days. */
sealed interface Meaning {

    /** Dated elements, with the times of day said beside them. */
    record Dates(List<Span> spans) implements Meaning {
        public Dates {
            spans = List.copyOf(spans);
        }
    }

    /** The whole of the plan: «в течение года». */
    record Throughout(Extent extent) implements Meaning {}

    /** How the whole is called. */
    enum Extent {
        YEAR,
        SCHOOL_YEAR,
        PERIOD
    }

    /** A rule, inside a part of the plan when the text limits it. */
    record Repeating(Rule rule, @Nullable Meaning within) implements Meaning {}

    /** What has no date by nature, and since when it holds. */
    record Open(TermKind kind, OpenBasis basis, @Nullable Span since) implements Meaning {}

    /** Two or more meanings side by side. */
    record Both(List<Meaning> parts) implements Meaning {
        public Both {
            parts = List.copyOf(parts);
        }
    }

    /** A date for each named organisation, inside an envelope when the text gives one. */
    record EachParticipant(@Nullable Dates envelope, List<Entry> entries) implements Meaning {
        public EachParticipant {
            entries = List.copyOf(entries);
        }
    }

    /** The organisations named at one date. */
    record Entry(Span date, List<String> names) {
        public Entry {
            names = List.copyOf(names);
        }
    }
}

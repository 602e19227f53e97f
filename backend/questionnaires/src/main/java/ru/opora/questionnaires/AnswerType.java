package ru.opora.questionnaires;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer to a question is made of. */
public sealed interface AnswerType {

    /** Answers that come from a list of choices. */
    sealed interface FromChoices extends AnswerType {
        /** The name of the list. */
        String choices();

        boolean randomOrder();
    }

    /**
     * One choice.
     *
     * @param other whether {@code other} may be chosen too, with a text of its own under {@code <name>_other}
     * @param filter which choices may be chosen: an expression over their attributes and other answers
     */
    record Single(
            String choices,
            boolean other,
            Display display,
            boolean randomOrder,
            @Nullable String filter) implements FromChoices {}

    /** Several choices. */
    record Multiple(
            String choices,
            boolean other,
            Display display,
            boolean randomOrder,
            @Nullable String filter,
            @Nullable Integer minSelected,
            @Nullable Integer maxSelected)
            implements FromChoices {}

    /**
     * A number on a scale.
     *
     * @param labels the list whose choices, named like numbers, label some of its steps
     */
    record Scale(
            double min, double max, double step, @Nullable String labels) implements AnswerType {}

    /** For each row one choice: a table of scales. */
    record Matrix(String choices, List<MatrixRow> rows, boolean randomOrder) implements FromChoices {
        public Matrix {
            rows = List.copyOf(rows);
        }
    }

    /** A number. */
    record Numeric(
            boolean decimal, @Nullable Double min, @Nullable Double max) implements AnswerType {}

    /**
     * A text.
     *
     * @param maxLength in UTF-16 units; null: the usual for its kind
     * @param pattern a regular expression the whole text must match
     */
    record Written(
            boolean multiline,
            @Nullable Integer maxLength,
            @Nullable String pattern) implements AnswerType {
        /** What a text may be long in fact. */
        public int limit() {
            return maxLength != null ? maxLength : multiline ? Limits.LONG_ANSWER : Limits.SHORT_ANSWER;
        }
    }

    /** A day. */
    record Day(@Nullable LocalDate min, @Nullable LocalDate max) implements AnswerType {}

    /** All choices, in the order of the answer. */
    record Ranking(String choices, boolean randomOrder) implements FromChoices {}

    /** Files, uploaded before. */
    record Files(FileKind kind, int maxFiles, int maxMegabytes) implements AnswerType {}
}

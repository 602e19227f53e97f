package ru.opora.questionnaires;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in a questionnaire. */
public sealed interface Item {

    /** Unique in the questionnaire. */
    String name();

    Text label();

    /** When it is shown, or computed: an expression; null: always. It holds for everything within a group, too. */
    @Nullable
    String relevant();

    /** A section of the questionnaire, or a part of one. */
    record Group(
            String name, Text label, Text hint, @Nullable String relevant, boolean randomOrder, List<Item> items)
            implements Item {
        public Group {
            items = List.copyOf(items);
        }
    }

    /** A text to be read. */
    record Note(
            String name, Text label, Text hint, @Nullable String relevant) implements Item {}

    /**
     * A value computed from answers.
     *
     * @param shown whether it is shown under its label, to be read and not changed; else only texts that say its name show it
     */
    record Computed(String name, Text label, @Nullable String relevant, String expression, boolean shown)
            implements Item {}

    /**
     * A question.
     *
     * @param guidance what may be read beside the hint, when somebody asks for it; none of a matrix
     * @param initial what is answered when the respondent begins, until they answer otherwise: an expression; null: nothing; none
     *     of a matrix or of files
     * @param required whether it must be answered when it is shown
     * @param requiredIf when it must be answered: an expression; null unless it depends
     * @param constraint what must hold for the answer, {@code .} in the expression
     * @param cannotSay whether «затрудняюсь ответить» is an answer
     */
    record Question(
            String name,
            Text label,
            Text hint,
            Text guidance,
            @Nullable String relevant,
            @Nullable String initial,
            boolean required,
            @Nullable String requiredIf,
            Text requiredMessage,
            @Nullable String constraint,
            Text constraintMessage,
            boolean cannotSay,
            @Nullable Scoring scoring,
            AnswerType answer)
            implements Item {

        /** The same question, shown under another condition. */
        public Question shownIf(@Nullable String condition) {
            return new Question(
                    name,
                    label,
                    hint,
                    guidance,
                    condition,
                    initial,
                    required,
                    requiredIf,
                    requiredMessage,
                    constraint,
                    constraintMessage,
                    cannotSay,
                    scoring,
                    answer);
        }
    }
}

package ru.opora.questionnaires.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer as it was read.
 *
 * @param value what expressions see
 * @param cleaned what is kept; null: not answered
 * @param cannotSay whether the answer is «затрудняюсь ответить»
 */
record Reading(@Nullable Object value, @Nullable JsonNode cleaned, boolean cannotSay, List<AnswerProblem> problems) {

    static final Reading NONE = new Reading(null, null, false, List.of());

    static Reading of(Object value, JsonNode cleaned) {
        return new Reading(value, cleaned, false, List.of());
    }

    static Reading refused(AnswerProblem problem) {
        return new Reading(null, null, false, List.of(problem));
    }

    static Reading refused(AnswerCode code, String pointer) {
        return refused(AnswerProblem.of(code, pointer));
    }

    boolean isAnswered() {
        return cleaned != null;
    }
}

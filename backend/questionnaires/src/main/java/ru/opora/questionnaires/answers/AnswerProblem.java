package ru.opora.questionnaires.answers;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is wrong with an answer.
 *
 * @param pointer a JSON pointer into the answers
 */
public record AnswerProblem(AnswerCode code, String pointer, Map<String, String> parameters) {

    public AnswerProblem {
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    static AnswerProblem of(AnswerCode code, String pointer) {
        return new AnswerProblem(code, pointer, Map.of());
    }

    static AnswerProblem of(AnswerCode code, String pointer, String name, Object value) {
        return new AnswerProblem(code, pointer, Map.of(name, String.valueOf(value)));
    }
}

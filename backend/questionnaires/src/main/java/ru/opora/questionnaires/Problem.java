package ru.opora.questionnaires;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is wrong with a definition.
 *
 * @param pointer a JSON pointer into the definition
 * @param parameters what the message says, by name
 */
public record Problem(ProblemCode code, String pointer, Map<String, String> parameters) {

    public Problem {
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** @param parameters names and values in turn */
    public static Problem of(ProblemCode code, String pointer, Object... parameters) {
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i + 1 < parameters.length; i += 2) {
            named.put(String.valueOf(parameters[i]), String.valueOf(parameters[i + 1]));
        }
        return new Problem(code, pointer, named);
    }

    public boolean isError() {
        return code.isError();
    }
}

package ru.opora.questionnaires.scoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Scoring;
import ru.opora.questionnaires.checking.Bounds;
import tools.jackson.databind.JsonNode;

/**
 * A question, or a row of a matrix, that counts for a factor.
 *
 * @param matrix the matrix its answer stands in; null for a question
 * @param values what its choices count; empty when the answer is the number itself
 */
public record ScoredItem(
        String name, @Nullable String matrix, Scoring scoring, Bounds bounds, Map<String, Double> values) {

    public ScoredItem {
        values = Map.copyOf(values);
    }

    /** The risk r in [0, 1] an answer says; null when it says nothing: no answer, «затрудняюсь ответить», a choice without value. */
    @Nullable
    Double risk(JsonNode answers) {
        JsonNode holder = matrix == null ? answers : answers.get(matrix);
        JsonNode answer = holder == null ? null : holder.get(name);
        Double value = answer == null ? null : value(answer);
        if (value == null) {
            return null;
        }
        double share = (value - bounds.from()) / (bounds.to() - bounds.from());
        double risk = Math.max(0, Math.min(1, share));
        return scoring.reverse() ? 1 - risk : risk;
    }

    private @Nullable Double value(JsonNode answer) {
        if (answer.isNumber()) {
            return answer.asDouble();
        }
        if (answer.isString()) {
            return values.get(answer.asString());
        }
        return answer.isArray() ? sum(answer) : null;
    }

    private @Nullable Double sum(JsonNode answer) {
        Double sum = null;
        for (JsonNode choice : answer) {
            Double value = values.get(choice.asString());
            sum = value == null ? sum : Double.valueOf(value + (sum == null ? 0 : sum));
        }
        return sum;
    }
}

package ru.opora.questionnaires.checking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Scoring;

/** Between which values an item is scored. */
public record Bounds(double from, double to) {

    /**
     * What the scoring says, else the lowest and the highest the question allows: of a scale or number its ends, of a choice its
     * values, of several choices nothing and all values together. Null when it allows anything.
     */
    public static @Nullable Bounds of(Scoring scoring, AnswerType answer, Questionnaire questionnaire) {
        double[] allowed = allowed(answer, questionnaire);
        Double from = scoring.from() != null ? scoring.from() : allowed.length == 0 ? null : (Double) allowed[0];
        Double to = scoring.to() != null ? scoring.to() : allowed.length == 0 ? null : (Double) allowed[1];
        return from == null || to == null ? null : new Bounds(from, to);
    }

    private static double[] allowed(AnswerType answer, Questionnaire questionnaire) {
        if (answer instanceof AnswerType.Scale scale) {
            return new double[] {scale.min(), scale.max()};
        }
        if (answer instanceof AnswerType.Numeric number) {
            Double min = number.min();
            Double max = number.max();
            return min == null || max == null ? new double[0] : new double[] {min, max};
        }
        List<Double> values = answer instanceof AnswerType.FromChoices choices
                ? values(questionnaire.choiceList(choices.choices()))
                : List.of();
        if (values.isEmpty()) {
            return new double[0];
        }
        if (answer instanceof AnswerType.Multiple) {
            double low = values.stream().mapToDouble(v -> Math.min(0, v)).sum();
            return new double[] {
                low, values.stream().mapToDouble(v -> Math.max(0, v)).sum()
            };
        }
        double low = values.stream().mapToDouble(v -> v).min().orElse(0);
        return new double[] {low, values.stream().mapToDouble(v -> v).max().orElse(0)};
    }

    private static List<Double> values(@Nullable ChoiceList list) {
        return list == null
                ? List.of()
                : list.choices().stream()
                        .map(Choice::value)
                        .filter(value -> value != null)
                        .map(value -> (double) value)
                        .toList();
    }
}

package ru.opora.questionnaires.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Questionnaire.Placed;
import ru.opora.questionnaires.Scoring;
import ru.opora.questionnaires.checking.Bounds;
import tools.jackson.databind.JsonNode;

/** Scores the respondents of one questionnaire. */
public final class Scorer {

    private final RiskFormula formula;
    private final List<ScoredItem> items = new ArrayList<>();

    public Scorer(Questionnaire questionnaire, RiskFormula formula) {
        this.formula = formula;
        for (Placed placed : questionnaire.items()) {
            if (placed.item() instanceof Item.Question question) {
                add(question, questionnaire);
            }
        }
    }

    private void add(Item.Question question, Questionnaire questionnaire) {
        if (question.answer() instanceof AnswerType.Matrix matrix) {
            for (MatrixRow row : matrix.rows()) {
                add(row.name(), question.name(), row.scoring(), matrix, questionnaire);
            }
        } else {
            add(question.name(), null, question.scoring(), question.answer(), questionnaire);
        }
    }

    private void add(
            String name,
            @Nullable String matrix,
            @Nullable Scoring scoring,
            AnswerType answer,
            Questionnaire questionnaire) {
        Bounds bounds = scoring == null ? null : Bounds.of(scoring, answer, questionnaire);
        if (scoring != null && bounds != null) {
            items.add(new ScoredItem(name, matrix, scoring, bounds, values(answer, questionnaire)));
        }
    }

    private static Map<String, Double> values(AnswerType answer, Questionnaire questionnaire) {
        Map<String, Double> values = new HashMap<>();
        ChoiceList list =
                answer instanceof AnswerType.FromChoices from ? questionnaire.choiceList(from.choices()) : null;
        for (Choice choice : list == null ? List.<Choice>of() : list.choices()) {
            Double value = choice.value();
            if (value != null) {
                values.put(choice.name(), value);
            }
        }
        return values;
    }

    public List<ScoredItem> items() {
        return List.copyOf(items);
    }

    /**
     * One respondent's scores.
     *
     * @param answers validated answers
     * @param shown the names of the questions and rows that were shown
     */
    public RespondentScore score(JsonNode answers, Iterable<String> shown) {
        Set<String> asked = new HashSet<>();
        shown.forEach(asked::add);
        Map<String, double[]> sums = new TreeMap<>();
        int scored = 0;
        int answered = 0;
        for (ScoredItem item : items) {
            if (asked.contains(item.name())) {
                scored++;
                Double risk = item.risk(answers);
                if (risk != null) {
                    answered++;
                    double[] sum = sums.computeIfAbsent(item.scoring().factor(), factor -> new double[2]);
                    sum[0] += risk * item.scoring().weight();
                    sum[1] += item.scoring().weight();
                }
            }
        }
        Map<String, Double> scores = new TreeMap<>();
        sums.forEach((factor, sum) -> scores.put(factor, sum[0] / sum[1]));
        return new RespondentScore(scored, answered, formula.counts(answered, scored), scores);
    }
}

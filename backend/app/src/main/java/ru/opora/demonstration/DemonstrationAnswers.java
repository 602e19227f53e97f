package ru.opora.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Scoring;
import ru.opora.questionnaires.answers.AnswerRules;
import ru.opora.questionnaires.answers.Form;
import ru.opora.questionnaires.answers.Validated;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Invents answers that the questionnaire accepts. */
final class DemonstrationAnswers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TRIES = 5;
    private static final double USUAL_MOST = 30;

    private final Form form;
    private final Questionnaire questionnaire;
    private final List<String> words;
    private final LocalDate today;
    private final Random random;

    DemonstrationAnswers(Questionnaire questionnaire, List<String> words, LocalDate today, long seed) {
        this.form = Form.of(questionnaire);
        this.questionnaire = questionnaire;
        this.words = words;
        this.today = today;
        this.random = new Random(seed);
    }

    /**
     * Answers of one person; empty when none could be invented.
     *
     * @param mood from 0 to 1 how far up the choices are
     * @param risks by factor the risk that answers to its questions say, whatever the mood
     */
    Optional<Validated> next(double mood, Map<String, Double> risks) {
        for (int i = 0; i < TRIES; i++) {
            Validated validated = form.validate(invented(mood, risks), AnswerRules.complete(today));
            if (validated.isValid()) {
                return Optional.of(validated);
            }
        }
        return Optional.empty();
    }

    private ObjectNode invented(double mood, Map<String, Double> risks) {
        ObjectNode answers = JSON.objectNode();
        for (Questionnaire.Placed placed : questionnaire.items()) {
            if (placed.item() instanceof Item.Question question) {
                answer(answers, question, towards(question.scoring(), mood, risks), risks);
            }
        }
        return answers;
    }

    private void answer(ObjectNode answers, Item.Question question, double mood, Map<String, Double> risks) {
        String name = question.name();
        AnswerType type = question.answer();
        if (type instanceof AnswerType.Single single) {
            answers.put(name, one(choices(single), mood));
        } else if (type instanceof AnswerType.Multiple multiple) {
            answers.set(name, some(choices(multiple), multiple.minSelected()));
        } else if (type instanceof AnswerType.Matrix matrix) {
            answers.set(name, rows(matrix, mood, risks));
        } else if (type instanceof AnswerType.Ranking ranking) {
            answers.set(name, order(choices(ranking)));
        } else if (type instanceof AnswerType.Scale scale) {
            answers.put(name, step(scale, mood));
        } else if (type instanceof AnswerType.Numeric numeric) {
            answers.put(name, number(numeric));
        } else if (type instanceof AnswerType.Day day) {
            answers.put(name, day(day).toString());
        } else if (type instanceof AnswerType.Written written) {
            write(answers, question, written);
        } // nobody attached anything
    }

    private void write(ObjectNode answers, Item.Question question, AnswerType.Written written) {
        boolean wanted = question.required() || random.nextInt(4) == 0;
        if (wanted && written.pattern() == null) {
            answers.put(question.name(), words.get(random.nextInt(words.size())));
        }
    }

    private static double towards(@Nullable Scoring scoring, double mood, Map<String, Double> risks) {
        Double risk = scoring == null ? null : risks.get(scoring.factor());
        return scoring == null || risk == null ? mood : scoring.reverse() ? 1 - risk : risk;
    }

    private ObjectNode rows(AnswerType.Matrix matrix, double mood, Map<String, Double> risks) {
        ObjectNode rows = JSON.objectNode();
        for (MatrixRow row : matrix.rows()) {
            rows.put(row.name(), one(choices(matrix), towards(row.scoring(), mood, risks)));
        }
        return rows;
    }

    /** Around the mood, more seldom far from it. */
    private String one(List<Choice> choices, double mood) {
        double place = within(mood + random.nextGaussian() * 0.25, 0, 0.999);
        return choices.get((int) (place * choices.size())).name();
    }

    private ArrayNode some(List<Choice> choices, @Nullable Integer least) {
        List<Choice> mixed = new ArrayList<>(
                choices.stream().filter(choice -> !choice.exclusive()).toList());
        Collections.shuffle(mixed, random);
        int many = Math.min(mixed.size(), Math.max(least == null ? 1 : least, 1 + random.nextInt(2)));
        ArrayNode names = JSON.arrayNode();
        mixed.stream().limit(many).forEach(choice -> names.add(choice.name()));
        return names;
    }

    private ArrayNode order(List<Choice> choices) {
        List<Choice> mixed = new ArrayList<>(choices);
        Collections.shuffle(mixed, random);
        ArrayNode names = JSON.arrayNode();
        mixed.forEach(choice -> names.add(choice.name()));
        return names;
    }

    private long step(AnswerType.Scale scale, double mood) {
        double place = within(mood + random.nextGaussian() * 0.2, 0, 1);
        return Math.round(scale.min() + Math.round(place * (scale.max() - scale.min()) / scale.step()) * scale.step());
    }

    private static double within(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }

    private long number(AnswerType.Numeric numeric) {
        Double min = numeric.min();
        Double max = numeric.max();
        double from = min == null ? 0 : min;
        double to = max == null ? from + USUAL_MOST : Math.min(max, from + USUAL_MOST);
        return (long) Math.floor(from + random.nextDouble() * (to - from));
    }

    private LocalDate day(AnswerType.Day day) {
        LocalDate max = day.max();
        LocalDate latest = max != null && max.isBefore(today) ? max : today;
        return latest.minusDays(random.nextInt(20));
    }

    private List<Choice> choices(AnswerType.FromChoices type) {
        ChoiceList list = questionnaire.choiceList(type.choices());
        return list == null ? List.of() : list.choices();
    }
}

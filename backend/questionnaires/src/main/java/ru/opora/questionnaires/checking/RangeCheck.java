package ru.opora.questionnaires.checking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.ChoiceList;
import ru.opora.questionnaires.FileKind;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.MatrixRow;
import ru.opora.questionnaires.Problem;
import ru.opora.questionnaires.ProblemCode;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.questionnaires.Questionnaire.Placed;
import ru.opora.questionnaires.Scoring;
import ru.opora.questionnaires.expressions.SafePattern;
import ru.opora.questionnaires.expressions.Values;

/** Ranges, patterns and scores: whether they can hold at all. */
final class RangeCheck {

    private final Questionnaire questionnaire;
    private final List<Problem> problems = new ArrayList<>();

    RangeCheck(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
    }

    List<Problem> problems() {
        for (Placed placed : questionnaire.items()) {
            if (placed.item() instanceof Item.Question question) {
                range(question.answer(), placed.pointer());
                scores(question, placed.pointer());
            }
        }
        return problems;
    }

    private void range(AnswerType answer, String pointer) {
        if (answer instanceof AnswerType.Scale scale) {
            scale(scale, pointer);
        } else if (answer instanceof AnswerType.Numeric number) {
            order(number.min(), number.max(), pointer);
        } else if (answer instanceof AnswerType.Day day) {
            LocalDate min = day.min();
            LocalDate max = day.max();
            if (min != null && max != null && min.isAfter(max)) {
                add(ProblemCode.EMPTY_RANGE, pointer + "/min", "min", min, "max", max);
            }
        } else if (answer instanceof AnswerType.Multiple multiple) {
            selected(multiple, pointer);
        } else if (answer instanceof AnswerType.Written text
                && text.pattern() != null
                && SafePattern.of(text.pattern()) == null) {
            add(ProblemCode.INVALID_PATTERN, pointer + "/pattern", "pattern", text.pattern());
        } else if (answer instanceof AnswerType.Files files
                && (files.kind() == FileKind.AUDIO || files.kind() == FileKind.VIDEO)) {
            add(ProblemCode.KIND_NOT_TAKEN, pointer + "/accept");
        }
    }

    private void scale(AnswerType.Scale scale, String pointer) {
        double steps = (scale.max() - scale.min()) / scale.step();
        if (scale.step() <= 0 || scale.max() <= scale.min()) {
            add(ProblemCode.EMPTY_RANGE, pointer + "/min", "min", scale.min(), "max", scale.max());
        } else if (steps > Limits.SCALE_STEPS) {
            add(ProblemCode.TOO_MANY, pointer + "/step", "limit", Limits.SCALE_STEPS);
        } else if (Math.abs(steps - Math.rint(steps)) > 1e-9) {
            add(ProblemCode.OUT_OF_RANGE, pointer + "/step", "step", scale.step());
        }
        ChoiceList labels = questionnaire.choiceList(scale.labels());
        for (Choice choice : labels == null ? List.<Choice>of() : labels.choices()) {
            Double step = Values.number(choice.name());
            if (step == null) {
                add(ProblemCode.WRONG_TYPE, pointer + "/labels", "expected", "number", "name", choice.name());
            } else if (step < scale.min() || step > scale.max()) {
                add(ProblemCode.OUT_OF_RANGE, pointer + "/labels", "name", choice.name());
            }
        }
    }

    private void selected(AnswerType.Multiple multiple, String pointer) {
        Integer min = multiple.minSelected();
        Integer max = multiple.maxSelected();
        ChoiceList list = questionnaire.choiceList(multiple.choices());
        int all = list == null ? Integer.MAX_VALUE : list.choices().size() + (multiple.other() ? 1 : 0);
        if (min != null && (min > all || (max != null && min > max))) {
            add(ProblemCode.EMPTY_RANGE, pointer + "/minSelected", "min", min, "max", max == null ? all : max);
        }
    }

    private void order(@Nullable Double min, @Nullable Double max, String pointer) {
        if (min != null && max != null && min > max) {
            add(ProblemCode.EMPTY_RANGE, pointer + "/min", "min", Values.text(min), "max", Values.text(max));
        }
    }

    private void scores(Item.Question question, String pointer) {
        if (question.answer() instanceof AnswerType.Matrix matrix) {
            if (question.scoring() != null) {
                add(ProblemCode.NOT_SCORABLE, pointer + "/scoring");
            }
            for (int i = 0; i < matrix.rows().size(); i++) {
                MatrixRow row = matrix.rows().get(i);
                score(row.scoring(), matrix, pointer + "/rows/" + i);
            }
        } else {
            score(question.scoring(), question.answer(), pointer);
        }
    }

    private void score(@Nullable Scoring scoring, AnswerType answer, String pointer) {
        if (scoring == null) {
            return;
        }
        boolean chosen = answer instanceof AnswerType.FromChoices && !(answer instanceof AnswerType.Ranking);
        if (!chosen && !(answer instanceof AnswerType.Scale) && !(answer instanceof AnswerType.Numeric)) {
            add(ProblemCode.NOT_SCORABLE, pointer + "/scoring");
            return;
        }
        Bounds bounds = Bounds.of(scoring, answer, questionnaire);
        if (bounds == null) {
            add(ProblemCode.NO_VALUES, pointer + "/scoring");
        } else if (bounds.from() >= bounds.to()) {
            add(ProblemCode.EMPTY_RANGE, pointer + "/scoring", "min", bounds.from(), "max", bounds.to());
        }
    }

    private void add(ProblemCode code, String pointer, Object... parameters) {
        problems.add(Problem.of(code, pointer, parameters));
    }
}

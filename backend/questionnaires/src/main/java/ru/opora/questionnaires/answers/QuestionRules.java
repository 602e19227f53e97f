package ru.opora.questionnaires.answers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Choice;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.answers.Fields.Field;
import ru.opora.questionnaires.checking.CompiledItem;
import ru.opora.questionnaires.expressions.Environment;
import ru.opora.questionnaires.expressions.Evaluator;
import ru.opora.questionnaires.expressions.Expression;
import ru.opora.questionnaires.expressions.SafePattern;
import ru.opora.questionnaires.expressions.Values;

/** Holds one shown question's answer against its rules. */
final class QuestionRules {

    private final Validation validation;
    private final CompiledItem item;
    private final Item.Question question;
    private final Fields fields;

    QuestionRules(Validation validation, CompiledItem item, Item.Question question) {
        this.validation = validation;
        this.item = item;
        this.question = question;
        this.fields = validation.form().fields(item);
    }

    void check() {
        if (question.answer() instanceof AnswerType.Matrix) {
            fields.rows().forEach(this::check);
        } else {
            check(fields.own());
        }
    }

    private void check(Field field) {
        check(validation.reading(field), field.pointer());
    }

    private void check(Reading reading, String at) {
        if (!reading.isAnswered()) {
            // An answer that could not be read has its problem already.
            if (reading.problems().isEmpty() && validation.rules().complete() && isRequired() && offersAnything()) {
                add(AnswerProblem.of(AnswerCode.REQUIRED, at));
            }
        } else if (!reading.cannotSay() && reading.problems().isEmpty()) {
            range(reading.value(), at);
            offered(reading.value(), at);
            constraint(reading.value(), at);
        }
    }

    private boolean isRequired() {
        Expression condition = item.requiredIf();
        return question.required() || (condition != null && validation.isTrue(condition));
    }

    private void range(@Nullable Object value, String at) {
        AnswerType type = question.answer();
        if (type instanceof AnswerType.Scale scale && value instanceof Double number) {
            scale(scale, number, at);
        } else if (type instanceof AnswerType.Numeric numeric && value instanceof Double number) {
            Double min = numeric.min();
            Double max = numeric.max();
            if (!numeric.decimal() && number != Math.rint(number)) {
                add(AnswerProblem.of(AnswerCode.NOT_WHOLE, at));
            } else if ((min != null && number < min) || (max != null && number > max)) {
                outOfRange(min, max, at);
            }
        } else if (type instanceof AnswerType.Day range && value instanceof LocalDate day) {
            LocalDate min = range.min();
            LocalDate max = range.max();
            if ((min != null && day.isBefore(min)) || (max != null && day.isAfter(max))) {
                outOfRange(min, max, at);
            }
        } else if (type instanceof AnswerType.Written written && value instanceof String text) {
            SafePattern pattern = written.pattern() == null ? null : SafePattern.of(written.pattern());
            if (pattern != null && !pattern.matches(text)) {
                add(AnswerProblem.of(AnswerCode.PATTERN, at));
            }
        } else if (value instanceof List<?> list) {
            selection(type, list, at);
        }
    }

    private void scale(AnswerType.Scale scale, double number, String at) {
        double steps = (number - scale.min()) / scale.step();
        if (number < scale.min() || number > scale.max()) {
            outOfRange(scale.min(), scale.max(), at);
        } else if (Math.abs(steps - Math.rint(steps)) > 1e-9) {
            add(AnswerProblem.of(AnswerCode.NOT_A_STEP, at, "step", Values.text(scale.step())));
        }
    }

    private void selection(AnswerType type, List<?> list, String at) {
        if (type instanceof AnswerType.Ranking) {
            if (list.size() < fields.choices().size()) {
                add(AnswerProblem.of(AnswerCode.INCOMPLETE, at));
            }
        } else if (type instanceof AnswerType.Multiple multiple) {
            boolean alone =
                    list.stream().anyMatch(name -> isExclusive(fields.choices().get(String.valueOf(name))));
            Integer min = multiple.minSelected();
            Integer max = multiple.maxSelected();
            if (alone && list.size() > 1) {
                add(AnswerProblem.of(AnswerCode.EXCLUSIVE, at));
            } else if (!alone && min != null && list.size() < min) {
                add(AnswerProblem.of(AnswerCode.TOO_FEW, at, "min", min));
            } else if (max != null && list.size() > max) {
                add(AnswerProblem.of(AnswerCode.TOO_MANY, at, "max", max));
            }
        }
    }

    private static boolean isExclusive(@Nullable Choice choice) {
        return choice != null && choice.exclusive();
    }

    private void outOfRange(@Nullable Object min, @Nullable Object max, String at) {
        Map<String, String> range = new TreeMap<>();
        if (min != null) {
            range.put("min", Values.text(min));
        }
        if (max != null) {
            range.put("max", Values.text(max));
        }
        add(new AnswerProblem(AnswerCode.OUT_OF_RANGE, at, range));
    }

    private void offered(@Nullable Object value, String at) {
        if (item.choiceFilter() == null) {
            return;
        }
        List<?> names = value instanceof List<?> list ? list : List.of(Values.text(value));
        for (Object name : names) {
            Choice choice = fields.choices().get(String.valueOf(name));
            if (choice != null && !isOffered(item.choiceFilter(), choice)) {
                add(AnswerProblem.of(AnswerCode.NOT_OFFERED, at, "choice", choice.name()));
            }
        }
    }

    /** Nobody must answer where the filter leaves nothing to choose. */
    private boolean offersAnything() {
        Expression filter = item.choiceFilter();
        return filter == null
                || fields.other() != null
                || fields.choices().values().stream().anyMatch(choice -> isOffered(filter, choice));
    }

    private boolean isOffered(Expression filter, Choice choice) {
        return Values.truth(Evaluator.evaluate(filter, new Within(validation, null, choice)));
    }

    private void constraint(@Nullable Object value, String at) {
        Expression constraint = item.constraint();
        if (constraint != null && !Values.truth(Evaluator.evaluate(constraint, new Within(validation, value, null)))) {
            add(AnswerProblem.of(AnswerCode.CONSTRAINT, at));
        }
    }

    private void add(AnswerProblem problem) {
        validation.problem(item.index(), problem);
    }

    /** All answers, seen from one answer or from one choice. */
    private record Within(
            Validation validation,
            @Nullable Object self,
            @Nullable Choice choice) implements Environment {

        @Override
        public @Nullable Object variable(String name) {
            return validation.variable(name);
        }

        @Override
        public @Nullable String attribute(String name) {
            return choice == null
                    ? null
                    : name.equals("name") ? choice.name() : choice.attributes().get(name);
        }

        @Override
        public LocalDate today() {
            return validation.today();
        }
    }
}

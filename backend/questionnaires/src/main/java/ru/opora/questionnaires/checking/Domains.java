package ru.opora.questionnaires.checking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Item;
import ru.opora.questionnaires.expressions.Evaluator;
import ru.opora.questionnaires.expressions.Expression;
import ru.opora.questionnaires.expressions.Function;
import ru.opora.questionnaires.expressions.Scope;
import ru.opora.questionnaires.expressions.Type;
import ru.opora.questionnaires.expressions.Values;

/**
 * Tries conditions on the answers that matter: all choices of a question, all steps of a scale, the numbers at and around those
 * the conditions compare with. Says no only where no answer would do; what it can't try counts as possible.
 */
final class Domains {

    /** Answers tried for a whole definition, some tenths of a second; then everything counts as possible. */
    private static final int TRIALS = 1_000_000;

    private final Compilation compilation;
    private final Set<String> neverAnswered;
    private int trials = TRIALS;

    /** @param neverAnswered what is known to have no answer; it grows while questions are looked at */
    Domains(Compilation compilation, Set<String> neverAnswered) {
        this.compilation = compilation;
        this.neverAnswered = neverAnswered;
    }

    /** Whether there may be answers for which all conditions hold. */
    boolean allow(List<Condition> conditions) {
        Map<String, List<Condition>> byVariable = new HashMap<>();
        for (Condition condition : conditions) {
            String name = condition.onlyVariable();
            if (name != null) {
                byVariable.computeIfAbsent(name, key -> new ArrayList<>()).add(condition);
            } else if (Condition.isClosed(condition.expression()) && !holds(condition, "", null)) {
                return false;
            }
        }
        return byVariable.entrySet().stream().allMatch(entry -> allow(entry.getKey(), entry.getValue()));
    }

    private boolean allow(String name, List<Condition> conditions) {
        Scope.Info info = compilation.variables().variable(name);
        if (neverAnswered.contains(name)) {
            return conditions.stream().allMatch(condition -> holds(condition, name, null));
        }
        if (info != null && info.type() == Type.LIST) {
            return allowSelections(info, conditions);
        }
        List<Object> candidates = info == null ? null : candidates(name, info, conditions);
        if (candidates == null) {
            return true;
        }
        candidates.add(""); // not answered
        return candidates.stream()
                .anyMatch(value -> conditions.stream().allMatch(condition -> holds(condition, name, value)));
    }

    private boolean holds(Condition condition, String name, @Nullable Object value) {
        if (--trials < 0) {
            return true;
        }
        Object result = Evaluator.evaluate(condition.expression(), new OneAnswer(name, value, LocalDate.EPOCH));
        return Condition.isTrue(result) == condition.holds();
    }

    /** Values that stand for all others; null when there are none that would. */
    private @Nullable List<Object> candidates(String name, Scope.Info info, List<Condition> conditions) {
        if (info.choices() != null) {
            return new ArrayList<>(info.choices());
        }
        if (info.type() == Type.BOOLEAN) {
            return new ArrayList<>(List.of(true, false));
        }
        Integer owner = compilation.variables().owner(name);
        Item item =
                owner == null ? null : compilation.items().get(owner).placed().item();
        if (item instanceof Item.Question question && question.answer() instanceof AnswerType.Scale scale) {
            return steps(scale);
        }
        boolean compared = conditions.stream().allMatch(Condition::isComparison);
        if (!compared) {
            return null;
        }
        if (info.type() == Type.NUMBER) {
            AnswerType answer = item instanceof Item.Question question ? question.answer() : null;
            return numbers(conditions, answer instanceof AnswerType.Numeric numeric ? numeric : null);
        }
        return info.type() == Type.TEXT ? texts(conditions) : null;
    }

    private static List<Object> steps(AnswerType.Scale scale) {
        List<Object> steps = new ArrayList<>();
        int count = (int) Math.min(1_000, Math.round((scale.max() - scale.min()) / scale.step()));
        for (int i = 0; i <= count; i++) {
            steps.add(scale.min() + i * scale.step());
        }
        return steps;
    }

    private static List<Object> numbers(List<Condition> conditions, AnswerType.@Nullable Numeric numeric) {
        TreeSet<Double> points = new TreeSet<>();
        for (Object constant : constants(conditions)) {
            Double number = Values.number(constant);
            if (number != null) {
                points.add(number);
            }
        }
        TreeSet<Double> around = new TreeSet<>(points);
        Double before = null;
        for (double point : points) {
            around.add(Math.floor(point) - 1);
            around.add(Math.floor(point));
            around.add(Math.ceil(point));
            around.add(Math.floor(point) + 1);
            if (before != null) {
                around.add((before + point) / 2);
            }
            before = point;
        }
        if (numeric != null) {
            bound(around, numeric);
        }
        return new ArrayList<>(around);
    }

    private static void bound(TreeSet<Double> numbers, AnswerType.Numeric numeric) {
        Double min = numeric.min();
        Double max = numeric.max();
        if (min != null) {
            numbers.add(min);
            numbers.removeIf(number -> number < min);
        }
        if (max != null) {
            numbers.add(max);
            numbers.removeIf(number -> number > max);
        }
        if (!numeric.decimal()) {
            numbers.removeIf(number -> number != Math.rint(number));
        }
    }

    private static List<Object> texts(List<Condition> conditions) {
        List<Object> texts = new ArrayList<>(constants(conditions));
        texts.add("\u0001"); // a text that is none of those
        return texts;
    }

    private static Set<Object> constants(List<Condition> conditions) {
        Set<Object> constants = new HashSet<>();
        for (Condition condition : conditions) {
            for (Expression side : condition.expression().children()) {
                Object value = Condition.isClosed(side)
                        ? Evaluator.evaluate(side, new OneAnswer("", null, LocalDate.EPOCH))
                        : null;
                if (value != null) {
                    constants.add(value);
                }
            }
        }
        return constants;
    }

    /** Several choices: only whether each is selected is looked at. */
    private static boolean allowSelections(Scope.Info info, List<Condition> conditions) {
        Set<String> must = new HashSet<>();
        Set<String> mustNot = new HashSet<>();
        for (Condition condition : conditions) {
            if (condition.expression() instanceof Expression.Call call && call.function() == Function.SELECTED) {
                String choice = call.arguments().get(1).literalText();
                if (choice != null) {
                    (condition.holds() ? must : mustNot).add(choice.trim());
                }
            }
        }
        boolean exist = info.choices() == null || info.choices().containsAll(must);
        return exist && must.stream().noneMatch(mustNot::contains);
    }
}

package ru.opora.questionnaires.checking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.expressions.Expression;
import ru.opora.questionnaires.expressions.Expression.Binary;
import ru.opora.questionnaires.expressions.Expression.Call;
import ru.opora.questionnaires.expressions.Function;
import ru.opora.questionnaires.expressions.Operator;
import ru.opora.questionnaires.expressions.Values;

/** A part of a condition without «and», «or» and «not», and whether it must hold or must not. */
record Condition(Expression expression, boolean holds) {

    /** More ways than this aren't looked at; then everything counts as possible. */
    private static final int WAYS = 64;

    /** The ways in which all expressions can hold: one of the lists must hold whole. Null when there are too many. */
    static @Nullable List<List<Condition>> ways(List<Expression> expressions) {
        List<List<Condition>> ways = List.of(List.of());
        for (Expression expression : expressions) {
            ways = both(ways, ways(expression, true));
        }
        return ways;
    }

    private static @Nullable List<List<Condition>> ways(Expression expression, boolean holds) {
        if (expression instanceof Binary binary && binary.operator().isLogical()) {
            List<List<Condition>> left = ways(binary.left(), holds);
            List<List<Condition>> right = ways(binary.right(), holds);
            return (binary.operator() == Operator.AND) == holds ? both(left, right) : either(left, right);
        }
        if (expression instanceof Call call && call.function() == Function.NOT) {
            return ways(call.arguments().get(0), !holds);
        }
        return List.of(List.of(new Condition(expression, holds)));
    }

    private static @Nullable List<List<Condition>> both(
            @Nullable List<List<Condition>> left, @Nullable List<List<Condition>> right) {
        if (left == null || right == null || left.size() * right.size() > WAYS) {
            return null;
        }
        List<List<Condition>> ways = new ArrayList<>();
        for (List<Condition> one : left) {
            for (List<Condition> other : right) {
                List<Condition> way = new ArrayList<>(one);
                way.addAll(other);
                ways.add(way);
            }
        }
        return ways;
    }

    private static @Nullable List<List<Condition>> either(
            @Nullable List<List<Condition>> left, @Nullable List<List<Condition>> right) {
        if (left == null || right == null || left.size() + right.size() > WAYS) {
            return null;
        }
        List<List<Condition>> ways = new ArrayList<>(left);
        ways.addAll(right);
        return ways;
    }

    /** The one variable it depends on; null when it depends on none, on several, or on anything else. */
    @Nullable
    String onlyVariable() {
        Set<String> names = new LinkedHashSet<>();
        CompiledItem.collect(expression, names);
        return names.size() == 1 && !dependsOnMore(expression)
                ? names.iterator().next()
                : null;
    }

    /** Whether it is a comparison of a variable with something that stands in the expression. */
    boolean isComparison() {
        return expression instanceof Binary binary
                && (binary.operator().isEquality() || binary.operator().isOrdering())
                && ((binary.left() instanceof Expression.Variable && isClosed(binary.right()))
                        || (binary.right() instanceof Expression.Variable && isClosed(binary.left())));
    }

    /** Whether its value is known without any answer. */
    static boolean isClosed(Expression expression) {
        Set<String> names = new LinkedHashSet<>();
        CompiledItem.collect(expression, names);
        return names.isEmpty() && !dependsOnMore(expression);
    }

    private static boolean dependsOnMore(Expression expression) {
        boolean more = expression instanceof Expression.Self
                || expression instanceof Expression.Attribute
                || (expression instanceof Call call && call.function() == Function.TODAY);
        return more || expression.children().stream().anyMatch(Condition::dependsOnMore);
    }

    static boolean isTrue(@Nullable Object value) {
        return Values.truth(value);
    }
}

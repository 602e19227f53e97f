package ru.opora.questionnaires.xlsforms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Days;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.expressions.Expression;
import ru.opora.questionnaires.expressions.Expression.Binary;
import ru.opora.questionnaires.expressions.Expression.Call;
import ru.opora.questionnaires.expressions.ExpressionParser;
import ru.opora.questionnaires.expressions.Function;
import ru.opora.questionnaires.expressions.Operator;
import ru.opora.questionnaires.expressions.SafePattern;

/**
 * Takes ranges, lengths and patterns out of a constraint: {@code . >= 1 and . <= 5 and . != ${other}} is a range from 1 to 5 and
 * the constraint {@code . != ${other}}. XLSForm has no other words for them.
 *
 * @param answer the type with what was found
 * @param constraint what is left; null when nothing is
 */
record ConstraintParts(AnswerType answer, @Nullable String constraint) {

    static ConstraintParts of(AnswerType answer, @Nullable String constraint) {
        Expression whole =
                constraint == null ? null : ExpressionParser.parse(constraint).expression();
        if (constraint == null || whole == null) {
            return new ConstraintParts(answer, constraint);
        }
        List<Expression> parts = new ArrayList<>();
        split(whole, parts);
        AnswerType type = answer;
        List<Expression> rest = new ArrayList<>();
        for (Expression part : parts) {
            AnswerType more = take(type, part);
            if (more == null) {
                rest.add(part);
            } else {
                type = more;
            }
        }
        return new ConstraintParts(type, rest.size() == parts.size() ? constraint : text(rest, constraint));
    }

    private static void split(Expression expression, List<Expression> parts) {
        if (expression instanceof Binary binary && binary.operator() == Operator.AND && !isBracketed(binary)) {
            split(binary.left(), parts);
            split(binary.right(), parts);
        } else {
            parts.add(expression);
        }
    }

    private static boolean isBracketed(Binary binary) {
        return binary.from() < binary.left().from();
    }

    private static @Nullable String text(List<Expression> rest, String constraint) {
        if (rest.isEmpty()) {
            return null;
        }
        if (rest.size() == 1 && rest.get(0) instanceof Binary only && isBracketed(only)) {
            return constraint.substring(only.from() + 1, only.to() - 1).strip();
        }
        List<String> texts = rest.stream()
                .map(part -> constraint.substring(part.from(), part.to()))
                .toList();
        return String.join(" and ", texts);
    }

    /** The type with what a part says; null when it says nothing that the type can say. */
    private static @Nullable AnswerType take(AnswerType type, Expression part) {
        if (type instanceof AnswerType.Written text && part instanceof Call call && call.function() == Function.REGEX) {
            String pattern = call.arguments().get(1).literalText();
            boolean fits = call.arguments().get(0) instanceof Expression.Self
                    && text.pattern() == null
                    && pattern != null
                    && SafePattern.of(pattern) != null;
            return fits ? new AnswerType.Written(text.multiline(), text.maxLength(), pattern) : null;
        }
        if (!(part instanceof Binary binary) || !binary.operator().isOrdering()) {
            return null;
        }
        Bound bound = bound(binary.operator(), binary.left(), binary.right());
        if (bound == null) {
            bound = bound(binary.operator().mirrored(), binary.right(), binary.left());
        }
        return bound == null ? null : take(type, bound);
    }

    /** @param of null for the answer itself, else what is measured of it */
    private record Bound(@Nullable Function of, Operator operator, Object value) {}

    private static @Nullable Bound bound(Operator operator, Expression what, Expression limit) {
        Object value = constant(limit);
        if (value == null) {
            return null;
        }
        if (what instanceof Expression.Self) {
            return new Bound(null, operator, value);
        }
        return what instanceof Call call
                        && call.arguments().size() == 1
                        && call.arguments().get(0) instanceof Expression.Self
                ? new Bound(call.function(), operator, value)
                : null;
    }

    private static @Nullable Object constant(Expression expression) {
        if (expression instanceof Expression.Negation negation
                && negation.operand() instanceof Expression.Literal literal
                && literal.value() instanceof Double number) {
            return -number;
        }
        if (expression instanceof Call call && call.function() == Function.DATE) {
            String text = call.arguments().get(0).literalText();
            return text == null ? null : Days.parse(text);
        }
        if (expression instanceof Expression.Literal literal) {
            return literal.value() instanceof String text ? Days.parse(text) : literal.value();
        }
        return null;
    }

    private static @Nullable AnswerType take(AnswerType type, Bound bound) {
        boolean lower = bound.operator() == Operator.GREATER_OR_EQUAL || bound.operator() == Operator.GREATER;
        boolean strict = bound.operator() == Operator.GREATER || bound.operator() == Operator.LESS;
        if (bound.value() instanceof LocalDate day) {
            return bound.of() == null && !strict && type instanceof AnswerType.Day range
                    ? day(range, lower, day)
                    : null;
        }
        double value = (Double) bound.value();
        boolean whole = value == Math.rint(value) && Math.abs(value) < Limits.NUMBER;
        boolean countable = !(type instanceof AnswerType.Numeric number && number.decimal());
        if (strict && !(whole && countable)) {
            return null;
        }
        double limit = !strict ? value : lower ? value + 1 : value - 1;
        if (bound.of() == null) {
            return type instanceof AnswerType.Numeric number ? number(number, lower, limit) : null;
        }
        return whole && limit >= 1 ? measured(type, bound.of(), lower, limit) : null;
    }

    private static @Nullable AnswerType day(AnswerType.Day range, boolean lower, LocalDate day) {
        if (lower) {
            return range.min() == null ? new AnswerType.Day(day, range.max()) : null;
        }
        return range.max() == null ? new AnswerType.Day(range.min(), day) : null;
    }

    private static @Nullable AnswerType number(AnswerType.Numeric number, boolean lower, double limit) {
        if (lower) {
            return number.min() == null ? new AnswerType.Numeric(number.decimal(), limit, number.max()) : null;
        }
        return number.max() == null ? new AnswerType.Numeric(number.decimal(), number.min(), limit) : null;
    }

    private static @Nullable AnswerType measured(AnswerType type, Function of, boolean lower, double limit) {
        if (type instanceof AnswerType.Written text && of == Function.STRING_LENGTH && !lower) {
            boolean fits = text.maxLength() == null && limit <= Limits.ANSWER;
            return fits ? new AnswerType.Written(text.multiline(), (int) limit, text.pattern()) : null;
        }
        if (!(type instanceof AnswerType.Multiple m) || of != Function.COUNT_SELECTED || limit > Limits.CHOICES) {
            return null;
        }
        int count = (int) limit;
        if (lower) {
            return m.minSelected() != null
                    ? null
                    : new AnswerType.Multiple(
                            m.choices(), m.other(), m.display(), m.randomOrder(), m.filter(), count, m.maxSelected());
        }
        return m.maxSelected() != null
                ? null
                : new AnswerType.Multiple(
                        m.choices(), m.other(), m.display(), m.randomOrder(), m.filter(), m.minSelected(), count);
    }
}

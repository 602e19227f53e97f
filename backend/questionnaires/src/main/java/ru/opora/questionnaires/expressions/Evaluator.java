package ru.opora.questionnaires.expressions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.expressions.Expression.Binary;
import ru.opora.questionnaires.expressions.Expression.Call;

/** Gives an expression its value. Total: whatever the answers are, there is a value or blank, in time linear in the expression. */
public final class Evaluator {

    private final Environment environment;

    private Evaluator(Environment environment) {
        this.environment = environment;
    }

    public static @Nullable Object evaluate(Expression expression, Environment environment) {
        return new Evaluator(environment).value(expression);
    }

    @Nullable
    Object value(Expression expression) {
        if (expression instanceof Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Call call) {
            return Calls.value(call, this);
        }
        if (expression instanceof Expression.Variable variable) {
            return environment.variable(variable.name());
        }
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Expression.Negation negation) {
            Double number = number(negation.operand());
            return number == null ? null : Values.bounded(-number);
        }
        return expression instanceof Expression.Attribute attribute
                ? environment.attribute(attribute.name())
                : environment.self();
    }

    boolean truth(Expression expression) {
        return Values.truth(value(expression));
    }

    @Nullable
    Double number(Expression expression) {
        return Values.number(value(expression));
    }

    String text(Expression expression) {
        return Values.text(value(expression));
    }

    LocalDate today() {
        return environment.today();
    }

    private @Nullable Object binary(Binary binary) {
        Operator operator = binary.operator();
        if (operator == Operator.AND) {
            return truth(binary.left()) && truth(binary.right());
        }
        if (operator == Operator.OR) {
            return truth(binary.left()) || truth(binary.right());
        }
        Object left = value(binary.left());
        Object right = value(binary.right());
        if (operator.isEquality()) {
            return Values.equal(left, right) == (operator == Operator.EQUAL);
        }
        if (operator.isOrdering()) {
            return ordered(operator, Values.compare(left, right));
        }
        return arithmetic(operator, left, right);
    }

    private static boolean ordered(Operator operator, @Nullable Integer order) {
        if (order == null) {
            return false;
        }
        return switch (operator) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    /** Days are added to dates, and between two dates are days. */
    private static @Nullable Object arithmetic(Operator operator, @Nullable Object left, @Nullable Object right) {
        Double a = Values.number(left);
        Double b = Values.number(right);
        if (a == null || b == null) {
            return null;
        }
        Double result = Values.bounded(
                switch (operator) {
                    case PLUS -> a + b;
                    case MINUS -> a - b;
                    case TIMES -> a * b;
                    case DIV -> b == 0 ? Double.NaN : a / b;
                    default -> b == 0 ? Double.NaN : a % b;
                });
        boolean leftDate = left instanceof LocalDate;
        boolean rightDate = right instanceof LocalDate;
        boolean day = operator == Operator.PLUS
                ? leftDate != rightDate
                : operator == Operator.MINUS && leftDate && !rightDate;
        return day && result != null ? Values.dateOf(result) : result;
    }
}

package ru.opora.questionnaires.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Days;
import ru.opora.questionnaires.ProblemCode;
import ru.opora.questionnaires.expressions.Expression.Binary;
import ru.opora.questionnaires.expressions.Expression.Call;

/** Says what an expression gives, and everything in it that can't be meant. */
public final class TypeChecker {

    private final Scope scope;
    private final List<ExpressionError> errors = new ArrayList<>();

    private TypeChecker(Scope scope) {
        this.scope = scope;
    }

    /** What is wrong with an expression that must give a type; empty when nothing is. */
    public static List<ExpressionError> check(Expression expression, Type expected, Scope scope) {
        TypeChecker checker = new TypeChecker(scope);
        checker.expect(expression, expected);
        return checker.errors;
    }

    /** What an expression gives. */
    public static Type type(Expression expression, Scope scope) {
        return new TypeChecker(scope).type(expression);
    }

    private Type expect(Expression expression, Type expected) {
        Type actual = type(expression);
        if (!fits(expression, actual, expected)) {
            error(ProblemCode.TYPE_MISMATCH, expression, expected + " <- " + actual);
        }
        return actual;
    }

    private boolean fits(Expression expression, Type actual, Type expected) {
        if (expected == Type.ANY || actual == Type.ANY || actual == expected) {
            return true;
        }
        return switch (expected) {
            case NUMBER -> actual == Type.BOOLEAN || (actual == Type.TEXT && isNumeric(expression)); // true is 1
            case TEXT -> actual == Type.NUMBER;
            case LIST -> actual == Type.TEXT && choices(expression) != null;
            case DATE -> actual == Type.TEXT && isIsoDate(expression);
            default -> false;
        };
    }

    private Type type(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value() instanceof String ? Type.TEXT : Type.NUMBER;
        }
        if (expression instanceof Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Call call) {
            return call(call);
        }
        if (expression instanceof Expression.Negation negation) {
            expect(negation.operand(), Type.NUMBER);
            return Type.NUMBER;
        }
        if (expression instanceof Expression.Attribute attribute) {
            if (!scope.hasAttribute(attribute.name())) {
                error(ProblemCode.UNKNOWN_ATTRIBUTE, attribute, attribute.name());
                return Type.ANY;
            }
            return Type.TEXT;
        }
        Scope.Info info = info(expression);
        if (info == null) {
            boolean self = expression instanceof Expression.Self;
            String name = expression instanceof Expression.Variable variable ? variable.name() : ".";
            error(self ? ProblemCode.SELF_NOT_ALLOWED : ProblemCode.UNKNOWN_REFERENCE, expression, name);
        }
        return info == null ? Type.ANY : info.type();
    }

    private Scope.@Nullable Info info(Expression expression) {
        if (expression instanceof Expression.Variable variable) {
            return scope.variable(variable.name());
        }
        return expression instanceof Expression.Self ? scope.self() : null;
    }

    private Type binary(Binary binary) {
        Operator operator = binary.operator();
        if (operator.isLogical()) {
            expect(binary.left(), Type.BOOLEAN);
            expect(binary.right(), Type.BOOLEAN);
            return Type.BOOLEAN;
        }
        Type left = type(binary.left());
        Type right = type(binary.right());
        if (operator.isEquality()) {
            equality(binary, left, right);
            return Type.BOOLEAN;
        }
        if (operator.isOrdering()) {
            ordering(binary, left, right);
            return Type.BOOLEAN;
        }
        return arithmetic(binary, left, right);
    }

    private void equality(Binary binary, Type left, Type right) {
        comesFromChoices(binary.left(), binary.right());
        comesFromChoices(binary.right(), binary.left());
        boolean blank = isBlank(binary.left()) || isBlank(binary.right());
        if (left == right || left == Type.ANY || right == Type.ANY || blank) {
            return;
        }
        if (left == Type.LIST || right == Type.LIST) {
            error(ProblemCode.USE_SELECTED, binary, binary.operator().sign());
        } else if (!fits(binary.left(), left, right) && !fits(binary.right(), right, left)) {
            error(
                    ProblemCode.TYPE_MISMATCH,
                    binary,
                    left + " " + binary.operator().sign() + " " + right);
        } else if ((left == Type.NUMBER && !fits(binary.right(), right, Type.NUMBER))
                || (right == Type.NUMBER && !fits(binary.left(), left, Type.NUMBER))) {
            // a number fits where a text is asked for, but a text that says no number never equals one
            error(
                    ProblemCode.TYPE_MISMATCH,
                    binary,
                    left + " " + binary.operator().sign() + " " + right);
        }
    }

    private static boolean isBlank(Expression expression) {
        return "".equals(expression.literalText());
    }

    private void comesFromChoices(Expression question, Expression answer) {
        Set<String> choices = choices(question);
        String text = answer instanceof Expression.Literal literal ? Values.text(literal.value()) : "";
        if (choices != null && !text.isEmpty() && !choices.contains(text)) {
            error(ProblemCode.UNKNOWN_CHOICE, answer, text);
        }
    }

    private void ordering(Binary binary, Type left, Type right) {
        boolean dates = left == Type.DATE || right == Type.DATE;
        Type both = dates ? Type.DATE : Type.NUMBER;
        if (!fits(binary.left(), left, both) || !fits(binary.right(), right, both)) {
            error(
                    ProblemCode.TYPE_MISMATCH,
                    binary,
                    left + " " + binary.operator().sign() + " " + right);
        }
    }

    private Type arithmetic(Binary binary, Type left, Type right) {
        boolean additive = binary.operator() == Operator.PLUS || binary.operator() == Operator.MINUS;
        boolean leftFits = fits(binary.left(), left, Type.NUMBER) || (additive && left == Type.DATE);
        boolean rightFits = fits(binary.right(), right, Type.NUMBER)
                || (right == Type.DATE
                        && (binary.operator() == Operator.MINUS
                                ? left == Type.DATE || left == Type.ANY
                                : additive && left != Type.DATE));
        if (!leftFits || !rightFits) {
            error(
                    ProblemCode.TYPE_MISMATCH,
                    binary,
                    left + " " + binary.operator().sign() + " " + right);
        }
        boolean day = binary.operator() == Operator.PLUS
                ? (left == Type.DATE) != (right == Type.DATE)
                : binary.operator() == Operator.MINUS && left == Type.DATE && right != Type.DATE;
        return day ? Type.DATE : Type.NUMBER;
    }

    private Type call(Call call) {
        Function function = call.function();
        List<Expression> of = call.arguments();
        Type[] types = new Type[of.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = expect(of.get(i), function.parameter(i));
        }
        if (function == Function.SELECTED) {
            comesFromChoices(of.get(0), of.get(1));
        }
        if (function == Function.REGEX) {
            pattern(of.get(1));
        }
        return switch (function) {
            case IF -> common(of, types, 1);
            case COALESCE -> common(of, types, 0);
            default -> function.result();
        };
    }

    /** Patterns stand in the expression, so that they are known to be harmless before anybody answers. */
    private void pattern(Expression pattern) {
        String text = pattern.literalText();
        if (text == null || SafePattern.of(text) == null) {
            error(ProblemCode.INVALID_PATTERN, pattern, text == null ? "" : text);
        }
    }

    private static Type common(List<Expression> expressions, Type[] types, int from) {
        Type common = null;
        for (int i = from; i < types.length; i++) {
            if (!isBlank(expressions.get(i))) {
                common = common == null || common == types[i] ? types[i] : Type.ANY;
            }
        }
        return common == null ? Type.TEXT : common;
    }

    private @Nullable Set<String> choices(Expression expression) {
        Scope.Info info = info(expression);
        return info == null ? null : info.choices();
    }

    private boolean isNumeric(Expression expression) {
        Scope.Info info = info(expression);
        String text = expression.literalText();
        return info != null ? info.isNumeric() : text != null && Values.number(text) != null;
    }

    private static boolean isIsoDate(Expression expression) {
        String text = expression.literalText();
        return text != null && Days.parse(text) != null;
    }

    private void error(ProblemCode code, Expression at, String detail) {
        errors.add(new ExpressionError(code, at.from(), detail));
    }
}

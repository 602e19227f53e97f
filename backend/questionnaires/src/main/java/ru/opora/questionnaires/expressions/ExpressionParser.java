package ru.opora.questionnaires.expressions;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.ProblemCode;

/** Reads expressions by precedence (Pratt). Length, size and depth are bounded, so that nothing after it can overflow. */
public final class ExpressionParser {

    private static final int NEGATION = 7;

    private final List<Token> tokens;
    private int at;
    private int nodes;
    private int depth;

    private ExpressionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** What was read: a tree, or what is wrong. */
    public record Parsed(
            @Nullable Expression expression, @Nullable ExpressionError error) {}

    public static Parsed parse(String text) {
        if (text.length() > Limits.EXPRESSION) {
            return new Parsed(null, new ExpressionError(ProblemCode.TOO_LONG, 0, String.valueOf(Limits.EXPRESSION)));
        }
        try {
            ExpressionParser parser = new ExpressionParser(Lexer.tokens(text));
            Expression expression = parser.expression(0);
            Token rest = parser.peek();
            if (rest.kind() != Token.Kind.END) {
                throw new Refused(ProblemCode.SYNTAX, rest.from(), rest.text());
            }
            return new Parsed(expression, null);
        } catch (Refused e) {
            return new Parsed(null, e.error());
        }
    }

    private Expression expression(int loosest) throws Refused {
        Expression left = operand();
        while (true) {
            Operator operator = operator(peek());
            if (operator == null || operator.precedence() <= loosest) {
                return left;
            }
            at++;
            Expression right = expression(operator.precedence());
            left = counted(new Expression.Binary(operator, left, right, left.from(), right.to()));
        }
    }

    private static @Nullable Operator operator(Token token) {
        if (token.kind() == Token.Kind.OPERATOR || token.kind() == Token.Kind.NAME) {
            for (Operator operator : Operator.values()) {
                if (operator.sign().equals(token.text())) {
                    return operator;
                }
            }
        }
        return null;
    }

    private Expression operand() throws Refused {
        if (++depth > Limits.EXPRESSION_DEPTH) {
            throw new Refused(ProblemCode.TOO_DEEP, peek().from(), String.valueOf(Limits.EXPRESSION_DEPTH));
        }
        Token token = tokens.get(at++);
        Expression operand = switch (token.kind()) {
            case NUMBER -> new Expression.Literal(number(token), token.from(), token.to());
            case TEXT -> new Expression.Literal(token.text(), token.from(), token.to());
            case VARIABLE -> new Expression.Variable(token.text(), token.from(), token.to());
            case SELF -> new Expression.Self(token.from(), token.to());
            case NAME -> named(token);
            case OPEN -> bracketed(token);
            case OPERATOR -> negation(token);
            default -> throw new Refused(ProblemCode.SYNTAX, token.from(), token.text());
        };
        depth--;
        return counted(operand);
    }

    private static double number(Token token) throws Refused {
        double value = Double.parseDouble(token.text());
        if (Math.abs(value) > Limits.NUMBER) {
            throw new Refused(ProblemCode.OUT_OF_RANGE, token.from(), token.text());
        }
        return value;
    }

    private Expression negation(Token token) throws Refused {
        if (!token.text().equals("-")) {
            throw new Refused(ProblemCode.SYNTAX, token.from(), token.text());
        }
        Expression operand = expression(NEGATION);
        return new Expression.Negation(operand, token.from(), operand.to());
    }

    private Expression bracketed(Token open) throws Refused {
        Expression inner = expression(0);
        int to = expect(Token.Kind.CLOSE).to();
        return spanning(inner, open.from(), to);
    }

    /** The same node with its brackets: a part that is cut out of the text keeps them. */
    private static Expression spanning(Expression node, int from, int to) {
        if (node instanceof Expression.Binary b) {
            return new Expression.Binary(b.operator(), b.left(), b.right(), from, to);
        }
        if (node instanceof Expression.Call c) {
            return new Expression.Call(c.function(), c.arguments(), from, to);
        }
        if (node instanceof Expression.Negation n) {
            return new Expression.Negation(n.operand(), from, to);
        }
        if (node instanceof Expression.Literal l) {
            return new Expression.Literal(l.value(), from, to);
        }
        if (node instanceof Expression.Variable v) {
            return new Expression.Variable(v.name(), from, to);
        }
        return node instanceof Expression.Attribute a
                ? new Expression.Attribute(a.name(), from, to)
                : new Expression.Self(from, to);
    }

    private Expression named(Token name) throws Refused {
        if (peek().kind() != Token.Kind.OPEN) {
            if (operator(name) != null) {
                throw new Refused(ProblemCode.SYNTAX, name.from(), name.text());
            }
            return new Expression.Attribute(name.text(), name.from(), name.to());
        }
        at++;
        Function function = Function.named(name.text());
        if (function == null) {
            throw new Refused(ProblemCode.UNKNOWN_FUNCTION, name.from(), name.text());
        }
        List<Expression> arguments = arguments();
        int to = expect(Token.Kind.CLOSE).to();
        if (!function.takes(arguments.size())) {
            String taken = function.least() + ".." + function.most();
            throw new Refused(ProblemCode.WRONG_ARGUMENTS, name.from(), name.text() + "(" + taken + ")");
        }
        return new Expression.Call(function, arguments, name.from(), to);
    }

    private List<Expression> arguments() throws Refused {
        List<Expression> arguments = new ArrayList<>();
        if (peek().kind() == Token.Kind.CLOSE) {
            return arguments;
        }
        arguments.add(expression(0));
        while (peek().kind() == Token.Kind.COMMA) {
            at++;
            arguments.add(expression(0));
        }
        return arguments;
    }

    private Expression counted(Expression node) throws Refused {
        if (++nodes > Limits.EXPRESSION_NODES) {
            throw new Refused(ProblemCode.TOO_LONG, node.from(), String.valueOf(Limits.EXPRESSION_NODES));
        }
        return node;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token expect(Token.Kind kind) throws Refused {
        Token token = tokens.get(at);
        if (token.kind() != kind) {
            throw new Refused(ProblemCode.SYNTAX, token.from(), token.text());
        }
        at++;
        return token;
    }
}

package ru.opora.questionnaires.expressions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as a tree. Every node knows where in the text it stands: from (inclusive) to (exclusive), brackets included. */
public sealed interface Expression {

    int from();

    int to();

    /**
     * A value as it stands.
     *
     * @param value a Double or a String
     */
    record Literal(Object value, int from, int to) implements Expression {}

    /** The answer to a question, or a computed value: {@code ${name}}. */
    record Variable(String name, int from, int to) implements Expression {}

    /** The answer that a constraint is about: {@code .}. */
    record Self(int from, int to) implements Expression {}

    /** An attribute of a choice in a choice filter: a bare name. */
    record Attribute(String name, int from, int to) implements Expression {}

    /** A number with its sign changed. */
    record Negation(Expression operand, int from, int to) implements Expression {}

    /** Two operands and what is done with them. */
    record Binary(Operator operator, Expression left, Expression right, int from, int to) implements Expression {}

    /** A call of one of the {@link Function functions}. */
    record Call(Function function, List<Expression> arguments, int from, int to) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** The nodes directly below this one. */
    default List<Expression> children() {
        if (this instanceof Negation negation) {
            return List.of(negation.operand());
        }
        if (this instanceof Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        return this instanceof Call call ? call.arguments() : List.of();
    }

    /** The text of a literal string; null for everything else. */
    default @Nullable String literalText() {
        return this instanceof Literal literal && literal.value() instanceof String text ? text : null;
    }
}

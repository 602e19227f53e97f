package ru.opora.questionnaires.expressions;

/** The operators, from the loosest to the tightest. */
public enum Operator {
    OR("or", 1),
    AND("and", 2),
    EQUAL("=", 3),
    NOT_EQUAL("!=", 3),
    LESS("<", 4),
    LESS_OR_EQUAL("<=", 4),
    GREATER(">", 4),
    GREATER_OR_EQUAL(">=", 4),
    PLUS("+", 5),
    MINUS("-", 5),
    TIMES("*", 6),
    DIV("div", 6),
    MOD("mod", 6);

    private final String sign;
    private final int precedence;

    Operator(String sign, int precedence) {
        this.sign = sign;
        this.precedence = precedence;
    }

    public String sign() {
        return sign;
    }

    int precedence() {
        return precedence;
    }

    public boolean isLogical() {
        return precedence <= 2;
    }

    public boolean isEquality() {
        return precedence == 3;
    }

    public boolean isOrdering() {
        return precedence == 4;
    }

    /** The operator with left and right exchanged: {@code 5 < x} is {@code x > 5}. */
    public Operator mirrored() {
        return switch (this) {
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            default -> this;
        };
    }
}

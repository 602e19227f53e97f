package ru.opora.questionnaires.expressions;

import ru.opora.questionnaires.ProblemCode;

/** An expression that can't be read; never leaves the package. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ExpressionError error;

    Refused(ProblemCode code, int position, String detail) {
        super(code + " at " + position + ": " + detail, null, false, false);
        this.error = new ExpressionError(code, position, detail);
    }

    ExpressionError error() {
        return error;
    }
}

package ru.opora.questionnaires.expressions;

/** A piece of an expression's text. */
record Token(Kind kind, String text, int from, int to) {

    enum Kind {
        NUMBER,
        TEXT,
        VARIABLE,
        NAME,
        OPERATOR,
        OPEN,
        CLOSE,
        COMMA,
        SELF,
        END
    }
}

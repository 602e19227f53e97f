package ru.opora.terms;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place among the tokens, with the doubts met on the way. Grammars move it forward only past what they understood. */
final class Cursor {

    private static final Token END = new Token(Lex.EOT, 0, 0, true, false, 0, 0, "");

    private final List<Token> tokens;
    private int at;
    final Set<TermReason> doubts;
    final List<TimeOfDay> times;

    @Nullable
    YearRef lastYear;

    int steps;

    Cursor(List<Token> tokens, Set<TermReason> doubts, List<TimeOfDay> times) {
        this.tokens = tokens;
        this.doubts = doubts;
        this.times = times;
    }

    static Cursor over(List<Token> tokens) {
        return new Cursor(tokens, EnumSet.noneOf(TermReason.class), new java.util.ArrayList<>());
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        steps++;
        int index = at + ahead;
        return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
    }

    boolean is(Lex lex) {
        return peek().lex() == lex;
    }

    boolean is(int ahead, Lex lex) {
        return peek(ahead).lex() == lex;
    }

    boolean isAny(int ahead, Set<Lex> lexes) {
        return lexes.contains(peek(ahead).lex());
    }

    boolean accept(Lex lex) {
        if (is(lex)) {
            at++;
            return true;
        }
        return false;
    }

    boolean acceptAny(Set<Lex> lexes) {
        if (isAny(0, lexes)) {
            at++;
            return true;
        }
        return false;
    }

    /** Accepts all of them in a row, or none. */
    boolean acceptAll(Lex... lexes) {
        for (int i = 0; i < lexes.length; i++) {
            if (!is(i, lexes[i])) {
                return false;
            }
        }
        at += lexes.length;
        return true;
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    void skip(int count) {
        at += count;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    int mark() {
        return at;
    }

    void reset(int mark) {
        at = mark;
    }

    void doubt(TermReason reason) {
        doubts.add(reason);
    }
}

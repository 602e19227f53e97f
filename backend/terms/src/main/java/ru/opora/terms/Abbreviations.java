package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;

/** Tokens that only their neighbours explain. */
final class Abbreviations {

    private Abbreviations() {}

    /** Reads the abbreviations that only their neighbours explain: «т.г.», «п/г», «1 р. в месяц», «1-й». */
    static List<Token> expand(List<Token> tokens) {
        List<Token> result = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token last = result.isEmpty() ? null : result.get(result.size() - 1);
            boolean number = last != null && (last.lex() == Lex.NUM || last.lex() == Lex.ROMAN);
            int next = nextWord(tokens, i);
            if (isCompound(tokens, i)) {
                // «двадцать пятого»
                i++;
                result.add(compound(token, tokens.get(i)));
            } else if (number
                    && token.lex() == Lex.DASH
                    && i + 1 < tokens.size()
                    && isEnding(tokens.get(i + 1))
                    && !(token.spaced() && tokens.get(i + 1).spaced())) {
                i++;
            } else if (number && token.text().equals("р") && next < tokens.size()) {
                result.add(token.as(Lex.TIMES, 0));
            } else if ((token.text().equals("т") || token.lex() == Lex.S)
                    && next < tokens.size()
                    && next == i + 2
                    && tokens.get(next).text().equals("г")) {
                result.add(token.as(Lex.CURRENT, 0));
            } else if (token.text().equals("п")
                    && next < tokens.size()
                    && tokens.get(next).text().equals("г")) {
                result.add(token.as(Lex.HALFYEAR, 0));
                i = next;
            } else {
                result.add(token);
            }
        }
        return result;
    }

    private static Token compound(Token tens, Token ones) {
        int value = tens.value() + ones.value();
        return new Token(Lex.ORD, value, 0, tens.spaced(), tens.broken(), tens.start(), ones.end(), ones.text());
    }

    private static boolean isCompound(List<Token> tokens, int i) {
        Token tens = tokens.get(i);
        return tens.lex() == Lex.COUNT
                && (tens.value() == 20 || tens.value() == 30)
                && i + 1 < tokens.size()
                && tokens.get(i + 1).lex() == Lex.ORD
                && tokens.get(i + 1).value() >= 1
                && tokens.get(i + 1).value() <= 9;
    }

    private static boolean isEnding(Token token) {
        return token.lex() == Lex.UNKNOWN && Lexer.isOrdinalEnding(token.text());
    }

    private static int nextWord(List<Token> tokens, int i) {
        int next = i + 1;
        while (next < tokens.size()
                && next < i + 3
                && (tokens.get(next).lex() == Lex.DOT || tokens.get(next).lex() == Lex.SLASH)) {
            next++;
        }
        return next;
    }
}

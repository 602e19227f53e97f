package ru.opora.questionnaires.expressions;

import java.util.ArrayList;
import java.util.List;
import ru.opora.questionnaires.ProblemCode;

/** Cuts an expression into tokens. */
final class Lexer {

    private static final String NO_BREAK_SPACE = "\u00a0\u202f\ufeff";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens, an END last. */
    static List<Token> tokens(String text) throws Refused {
        Lexer lexer = new Lexer(text);
        int at = 0;
        while (at < text.length()) {
            at = lexer.next(at);
        }
        lexer.add(Token.Kind.END, "", at, at);
        return lexer.tokens;
    }

    private int next(int at) throws Refused {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || NO_BREAK_SPACE.indexOf(c) >= 0) {
            return at + 1;
        }
        if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            return number(at);
        }
        if (c == '\'' || c == '"') {
            return string(at, c);
        }
        if (c == '$') {
            return variable(at);
        }
        if (Character.isLetter(c) || c == '_') {
            return name(at);
        }
        return sign(at, c);
    }

    private int number(int from) throws Refused {
        int to = from;
        while (to < text.length() && isDigit(text.charAt(to))) {
            to++;
        }
        if (to < text.length() && text.charAt(to) == '.') {
            to++;
            while (to < text.length() && isDigit(text.charAt(to))) {
                to++;
            }
        }
        if (to - from > 30) {
            throw new Refused(ProblemCode.SYNTAX, from, text.substring(from, from + 30));
        }
        return add(Token.Kind.NUMBER, text.substring(from, to), from, to);
    }

    private int string(int from, char quote) throws Refused {
        int end = text.indexOf(quote, from + 1);
        if (end < 0) {
            throw new Refused(ProblemCode.SYNTAX, from, String.valueOf(quote));
        }
        return add(Token.Kind.TEXT, text.substring(from + 1, end), from, end + 1);
    }

    private int variable(int from) throws Refused {
        int end = text.indexOf('}', from);
        if (end < 0 || from + 1 >= text.length() || text.charAt(from + 1) != '{') {
            throw new Refused(ProblemCode.SYNTAX, from, "$");
        }
        String name = text.substring(from + 2, end).strip();
        if (name.isEmpty() || !name.codePoints().allMatch(Lexer::isNamePart)) {
            throw new Refused(ProblemCode.SYNTAX, from, text.substring(from, end + 1));
        }
        return add(Token.Kind.VARIABLE, name, from, end + 1);
    }

    /** A name may hold hyphens, as in XPath: a minus after a name needs a space. */
    private int name(int from) {
        int to = from;
        while (to < text.length() && (isNamePart(text.charAt(to)) || text.charAt(to) == ':')) {
            to++;
        }
        return add(Token.Kind.NAME, text.substring(from, to), from, to);
    }

    private int sign(int at, char c) throws Refused {
        boolean equals = at + 1 < text.length() && text.charAt(at + 1) == '=';
        switch (c) {
            case '(':
                return add(Token.Kind.OPEN, "(", at, at + 1);
            case ')':
                return add(Token.Kind.CLOSE, ")", at, at + 1);
            case ',':
                return add(Token.Kind.COMMA, ",", at, at + 1);
            case '=', '+', '-', '*':
                return add(Token.Kind.OPERATOR, String.valueOf(c), at, at + 1);
            case '<', '>':
                return add(Token.Kind.OPERATOR, equals ? c + "=" : String.valueOf(c), at, equals ? at + 2 : at + 1);
            case '!':
                if (equals) {
                    return add(Token.Kind.OPERATOR, "!=", at, at + 2);
                }
                break;
            case '.':
                if (at + 1 >= text.length() || "./".indexOf(text.charAt(at + 1)) < 0) {
                    return add(Token.Kind.SELF, ".", at, at + 1);
                }
                break;
            default:
        }
        throw new Refused(ProblemCode.SYNTAX, at, text.substring(at, text.offsetByCodePoints(at, 1)));
    }

    private int add(Token.Kind kind, String value, int from, int to) {
        tokens.add(new Token(kind, value, from, to));
        return to;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNamePart(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }
}

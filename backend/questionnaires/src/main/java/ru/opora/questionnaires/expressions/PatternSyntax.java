package ru.opora.questionnaires.expressions;

import ru.opora.questionnaires.Limits;

/**
 * Recognises the regular expressions that mean the same here (RE2) and in a browser (with the flag u): alternatives, groups,
 * classes, repetitions. Neither looks around nor refers back, and its program stays small.
 */
final class PatternSyntax {

    /** Instructions of the compiled pattern, roughly: matching costs at most these times the length of the text. */
    private static final int SIZE = 1_000;

    private static final int DEPTH = 20;
    private static final String META = "^$\\.*+?()[]{}|/";

    private final String pattern;
    private int at;
    private int depth;

    private PatternSyntax(String pattern) {
        this.pattern = pattern;
    }

    static boolean accepts(String pattern) {
        if (pattern.length() > Limits.PATTERN) {
            return false;
        }
        PatternSyntax syntax = new PatternSyntax(pattern);
        int size = syntax.alternatives();
        return size >= 0 && size <= SIZE && syntax.at == pattern.length();
    }

    /** The size of what was read; negative when it isn't a pattern. */
    private int alternatives() {
        int size = 0;
        do {
            int branch = sequence();
            if (branch < 0) {
                return -1;
            }
            size += branch + 1;
        } while (skip('|'));
        return size;
    }

    private int sequence() {
        int size = 0;
        while (at < pattern.length() && peek() != '|' && peek() != ')') {
            boolean assertion =
                    peek() == '^' || peek() == '$' || pattern.startsWith("\\b", at) || pattern.startsWith("\\B", at);
            int atom = atom();
            int end = at;
            int times = atom < 0 ? -1 : repetition();
            if (times < 0 || (assertion && at != end) || (long) atom * times > SIZE) {
                return -1;
            }
            size += atom * times;
            if (size > SIZE) {
                return -1;
            }
        }
        return size;
    }

    private int atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> escape("dDwWsSbBtnr") ? 1 : -1;
            case '*', '+', '?', '{', '}', ']' -> -1;
            default -> 1;
        };
    }

    private int group() {
        if (++depth > DEPTH || (skip('?') && !skip(':'))) {
            return -1;
        }
        int size = alternatives();
        depth--;
        return size >= 0 && skip(')') ? size + 2 : -1;
    }

    private int characterClass() {
        skip('^');
        int members = 0;
        while (at < pattern.length() && peek() != ']') {
            int first = member();
            int last = first;
            if (first >= 0 && pattern.startsWith("-", at) && !pattern.startsWith("-]", at)) {
                at++;
                last = at < pattern.length() ? member() : -1;
            }
            // A class of characters («\d») can't be the end of a range.
            if (first == -1 || last == -1 || first > last || (first != last && (first == 0 || last == 0))) {
                return -1;
            }
            members++;
        }
        return members > 0 && skip(']') ? 1 : -1;
    }

    /** A code point, 0 for a class of characters, -1 for what can't be. */
    private int member() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        if (c == '[' && at < pattern.length() && ":.=".indexOf(peek()) >= 0) {
            return -1;
        }
        if (c != '\\') {
            return c;
        }
        if (at < pattern.length() && peek() == '-') {
            at++;
            return '-';
        }
        boolean known = escape("dDwWsStnr");
        char escaped = known ? pattern.charAt(at - 1) : 0;
        return !known ? -1 : META.indexOf(escaped) >= 0 ? escaped : 0;
    }

    private boolean escape(String letters) {
        if (at >= pattern.length() || (letters + META).indexOf(peek()) < 0) {
            return false;
        }
        at++;
        return true;
    }

    /** How often the atom before may be written out; negative when the repetition isn't one. */
    private int repetition() {
        int times = 1;
        if (skip('*') || skip('+')) {
            times = 2;
        } else if (skip('?')) {
            times = 1;
        } else if (skip('{')) {
            times = counted();
        } else {
            return 1;
        }
        skip('?');
        return times;
    }

    private int counted() {
        int least = number();
        int most = least;
        if (least >= 0 && skip(',')) {
            most = peekIs('}') ? least + 1 : number();
        }
        return least >= 0 && most >= least && skip('}') ? Math.max(1, most) : -1;
    }

    private int number() {
        int from = at;
        while (at < pattern.length() && Character.isDigit(peek()) && at - from < 4) {
            at++;
        }
        return at == from ? -1 : Integer.parseInt(pattern.substring(from, at));
    }

    private boolean peekIs(char c) {
        return at < pattern.length() && peek() == c;
    }

    private boolean skip(char c) {
        if (peekIs(c)) {
            at++;
            return true;
        }
        return false;
    }

    private char peek() {
        return pattern.charAt(at);
    }
}

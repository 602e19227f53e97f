package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Repairs raw tokens: joins broken words, parts glued ones, corrects spelling, drops what carries no meaning. */
final class Mender {

    private static final List<String> PREFIXES = List.of("до", "по", "на", "не", "за", "со", "во", "ко", "в", "с", "к");
    private static final Set<Lex> COUNTED =
            Set.of(Lex.QUARTER, Lex.HALFYEAR, Lex.SCHOOLQ, Lex.TRIMESTER, Lex.HALF, Lex.DECADE, Lex.WEEK, Lex.SCHOOL);
    private static final Pattern NOMINATIVE = Pattern.compile("март|май|август|\\p{L}+ь");
    private static final int MOST_REPAIRS = 40;
    private static final int SHORT_TEXT = 4;
    private static final int MOST_PARTS = 12;
    private static final int LONGEST_WORD = 24;

    private final Set<TermReason> doubts;
    private int repairs;
    private int shortest = 4;

    Mender(Set<TermReason> doubts) {
        this.doubts = doubts;
    }

    List<Token> mend(List<Token> raw) {
        shortest = raw.size() <= SHORT_TEXT ? 3 : 4;
        return clean(Abbreviations.expand(spelt(joined(raw))));
    }

    private List<Token> joined(List<Token> raw) {
        List<Token> result = new ArrayList<>(raw.size());
        for (int i = 0; i < raw.size(); i++) {
            int last = isWord(raw.get(i)) ? endOfBrokenWord(raw, i) : i;
            result.add(last == i ? raw.get(i) : join(raw, i, last));
            i = last;
        }
        return result;
    }

    /** The last token of the word that is broken into pieces here: «сен- тябрь», «м а р т», «по стоянно». */
    private static int endOfBrokenWord(List<Token> raw, int first) {
        StringBuilder word = new StringBuilder(raw.get(first).text());
        boolean unknown = raw.get(first).lex() == Lex.UNKNOWN;
        int end = first;
        int i = first;
        for (int parts = 1; parts < MOST_PARTS; parts++) {
            i++;
            if (i + 1 < raw.size() && raw.get(i).lex() == Lex.DASH && hyphenates(raw, i)) {
                i++;
            }
            if (i >= raw.size()
                    || !isWord(raw.get(i))
                    || word.length() + raw.get(i).text().length() > LONGEST_WORD) {
                break;
            }
            word.append(raw.get(i).text());
            unknown |= raw.get(i).lex() == Lex.UNKNOWN;
            if (unknown && Lexicon.RUSSIAN.find(word.toString()) != null) {
                end = i;
            }
        }
        return end;
    }

    private static boolean hyphenates(List<Token> raw, int dash) {
        return !raw.get(dash).spaced()
                && (raw.get(dash + 1).broken() || !raw.get(dash + 1).spaced());
    }

    private static Token join(List<Token> raw, int first, int last) {
        StringBuilder word = new StringBuilder();
        for (Token token : raw.subList(first, last + 1)) {
            word.append(token.text());
        }
        Token head = raw.get(first);
        Lexicon.Entry entry = Lexicon.RUSSIAN.find(word.toString());
        return entry == null
                ? head
                : new Token(
                        entry.lex(),
                        entry.value(),
                        0,
                        head.spaced(),
                        head.broken(),
                        head.start(),
                        raw.get(last).end(),
                        entry.form());
    }

    private List<Token> spelt(List<Token> tokens) {
        List<Token> result = new ArrayList<>(tokens.size() + 4);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            if (token.lex() != Lex.UNKNOWN) {
                result.add(token);
            } else if (token.value() > 0
                    && next != null
                    && (COUNTED.contains(next.lex()) || startsRomanRange(tokens, i))) {
                result.add(token.as(Lex.ROMAN, token.value()));
            } else if (next != null && next.lex() == Lex.MONTH && lookedUpAsDay(token) > 0) {
                result.add(new Token(
                        Lex.NUM,
                        lookedUpAsDay(token),
                        token.text().length(),
                        token.spaced(),
                        token.broken(),
                        token.start(),
                        token.end(),
                        token.text()));
            } else if (!split(token, result, 0)) {
                result.add(repaired(token));
            }
        }
        return result;
    }

    private static boolean startsRomanRange(List<Token> tokens, int i) {
        return i + 2 < tokens.size()
                && tokens.get(i + 1).lex() == Lex.DASH
                && (tokens.get(i + 2).lex() == Lex.ROMAN
                        || Letters.roman(tokens.get(i + 2).text()) > 0);
    }

    private static int lookedUpAsDay(Token token) {
        int day = 0;
        for (char c : token.text().toCharArray()) {
            day = Letters.digit(c) < 0 || day > 31 ? 99 : day * 10 + Letters.digit(c);
        }
        return day <= 31 ? day : 0;
    }

    /** Parts words that are glued together: «втечение», «учебногогода». */
    private static boolean split(Token token, List<Token> result, int depth) {
        String word = token.text();
        if (word.length() > LONGEST_WORD || depth > 2) {
            return false;
        }
        for (String prefix : PREFIXES) {
            if (word.startsWith(prefix)
                    && word.length() - prefix.length() >= 3
                    && place(token, prefix.length(), result, depth)) {
                return true;
            }
        }
        for (int cut = 4; cut <= word.length() - 4; cut++) {
            if (Lexicon.RUSSIAN.find(word.substring(0, cut)) != null && place(token, cut, result, depth)) {
                return true;
            }
        }
        return false;
    }

    private static boolean place(Token token, int cut, List<Token> result, int depth) {
        Lexicon.Entry left = Lexicon.RUSSIAN.find(token.text().substring(0, cut));
        String rest = token.text().substring(cut);
        Lexicon.Entry right = Lexicon.RUSSIAN.find(rest);
        if (left == null || (right != null && left.lex() == Lex.MONTH && right.lex() == Lex.MONTH)) {
            return false;
        }
        Token tail = new Token(Lex.UNKNOWN, 0, 0, true, false, token.start() + cut, token.end(), rest);
        int size = result.size();
        result.add(new Token(
                left.lex(),
                left.value(),
                0,
                token.spaced(),
                token.broken(),
                token.start(),
                token.start() + cut,
                left.form()));
        if (right != null) {
            result.add(tail.as(right.lex(), right.value()));
            return true;
        }
        if (rest.length() >= 7 && split(tail, result, depth + 1)) {
            return true;
        }
        result.subList(size, result.size()).clear();
        return false;
    }

    private Token repaired(Token token) {
        if (repairs >= MOST_REPAIRS || Lexer.isOrdinalEnding(token.text())) {
            return token;
        }
        repairs++;
        Lexicon.Repair repair = Lexicon.RUSSIAN.repair(token.text(), shortest);
        if (repair == null) {
            return token;
        }
        if (repair.doubtful()) {
            doubts.add(TermReason.SPELLING);
        }
        return token.as(repair.entry().lex(), repair.entry().value());
    }

    private List<Token> clean(List<Token> tokens) {
        List<Token> result = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Lex last =
                    result.isEmpty() ? Lex.EOT : result.get(result.size() - 1).lex();
            Lex next = i + 1 < tokens.size() ? tokens.get(i + 1).lex() : Lex.EOT;
            switch (token.lex()) {
                case DOUBT -> doubts.add(TermReason.APPROXIMATE);
                case NOISE -> {}
                case DOT, COLON -> {
                    if (last == Lex.NUM
                            && next == Lex.MONTH
                            && NOMINATIVE.matcher(tokens.get(i + 1).text()).matches()) {
                        // «1. март» is the first of a list and not 1 March.
                        doubts.add(TermReason.AMBIGUOUS);
                    }
                    if (last == Lex.NUM && next == Lex.NUM) {
                        result.add(token);
                    }
                }
                case COMMA, SEMICOLON -> {
                    if (next != Lex.THAN
                            && !result.isEmpty()
                            && last != Lex.COMMA
                            && last != Lex.SEMICOLON
                            && last != Lex.OPEN) {
                        result.add(token);
                    }
                }
                case DASH -> {
                    if (!result.isEmpty() && last != Lex.DASH) {
                        result.add(token);
                    }
                }
                default -> result.add(token);
            }
        }
        while (!result.isEmpty() && isSeparator(result.get(result.size() - 1).lex())) {
            result.remove(result.size() - 1);
        }
        return result;
    }

    private static boolean isSeparator(Lex lex) {
        return lex == Lex.COMMA || lex == Lex.SEMICOLON;
    }

    private static boolean isWord(Token token) {
        return !token.text().isEmpty() && token.lex() != Lex.NUM && token.lex() != Lex.ROMAN;
    }
}

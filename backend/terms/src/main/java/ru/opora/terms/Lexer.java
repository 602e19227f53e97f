package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a text into tokens, letting look-alike letters and glued digits pass for what they were meant to be. */
final class Lexer {

    private static final Set<String> ORDINAL_ENDINGS = Set.of(
            "й", "ый", "ой", "ий", "го", "ого", "его", "я", "ая", "е", "ое", "ые", "ю", "ую", "м", "ом", "му", "ому",
            "х", "ых", "ти", "ми", "ей", "ем", "ьем", "ья", "ье", "ьего", "тью");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private boolean spaced;
    private boolean broken;

    private Lexer(String text) {
        this.text = text;
    }

    /** The raw tokens of a normalised text. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        lexer.scan();
        return lexer.tokens;
    }

    static boolean isOrdinalEnding(String word) {
        return ORDINAL_ENDINGS.contains(word);
    }

    private void scan() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Letters.isSpace(c)) {
                spaced = true;
                broken |= c == '\n' || c == '\r' || c == '\u2028' || c == '\u000b';
                i++;
            } else if (Letters.isIgnored(c)) {
                i++;
            } else if (Character.isLetterOrDigit(c)) {
                i = run(i);
            } else {
                sign(c, i);
                i++;
            }
        }
    }

    private void sign(char c, int at) {
        Lex lex = switch (c) {
            case '.' -> Lex.DOT;
            case ',' -> Lex.COMMA;
            case ';' -> Lex.SEMICOLON;
            case ':' -> Lex.COLON;
            case '/', '\\' -> Lex.SLASH;
            case '(', '[', '{' -> Lex.OPEN;
            case ')', ']', '}' -> Lex.CLOSE;
            default -> Letters.isDash(c) ? Lex.DASH : Lex.SYMBOL;
        };
        add(lex, 0, 0, at, at + 1, "");
    }

    /** Reads letters and digits that stand together: «15», «март», «до15марта», «О4», «2021г». */
    private int run(int from) {
        int to = from;
        boolean digits = false;
        while (to < text.length() && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == '\u00ad')) {
            digits |= Character.isDigit(text.charAt(to));
            to++;
        }
        String run = text.substring(from, to).replace("\u00ad", "");
        if (digits && isRomanWithOnes(run)) {
            add(Lex.ROMAN, Letters.roman(run), 0, from, to, run);
        } else if (onlyLooksLikeDigits(run) && (digits || numberFollows(to))) {
            number(asDigits(run), from, to);
        } else if (digits) {
            pieces(run, from);
        } else {
            int roman = romanPrefix(run);
            if (roman > 0) {
                word(run.substring(0, roman), from, from + roman);
            }
            word(run.substring(roman), from + roman, to);
        }
        return to;
    }

    /** The length of the Roman number a word is glued to: «IIкв»; 0 when there is none. */
    private static int romanPrefix(String run) {
        int length = 0;
        while (length < run.length() && "IVXІ".indexOf(run.charAt(length)) >= 0) {
            length++;
        }
        boolean glued = length > 0
                && length < run.length()
                && Letters.roman(run.substring(0, length)) > 0
                && Lexicon.RUSSIAN.find(Letters.cyrillic(run.substring(length))) != null;
        return glued ? length : 0;
    }

    private void pieces(String run, int from) {
        int i = 0;
        while (i < run.length()) {
            boolean digit = Character.isDigit(run.charAt(i));
            int j = i;
            while (j < run.length() && Character.isDigit(run.charAt(j)) == digit) {
                j++;
            }
            String piece = run.substring(i, j);
            if (!digit) {
                boolean ending = i > 0 && ORDINAL_ENDINGS.contains(Letters.cyrillic(piece));
                if (!ending) {
                    word(piece, from + i, from + j);
                }
            } else if (j < run.length() && Lexicon.RUSSIAN.find(Letters.cyrillic(run.substring(j))) == null) {
                // «3Оапреля»: letters typed for digits go to the number when the rest is then a word.
                int extra = borrowed(run, j);
                number(piece + asDigits(run.substring(j, j + extra)), from + i, from + j + extra);
                j += extra;
            } else {
                number(piece, from + i, from + j);
            }
            i = j;
        }
    }

    private static int borrowed(String run, int at) {
        if (Letters.digit(run.charAt(at)) < 0) {
            return 0;
        }
        int end = at + 1;
        while (end < run.length() && !Character.isDigit(run.charAt(end))) {
            end++;
        }
        String rest = Letters.cyrillic(run.substring(at + 1, end));
        boolean whole = Lexicon.RUSSIAN.find(Letters.cyrillic(run.substring(at, end))) != null;
        return !whole && Lexicon.RUSSIAN.find(rest) != null ? 1 : 0;
    }

    private void number(String digits, int from, int to) {
        if (digits.length() > 9) {
            // A number no term has; as a number it can be no word of an event.
            add(Lex.NUM, Integer.MAX_VALUE, digits.length(), from, to, digits);
            return;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = value * 10 + Character.digit(digits.charAt(i), 10);
        }
        add(Lex.NUM, value, digits.length(), from, to, digits);
    }

    private void word(String word, int from, int to) {
        int roman = Letters.roman(word);
        if (roman > 0 && word.chars().anyMatch(c -> "IVXiІіӀӏl".indexOf(c) >= 0)) {
            add(Lex.ROMAN, roman, 0, from, to, word);
            return;
        }
        String lower = word.toLowerCase(Locale.ROOT).replace('ё', 'е');
        Lexicon.Entry entry = Lexicon.RUSSIAN.find(lower);
        if (entry == null) {
            lower = Letters.cyrillic(word);
            entry = Lexicon.RUSSIAN.find(lower);
        }
        if (entry == null) {
            add(Lex.UNKNOWN, roman, 0, from, to, lower);
        } else {
            add(entry.lex(), entry.value(), 0, from, to, lower);
        }
    }

    private void add(Lex lex, int value, int digits, int from, int to, String word) {
        tokens.add(new Token(lex, value, digits, spaced, broken, from, to, word));
        spaced = false;
        broken = false;
    }

    private boolean numberFollows(int at) {
        return at + 1 < text.length()
                && "./".indexOf(text.charAt(at)) >= 0
                && (Character.isDigit(text.charAt(at + 1)) || Letters.digit(text.charAt(at + 1)) >= 0);
    }

    private static boolean isRomanWithOnes(String run) {
        return Letters.roman(run) > 0 && run.chars().anyMatch(c -> "VvXxУХ".indexOf(c) >= 0);
    }

    private static boolean onlyLooksLikeDigits(String run) {
        return run.length() <= 4
                && run.chars().allMatch(c -> Character.isDigit(c) || Letters.digit((char) c) >= 0)
                && !run.equals("о")
                && !(run.chars().noneMatch(Character::isDigit) && Letters.roman(run) > 0);
    }

    private static String asDigits(String run) {
        StringBuilder digits = new StringBuilder(run.length());
        for (int i = 0; i < run.length(); i++) {
            int digit = Letters.digit(run.charAt(i));
            digits.append(digit >= 0 ? Character.forDigit(digit, 10) : run.charAt(i));
        }
        return digits.toString();
    }
}

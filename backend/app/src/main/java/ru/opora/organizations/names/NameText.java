package ru.opora.organizations.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The letters of a name: one alphabet, one case, no marks; and its tokens. */
final class NameText {

    /** Latin letters and the Cyrillic ones that look the same. */
    private static final String LATIN = "abcehkmoptxy";

    private static final String CYRILLIC = "авсенкмортху";

    /** The keys of a keyboard, by what they give in either layout. */
    private static final String KEYS_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~{}:\"<>";

    private static final String KEYS_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю";

    private static final Pattern NUMBER_MARK =
            Pattern.compile("№|(?<!\\p{L})n[o°º]?\\.?\\s*(?=\\d)|(?<!\\p{L})номер(?!\\p{L})");

    /** Years of something in whose honour a school is named are no school's number. */
    private static final Pattern ANNIVERSARY =
            Pattern.compile("(\\d+)\\s*-?\\s*(?:ти\\s*)?(?:летия|летие|лет)(?!\\p{L})");

    private static final Pattern TOKEN = Pattern.compile("\\d+(?:[абвг](?!\\p{L}))?|\\p{L}+(?:-\\p{L}+)*\\d*");

    private NameText() {}

    /** In lower case, with № and its like gone. */
    static String clean(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("[\u2010-\u2015]", "-");
        return ANNIVERSARY.matcher(NUMBER_MARK.matcher(lower).replaceAll(" ")).replaceAll("лет$1");
    }

    /** The tokens; digits that hang on a word are a token of their own, and so are the halves of a hyphenated word. */
    static List<String> tokens(String clean) {
        List<String> tokens = new ArrayList<>();
        Matcher found = TOKEN.matcher(clean);
        while (found.find()) {
            String token = found.group();
            if (Character.isDigit(token.charAt(0))) {
                tokens.add(number(token));
            } else {
                split(token, tokens);
            }
        }
        return tokens;
    }

    private static void split(String token, List<String> tokens) {
        for (String part : token.split("-")) {
            String letters = part.replaceAll("\\d+$", "");
            if (letters.equals(part) || part.startsWith("лет")) {
                tokens.add(oneAlphabet(part));
            } else {
                tokens.add(oneAlphabet(letters));
                tokens.add(number(part.substring(letters.length())));
            }
        }
    }

    private static String number(String token) {
        return token.replaceFirst("^0+(?=\\d)", "");
    }

    /** Cyrillic where all letters of a word could be, as in a «COШ» with two Latin letters. */
    private static String oneAlphabet(String word) {
        StringBuilder cyrillic = new StringBuilder(word.length());
        for (char letter : word.toCharArray()) {
            int at = LATIN.indexOf(letter);
            cyrillic.append(at < 0 ? letter : CYRILLIC.charAt(at));
        }
        return cyrillic.chars().anyMatch(letter -> letter >= 'a' && letter <= 'z') ? word : cyrillic.toString();
    }

    /** What a person meant to type whose keyboard gave Latin letters only; a number's N stays what it is. */
    static String retyped(String text) {
        String lower = NUMBER_MARK.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        boolean latin = lower.chars().anyMatch(letter -> letter >= 'a' && letter <= 'z');
        boolean cyrillic = lower.chars().anyMatch(letter -> letter >= 'а' && letter <= 'ё');
        boolean alike = lower.chars()
                .filter(letter -> letter >= 'a' && letter <= 'z')
                .allMatch(letter -> LATIN.indexOf(letter) >= 0);
        if (!latin || cyrillic || alike) {
            return text;
        }
        StringBuilder meant = new StringBuilder(lower.length());
        for (char letter : lower.toCharArray()) {
            int key = KEYS_LATIN.indexOf(letter);
            meant.append(key < 0 ? letter : KEYS_CYRILLIC.charAt(key));
        }
        return meant.toString();
    }
}

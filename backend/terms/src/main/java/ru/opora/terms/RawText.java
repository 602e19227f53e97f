package ru.opora.terms;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The text before it is cut into tokens: its normal form, the blanks of a form left open, the names of persons. */
final class RawText {

    private static final String SIGNS = "_\"«“„*…";

    private static final Pattern BLANK = Pattern.compile("_{2,}|«\\s*»|\"\\s+\"|[“„]\\s*[“”]|\\*{1,4}\\s?\\.\\s?\\d"
            + "|^[\\s\"«»]*(?:\\.{2,}|…|[-–—]{2,}|[-–—]\\s*[.,])\\s*[\\p{L}\\d.]"
            + "|[\\p{L}\\d]\\s*(?:\\.{3,}|…|\\.\\.(?=\\s*\\d{1,2}\\.\\d))\\s*[\\p{L}\\d]");

    private static final String SURNAME = "\\p{Lu}\\p{Ll}{2,}";
    private static final String INITIALS = "\\p{Lu}\\.\\s?\\p{Lu}\\.";
    private static final Pattern PERSON = Pattern.compile(
            "(?<!\\p{L})(?:" + SURNAME + "\\s{1,2}" + INITIALS + "|" + INITIALS + "\\s{0,2}" + SURNAME + ")(?!\\p{L})");

    private RawText() {}

    /** Composed letters, without the marks that are not seen and the marks of stress. */
    static String normalise(String text) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        if (composed.chars().noneMatch(RawText::isUnseen)) {
            return composed;
        }
        StringBuilder seen = new StringBuilder(composed.length());
        composed.chars().filter(c -> !isUnseen(c)).forEach(c -> seen.append((char) c));
        return seen.toString();
    }

    private static boolean isUnseen(int c) {
        return c > 127 && (c == 0x300 || c == 0x301 || c == 0xad || Character.getType(c) == Character.FORMAT);
    }

    /** Whether a part of a date is left open, as in a form: «__.__.2021», «« » марта», «…03.2021». */
    static boolean hasBlank(String text) {
        char first = text.isEmpty()
                ? ' '
                : text.strip().isEmpty() ? ' ' : text.strip().charAt(0);
        boolean signs = first == '.' || Letters.isDash(first) || text.contains("..");
        for (int i = 0; i < text.length() && !signs; i++) {
            signs = SIGNS.indexOf(text.charAt(i)) >= 0;
        }
        return signs && BLANK.matcher(text).find();
    }

    /** The text with the names of persons struck out, so that no surname is taken for a misspelt month. */
    static String withoutPersons(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        return PERSON.matcher(text).replaceAll(name -> "§".repeat(name.group().length()));
    }
}

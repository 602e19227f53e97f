package ru.opora.roadmaps.importing.recognition;

import java.util.Locale;
import java.util.regex.Pattern;

/** Cleaning and comparing the texts of cells and paragraphs. */
final class Texts {
    /** What people type where there is nothing: dashes, underscores of a form to fill in, the sign of an empty set. */
    private static final Pattern NOTHING = Pattern.compile(
            "[\\s_\\-–—−.…∅/]*|(?=.*[_…])[\\s_\\-–—−.…∅/«»\"“”]{2,}(?:20[\\d_]{0,2})?[\\s_]*(?:г|год|года)?\\.?");

    private static final Pattern SPACES = Pattern.compile("[ \\t\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF\\u0007]");
    private static final Pattern MARKUP = Pattern.compile("\\*{2,}|</?p>");
    private static final Pattern BROKEN_WORD = Pattern.compile("(?<=\\p{L})[-‐]\\s+(?!(?:и|или|ИЛИ|И)\\s)(?=\\p{L})");
    private static final String LATIN = "ABCEHKMOPTXYaceopxy";
    private static final String CYRILLIC = "АВСЕНКМОРТХУасеорху";
    private static final int LONGEST_COMPARED = 200;

    private Texts() {}

    /** The text without invisible signs, with single spaces; line breaks stay. What means "nothing" becomes empty. */
    static String clean(String raw) {
        String text = INVISIBLE.matcher(raw).replaceAll("");
        if (text.indexOf('*') >= 0 || text.indexOf('<') >= 0) {
            text = MARKUP.matcher(text).replaceAll("");
        }
        text = SPACES.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll(" ");
        text = text.replace(" \n", "\n").replace("\n ", "\n").strip();
        return isNothing(text) ? "" : text;
    }

    private static boolean isNothing(String text) {
        return text.length() < 40 && NOTHING.matcher(text).matches();
    }

    /** The text on one line. */
    static String flat(String text) {
        return text.indexOf('\n') < 0
                ? text
                : SPACES.matcher(text.replace('\n', ' ')).replaceAll(" ").strip();
    }

    /** The words of a narrow heading without the hyphens that broke them at the ends of lines: «Меро-\nприятия». */
    static String unbroken(String text) {
        return BROKEN_WORD.matcher(text).replaceAll("");
    }

    /** Lower case, ё as е, on one line: what key words are looked for in. */
    static String words(String text) {
        return cyrillic(flat(text)).toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    /** Only letters and digits of {@link #words}: what is compared. */
    static String key(String text) {
        String words = words(text);
        StringBuilder key = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                key.append(c);
            }
        }
        return key.toString();
    }

    /** Latin letters that look like Cyrillic ones, as Cyrillic, when the text is otherwise Cyrillic. */
    private static String cyrillic(String text) {
        if (text.chars().noneMatch(c -> c >= 'А' && c <= 'я') || text.chars().noneMatch(c -> c >= 'A' && c <= 'z')) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            int at = LATIN.indexOf(out.charAt(i));
            if (at >= 0 && (cyrillicAt(text, i - 1) || cyrillicAt(text, i + 1))) {
                out.setCharAt(i, CYRILLIC.charAt(at));
            }
        }
        return out.toString();
    }

    private static boolean cyrillicAt(String text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= 'А' && text.charAt(i) <= 'я';
    }

    /** Whether two texts are the same but for scanning errors. */
    static boolean similar(String a, String b) {
        String x = key(a);
        String y = key(b);
        if (x.equals(y)) {
            return true;
        }
        int longer = Math.max(x.length(), y.length());
        return longer >= 5 && Math.abs(x.length() - y.length()) <= longer / 5 && distance(x, y) * 5 <= longer;
    }

    /** Whether the shorter text is, but for scanning errors, how the longer begins. */
    static boolean similarStart(String a, String b) {
        String x = key(a);
        String y = key(b);
        int shorter = Math.min(x.length(), y.length());
        return shorter >= 12 && distance(x.substring(0, shorter), y.substring(0, shorter)) * 5 <= shorter;
    }

    /** Levenshtein distance of at most the first {@value #LONGEST_COMPARED} signs. */
    private static int distance(String a, String b) {
        String x = a.substring(0, Math.min(a.length(), LONGEST_COMPARED));
        String y = b.substring(0, Math.min(b.length(), LONGEST_COMPARED));
        int[] previous = new int[y.length() + 1];
        int[] current = new int[y.length() + 1];
        for (int j = 0; j <= y.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= x.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= y.length(); j++) {
                int change = x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[y.length()];
    }

    /** Whether the text begins in the middle of a sentence. */
    static boolean startsInside(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        return (Character.isLowerCase(first) && !ListMark.startsWithLetterMark(text)) || ")»,;.:%".indexOf(first) >= 0;
    }

    /** Whether the text breaks off: no sentence ends so. */
    static boolean breaksOff(String text) {
        return BROKEN_END.matcher(words(text)).find();
    }

    private static final Pattern BROKEN_END = Pattern.compile(
            "(?:^|[ («])(?:в|во|на|по|с|со|и|или|к|ко|из|за|для|о|об|от|до|у|при|под|над|через|между|а|не|что|как|№)$|[,(«/\\-–—]$");

    static boolean upperCase(String text) {
        return text.length() >= 4
                && text.chars().anyMatch(Character::isLetter)
                && text.chars().noneMatch(Character::isLowerCase);
    }

    /** The first words of a text, for a message. */
    static String excerpt(String text) {
        String flat = flat(text);
        return flat.length() <= 60 ? flat : flat.substring(0, 57).stripTrailing() + "…";
    }
}

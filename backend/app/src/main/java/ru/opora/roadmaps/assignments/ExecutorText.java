package ru.opora.roadmaps.assignments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tokens of executors as they are compared: case, dots, quotes, hyphens and letters of another alphabet don't matter. */
final class ExecutorText {

    private static final String LATIN = "abcehkmoptxy";
    private static final String CYRILLIC = "авсенкмортху";
    private static final Pattern NAMED = Pattern.compile("[«\"“„№]|\\d");
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)?");
    /** «О.О.» is one word. */
    private static final Pattern INITIALS = Pattern.compile("(?<!\\p{L})(\\p{L})\\.\\s*(?=\\p{L}\\.)");

    private static final int LONGEST = 500;

    private ExecutorText() {}

    /** The normal form: what choices are remembered under. */
    static String normal(String token) {
        String joined = INITIALS.matcher(token).replaceAll("$1");
        StringBuilder text = new StringBuilder(joined.length());
        for (char c : joined.toLowerCase(Locale.ROOT).toCharArray()) {
            int latin = LATIN.indexOf(c);
            char letter = latin >= 0 ? CYRILLIC.charAt(latin) : c == 'ё' ? 'е' : c;
            text.append(Character.isLetterOrDigit(letter) ? letter : ' ');
        }
        String normal = text.toString().replaceAll("\\s+", " ").strip();
        return normal.length() > LONGEST ? normal.substring(0, LONGEST) : normal;
    }

    /** The letters and digits alone: whatever prints the token has them in this order, however it is written. */
    static String letters(String token) {
        return normal(token).replaceAll("[^а-яa-z0-9]", "");
    }

    static List<String> words(String token) {
        String normal = normal(token);
        return normal.isEmpty() ? List.of() : List.of(normal.split(" "));
    }

    /** Whether it holds the name of an organisation, not its kind. */
    static boolean named(String token) {
        return NAMED.matcher(token).find();
    }

    /** What stands in brackets: «школы (СОШ № 1, СОШ № 2)»; empty when nothing does. */
    static String bracketed(String token) {
        var found = BRACKETS.matcher(token);
        return found.find() ? found.group(1).strip() : "";
    }

    static String withoutBrackets(String token) {
        return BRACKETS.matcher(token).replaceAll(" ").strip();
    }

    /** The parts of a list «АР, ИМЦ и ОО»: at commas, semicolons, slashes and «и» outside quotes. */
    static List<String> parts(String token) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int quotes = 0;
        String text = token.replaceAll("\\s+(?:и|совместно с|а также)\\s+", " ; ");
        for (char c : text.toCharArray()) {
            quotes += c == '«' ? 1 : c == '»' && quotes > 0 ? -1 : 0;
            if (quotes == 0 && (c == ',' || c == ';' || c == '/' || c == '\n')) {
                add(parts, part);
            } else {
                part.append(c);
            }
        }
        add(parts, part);
        return parts;
    }

    private static void add(List<String> parts, StringBuilder part) {
        String text = part.toString().strip();
        if (!text.isEmpty()) {
            parts.add(text);
        }
        part.setLength(0);
    }
}

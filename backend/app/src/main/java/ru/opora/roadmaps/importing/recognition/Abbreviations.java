package ru.opora.roadmaps.importing.recognition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what short forms stand for: in lists («ОО – …»), in tables of two columns, in «(далее – ОО)». */
final class Abbreviations {
    private static final String SHORT = "[А-ЯЁA-Z][А-ЯЁA-Zа-яё]{0,4}[А-ЯЁA-Z]{1,12}(?: [А-ЯЁA-Z]{2,}){0,4}";
    private static final Pattern LISTED = Pattern.compile("(?:^|[;\\n]\\s*|(?<=[.,])\\s+)(" + SHORT + ")\\s*[-–—]\\s*(\\p{L}[^;\\n]{3,220}?)"
            + "(?=[;\\n]|$|[.,]\\s+" + SHORT + "\\s*[-–—])");
    private static final Pattern ONE = Pattern.compile("^(" + SHORT + ")\\s*[-–—]\\s*(\\p{L}.{3,250})$", Pattern.DOTALL);
    private static final Pattern INTRODUCED = Pattern.compile(
            "([^()]{3,300}?)\\s*\\(\\s*[Дд]алее\\s*[-–—:]?\\s*[«\"]?([^()«»\"]{1,40}?)[»\"]?\\s*\\)");
    private static final int LONGEST_TEXT = 4000;

    private final Map<String, String> found = new LinkedHashMap<>();

    /** Whether a line explains a short form and nothing else. */
    static boolean definesOne(String text) {
        return ONE.matcher(text.strip()).matches() && !ListMark.startsWithLetterMark(text);
    }

    /** Reads lines that list short forms. */
    void list(List<String> lines) {
        for (String line : lines) {
            String body = line.replaceFirst("(?iu)^(?:список |перечень |принятые |используемые |условные )*(?:сокращени\\p{L}*|обозначени\\p{L}*)\\s*[:.]?\\s*", "");
            if (body.length() > LONGEST_TEXT || !definesOne(body)) {
                continue;
            }
            Matcher matcher = LISTED.matcher(body);
            while (matcher.find()) {
                put(matcher.group(1), matcher.group(2));
            }
        }
    }

    /** Reads a table of two columns: the short form and what it stands for. */
    void table(Grid grid) {
        for (GridRow row : grid.rows()) {
            List<GridRow.Box> filled = row.filled();
            if (filled.size() == 2 && filled.get(0).text().matches(SHORT)) {
                put(filled.get(0).text(), filled.get(1).text().replaceFirst("^[-–—]\\s*", ""));
            }
        }
    }

    /** Reads the short forms introduced in a text. */
    void introduced(String text) {
        if (text.length() > LONGEST_TEXT || text.indexOf('(') < 0) {
            return;
        }
        Matcher matcher = INTRODUCED.matcher(Texts.flat(text));
        while (matcher.find()) {
            String shortForm = matcher.group(2).strip();
            put(shortForm, meant(matcher.group(1), shortForm));
        }
    }

    Map<String, String> found() {
        return found;
    }

    private void put(String shortForm, String full) {
        String clean = Texts.flat(full).strip().replaceAll("[.,;]+$", "");
        if (!clean.isEmpty()) {
            found.putIfAbsent(shortForm.strip(), clean);
        }
    }

    /** The words before the brackets that the short form stands for: those whose initials it is, else the whole phrase. */
    private static String meant(String before, String shortForm) {
        String phrase = before.strip().replaceFirst("^[\\s,;.:–—-]+", "");
        String[] words = phrase.split(" ");
        int letters = shortForm.length();
        if (shortForm.matches("[А-ЯЁ]{2,}")) {
            for (int from = words.length - 1; from >= 0; from--) {
                String initials = initials(words, from);
                if (initials.equalsIgnoreCase(shortForm) || initials.length() > letters + 2) {
                    if (initials.equalsIgnoreCase(shortForm)) {
                        return String.join(" ", List.of(words).subList(from, words.length));
                    }
                    break;
                }
            }
        }
        String sentence = phrase.replaceFirst("^.*[;:.](?=\\s+\\p{L})\\s*", "");
        return sentence.isEmpty() ? phrase : sentence;
    }

    private static String initials(String[] words, int from) {
        StringBuilder initials = new StringBuilder();
        for (int i = from; i < words.length; i++) {
            for (String part : words[i].split("-")) {
                String letters = part.replaceAll("[^\\p{L}]", "");
                if (letters.length() > 1) {
                    initials.append(letters.charAt(0));
                }
            }
        }
        String joined = initials.toString();
        String full = String.join(" ", List.of(words).subList(from, words.length)).toLowerCase(java.util.Locale.ROOT);
        // «общеобразовательная организация» is ОО, and so is «образовательная организация»
        return full.startsWith("общеобразоват") && joined.length() == 1 ? "О" : joined;
    }
}

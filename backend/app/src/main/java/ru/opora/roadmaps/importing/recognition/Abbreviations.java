package ru.opora.roadmaps.importing.recognition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what short forms stand for: in lists («ОО – …»), in tables of two columns, in «(далее – ОО)». */
final class Abbreviations {
    private static final String SHORT =
            "(?![А-ЯЁ]{9})[А-ЯЁA-Z][А-ЯЁA-Zа-яё]{0,4}[А-ЯЁA-Z]{1,7}(?: [А-ЯЁA-Z]{2,8}){0,4}";
    private static final Pattern LISTED = Pattern.compile("(?:^|[;\\n]\\s*|(?<=[.,])\\s+)(" + SHORT
            + ")\\s*[-–—]\\s*(\\p{L}[^;\\n]{3,220}?)" + "(?=[;\\n]|$|[.,]\\s+" + SHORT + "\\s*[-–—])");
    private static final Pattern ONE =
            Pattern.compile("^(" + SHORT + ")\\s*[-–—]\\s*(\\p{L}.{3,250})$", Pattern.DOTALL);
    private static final Pattern INTRODUCED = Pattern.compile(
            "([^()]{3,300}?)\\s*(?:\\([^()]{0,100}\\)\\s*)?\\(\\s*[Дд]алее\\s*[-–—:]?\\s*[«\"]?([^()«»\"]{1,40}?)[»\"]?\\s*\\)");
    private static final int LONGEST_TEXT = 4000;

    private final Map<String, String> found = new LinkedHashMap<>();

    /** Whether a line explains a short form and nothing else. */
    static boolean definesOne(String text) {
        return ONE.matcher(text.strip()).matches() && !Texts.upperCase(text) && !ListMark.startsWithLetterMark(text);
    }

    /** Reads lines that list short forms. */
    void list(List<String> lines) {
        for (String line : lines) {
            String body = line.replaceFirst(
                    "(?iu)^(?:список |перечень |принятые |используемые |условные )*(?:сокращени\\p{L}*|обозначени\\p{L}*)\\s*[:.]?\\s*",
                    "");
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
        if (text.length() > LONGEST_TEXT || !text.contains("алее")) {
            return;
        }
        Matcher matcher = INTRODUCED.matcher(Texts.flat(text));
        while (matcher.find()) {
            String shortForm = matcher.group(2).strip();
            if (Character.isUpperCase(shortForm.charAt(0))) {
                introduce(shortForm, meant(matcher.group(1), shortForm));
            }
        }
    }

    Map<String, String> found() {
        return found;
    }

    /** A meaning that begins a sentence is in the nominative and goes before one from the middle of another. */
    private void introduce(String shortForm, String full) {
        String before = found.get(shortForm);
        boolean better =
                before != null && Character.isLowerCase(before.charAt(0)) && Character.isUpperCase(full.charAt(0));
        if (better) {
            found.put(shortForm, full);
        } else {
            put(shortForm, full);
        }
    }

    private void put(String shortForm, String full) {
        String clean = Texts.flat(full).strip().replaceAll("[.,;]+$", "");
        if (!clean.isEmpty() && !Texts.upperCase(clean)) {
            found.putIfAbsent(shortForm.strip(), clean);
        }
    }

    /** The words before the brackets that the short form stands for: those whose initials it is made of, else the phrase. */
    private static String meant(String before, String shortForm) {
        String phrase = before.strip().replaceFirst("^[\\s,;.:–—-]+", "");
        String[] words = phrase.split(" ", -1);
        String letters = shortForm.replaceAll("[^\\p{Lu}]", "");
        for (int from = words.length - 1; from >= 0 && letters.length() >= 2; from--) {
            if (madeOf(letters, initials(words, from))) {
                return String.join(" ", List.of(words).subList(from, words.length));
            }
        }
        int word = shortForm.length() < 5
                ? -1
                : phrase.toLowerCase(Locale.ROOT).lastIndexOf(shortForm.toLowerCase(Locale.ROOT));
        if (word >= 0) {
            return phrase.substring(word);
        }
        String sentence = phrase.replaceFirst("^.*[;:.](?=\\s+\\p{L})\\s*", "");
        return sentence.isEmpty() ? phrase : sentence;
    }

    /** Whether the letters stand among the initials in this order, the first of them first. */
    private static boolean madeOf(String letters, String initials) {
        if (initials.isEmpty() || letters.charAt(0) != initials.charAt(0)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < initials.length() && at < letters.length(); i++) {
            at += initials.charAt(i) == letters.charAt(at) ? 1 : 0;
        }
        return at == letters.length();
    }

    /** The initials of the words, one-letter words left out. */
    private static String initials(String[] words, int from) {
        StringBuilder initials = new StringBuilder();
        for (int i = from; i < words.length; i++) {
            for (String part : words[i].split("-", -1)) {
                String letters = part.replaceAll("[^\\p{L}]", "");
                if (letters.length() > 1) {
                    initials.append(Character.toUpperCase(letters.charAt(0)));
                }
            }
        }
        return initials.toString();
    }
}

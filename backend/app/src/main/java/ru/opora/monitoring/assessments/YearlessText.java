package ru.opora.monitoring.assessments;

import java.util.Locale;
import java.util.regex.Pattern;

/** Texts that are the same from year to year but for the year they name: «Участники 2024/2025», «ВПР 2025». */
public final class YearlessText {

    /** A year, or a school year by both of its years. */
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?:\\s*[/–—-]\\s*(?:20)?\\d\\d)?(?!\\d)");

    private YearlessText() {}

    /** The text in small letters, with a mark where a year stands. */
    public static String of(String text) {
        return YEAR.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("#").strip();
    }
}

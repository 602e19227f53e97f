package ru.opora.roadmaps.importing.recognition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates of orders: «19 февраля 2021», « 08 » « 10 » 20 20, «19» 02 2021, 06.10.20. */
final class RussianDate {
    private static final String QUOTE = "[«»\"“”„\\s_]";
    private static final String MONTHS =
            "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря";
    static final String PATTERN = QUOTE + "*\\d{1,2}" + QUOTE + "*[./\\s«»\"“”_-]" + QUOTE + "*(?:\\d{1,2}|" + MONTHS
            + ")" + QUOTE + "*[./\\s«»\"“”_-]" + QUOTE + "*(?:20\\s?\\d{2}|\\d{2})(?!\\d)";
    private static final Pattern DATE = Pattern.compile(
            "(\\d{1,2})\\D*?[./\\s«»\"“”_-]" + QUOTE + "*(\\d{1,2}|" + MONTHS + ")" + QUOTE + "*[./\\s«»\"“”_-]" + QUOTE
                    + "*(20\\s?\\d{2}|\\d{2})(?!\\d)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ANYWHERE =
            Pattern.compile("(?<!\\d)" + PATTERN, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private RussianDate() {}

    static Matcher in(String text) {
        return ANYWHERE.matcher(text);
    }

    static @Nullable LocalDate parse(@Nullable String text) {
        Matcher matcher = DATE.matcher(text == null ? "" : text);
        if (!matcher.find()) {
            return null;
        }
        int month = month(matcher.group(2).toLowerCase(Locale.ROOT));
        String digits = matcher.group(3).replaceAll("\\s", "");
        int year = Integer.parseInt(digits.length() == 2 ? "20" + digits : digits);
        try {
            return LocalDate.of(year, month, Integer.parseInt(matcher.group(1)));
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int month(String text) {
        int named = List.of(MONTHS.split("\\|", -1)).indexOf(text);
        return named >= 0 ? named + 1 : Integer.parseInt(text);
    }

    static String print(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT));
    }
}

package ru.opora.roadmaps.importing.recognition;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number and the date of an order.
 *
 * @param number the number; null when it is not printed
 * @param date the date; null when it is not printed
 */
record OrderReference(@Nullable String number, @Nullable LocalDate date) {
    /** What follows «№» in the details of an order. */
    static final String NUMBER = "[\\p{L}\\d][\\p{L}\\d/.\\-–]*";

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern DATE_AND_NUMBER = Pattern.compile(
            "(?<date>" + RussianDate.PATTERN + ")\\s*(?:года?|г\\.?)?[\\s,_]*№\\s*(?<number>" + NUMBER + ")", FLAGS);
    private static final Pattern NUMBERED = Pattern.compile("№\\s*(?<number>" + NUMBER + ")", FLAGS);
    private static final Pattern ORDER =
            Pattern.compile("(?:приказ|распоряжени|постановлени|(?<!\\p{L})order|directive|resolution)\\p{L}*", FLAGS);

    /** Numbers of schools, annexes and minutes are not the order's. */
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "(?:сош|оош|нош|школ\\p{L}*|гимнази\\p{L}*|лице\\p{L}*|интернат\\p{L}*|доу|сад\\p{L}*|центр\\p{L}*|м[абк]оу|"
                    + "учреждени\\p{L}*|приложени\\p{L}*|протокол\\p{L}*)[»\"]?\\s*$",
            FLAGS);

    /** The details within a text, those behind the word for an order first; null when it has none. */
    static @Nullable OrderReference in(String text) {
        Matcher order = ORDER.matcher(text);
        String own = order.find() ? text.substring(order.start()) : text;
        OrderReference reference = within(own);
        if (reference.date == null && own.length() < text.length()) {
            reference = new OrderReference(reference.number, firstDate(text));
        }
        return reference.number == null && reference.date == null ? null : reference;
    }

    private static OrderReference within(String text) {
        Matcher both = DATE_AND_NUMBER.matcher(text);
        if (both.find()) {
            return new OrderReference(trimmed(both.group("number")), RussianDate.parse(both.group("date")));
        }
        Matcher numbered = NUMBERED.matcher(text);
        while (numbered.find()) {
            String before = text.substring(Math.max(0, numbered.start() - 40), numbered.start());
            if (!OF_ANOTHER.matcher(before).find()) {
                return new OrderReference(trimmed(numbered.group("number")), firstDate(text));
            }
        }
        return new OrderReference(null, firstDate(text));
    }

    private static @Nullable LocalDate firstDate(String text) {
        Matcher date = RussianDate.in(text);
        return date.find() ? RussianDate.parse(date.group()) : null;
    }

    static String trimmed(String number) {
        return number.replaceAll("[.,;\\-–]+$", "");
    }
}

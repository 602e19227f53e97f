package ru.opora.questionnaires;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days as they are written in JSON and in expressions. */
public final class Days {

    private Days() {}

    /** A day of the years 1 to 9999 written {@code YYYY-MM-DD}; null for anything else. */
    public static @Nullable LocalDate parse(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            if (i != 4 && i != 7 && (c < '0' || c > '9')) {
                return null;
            }
        }
        try {
            LocalDate date = LocalDate.of(part(text, 0, 4), part(text, 5, 7), part(text, 8, 10));
            return date.getYear() < 1 ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int part(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }
}

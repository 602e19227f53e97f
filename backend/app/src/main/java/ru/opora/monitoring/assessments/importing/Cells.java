package ru.opora.monitoring.assessments.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.assessments.AssessmentKind;

/** The values of cells; null: it is none of that kind. */
final class Cells {

    private static final int MOST = 1_000_000;
    private static final int DIGITS = 7;

    /** Fifteen digits of a number as small as a sheet writes out have twenty-four decimals. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:[.,]\\d{1,24})?");

    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)(?:\\s*[-–—/]\\s*(?:20)?\\d\\d)?\\D*");
    private static final Pattern DATE =
            Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(20\\d\\d)|(20\\d\\d)-(\\d\\d)-(\\d\\d).*");
    private static final Pattern CLASS =
            Pattern.compile("(\\d{1,2})\\s*[-–]?\\s*[«\"“]?(\\p{L}{0,3})[»\"”]?(?:\\s*класс\\D*)?");
    private static final int LAST_GRADE = 12;

    /** A grade and the letter of a class in it. */
    record SchoolClass(int grade, String letter) {}

    private Cells() {}

    /** A whole number, also as a sheet of figures writes it: «25,0». */
    static @Nullable Integer count(String text) {
        int value = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9' || at >= DIGITS) {
                return rounded(text);
            }
            value = value * 10 + (c - '0');
        }
        return text.isEmpty() || value > MOST ? null : value;
    }

    private static @Nullable Integer rounded(String text) {
        Double number = number(text);
        return number != null && number == Math.rint(number) && number <= MOST ? number.intValue() : null;
    }

    static @Nullable Double number(String text) {
        String bare = text.replace("\u00A0", "").replace(" ", "").replace("%", "");
        return NUMBER.matcher(bare).matches() ? Double.valueOf(bare.replace(',', '.')) : null;
    }

    /** The year a school year begins in. */
    static @Nullable Integer year(String text) {
        Matcher found = YEAR.matcher(text);
        return found.matches() ? Integer.valueOf(found.group(1)) : null;
    }

    static @Nullable LocalDate date(String text) {
        Matcher found = DATE.matcher(text);
        try {
            if (!found.matches()) {
                return null;
            }
            return found.group(3) != null
                    ? LocalDate.of(part(found, 3), part(found, 2), part(found, 1))
                    : LocalDate.of(part(found, 4), part(found, 5), part(found, 6));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** The school year a day lies in. */
    static int yearOf(LocalDate date) {
        return date.getMonthValue() >= Month.SEPTEMBER.getValue() ? date.getYear() : date.getYear() - 1;
    }

    static @Nullable SchoolClass schoolClass(String text) {
        Matcher found = CLASS.matcher(text);
        if (!found.matches()) {
            return null;
        }
        int grade = part(found, 1);
        return grade < 1 || grade > LAST_GRADE
                ? null
                : new SchoolClass(grade, found.group(2).toUpperCase(Locale.ROOT));
    }

    static @Nullable AssessmentKind kind(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        for (AssessmentKind kind : AssessmentKind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return kind;
            }
        }
        if (word.contains("впр") || word.contains("всероссийск")) {
            return AssessmentKind.VPR;
        }
        if (word.contains("огэ") || word.contains("основной гос")) {
            return AssessmentKind.OGE;
        }
        if (word.contains("егэ") || word.contains("единый гос")) {
            return AssessmentKind.EGE;
        }
        return word.contains("диагност") || word.contains("рдр") || word.contains("региональн")
                ? AssessmentKind.DIAGNOSTIC
                : null;
    }

    private static int part(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}

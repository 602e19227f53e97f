package ru.opora.questionnaires.expressions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Days;
import ru.opora.questionnaires.Limits;

/** How values turn into each other and compare. What can't be turned is blank (null); nothing throws. */
public final class Values {

    private static final int DECIMALS = 10;

    private Values() {}

    public static boolean truth(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Double number) {
            return number != 0;
        }
        return value != null && !value.equals("");
    }

    /** The number a value is or says; days since 1970-01-01 for a date. */
    public static @Nullable Double number(@Nullable Object value) {
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1.0 : 0.0;
        }
        if (value instanceof LocalDate date) {
            return (double) date.toEpochDay();
        }
        return value instanceof String text ? parsed(text) : null;
    }

    /** Decimal digits with an optional sign and point, and nothing else: no exponent, no grouping. */
    private static @Nullable Double parsed(String text) {
        String digits = text.trim();
        int start = digits.startsWith("-") ? 1 : 0;
        boolean point = false;
        for (int i = start; i < digits.length(); i++) {
            char c = digits.charAt(i);
            boolean inner = i > start && i + 1 < digits.length();
            if (c == '.' && inner && !point) {
                point = true;
            } else if (c < '0' || c > '9') {
                return null;
            }
        }
        return digits.length() == start || digits.length() > 30 ? null : bounded(Double.parseDouble(digits));
    }

    public static String text(@Nullable Object value) {
        if (value instanceof Double number) {
            return text(number.doubleValue());
        }
        if (value instanceof List<?> list) {
            return String.join(" ", list.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString();
    }

    /** At most ten decimals, without zeros at the end: what JavaScript's toFixed(10) gives, tidied. */
    private static String text(double number) {
        if (number == Math.rint(number)) {
            return Long.toString((long) number);
        }
        BigDecimal rounded = new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** The day a value is or says: a date, a text {@code YYYY-MM-DD}, or days since 1970-01-01. */
    public static @Nullable LocalDate date(@Nullable Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof Double days) {
            return dateOf(days);
        }
        return value instanceof String text ? Days.parse(text) : null;
    }

    static @Nullable LocalDate dateOf(double days) {
        double whole = Math.floor(days);
        boolean within = whole >= LocalDate.of(1, 1, 1).toEpochDay()
                && whole <= LocalDate.of(9999, 12, 31).toEpochDay();
        return within ? LocalDate.ofEpochDay((long) whole) : null;
    }

    /** The number, or blank when it is none or too large; no negative zero. */
    static @Nullable Double bounded(double number) {
        return Double.isNaN(number) || Math.abs(number) > Limits.NUMBER ? null : number == 0 ? 0.0 : number;
    }

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (isBlank(left) || isBlank(right)) {
            return isBlank(left) && isBlank(right);
        }
        if (left instanceof Boolean || right instanceof Boolean) {
            return truth(left) == truth(right);
        }
        if (left instanceof Double || right instanceof Double) {
            Double a = number(left);
            return a != null && a.equals(number(right));
        }
        if (left instanceof LocalDate || right instanceof LocalDate) {
            LocalDate a = date(left);
            return a != null && a.equals(date(right));
        }
        return text(left).equals(text(right));
    }

    /** Less than 0, 0 or more, or null when the two have no order. */
    static @Nullable Integer compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof LocalDate || right instanceof LocalDate) {
            LocalDate a = date(left);
            LocalDate b = date(right);
            return a == null || b == null ? null : (Integer) a.compareTo(b);
        }
        Double a = number(left);
        Double b = number(right);
        return a == null || b == null ? null : (Integer) Double.compare(a, b);
    }

    static boolean isBlank(@Nullable Object value) {
        return value == null || value.equals("");
    }
}

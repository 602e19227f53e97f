package ru.opora.questionnaires.expressions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Limits;
import ru.opora.questionnaires.expressions.Expression.Call;

/** What the functions do. */
final class Calls {

    /** Powers that are written out, since Math.pow may differ from JavaScript's in the last place. */
    private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};

    private Calls() {}

    static @Nullable Object value(Call call, Evaluator in) {
        List<Expression> of = call.arguments();
        return switch (call.function()) {
            case TRUE -> true;
            case FALSE -> false;
            case TODAY -> in.today();
            case NOT -> !in.truth(of.get(0));
            case IF -> in.value(of.get(in.truth(of.get(0)) ? 1 : 2));
            case COALESCE -> coalesce(of, in);
            case SELECTED ->
                list(in.value(of.get(0))).contains(in.text(of.get(1)).trim());
            case SELECTED_AT -> selectedAt(list(in.value(of.get(0))), in.number(of.get(1)));
            case COUNT_SELECTED -> (double) list(in.value(of.get(0))).size();
            case DATE -> Values.date(in.value(of.get(0)));
            case STRING -> in.text(of.get(0));
            case CONCAT -> concat(of, in);
            case MIN, MAX, SUM -> fold(call.function(), of, in);
            case DAYS -> days(Values.date(in.value(of.get(0))));
            case INT, ABS, NUMBER, ROUND -> numeric(call, in);
            default -> textual(call, in);
        };
    }

    private static @Nullable Double days(@Nullable LocalDate date) {
        return date == null ? null : (Double) (double) date.toEpochDay();
    }

    private static @Nullable Object numeric(Call call, Evaluator in) {
        Double number = in.number(call.arguments().get(0));
        if (number == null) {
            return null;
        }
        return switch (call.function()) {
            case INT -> Values.bounded(number < 0 ? Math.ceil(number) : Math.floor(number));
            case ABS -> Math.abs(number);
            case ROUND ->
                round(
                        number,
                        call.arguments().size() == 1
                                ? (Double) 0.0
                                : in.number(call.arguments().get(1)));
            default -> number;
        };
    }

    /** To a number of decimals from 0 to 10; halves go up. */
    private static @Nullable Double round(double number, @Nullable Double decimals) {
        if (decimals == null || decimals < 0 || decimals > 10) {
            return null;
        }
        double power = POWERS[(int) Math.floor(decimals)];
        double scaled = number * power;
        return Math.abs(scaled) > Limits.NUMBER ? (Double) number : Values.bounded(Math.floor(scaled + 0.5) / power);
    }

    private static @Nullable Object textual(Call call, Evaluator in) {
        List<Expression> of = call.arguments();
        String text = in.text(of.get(0));
        return switch (call.function()) {
            case STRING_LENGTH -> (double) text.length();
            case REGEX -> matches(text, in.text(of.get(1)));
            case CONTAINS -> text.contains(in.text(of.get(1)));
            case STARTS_WITH -> text.startsWith(in.text(of.get(1)));
            case ENDS_WITH -> text.endsWith(in.text(of.get(1)));
            case NORMALIZE_SPACE -> text.replaceAll("[ \t\n\r\f]+", " ").trim();
            default ->
                substring(text, in.number(of.get(1)), of.size() < 3 ? (Double) Limits.NUMBER : in.number(of.get(2)));
        };
    }

    private static boolean matches(String text, String pattern) {
        SafePattern safe = SafePattern.of(pattern);
        return safe != null && safe.matches(text);
    }

    /** From (inclusive) to (exclusive), in UTF-16 units from 0; what lies outside is left out. */
    private static String substring(String text, @Nullable Double from, @Nullable Double to) {
        if (from == null || to == null) {
            return "";
        }
        int start = (int) Math.max(0, Math.min(text.length(), Math.floor(from)));
        int end = (int) Math.max(0, Math.min(text.length(), Math.floor(to)));
        return start < end ? text.substring(start, end) : "";
    }

    private static @Nullable Object coalesce(List<Expression> of, Evaluator in) {
        for (Expression expression : of) {
            Object value = in.value(expression);
            if (!Values.isBlank(value)) {
                return value;
            }
        }
        return null;
    }

    private static String concat(List<Expression> of, Evaluator in) {
        StringBuilder text = new StringBuilder();
        for (Expression expression : of) {
            text.append(in.text(expression));
            if (text.length() >= Limits.COMPUTED_TEXT) {
                return text.substring(0, Limits.COMPUTED_TEXT);
            }
        }
        return text.toString();
    }

    /** What is blank or no number is left out; blank when nothing is left. */
    private static @Nullable Double fold(Function function, List<Expression> of, Evaluator in) {
        Double result = null;
        for (Expression expression : of) {
            Double number = in.number(expression);
            if (number != null) {
                result = result == null ? number : fold(function, result, number);
            }
        }
        return result == null ? null : Values.bounded(result);
    }

    private static Double fold(Function function, double a, double b) {
        return switch (function) {
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            default -> a + b;
        };
    }

    private static @Nullable String selectedAt(List<String> list, @Nullable Double index) {
        boolean within = index != null && index >= 0 && index < list.size();
        return within && index != null ? list.get((int) Math.floor(index)) : null;
    }

    /** A single choice counts as a list of one. */
    private static List<String> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return Values.isBlank(value) ? List.of() : List.of(Values.text(value));
    }
}

package ru.opora.terms;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which a term repeats.
 *
 * @param every the step
 * @param interval how many steps lie between two repetitions
 * @param days the weekdays, each with its number in the month (0 when every one)
 * @param monthDays the days of the month, -1 for the last
 * @param by whether the days are deadlines and not events
 * @param lag after how many months from the reported one it is due: 1 for «до 10 числа месяца, следующего за отчетным»
 * @param yearly the dated elements that repeat each year, in a yearly rule
 */
record Rule(
        Step every, int interval, List<NthDay> days, List<Integer> monthDays, boolean by, int lag, List<Span> yearly) {

    Rule {
        days = List.copyOf(days);
        monthDays = List.copyOf(monthDays);
        yearly = List.copyOf(yearly);
    }

    /** The steps of a rule. */
    enum Step {
        DAY("DAILY", 1),
        WEEK("WEEKLY", 1),
        MONTH("MONTHLY", 1),
        QUARTER("MONTHLY", 3),
        HALF_YEAR("MONTHLY", 6),
        YEAR("YEARLY", 1),
        /** A quarter of the school year: no rule of RFC 5545 says it. */
        SCHOOL_QUARTER(null, 1),
        TRIMESTER(null, 1);

        private final @Nullable String frequency;
        private final int factor;

        Step(@Nullable String frequency, int factor) {
            this.frequency = frequency;
            this.factor = factor;
        }

        int months() {
            return this == YEAR ? 12 : factor;
        }
    }

    /** A weekday, with its number in the month; 0 means every one, -1 the last. */
    record NthDay(int nth, DayOfWeek day) {
        @Override
        public String toString() {
            return (nth == 0 ? "" : Integer.toString(nth)) + day.name().substring(0, 2);
        }
    }

    static Rule each(Step step, int interval) {
        return new Rule(step, interval, List.of(), List.of(), false, 0, List.of());
    }

    static Rule onDays(Step step, int interval, List<NthDay> days) {
        return new Rule(step, interval, days, List.of(), false, 0, List.of());
    }

    static Rule onMonthDays(Step step, List<Integer> monthDays, boolean by, int lag) {
        return new Rule(step, 1, List.of(), monthDays, by, lag, List.of());
    }

    static Rule yearly(List<Span> spans) {
        return new Rule(Step.YEAR, 1, List.of(), List.of(), false, 0, spans);
    }

    boolean isPlain() {
        return days.isEmpty() && monthDays.isEmpty() && yearly.isEmpty();
    }

    /** The rule in the words of RFC 5545; null where it has none. */
    @Nullable
    String toRecurrence() {
        if (every.frequency == null) {
            return null;
        }
        StringBuilder text = new StringBuilder("FREQ=").append(every.frequency);
        if (interval * every.factor > 1) {
            text.append(";INTERVAL=").append(interval * every.factor);
        }
        if (!yearly.isEmpty()) {
            text.append(RecurringDates.byMonth(yearly));
        }
        if (!monthDays.isEmpty()) {
            text.append(monthDaysOf());
        }
        if (!days.isEmpty()) {
            text.append(";BYDAY=").append(days.stream().map(NthDay::toString).collect(Collectors.joining(",")));
        }
        return text.toString();
    }

    /** A 30th that February lacks is the last day of February: RFC 5545 would skip the month. */
    private String monthDaysOf() {
        int largest = monthDays.get(monthDays.size() - 1);
        if (largest >= 29) {
            StringBuilder days = new StringBuilder();
            StringBuilder positions = new StringBuilder();
            for (int i = 0; i < monthDays.size() - 1; i++) {
                days.append(monthDays.get(i)).append(',');
                positions.append(i + 1).append(',');
            }
            return largest == 31
                    ? ";BYMONTHDAY=" + days + "-1"
                    : ";BYMONTHDAY=" + days + (largest == 29 ? "28,29" : "28,29,30") + ";BYSETPOS=" + positions + "-1";
        }
        return ";BYMONTHDAY=" + monthDays.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}

package ru.opora.terms;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Unit.Custom;

/** The dated instances of a rule between two days. It stops one past the most a term may hold. */
final class RecurringDates {

    private final Rule rule;
    private final LocalDate from;
    private final LocalDate to;
    private final List<TermWindow> windows = new ArrayList<>();

    private RecurringDates(Rule rule, LocalDate from, LocalDate to) {
        this.rule = rule;
        this.from = from;
        this.to = to;
    }

    static List<TermWindow> of(Rule rule, LocalDate from, LocalDate to) {
        RecurringDates dates = new RecurringDates(rule, from, to);
        dates.expand();
        dates.windows.sort(Comparator.comparing(TermWindow::due));
        return dates.windows;
    }

    private void expand() {
        switch (rule.every()) {
            case DAY -> blocks(from, rule.interval());
            case WEEK -> weeks();
            case MONTH, QUARTER, HALF_YEAR -> months();
            case YEAR -> years();
            case SCHOOL_QUARTER -> school(Custom.QUARTER_1, 4);
            case TRIMESTER -> school(Custom.TRIMESTER_1, 3);
        }
    }

    private boolean isFull() {
        return windows.size() > Term.MAX_WINDOWS;
    }

    private void blocks(LocalDate first, int days) {
        for (LocalDate day = first; !day.isAfter(to) && !isFull(); day = day.plusDays(days)) {
            window(day, day.plusDays(days - 1L));
        }
    }

    private void weeks() {
        LocalDate monday = from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (rule.days().isEmpty()) {
            blocks(monday, 7 * rule.interval());
            return;
        }
        for (LocalDate week = monday; !week.isAfter(to) && !isFull(); week = week.plusWeeks(rule.interval())) {
            for (Rule.NthDay day : rule.days()) {
                on(week.with(TemporalAdjusters.nextOrSame(day.day())));
            }
        }
    }

    private void months() {
        int step = rule.every().months() * rule.interval();
        YearMonth month = YearMonth.from(from);
        if (rule.every() != Rule.Step.MONTH) {
            month = month.minusMonths((month.getMonthValue() - 1) % rule.every().months());
        }
        for (; !month.atDay(1).isAfter(to) && !isFull(); month = month.plusMonths(step)) {
            YearMonth end = month.plusMonths(step - 1L);
            if (rule.isPlain()) {
                window(month.atDay(1), end.atEndOfMonth());
            }
            for (int day : rule.monthDays()) {
                YearMonth due = end.plusMonths(rule.lag());
                LocalDate date = due.atDay(day < 0 ? due.lengthOfMonth() : Math.min(day, due.lengthOfMonth()));
                if (rule.lag() > 0) {
                    windows.add(new TermWindow(null, date));
                } else {
                    on(date);
                }
            }
            for (Rule.NthDay day : rule.days()) {
                LocalDate date = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(day.nth(), day.day()));
                if (YearMonth.from(date).equals(month)) {
                    on(date);
                }
            }
        }
    }

    private void years() {
        if (!rule.yearly().isEmpty()) {
            for (int year = from.getYear() - 1; year <= to.getYear() && !isFull(); year++) {
                for (Span span : rule.yearly()) {
                    yearly(span, year);
                }
            }
        } else if (rule.interval() > 1 || ChronoUnit.DAYS.between(from, to) <= 366) {
            window(from, to);
        } else {
            for (int year = from.getYear(); year <= to.getYear() && !isFull(); year++) {
                window(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            }
        }
    }

    private void yearly(Span span, int year) {
        Piece first = span.from().in(year);
        Piece end = span.to();
        if (!first.unit().exists(year)) {
            return;
        }
        if (end != null) {
            boolean next = Windows.last(end.in(year)).isBefore(Windows.first(first));
            end = end.in(next ? year + 1 : year);
        }
        Span dated = new Span(first, end, span.by());
        if (Windows.isInside(dated, new Period(from, to))) {
            boolean day = span.isDay() && !span.by();
            TermWindow window = Windows.of(dated);
            windows.add(day ? new TermWindow(window.due(), window.due()) : window);
        }
    }

    private void school(Custom first, int count) {
        for (int year = from.getYear() - 1; year <= to.getYear() && !isFull(); year++) {
            for (int i = 0; i < count; i++) {
                Custom part = Custom.values()[first.ordinal() + i];
                if (!part.last(year).isBefore(from) && !part.first(year).isAfter(to)) {
                    window(part.first(year), part.last(year));
                }
            }
        }
    }

    /** Adds an interval, clipped to the bounds. */
    private void window(LocalDate first, LocalDate last) {
        LocalDate start = first.isBefore(from) ? from : first;
        LocalDate due = last.isAfter(to) ? to : last;
        if (!start.isAfter(due)) {
            windows.add(new TermWindow(start, due));
        }
    }

    private void on(LocalDate date) {
        if (!date.isBefore(from) && !date.isAfter(to)) {
            windows.add(new TermWindow(rule.by() ? null : date, date));
        }
    }

    /** The months and days of elements that repeat each year, in the words of RFC 5545. */
    static String byMonth(List<Span> spans) {
        TreeSet<Integer> months = new TreeSet<>();
        TreeSet<Integer> days = new TreeSet<>();
        for (Span span : spans) {
            int first = Windows.first(span.from().in(2023)).getMonthValue();
            int last = Windows.last(span.end().in(2023)).getMonthValue();
            for (int month = first; ; month = month % 12 + 1) {
                months.add(month);
                if (month == last) {
                    break;
                }
            }
            Integer day = dayOf(span);
            if (day != null) {
                days.add(day);
            }
        }
        String text = ";BYMONTH=" + months.stream().map(String::valueOf).collect(Collectors.joining(","));
        return days.size() == 1 && spans.stream().allMatch(Span::isDay) ? text + ";BYMONTHDAY=" + days.first() : text;
    }

    private static @Nullable Integer dayOf(Span span) {
        return span.from().unit() instanceof Unit.Day day ? Integer.valueOf(day.day()) : null;
    }
}

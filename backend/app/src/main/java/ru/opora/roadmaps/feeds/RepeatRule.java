package ru.opora.roadmaps.feeds;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the RFC 5545 rule that gives exactly these days. A rule is proposed by the shape of the days and taken only when
 * its own expansion is the same: days that no rule gives stay days.
 */
final class RepeatRule {

    private static final int FEWEST = 3;

    private final List<LocalDate> days;
    private final LocalDate first;
    private final LocalDate last;

    private RepeatRule(TreeSet<LocalDate> days) {
        this.days = List.copyOf(days);
        this.first = days.first();
        this.last = days.last();
    }

    /** The rule with its last day; nothing for fewer than three days, or when there is none. */
    static Optional<String> of(List<LocalDate> days) {
        TreeSet<LocalDate> ordered = new TreeSet<>(days);
        return ordered.size() < FEWEST ? Optional.empty() : new RepeatRule(ordered).find();
    }

    private Optional<String> find() {
        return Stream.of(weekly(), monthlyByDay(), monthlyByWeekday(false), monthlyByWeekday(true))
                .flatMap(Optional::stream)
                .findFirst()
                .map(rule -> rule + ";UNTIL=" + DateTimeFormatter.BASIC_ISO_DATE.format(last));
    }

    private Optional<String> weekly() {
        TreeSet<DayOfWeek> weekdays =
                days.stream().map(LocalDate::getDayOfWeek).collect(Collectors.toCollection(TreeSet::new));
        List<LocalDate> expanded = first.datesUntil(last.plusDays(1))
                .filter(day -> weekdays.contains(day.getDayOfWeek()))
                .toList();
        return expanded.equals(days)
                ? Optional.of("FREQ=WEEKLY;BYDAY="
                        + weekdays.stream().map(RepeatRule::letters).collect(Collectors.joining(",")))
                : Optional.empty();
    }

    /** One day a month, or every so many months: the same number, or the last one. */
    private Optional<String> monthlyByDay() {
        long step = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(days.get(1)));
        if (step < 1) {
            return Optional.empty();
        }
        int number = first.getDayOfMonth();
        Optional<Integer> found = number <= 28 && everyMonth(step, month -> month.atDay(number))
                ? Optional.of(number)
                : everyMonth(step, YearMonth::atEndOfMonth) ? Optional.of(-1) : Optional.empty();
        return found.map(day -> "FREQ=MONTHLY;" + (step == 1 ? "" : "INTERVAL=" + step + ";") + "BYMONTHDAY=" + day);
    }

    private boolean everyMonth(long step, Function<YearMonth, LocalDate> day) {
        List<LocalDate> expanded = Stream.iterate(YearMonth.from(first), month -> month.plusMonths(step))
                .map(day)
                .takeWhile(next -> !next.isAfter(last))
                .toList();
        return expanded.equals(days);
    }

    /** Certain weekdays of each month, like the first and the third Monday, or the last Friday. */
    private Optional<String> monthlyByWeekday(boolean fromTheEnd) {
        List<String> places = days.stream()
                .filter(day -> YearMonth.from(day).equals(YearMonth.from(days.get(days.size() / 2))))
                .map(day -> place(day, fromTheEnd))
                .toList();
        List<LocalDate> expanded = Stream.iterate(YearMonth.from(first), month -> month.plusMonths(1))
                .takeWhile(month -> !month.isAfter(YearMonth.from(last)))
                .flatMap(month -> places.stream().map(place -> day(month, place)))
                .flatMap(Stream::ofNullable)
                .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .sorted()
                .toList();
        return expanded.equals(days) ? Optional.of("FREQ=MONTHLY;BYDAY=" + String.join(",", places)) : Optional.empty();
    }

    private static String place(LocalDate day, boolean fromTheEnd) {
        int number =
                fromTheEnd ? -((day.lengthOfMonth() - day.getDayOfMonth()) / 7 + 1) : (day.getDayOfMonth() - 1) / 7 + 1;
        return number + letters(day.getDayOfWeek());
    }

    private static @Nullable LocalDate day(YearMonth month, String place) {
        int number = Integer.parseInt(place.replaceAll("[A-Z]", ""));
        DayOfWeek weekday = Stream.of(DayOfWeek.values())
                .filter(one -> place.endsWith(letters(one)))
                .findFirst()
                .orElseThrow();
        LocalDate day = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(number, weekday));
        return YearMonth.from(day).equals(month) ? day : null;
    }

    private static String letters(DayOfWeek day) {
        return day.name().substring(0, 2);
    }
}

package ru.opora.roadmaps.assignments;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.terms.TermView;
import ru.opora.roadmaps.terms.TermView.Window;
import ru.opora.terms.OpenBasis;
import ru.opora.terms.TermKind;
import ru.opora.terms.TermStatus;

/**
 * The instances of a term inside the period of its plan. What is doubtful has none until a person has confirmed it. A row
 * that repeats weekly or oftener is one counter a month, so that a missed week is a gap and nothing overdue; one that
 * repeats with a number of events as its target («не менее 10 вебинаров») is one counter over the period.
 */
final class Occurrences {

    private static final Pattern EVENTS = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:раз|вебинар|семинар|совещани|консультаци|встреч|заседани|заняти|выезд|мероприяти|собрани|тренинг|мастер|урок|посещени)\\p{L}*");

    /** A row, as far as its instances follow from it; target is a number of events over the period, or null. */
    record Row(UUID activityId, TermView term, @Nullable Integer target) {}

    private final LocalDate first;
    private final LocalDate last;

    Occurrences(LocalDate first, LocalDate last) {
        this.first = first;
        this.last = last;
    }

    /** The number of events a target asks for over the period; null when it counts something else. */
    static @Nullable Integer events(String comparator, java.math.BigDecimal value, @Nullable String unit, String text) {
        boolean whole = value.stripTrailingZeros().scale() <= 0 && value.intValue() >= 2 && value.intValue() <= 1000;
        boolean ofEvents =
                EVENTS.matcher(unit == null || unit.isBlank() ? text : unit).find();
        return whole && ofEvents && (comparator.equals(">=") || comparator.equals("=")) ? value.intValue() : null;
    }

    List<Occurrence> of(Row row) {
        TermView term = row.term();
        if (term.status() == TermStatus.NEEDS_REVIEW || term.status() == TermStatus.UNPARSEABLE) {
            return List.of();
        }
        Map<String, Occurrence> found = new LinkedHashMap<>();
        general(row).forEach(one -> found.putIfAbsent(one.occurrence(), one));
        List<Occurrence> all = new ArrayList<>(found.values());
        term.participants()
                .forEach(named -> dated(row.activityId(), named.name(), named.windows()).values().stream()
                        .forEach(all::add));
        return all;
    }

    private List<Occurrence> general(Row row) {
        TermView term = row.term();
        String rule = Optional.ofNullable(term.recurrence()).orElse("");
        List<Occurrence> all = new ArrayList<>();
        Integer target = row.target();
        if (!rule.isEmpty() && target != null && target < term.windows().size()) {
            all.add(total(row.activityId(), term.windows(), target));
        } else if (rule.startsWith("FREQ=WEEKLY") || rule.startsWith("FREQ=DAILY")) {
            all.addAll(monthly(row.activityId(), term));
        } else {
            all.addAll(dated(row.activityId(), null, term.windows()).values());
        }
        if (term.kind() == TermKind.CONTINUOUS || term.openBasis() == OpenBasis.CONTINUOUS) {
            all.addAll(quarterly(row.activityId(), term));
        }
        return all;
    }

    private static Map<LocalDate, Occurrence> dated(UUID activity, @Nullable String token, List<Window> windows) {
        Map<LocalDate, Occurrence> byDue = new TreeMap<>();
        for (Window window : windows) {
            byDue.putIfAbsent(
                    window.due(),
                    new Occurrence(
                            activity,
                            token,
                            null,
                            window.due().toString(),
                            window.start(),
                            window.due(),
                            null,
                            1,
                            List.of(),
                            null,
                            null));
        }
        return byDue;
    }

    private static Occurrence total(UUID activity, List<Window> windows, int expected) {
        Window last = windows.get(windows.size() - 1);
        Window first = windows.get(0);
        return new Occurrence(
                activity,
                null,
                null,
                "TOTAL",
                first.start() == null ? first.due() : first.start(),
                last.due(),
                null,
                expected,
                List.of(),
                null,
                null);
    }

    private List<Occurrence> monthly(UUID activity, TermView term) {
        Map<YearMonth, List<LocalDate>> months = new TreeMap<>();
        for (LocalDate day : days(term)) {
            months.computeIfAbsent(YearMonth.from(day), missing -> new ArrayList<>())
                    .add(day);
        }
        List<Occurrence> all = new ArrayList<>();
        months.forEach((month, days) -> all.add(new Occurrence(
                activity,
                null,
                null,
                month.toString(),
                latest(month.atDay(1), first),
                earliest(month.atEndOfMonth(), last),
                null,
                days.size(),
                days,
                null,
                null)));
        return all;
    }

    /** The days it repeats on; an expansion that was cut goes on to the end of the period by its weekdays. */
    private List<LocalDate> days(TermView term) {
        List<LocalDate> days =
                new ArrayList<>(term.windows().stream().map(Window::due).toList());
        if (term.truncated() && !days.isEmpty()) {
            List<DayOfWeek> weekdays =
                    days.stream().map(LocalDate::getDayOfWeek).distinct().toList();
            LocalDate cut = days.get(days.size() - 1);
            cut.plusDays(1)
                    .datesUntil(latest(last.plusDays(1), cut.plusDays(1)))
                    .filter(day -> weekdays.contains(day.getDayOfWeek()))
                    .forEach(days::add);
        }
        return days;
    }

    private List<Occurrence> quarterly(UUID activity, TermView term) {
        LocalDate begin = term.windows().isEmpty() || term.windows().get(0).start() == null
                ? first
                : latest(first, term.windows().get(0).start());
        List<Occurrence> all = new ArrayList<>();
        for (LocalDate day = begin; !day.isAfter(last); day = quarterEnd(day).plusDays(1)) {
            all.add(new Occurrence(
                    activity,
                    null,
                    null,
                    day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR),
                    day,
                    null,
                    earliest(quarterEnd(day), last),
                    1,
                    List.of(),
                    null,
                    null));
        }
        return all;
    }

    private static LocalDate quarterEnd(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3).minusDays(1);
    }

    private static LocalDate latest(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}

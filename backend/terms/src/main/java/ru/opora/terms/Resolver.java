package ru.opora.terms;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a meaning into days inside the plan's period. */
final class Resolver {

    private final @Nullable Period period;
    private final Set<TermReason> doubts;

    Resolver(@Nullable Period period, Set<TermReason> doubts) {
        this.period = period;
        this.doubts = doubts;
    }

    /** What a meaning comes to; windows are empty when they are not to be had. */
    record Outcome(
            TermKind kind,
            @Nullable String recurrence,
            @Nullable OpenBasis basis,
            List<TermWindow> windows,
            List<ParticipantDates> participants) {}

    Outcome resolve(Meaning meaning) {
        if (meaning instanceof Meaning.Dates dates) {
            return dates(dates);
        }
        if (meaning instanceof Meaning.Throughout whole) {
            return new Outcome(TermKind.THROUGHOUT, null, null, whole(whole), List.of());
        }
        if (meaning instanceof Meaning.Repeating repeating) {
            return repeating(repeating);
        }
        if (meaning instanceof Meaning.Open open) {
            return open(open);
        }
        if (meaning instanceof Meaning.EachParticipant each) {
            return new Participants(period, doubts).resolve(each);
        }
        return both((Meaning.Both) meaning);
    }

    private Outcome dates(Meaning.Dates dates) {
        List<Span> spans = school(dates.spans());
        List<Span> dated = new YearResolver(period, doubts).resolve(spans);
        List<TermWindow> windows =
                dated == null ? List.of() : dated.stream().map(this::window).toList();
        if (doubts.contains(TermReason.END_UNKNOWN) && windows.size() == 1 && dated != null) {
            LocalDate start = Windows.first(dated.get(0).from());
            windows = period == null || start.isAfter(period.end())
                    ? List.of()
                    : List.of(new TermWindow(start, period.end()));
            return new Outcome(TermKind.WINDOW, null, null, windows, List.of());
        }
        if (windows.stream().distinct().count() < windows.size()) {
            doubts.add(TermReason.AMBIGUOUS);
        }
        List<TermWindow> ordered =
                windows.stream().sorted(Comparator.comparing(TermWindow::due)).toList();
        return new Outcome(kind(spans), null, null, ordered, List.of());
    }

    /** A calendar year named in a plan that begins later means what of it the plan holds: «2021 год» from September on. */
    private TermWindow window(Span span) {
        TermWindow window = Windows.of(span);
        LocalDate start = window.start();
        boolean begun = period != null
                && start != null
                && span.from().unit() instanceof Unit.Year
                && start.isBefore(period.start())
                && !window.due().isBefore(period.start());
        return begun && period != null ? new TermWindow(period.start(), window.due()) : window;
    }

    static TermKind kind(List<Span> spans) {
        if (spans.size() > 1) {
            return TermKind.LIST;
        }
        Span span = spans.get(0);
        if (span.by()) {
            return TermKind.DEADLINE;
        }
        if (span.from().isYear() && span.end().isYear()) {
            return TermKind.THROUGHOUT;
        }
        return span.isDay() ? TermKind.DATE : TermKind.WINDOW;
    }

    /** In a plan of a school year a half-year and «2020-2021» may be the school's and not the calendar's. */
    private List<Span> school(List<Span> spans) {
        Period plan = period;
        if (plan == null) {
            return spans;
        }
        return spans.stream().map(span -> school(span, plan)).toList();
    }

    private Span school(Span span, Period plan) {
        Piece from = span.from();
        Piece to = span.to();
        if (from.unit() instanceof Unit.Year && from.year() == null && isOfTwoYears(plan)) {
            doubts.add(TermReason.PERIOD_UNCLEAR);
        }
        if (!isSchoolYear(plan)) {
            return span;
        }
        if (from.unit() instanceof Unit.HalfYear half && span.hasNoYear() && to == null) {
            doubts.add(TermReason.SCHOOL_CALENDAR);
            Unit.Custom custom = half.number() == 1 ? Unit.Custom.HALF_1 : Unit.Custom.HALF_2;
            return new Span(new Piece(new Unit.SchoolPart(custom), null), null, span.by());
        }
        boolean years = to != null && from.unit() instanceof Unit.Year && to.unit() instanceof Unit.Year;
        if (years && Integer.valueOf(plan.start().getYear()).equals(from.year())) {
            doubts.add(TermReason.YEARS_UNCLEAR);
            return new Span(new Piece(new Unit.SchoolYear(), from.year()), null, span.by());
        }
        return span;
    }

    static boolean isSchoolYear(Period plan) {
        int first = plan.start().getMonthValue();
        int last = plan.end().getMonthValue();
        return plan.end().getYear() == plan.start().getYear() + 1
                && first >= 8
                && first <= 10
                && last >= 4
                && last <= 9;
    }

    private static boolean isOfTwoYears(Period plan) {
        return plan.end().getYear() > plan.start().getYear();
    }

    private List<TermWindow> whole(Meaning.Throughout whole) {
        Period plan = period;
        if (plan == null) {
            doubts.add(TermReason.YEAR_UNKNOWN);
            return List.of();
        }
        boolean long_ = ChronoUnit.DAYS.between(plan.start(), plan.end()) > 370;
        boolean unclear = switch (whole.extent()) {
            case PERIOD -> false;
            case YEAR -> long_;
            case SCHOOL_YEAR -> !isSchoolYear(plan);
        };
        if (unclear) {
            doubts.add(TermReason.PERIOD_UNCLEAR);
        }
        return List.of(new TermWindow(plan.start(), plan.end()));
    }

    private Outcome repeating(Meaning.Repeating repeating) {
        Rule rule = repeating.rule();
        String recurrence = rule.toRecurrence();
        boolean schoolStep = rule.every() == Rule.Step.SCHOOL_QUARTER || rule.every() == Rule.Step.TRIMESTER;
        boolean schoolHalf = rule.every() == Rule.Step.HALF_YEAR && period != null && isSchoolYear(period);
        if (schoolStep || schoolHalf) {
            doubts.add(TermReason.SCHOOL_CALENDAR);
        }
        List<TermWindow> windows = new ArrayList<>();
        if (schoolHalf && repeating.within() == null && period != null) {
            LocalDate newYear = LocalDate.of(period.end().getYear(), 1, 1);
            windows.add(new TermWindow(period.start(), newYear.minusDays(1)));
            windows.add(new TermWindow(newYear, period.end()));
            return new Outcome(TermKind.RECURRING, recurrence, null, windows, List.of());
        }
        for (TermWindow bound : bounds(repeating.within())) {
            LocalDate start = bound.start() != null ? bound.start() : period != null ? period.start() : bound.due();
            LocalDate from = period != null && start.isBefore(period.start()) ? period.start() : start;
            LocalDate to = period != null && bound.due().isAfter(period.end()) ? period.end() : bound.due();
            if (!from.isAfter(to) && windows.size() <= Term.MAX_WINDOWS) {
                windows.addAll(RecurringDates.of(rule, from, to));
            }
        }
        if (windows.isEmpty() && period != null) {
            doubts.add(TermReason.OUTSIDE_PERIOD);
        }
        return new Outcome(TermKind.RECURRING, recurrence, null, windows, List.of());
    }

    private List<TermWindow> bounds(@Nullable Meaning within) {
        if (within instanceof Meaning.Dates dates) {
            return dates(dates).windows();
        }
        if (within instanceof Meaning.Throughout whole) {
            return whole(whole);
        }
        if (period == null) {
            doubts.add(TermReason.YEAR_UNKNOWN);
            return List.of();
        }
        return List.of(new TermWindow(period.start(), period.end()));
    }

    private Outcome open(Meaning.Open open) {
        List<TermWindow> windows = List.of();
        Span since = open.since();
        if (since != null) {
            List<Span> dated = new YearResolver(period, doubts).resolve(List.of(since));
            if (dated != null && period != null) {
                LocalDate start = Windows.first(dated.get(0).from());
                windows = start.isAfter(period.end()) ? List.of() : List.of(new TermWindow(start, period.end()));
            }
        }
        return new Outcome(open.kind(), null, open.basis(), windows, List.of());
    }

    private Outcome both(Meaning.Both both) {
        String recurrence = null;
        OpenBasis basis = null;
        List<TermWindow> windows = new ArrayList<>();
        for (Meaning part : both.parts()) {
            Outcome outcome = resolve(part);
            recurrence = recurrence == null ? outcome.recurrence() : recurrence;
            basis = basis == null ? outcome.basis() : basis;
            windows.addAll(outcome.windows());
        }
        return new Outcome(TermKind.COMPOSITE, recurrence, basis, windows, List.of());
    }
}

package ru.opora.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives each dated element its year: what is written, then what stands beside it, then the plan's period. */
final class YearResolver {

    private final @Nullable Period period;
    private final Set<TermReason> doubts;

    YearResolver(@Nullable Period period, Set<TermReason> doubts) {
        this.period = period;
        this.doubts = doubts;
    }

    /** The elements with their years; null when a year is not to be had. What is doubtful leaves a reason. */
    @Nullable
    List<Span> resolve(List<Span> spans) {
        List<Span> closed = new ArrayList<>();
        for (Span span : spans) {
            closed.add(withinSpan(span));
        }
        List<Span> dated = closed.stream().allMatch(Span::hasNoYear) ? fromPeriod(closed) : fromNeighbours(closed);
        if (dated == null) {
            return null;
        }
        checkDays(dated);
        return checkPeriod(dated);
    }

    /** «ноябрь-декабрь 2019», «Ноябрь 2019 - январь», «декабрь-январь 2019». */
    private Span withinSpan(Span span) {
        Piece to = span.to();
        Integer first = span.from().year();
        if (to == null || (first == null && to.year() == null)) {
            return span;
        }
        if (first == null && to.year() != null) {
            int year = to.year();
            Span straight = new Span(span.from().in(year), to, span.by());
            if (!isInverted(straight)) {
                return straight;
            }
            doubts.add(TermReason.INVERTED_RANGE);
            Span earlier = new Span(span.from().in(year - 1), to, span.by());
            Span later = new Span(span.from().in(year), to.in(year + 1), span.by());
            return fits(earlier) && !fits(later) ? earlier : later;
        }
        if (first != null && to.year() == null) {
            return new Span(span.from(), to.in(yearOfEnd(span.from().in(first), to, first)), span.by());
        }
        if (isInverted(span)) {
            doubts.add(TermReason.INVERTED_RANGE);
            Integer end = to.year();
            Span swapped = new Span(to, span.from(), span.by());
            return first != null && end != null && first <= end
                    ? new Span(span.from(), to.in(yearOfEnd(span.from(), to, end)), span.by())
                    : swapped;
        }
        return span;
    }

    private static int yearOfEnd(Piece from, Piece to, int year) {
        LocalDate start = Windows.first(from.in(year));
        return Windows.last(to.in(year)).isBefore(start) ? year + 1 : year;
    }

    private static boolean isInverted(Span span) {
        return Windows.last(span.end()).isBefore(Windows.first(span.from()));
    }

    private boolean fits(Span span) {
        return period != null && Windows.isInside(span, period);
    }

    private @Nullable List<Span> fromPeriod(List<Span> spans) {
        Period plan = period;
        if (plan == null) {
            doubts.add(TermReason.YEAR_UNKNOWN);
            return null;
        }
        List<Span> earliest = new ArrayList<>();
        LocalDate after = LocalDate.MIN;
        for (Span span : spans) {
            Span next = earliest(span, plan, after);
            earliest.add(next);
            after = Windows.first(next.from());
        }
        if (earliest.stream().anyMatch(span -> isAtBothEnds(span, plan))) {
            doubts.add(TermReason.YEAR_UNKNOWN);
        }
        List<Span> alone =
                spans.stream().map(span -> earliest(span, plan, LocalDate.MIN)).toList();
        if (spans.stream().anyMatch(span -> severalFit(span, plan)) && !isOnlyChain(spans, earliest, plan)) {
            doubts.add(TermReason.YEAR_UNKNOWN);
        } else if (!earliest.equals(alone) && spans.stream().noneMatch(span -> severalFit(span, plan))) {
            boolean insideAnyway = earliest.stream().allMatch(span -> Windows.isInside(span, plan));
            if (!insideAnyway) {
                doubts.add(TermReason.UNORDERED_LIST);
            }
        }
        return earliest;
    }

    /** «до 1 сентября» in a plan that begins on that day may as well be the day after its end. */
    private static boolean isAtBothEnds(Span span, Period plan) {
        Integer year = span.end().year();
        if (!span.by() || year == null) {
            return false;
        }
        LocalDate due = Windows.last(span.end());
        LocalDate next = Windows.last(span.end().in(year + 1));
        return due.isBefore(plan.start().plusDays(7))
                && next.isBefore(plan.end().plusDays(32));
    }

    /** Whether the order of the list leaves one choice of years, as «ноябрь, январь» does from September to December next year. */
    private boolean isOnlyChain(List<Span> spans, List<Span> earliest, Period plan) {
        if (spans.size() < 2 || !Windows.isInside(earliest.get(earliest.size() - 1), plan)) {
            return false;
        }
        LocalDate before = LocalDate.MAX;
        for (int i = spans.size() - 1; i >= 0; i--) {
            Span latest = latest(spans.get(i), plan, before);
            if (latest == null || !latest.equals(earliest.get(i))) {
                return false;
            }
            before = Windows.first(latest.from());
        }
        return true;
    }

    private static Span earliest(Span span, Period plan, LocalDate after) {
        int first = plan.start().getYear() - 1;
        Span overlapping = null;
        for (int year = first; year <= first + 4; year++) {
            Span candidate = at(span, year);
            if (Windows.first(candidate.from()).isBefore(after)) {
                continue;
            }
            if (Windows.isInside(candidate, plan)) {
                return candidate;
            }
            boolean begins = !Windows.first(candidate.from()).isBefore(plan.start());
            if ((overlapping == null || begins) && Windows.overlaps(candidate, plan)) {
                overlapping = candidate;
            }
        }
        if (overlapping != null) {
            return overlapping;
        }
        for (int year = first; ; year++) {
            Span candidate = at(span, year);
            LocalDate start = Windows.first(candidate.from());
            if (!start.isBefore(after) && !start.isBefore(plan.start())) {
                return candidate;
            }
        }
    }

    private static @Nullable Span latest(Span span, Period plan, LocalDate before) {
        int last = plan.end().getYear() + 1;
        for (int year = last; year >= last - 4; year--) {
            Span candidate = at(span, year);
            if (!Windows.first(candidate.from()).isAfter(before) && Windows.isInside(candidate, plan)) {
                return candidate;
            }
        }
        return null;
    }

    private static boolean severalFit(Span span, Period plan) {
        int inside = 0;
        int touching = 0;
        int first = plan.start().getYear() - 1;
        int last = Math.min(plan.end().getYear() + 1, first + 6);
        for (int year = first; year <= last; year++) {
            Span candidate = at(span, year);
            if (Windows.isInside(candidate, plan)) {
                inside++;
            } else if (Windows.overlaps(candidate, plan)) {
                touching++;
            }
        }
        return inside > 1 || (inside == 0 && touching > 1);
    }

    private static Span at(Span span, int year) {
        Piece from = span.from().in(year);
        Piece to = span.to();
        return to == null
                ? new Span(from, null, span.by())
                : new Span(from, to.in(yearOfEnd(from, to, year)), span.by());
    }

    /** «январь, февраль 2021», «ноябрь 2020, январь»: years run from right to left, then from left to right. */
    private @Nullable List<Span> fromNeighbours(List<Span> spans) {
        List<Span> result = new ArrayList<>(spans);
        Integer right = null;
        for (int i = spans.size() - 1; i >= 0; i--) {
            Span span = result.get(i);
            if (!span.hasNoYear()) {
                right = span.from().year();
            } else if (right != null) {
                result.set(i, before(at(span, right), result.get(i + 1), right));
                right = result.get(i).from().year();
            }
        }
        for (int i = 1; i < result.size(); i++) {
            Span span = result.get(i);
            Integer left = result.get(i - 1).end().year();
            if (span.hasNoYear() && left != null) {
                Span same = at(span, left);
                boolean rolls = Windows.first(same.from())
                        .isBefore(Windows.first(result.get(i - 1).from()));
                result.set(i, rolls ? at(span, left + 1) : same);
                if (rolls && !fits(result.get(i))) {
                    doubts.add(TermReason.YEAR_UNKNOWN);
                }
            }
        }
        checkOrder(result);
        return result;
    }

    private Span before(Span span, Span next, int year) {
        if (!Windows.first(span.from()).isAfter(Windows.first(next.from()))) {
            return span;
        }
        doubts.add(TermReason.INVERTED_RANGE);
        return at(span, year - 1);
    }

    private void checkOrder(List<Span> spans) {
        for (int i = 1; i < spans.size(); i++) {
            if (Windows.first(spans.get(i).from())
                    .isBefore(Windows.first(spans.get(i - 1).from()))) {
                doubts.add(TermReason.UNORDERED_LIST);
            }
        }
    }

    private void checkDays(List<Span> spans) {
        for (Span span : spans) {
            check(span.from());
            check(span.end());
        }
    }

    private void check(Piece piece) {
        Integer year = piece.year();
        if (year == null) {
            return;
        }
        if (!piece.unit().exists(year)) {
            doubts.add(TermReason.IMPOSSIBLE_DATE);
        }
        if (piece.unit() instanceof Unit.Day day
                && day.weekday() != null
                && day.first(year).getDayOfWeek() != day.weekday()) {
            doubts.add(TermReason.WEEKDAY_MISMATCH);
        }
    }

    /** Dates outside the plan are doubtful; a year that brings all of them inside is what was most likely meant. */
    private List<Span> checkPeriod(List<Span> spans) {
        Period plan = period;
        if (plan == null || spans.stream().allMatch(span -> Windows.isAcceptable(span, plan))) {
            return spans;
        }
        doubts.add(TermReason.OUTSIDE_PERIOD);
        LocalDate due = Windows.last(spans.get(spans.size() - 1).end());
        boolean shortlyAfter =
                due.isAfter(plan.end()) && due.isBefore(plan.end().plusDays(93));
        boolean partly = spans.stream().anyMatch(span -> Windows.overlaps(span, plan));
        if (shortlyAfter || partly) {
            return spans;
        }
        for (int shift : new int[] {1, -1, 2, -2, 3, -3}) {
            List<Span> shifted = spans.stream().map(span -> span.shifted(shift)).toList();
            if (shifted.stream().allMatch(span -> Windows.isInside(span, plan))) {
                return shifted;
            }
        }
        return spans;
    }
}

package ru.opora.terms;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Unit.Custom;
import ru.opora.terms.Unit.Part;

/** Named parts of the calendar: years, quarters, half-years, decades and weeks of a month. */
final class UnitGrammar {

    private static final Set<Lex> PARTS = Set.of(Lex.HALF, Lex.DECADE, Lex.WEEK);
    private static final Set<Lex> MARKS = Set.of(Lex.START, Lex.MIDDLE, Lex.END);
    private static final Part[] WEEKS = {Part.WEEK_1, Part.WEEK_2, Part.WEEK_3, Part.WEEK_4, Part.WEEK_5};
    private static final Part[] DECADES = {Part.FIRST_DECADE, Part.SECOND_DECADE, Part.THIRD_DECADE};
    private static final Part[] HALVES = {Part.FIRST_HALF, Part.SECOND_HALF};

    private UnitGrammar() {}

    static @Nullable List<Span> read(Cursor c) {
        return switch (c.peek().lex()) {
            case SEASON, HOLIDAYS -> SeasonGrammar.read(c);
            case START, MIDDLE, END -> marked(c);
            case SCHOOL -> schoolYear(c);
            case NUM, ROMAN, ORD, CURRENT, NEXT, PAST -> {
                int mark = c.mark();
                List<Span> counted = counted(c);
                if (counted == null) {
                    c.reset(mark);
                }
                yield counted != null ? counted : years(c);
            }
            default -> null;
        };
    }

    private static @Nullable List<Span> years(Cursor c) {
        YearRef year = YearRef.read(c);
        return year == null ? null : List.of(yearSpan(year));
    }

    static Span yearSpan(YearRef year) {
        Integer start = year.start();
        Integer end = year.end();
        if (year.school()) {
            Piece from = new Piece(new Unit.SchoolYear(), start);
            return end == null || start == null || end <= start + 1
                    ? Span.on(from)
                    : Span.between(from, new Piece(new Unit.SchoolYear(), end - 1));
        }
        Piece from = new Piece(new Unit.Year(), start);
        return end == null ? Span.on(from) : Span.between(from, new Piece(new Unit.Year(), end));
    }

    /** «учебный год 2020-2021». */
    private static @Nullable List<Span> schoolYear(Cursor c) {
        if (!c.is(1, Lex.YEAR) || !c.peek(2).isYear()) {
            return null;
        }
        c.skip(2);
        YearRef year = YearRef.read(c);
        if (year == null) {
            return null;
        }
        if (year.end() == null) {
            c.doubt(TermReason.YEARS_UNCLEAR);
        }
        return List.of(yearSpan(new YearRef(year.start(), year.end(), true)));
    }

    private static @Nullable List<Span> counted(Cursor c) {
        NumberGroup group = NumberGroup.read(c, false);
        if (group == null) {
            return null;
        }
        if (c.is(Lex.SCHOOL) && c.is(1, Lex.SCHOOLQ)) {
            c.next();
        }
        Lex unit = c.peek().lex();
        if (PARTS.contains(unit)) {
            return partOf(c, group, unit);
        }
        return switch (unit) {
            case QUARTER -> group.within(1, 4) ? ofYear(c, group, Unit.Quarter::new) : null;
            case HALFYEAR -> group.within(1, 2) ? halfYears(c, group) : null;
            case SCHOOLQ -> group.within(1, 4) ? ofSchool(c, group, Custom.QUARTER_1) : null;
            case TRIMESTER -> group.within(1, 3) ? ofSchool(c, group, Custom.TRIMESTER_1) : null;
            case MONTHS ->
                !group.isSingle()
                                && group.within(1, 12)
                                && c.peek().text().matches("мес|месяц")
                                && !c.peek(-1).lex().equals(Lex.COUNT)
                        ? ofYear(c, group, n -> new Unit.MonthPart(n, Part.WHOLE))
                        : null;
            case WEEKDAY -> c.is(1, Lex.MONTH) && group.within(-2, 5) ? weekdaysOfMonth(c, group) : null;
            default -> null;
        };
    }

    private static List<Span> weekdaysOfMonth(Cursor c, NumberGroup group) {
        DayOfWeek day = DayOfWeek.of(c.next().value());
        return SharedMonths.each(c, (month, year) -> spans(group, n -> new Unit.NthWeekday(month, n, day), year));
    }

    private static List<Span> ofYear(Cursor c, NumberGroup group, IntFunction<Unit> unit) {
        c.next();
        YearRef year = yearOf(c);
        if (year != null && (year.school() || year.isUnclear())) {
            c.doubt(TermReason.YEARS_UNCLEAR);
        }
        return spans(group, unit, year == null ? null : year.start());
    }

    private static @Nullable YearRef yearOf(Cursor c) {
        if (c.is(Lex.CALENDAR) && c.is(1, Lex.YEAR)) {
            c.next();
        }
        if (c.accept(Lex.YEAR)) {
            return null;
        }
        if (c.is(Lex.SCHOOL) && c.is(1, Lex.YEAR)) {
            c.skip(2);
            return new YearRef(null, null, true);
        }
        return DateGrammar.yearBeside(c);
    }

    private static List<Span> halfYears(Cursor c, NumberGroup group) {
        c.next();
        YearRef year = yearOf(c);
        if (year != null && year.school()) {
            c.doubt(TermReason.SCHOOL_CALENDAR);
            return spans(group, n -> new Unit.SchoolPart(n == 1 ? Custom.HALF_1 : Custom.HALF_2), year.start());
        }
        if (year != null && year.isUnclear()) {
            c.doubt(TermReason.YEARS_UNCLEAR);
        }
        return spans(group, Unit.HalfYear::new, year == null ? null : year.start());
    }

    private static List<Span> ofSchool(Cursor c, NumberGroup group, Custom first) {
        c.next();
        YearRef year = yearOf(c);
        c.doubt(TermReason.SCHOOL_CALENDAR);
        Integer start = year != null && (year.school() || year.end() != null) ? year.start() : null;
        return spans(group, n -> new Unit.SchoolPart(Custom.values()[first.ordinal() + n - 1]), start);
    }

    private static List<Span> spans(NumberGroup group, IntFunction<Unit> unit, @Nullable Integer year) {
        List<Span> spans = new ArrayList<>();
        for (int[] range : group.ranges()) {
            Piece from = new Piece(unit.apply(range[0]), year);
            spans.add(range[0] == range[1] ? Span.on(from) : Span.between(from, new Piece(unit.apply(range[1]), year)));
        }
        return spans;
    }

    /** «первая половина мая», «1-2 неделя марта», «первая половина года». */
    private static @Nullable List<Span> partOf(Cursor c, NumberGroup group, Lex unit) {
        boolean ofYear = unit == Lex.HALF
                && (c.is(1, Lex.YEAR) || c.is(1, Lex.SCHOOL) || c.peek(1).isYear());
        if (ofYear && group.within(1, 2)) {
            return halfYears(c, group);
        }
        if (!c.is(1, Lex.MONTH)) {
            return null;
        }
        for (int[] range : group.ranges()) {
            Part from = part(unit, range[0]);
            if (from == null || part(unit, range[1]) == null) {
                return null;
            }
            if (from.approximate()) {
                c.doubt(TermReason.APPROXIMATE);
            }
        }
        c.next();
        return SharedMonths.each(
                c, (month, year) -> spans(group, n -> new Unit.MonthPart(month, known(unit, n)), year));
    }

    private static Part known(Lex unit, int number) {
        return Objects.requireNonNullElse(part(unit, number), Part.WHOLE);
    }

    private static @Nullable Part part(Lex unit, int number) {
        Part[] parts = unit == Lex.WEEK ? WEEKS : unit == Lex.DECADE ? DECADES : HALVES;
        if (number == -1) {
            return unit == Lex.WEEK ? Part.LAST_WEEK : parts[parts.length - 1];
        }
        return number >= 1 && number <= parts.length ? parts[number - 1] : null;
    }

    /** The part of a month said after it: «март (1-2 неделя)», «май, вторая декада», «сентябрь (начало)». */
    static Part @Nullable [] partBeside(Cursor c) {
        int mark = c.mark();
        boolean bracket = c.is(Lex.OPEN);
        if (bracket || c.is(Lex.COMMA)) {
            c.next();
        }
        Part[] parts = null;
        if (c.isAny(0, MARKS) && !c.is(1, Lex.MONTH) && !c.is(1, Lex.NUM)) {
            Part mark1 = mark(c.next().lex());
            parts = new Part[] {mark1, mark1};
        } else {
            NumberGroup group = NumberGroup.read(c, false);
            if (group != null && group.ranges().size() == 1 && c.isAny(0, PARTS) && !c.is(1, Lex.MONTH)) {
                Lex unit = c.next().lex();
                Part from = part(unit, group.ranges().get(0)[0]);
                Part to = part(unit, group.ranges().get(0)[1]);
                parts = from == null || to == null ? null : new Part[] {from, to};
            }
        }
        if (parts == null || (bracket && !c.accept(Lex.CLOSE) && !c.atEnd())) {
            c.reset(mark);
            return null;
        }
        return parts;
    }

    private static Part mark(Lex lex) {
        return lex == Lex.START ? Part.BEGINNING : lex == Lex.MIDDLE ? Part.MIDDLE : Part.END;
    }

    /** «начало марта», «конец 2021 года»: always approximate. */
    private static @Nullable List<Span> marked(Cursor c) {
        Lex mark = c.peek().lex();
        boolean twoMarks = c.is(1, Lex.DASH) && c.isAny(2, MARKS) && c.is(3, Lex.MONTH);
        int ahead = twoMarks ? 3 : 1;
        if (c.is(ahead, Lex.MONTH)) {
            Lex last = c.peek(ahead - 1).lex();
            c.skip(ahead);
            c.doubt(TermReason.APPROXIMATE);
            return SharedMonths.each(c, (month, year) -> {
                Piece from = new Piece(new Unit.MonthPart(month, mark(mark)), year);
                Piece to = new Piece(new Unit.MonthPart(month, mark(last)), year);
                return List.of(twoMarks ? Span.between(from, to) : Span.on(from));
            });
        }
        boolean school = c.is(1, Lex.SCHOOL) && c.is(2, Lex.YEAR);
        boolean bare = c.is(1, Lex.YEAR);
        c.skip(school ? 3 : bare ? 2 : 1);
        YearRef year = school ? DateGrammar.yearBeside(c) : bare ? new YearRef(null, null, false) : YearRef.read(c);
        if (!school && year == null) {
            List<Span> counted = counted(c);
            if (counted != null) {
                c.doubt(TermReason.APPROXIMATE);
            }
            return counted;
        }
        c.doubt(TermReason.APPROXIMATE);
        if (school || (year != null && year.school())) {
            c.doubt(TermReason.SCHOOL_CALENDAR);
            Integer start = year == null ? null : year.start();
            int month = mark == Lex.START ? 9 : mark == Lex.MIDDLE ? 12 : 5;
            return List.of(Span.on(new Piece(
                    new Unit.MonthPart(month, Part.WHOLE),
                    start == null || month >= 9 ? start : Integer.valueOf(start + 1))));
        }
        int month = mark == Lex.START ? 1 : mark == Lex.MIDDLE ? 6 : 12;
        return List.of(Span.on(new Piece(new Unit.MonthPart(month, Part.WHOLE), year == null ? null : year.start())));
    }
}

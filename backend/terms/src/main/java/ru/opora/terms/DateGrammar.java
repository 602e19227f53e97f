package ru.opora.terms;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and months: «15.03.2021», «12-15 сентября 2022 года», «1, 3 и 5 марта», «Ноябрь 2019-январь 2020». */
final class DateGrammar {

    private static final Set<Lex> DATE_SIGNS = Set.of(Lex.DOT, Lex.SLASH);

    private static final Pattern NOMINATIVE = Pattern.compile("март|май|август|\\p{L}+ь");

    private static final Pattern NEUTER = Pattern.compile("\\p{L}+(?:го|ое|ье|ому|ему)");

    private DateGrammar() {}

    /**
     * Reads dated elements without the preposition before them.
     *
     * @param through whether «по» and «до» join an interval, as they do after «с»
     * @return the elements; null, and the cursor where it was, when there are none
     */
    static @Nullable List<Span> read(Cursor c, boolean through) {
        int start = c.mark();
        List<Span> spans = inOneYear(c, through);
        return spans == null ? null : SharedMonths.inYears(c, start, spans);
    }

    private static @Nullable List<Span> inOneYear(Cursor c, boolean through) {
        int mark = c.mark();
        List<Span> first = weekdayAndPieces(c, through);
        if (first == null) {
            c.reset(mark);
            return null;
        }
        Span last = first.get(first.size() - 1);
        if (last.to() != null || !joinsInterval(c, through)) {
            return first;
        }
        int joint = c.mark();
        boolean bullet = c.is(Lex.DASH) && c.peek().broken() && !c.peek(1).broken();
        c.next();
        c.accept(Lex.DO);
        c.accept(Lex.V);
        c.lastYear = null;
        boolean toEnd = c.is(Lex.END);
        List<Span> second = toEnd ? endOf(c) : weekdayAndPieces(c, through);
        if (second == null || second.get(0).to() != null || (mixesYear(last, second.get(0)) && !toEnd)) {
            c.reset(joint);
            return first;
        }
        if (!through && !toEnd && last.from().isDay() != second.get(0).from().isDay()) {
            c.doubt(TermReason.AMBIGUOUS);
        }
        if (bullet) {
            // A dash that begins a line may be a bullet of a list as well as the sign of an interval.
            c.doubt(TermReason.AMBIGUOUS);
        }
        List<Span> result = new ArrayList<>(first.subList(0, first.size() - 1));
        result.add(Span.between(
                inSchoolYear(last.from(), c.lastYear), second.get(0).from()));
        result.addAll(second.subList(1, second.size()));
        return result;
    }

    /** «сентябрь-май 2020-2021 учебного года»: September is of the first year. */
    private static Piece inSchoolYear(Piece from, @Nullable YearRef year) {
        if (year == null || !year.school() || from.year() != null || from.isYear()) {
            return from;
        }
        return from.in(year.of(Windows.first(from.in(2023)).getMonthValue()));
    }

    private static boolean joinsInterval(Cursor c, boolean through) {
        boolean until = through && (c.is(Lex.DO) || (c.is(Lex.AND) && c.is(1, Lex.DO)));
        return c.is(Lex.DASH) || c.is(Lex.PO) || until;
    }

    /** The end of an interval «до конца года», «до конца мая»: the last day is certain where the beginning of the end is not. */
    private static @Nullable List<Span> endOf(Cursor c) {
        c.next();
        if (c.is(Lex.MONTH)) {
            return months(c);
        }
        if (c.is(Lex.SCHOOL) && c.is(1, Lex.YEAR)) {
            c.skip(2);
            c.doubt(TermReason.SCHOOL_CALENDAR);
            YearRef school = yearBeside(c);
            Integer start = school == null ? null : school.start();
            return List.of(Span.on(new Piece(new Unit.SchoolPart(Unit.Custom.LESSONS), start)));
        }
        if (c.is(Lex.YEAR)) {
            c.next();
            return List.of(Span.on(new Piece(new Unit.Year(), null)));
        }
        return UnitGrammar.read(c);
    }

    /** A year is no end for a day or a month: «Январь 2020-2021» is read elsewhere. */
    private static boolean mixesYear(Span a, Span b) {
        return a.from().isYear() != b.from().isYear();
    }

    private static @Nullable List<Span> weekdayAndPieces(Cursor c, boolean through) {
        int mark = c.mark();
        DayOfWeek weekday = null;
        if (c.is(Lex.WEEKDAY) && (c.is(1, Lex.NUM) || (c.is(1, Lex.COMMA) && c.is(2, Lex.NUM)))) {
            weekday = DayOfWeek.of(c.next().value());
            c.accept(Lex.COMMA);
        }
        List<Span> spans = pieces(c, through);
        if (spans == null) {
            c.reset(mark);
            return null;
        }
        if (weekday == null) {
            weekday = weekdayAfter(c, spans);
        }
        if (weekday == null) {
            return spans;
        }
        Span last = spans.get(spans.size() - 1);
        if (last.to() == null && last.from().unit() instanceof Unit.Day day) {
            List<Span> result = new ArrayList<>(spans.subList(0, spans.size() - 1));
            result.add(Span.on(new Piece(
                    new Unit.Day(day.month(), day.day(), weekday), last.from().year())));
            return result;
        }
        c.doubt(TermReason.AMBIGUOUS);
        return spans;
    }

    private static @Nullable DayOfWeek weekdayAfter(Cursor c, List<Span> spans) {
        if (!spans.get(spans.size() - 1).isDay()) {
            return null;
        }
        int ahead = c.is(Lex.OPEN) || c.is(Lex.COMMA) ? 1 : 0;
        if (!c.is(ahead, Lex.WEEKDAY) || c.is(ahead + 1, Lex.NUM) || c.is(ahead + 1, Lex.AND)) {
            return null;
        }
        boolean bracket = c.is(Lex.OPEN);
        if (!bracket && c.is(ahead + 1, Lex.COMMA) && c.is(ahead + 2, Lex.NUM)) {
            return null;
        }
        DayOfWeek day = DayOfWeek.of(c.peek(ahead).value());
        c.skip(ahead + 1);
        if (bracket) {
            c.accept(Lex.CLOSE);
        }
        return day;
    }

    private static @Nullable List<Span> pieces(Cursor c, boolean through) {
        if (c.is(Lex.MONTH)) {
            return months(c);
        }
        List<Span> iso = NumericDate.iso(c);
        if (iso != null) {
            return iso;
        }
        int mark = c.mark();
        List<Span> unit = UnitGrammar.read(c);
        if (unit != null) {
            return unit;
        }
        c.reset(mark);
        NumberGroup group = NumberGroup.read(c, through);
        if (group == null) {
            return null;
        }
        if (c.is(Lex.NUMBER) && c.is(1, Lex.MONTH)) {
            doubtPlural(c);
            c.next();
        }
        List<Span> spans = c.is(Lex.MONTH)
                        || (c.is(Lex.DASH)
                                && c.is(1, Lex.MONTH)
                                && group.isSingle()
                                && !c.peek().spaced())
                ? daysOfMonth(c, group)
                : c.isAny(0, DATE_SIGNS) || c.is(Lex.DASH) || c.is(Lex.COMMA) || c.is(Lex.NUM)
                        ? NumericDate.after(c, group)
                        : null;
        if (spans == null) {
            c.reset(mark);
        }
        return spans;
    }

    /** «в первых числах марта» is no day. */
    static void doubtPlural(Cursor c) {
        if (c.is(Lex.NUMBER) && c.peek().text().equals("числах")) {
            c.doubt(TermReason.APPROXIMATE);
        }
    }

    private static @Nullable List<Span> daysOfMonth(Cursor c, NumberGroup group) {
        if (!group.within(1, 31)) {
            return null;
        }
        if (group.words() && !NEUTER.matcher(c.peek(-1).text()).matches() && !c.is(-1, Lex.NUMBER)) {
            // «первая половина марта, вторая апреля»: the second half and no second day.
            c.doubt(TermReason.AMBIGUOUS);
        }
        c.accept(Lex.DASH);
        if (group.isSingle() && NOMINATIVE.matcher(c.peek().text()).matches()) {
            // «7 март» may be the number of a row and a month.
            c.doubt(TermReason.AMBIGUOUS);
        }
        return SharedMonths.each(c, (month, year) -> days(group, month, year));
    }

    static List<Span> days(NumberGroup group, int month, @Nullable Integer year) {
        List<Span> spans = new ArrayList<>();
        for (int[] range : group.ranges()) {
            Piece from = new Piece(new Unit.Day(month, range[0], null), year);
            Piece to = new Piece(new Unit.Day(month, range[1], null), year);
            spans.add(range[0] == range[1] ? Span.on(from) : Span.between(from, to));
        }
        return spans;
    }

    /** The year after a date, also «март, 2021» and «март (2021)». */
    static @Nullable YearRef yearBeside(Cursor c) {
        int mark = c.mark();
        boolean bracket = c.is(Lex.OPEN) && c.peek(1).isYear() && (c.is(2, Lex.CLOSE) || c.is(3, Lex.CLOSE));
        if (bracket || ((c.is(Lex.COMMA) || c.is(Lex.DOT)) && c.peek(1).isYear() && endsYear(c, 2))) {
            c.next();
        }
        YearRef year = YearRef.read(c);
        c.lastYear = year;
        if (year == null) {
            c.reset(mark);
        } else if (bracket) {
            c.accept(Lex.CLOSE);
        }
        return year;
    }

    /** After «март, 2021» no other year or month may follow: then the years would be a list or heads of their own. */
    private static boolean endsYear(Cursor c, int ahead) {
        int word = c.is(ahead, Lex.YEAR) ? ahead + 1 : ahead;
        boolean separated = c.is(word, Lex.COMMA) || c.is(word, Lex.SEMICOLON) || c.is(word, Lex.COLON);
        return !c.is(word, Lex.MONTH) && !c.is(word, Lex.DASH) && !(separated && !c.is(word, Lex.EOT));
    }

    private static List<Span> months(Cursor c) {
        int month = c.next().value();
        if (c.is(Lex.MONTHS) && c.peek().text().matches("мес|месяц|месяца|месяце")) {
            c.next();
        }
        Unit.Part[] parts = UnitGrammar.partBeside(c);
        YearRef year = yearBeside(c);
        if (parts == null && year != null) {
            parts = UnitGrammar.partBeside(c);
        }
        Integer of = year == null ? null : year.of(month);
        Integer end = year == null || !year.isUnclear() ? null : year.end();
        Piece piece = new Piece(new Unit.MonthPart(month, parts == null ? Unit.Part.WHOLE : parts[0]), of);
        if (parts != null && parts[0].approximate()) {
            c.doubt(TermReason.APPROXIMATE);
        }
        if (end != null) {
            c.doubt(TermReason.YEARS_UNCLEAR);
            return List.of(Span.between(piece, new Piece(new Unit.Year(), end)));
        }
        return List.of(
                parts == null || parts[0] == parts[1]
                        ? Span.on(piece)
                        : Span.between(piece, new Piece(new Unit.MonthPart(month, parts[1]), of)));
    }
}

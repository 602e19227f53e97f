package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Unit.Custom;
import ru.opora.terms.Unit.Part;

/** Dated elements with their prepositions: «до 15 марта», «с 1 по 15 марта», «не позднее мая», «в декабре». */
final class DatedGrammar {

    private final Cursor c;

    DatedGrammar(Cursor c) {
        this.c = c;
    }

    @Nullable
    List<Span> read() {
        int mark = c.mark();
        List<Span> spans = attempt();
        if (spans == null) {
            c.reset(mark);
        }
        return spans;
    }

    private @Nullable List<Span> attempt() {
        if (c.is(Lex.NE) && c.is(1, Lex.LATER)) {
            c.skip(2);
            c.accept(Lex.THAN);
            boolean until = c.accept(Lex.DO) || c.accept(Lex.K);
            return deadline(until ? Lex.DO : Lex.LATER);
        }
        if (c.is(Lex.NE) && c.is(1, Lex.EARLIER)) {
            c.skip(2);
            c.accept(Lex.THAN);
            c.accept(Lex.S);
            return openEnded(DateGrammar.read(c, false));
        }
        inside();
        if (c.accept(Lex.DO)) {
            return deadline(Lex.DO);
        }
        if (c.accept(Lex.K)) {
            return deadline(Lex.K);
        }
        if (c.accept(Lex.PO)) {
            return deadline(Lex.PO);
        }
        if (c.accept(Lex.AFTER)) {
            return openEnded(DateGrammar.read(c, false));
        }
        if (c.accept(Lex.MEZHDU)) {
            return between();
        }
        boolean beginning = c.accept(Lex.BEGINNING);
        if (c.accept(Lex.S) || c.accept(Lex.OT)) {
            return from();
        }
        return beginning ? null : DateGrammar.read(c, false);
    }

    private void inside() {
        boolean preposition = c.is(Lex.V) || c.is(Lex.NA) || c.is(Lex.ZA);
        if (c.is(Lex.ZA)) {
            c.doubt(TermReason.AMBIGUOUS);
        }
        if (preposition) {
            c.next();
        }
        boolean holidays = (c.is(Lex.EVENT_IN) || c.is(Lex.DAY)) && (c.is(1, Lex.SEASON) || c.is(1, Lex.HOLIDAYS));
        if (preposition && holidays) {
            c.next();
        }
        if (c.accept(Lex.COURSE) || c.accept(Lex.PERIOD)) {
            c.accept(Lex.WHOLE);
        }
    }

    private @Nullable List<Span> between() {
        List<Span> spans = DateGrammar.read(c, false);
        if (spans != null && spans.size() == 1 && c.accept(Lex.AND)) {
            List<Span> end = DateGrammar.read(c, false);
            spans = end == null ? null : List.of(spans.get(0), end.get(0));
            c.doubt(TermReason.AMBIGUOUS);
        }
        if (spans == null || spans.size() != 2) {
            return spans;
        }
        return List.of(Span.between(spans.get(0).from(), spans.get(1).end()));
    }

    /** After «с»: an interval; when its end is not said, that is a doubt. */
    private @Nullable List<Span> from() {
        List<Span> spans = DateGrammar.read(c, true);
        if (spans == null) {
            return null;
        }
        Span last = spans.get(spans.size() - 1);
        if (last.to() == null && !c.is(Lex.DASH)) {
            return openEnded(spans);
        }
        return spans;
    }

    private @Nullable List<Span> openEnded(@Nullable List<Span> spans) {
        if (spans != null) {
            c.doubt(TermReason.END_UNKNOWN);
        }
        return spans;
    }

    private @Nullable List<Span> deadline(Lex word) {
        if (c.is(Lex.NEW) && (c.is(1, Lex.YEAR) || (c.peek(1).isYear() && c.is(2, Lex.YEAR)))) {
            return newYear();
        }
        if (c.is(Lex.NEW) && c.is(1, Lex.SCHOOL)) {
            c.next();
            return boundaryOfYear(true, word);
        }
        boolean end = c.accept(Lex.END);
        boolean start = !end && c.is(Lex.START) && c.accept(Lex.START);
        if (start && c.is(Lex.NEW) && c.is(1, Lex.YEAR)) {
            return newYear();
        }
        if ((end || start) && !c.is(Lex.MONTH)) {
            c.accept(Lex.NEW);
            return boundaryOfYear(start, word);
        }
        List<Span> spans = withMoreMonths(DateGrammar.read(c, false), end || word == Lex.LATER || word == Lex.PO);
        if (spans == null) {
            return null;
        }
        boolean bracket = c.is(Lex.OPEN) && c.is(1, Lex.INCLUSIVE) && c.is(2, Lex.CLOSE);
        boolean inclusive = c.is(Lex.INCLUSIVE) || bracket;
        c.skip(bracket ? 3 : inclusive ? 1 : 0);
        List<Span> result = new ArrayList<>();
        for (Span span : spans) {
            result.add(deadline(span, word, end || inclusive, start));
        }
        return result;
    }

    /** «до нового года», «до Нового 2022 года»: the last day of the year before. */
    private List<Span> newYear() {
        c.next();
        Integer year = c.peek().isYear() ? Integer.valueOf(c.next().value() - 1) : null;
        c.next();
        return List.of(Span.on(new Piece(new Unit.Day(12, 31, null), year)).asDeadline());
    }

    /** «до конца марта, июня, сентября». */
    private @Nullable List<Span> withMoreMonths(@Nullable List<Span> first, boolean shared) {
        if (first == null || !shared || !isMonth(first.get(first.size() - 1))) {
            return first;
        }
        List<Span> spans = new ArrayList<>(first);
        while (SharedMonths.follows(c)) {
            c.next();
            List<Span> more = DateGrammar.read(c, false);
            if (more == null) {
                return spans;
            }
            spans.addAll(more);
        }
        return spans;
    }

    private static boolean isMonth(Span span) {
        return span.to() == null && span.from().unit() instanceof Unit.MonthPart;
    }

    private Span deadline(Span span, Lex word, boolean end, boolean start) {
        Piece piece = span.from();
        if (start && piece.unit() instanceof Unit.MonthPart month) {
            c.doubt(TermReason.APPROXIMATE);
            return Span.on(new Piece(new Unit.Day(month.month(), 1, null), piece.year()))
                    .asDeadline();
        }
        boolean through = end || word == Lex.LATER || word == Lex.PO;
        if (span.isDay() || through) {
            return span.to() == null || through ? span.asDeadline() : doubtful(span);
        }
        c.doubt(TermReason.AMBIGUOUS);
        if (span.to() == null && piece.unit() instanceof Unit.MonthPart month && month.part() == Part.WHOLE) {
            return word == Lex.K
                    ? Span.on(new Piece(new Unit.Day(month.month(), 1, null), piece.year()))
                            .asDeadline()
                    : before(month.month(), piece.year()).asDeadline();
        }
        return span.asDeadline();
    }

    private Span doubtful(Span span) {
        c.doubt(TermReason.AMBIGUOUS);
        return span.asDeadline();
    }

    /** The month before: what «до марта» most likely ends with. */
    private static Span before(int month, @Nullable Integer year) {
        Integer of = month > 1 || year == null ? year : Integer.valueOf(year - 1);
        return Span.on(new Piece(new Unit.MonthPart(month > 1 ? month - 1 : 12, Part.WHOLE), of));
    }

    /** «до конца года», «до конца I квартала», «к началу учебного года», «до конца 2021 года». */
    private @Nullable List<Span> boundaryOfYear(boolean start, Lex word) {
        boolean school = c.is(Lex.SCHOOL) && c.is(1, Lex.YEAR);
        YearRef year = null;
        if (school) {
            c.skip(2);
            year = DateGrammar.yearBeside(c);
        } else if ((c.is(Lex.CURRENT) || c.is(Lex.CALENDAR)) && c.is(1, Lex.YEAR)) {
            c.skip(2);
            year = new YearRef(null, null, false);
        } else if (c.accept(Lex.YEAR)) {
            year = new YearRef(null, null, false);
        } else {
            int mark = c.mark();
            year = YearRef.read(c);
            if (year == null) {
                c.reset(mark);
                return unitBoundary(start);
            }
        }
        if (school || (year != null && year.school())) {
            c.doubt(TermReason.SCHOOL_CALENDAR);
            Integer of = year == null ? null : year.start();
            if (!start) {
                return List.of(Span.on(new Piece(new Unit.SchoolPart(Custom.LESSONS), of))
                        .asDeadline());
            }
            Unit day = word == Lex.K ? new Unit.Day(9, 1, null) : new Unit.Day(8, 31, null);
            return List.of(Span.on(new Piece(day, of)).asDeadline());
        }
        Integer of = year == null ? null : year.start();
        if (start) {
            c.doubt(TermReason.AMBIGUOUS);
        }
        return List.of(Span.on(new Piece(start ? new Unit.Day(1, 1, null) : new Unit.Year(), of))
                .asDeadline());
    }

    private @Nullable List<Span> unitBoundary(boolean start) {
        List<Span> spans = DateGrammar.read(c, false);
        if (spans == null || start) {
            return null;
        }
        return spans.stream().map(Span::asDeadline).toList();
    }
}

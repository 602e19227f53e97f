package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dates in digits: «15.03.2021», «16-17.11.2020», «03-05.2021», «15/03/21», «2021-03-15». */
final class NumericDate {

    private static final Set<Lex> SIGNS = Set.of(Lex.DOT, Lex.SLASH);
    private static final Set<Lex> YEAR_SIGNS = Set.of(Lex.DOT, Lex.SLASH, Lex.COMMA);

    private NumericDate() {}

    /** Reads «2021-03-15»; null when it is something else. */
    static @Nullable List<Span> iso(Cursor c) {
        Token year = c.peek();
        boolean iso = year.isYear()
                && c.is(2, Lex.NUM)
                && c.is(4, Lex.NUM)
                && ((c.is(1, Lex.DASH) && c.is(3, Lex.DASH)) || (c.is(1, Lex.DOT) && c.is(3, Lex.DOT)))
                && c.peek(2).digits() == 2
                && c.peek(4).digits() == 2
                && !c.peek(1).spaced()
                && !c.peek(2).spaced()
                && !c.peek(3).spaced()
                && !c.peek(4).spaced()
                && isMonth(c.peek(2))
                && isDay(c.peek(4));
        if (!iso) {
            return null;
        }
        int month = c.peek(2).value();
        int day = c.peek(4).value();
        c.skip(5);
        return List.of(Span.on(new Piece(new Unit.Day(month, day, null), year.value())));
    }

    /** Reads what follows the days of a date: the month and the year; null when it is no date. */
    static @Nullable List<Span> after(Cursor c, NumberGroup group) {
        if (group.words()) {
            return null;
        }
        if (c.isAny(0, SIGNS) && c.is(1, Lex.NUM)) {
            return c.peek(1).isYear() ? monthsOfYear(c, group) : monthAndYear(c, group);
        }
        if (isLoneDateWithOtherSigns(c, group)) {
            int[] range = group.ranges().get(0);
            int day = range[0];
            int month = group.ranges().size() == 2 ? group.ranges().get(1)[0] : range[1];
            Token year = c.peek(1);
            c.skip(2);
            c.accept(Lex.YEAR);
            return day(c, day, month, year.value());
        }
        if (group.isSingle()
                && c.is(Lex.DASH)
                && c.peek(1).isYear()
                && !c.peek(1).spaced()
                && group.within(1, 12)) {
            return monthsOfYear(c, group);
        }
        if (group.isSingle()
                && c.is(Lex.NUM)
                && c.peek().digits() == 2
                && c.peek(1).isYear()
                && isMonth(c.peek())) {
            int month = c.next().value();
            return day(c, group.first(), month, yearOf(c, c.next()));
        }
        return null;
    }

    /** «15-03-2021» and «15,03,2021»: the group took the day and the month. */
    private static boolean isLoneDateWithOtherSigns(Cursor c, NumberGroup group) {
        boolean dashes = c.is(Lex.DASH) && group.ranges().size() == 1 && !group.isSingle();
        boolean commas = c.is(Lex.COMMA) && group.ranges().size() == 2;
        int[] last = group.ranges().get(group.ranges().size() - 1);
        return (dashes || commas)
                && c.peek(1).isYear()
                && group.tight()
                && !c.peek().spaced()
                && !c.peek(1).spaced()
                && last[1] >= 1
                && last[1] <= 12;
    }

    private static @Nullable List<Span> monthsOfYear(Cursor c, NumberGroup group) {
        boolean commaForDot =
                group.tight() && group.ranges().size() == 2 && c.peek(-1).digits() == 2;
        if (commaForDot
                && group.within(1, 31)
                && group.ranges().get(1)[0] <= 12
                && !c.peek().spaced()) {
            c.next();
            int year = c.next().value();
            c.accept(Lex.YEAR);
            return day(c, group.first(), group.ranges().get(1)[0], year);
        }
        if (!group.within(1, 12)) {
            return null;
        }
        c.next();
        int year = c.next().value();
        while (c.accept(Lex.YEAR)) {}
        List<Span> spans = new ArrayList<>();
        for (int[] range : group.ranges()) {
            Piece from = new Piece(new Unit.MonthPart(range[0], Unit.Part.WHOLE), year);
            Piece to = new Piece(new Unit.MonthPart(range[1], Unit.Part.WHOLE), year);
            spans.add(range[0] == range[1] ? Span.on(from) : Span.between(from, to));
        }
        return spans;
    }

    private static @Nullable List<Span> monthAndYear(Cursor c, NumberGroup group) {
        Token month = c.peek(1);
        if (month.digits() == 6 && month.value() / 10000 <= 12) {
            // «15.032021»: the second dot is lost.
            c.skip(2);
            c.doubt(TermReason.AMBIGUOUS);
            return group.isSingle() ? day(c, group.first(), month.value() / 10000, month.value() % 10000) : null;
        }
        boolean otherDate = c.is(2, Lex.SLASH) && c.is(4, Lex.DOT);
        boolean hasYear = !otherDate
                && c.isAny(2, YEAR_SIGNS)
                && c.is(3, Lex.NUM)
                && (!c.is(2, Lex.COMMA) || c.peek(3).isYear())
                && !(c.is(2, Lex.COMMA) && c.peek(3).spaced());
        boolean monthOfYear = !hasYear && group.isSingle() && group.within(1, 12) && month.digits() == 2;
        if (monthOfYear && month.value() >= 19 && month.value() <= 40) {
            c.skip(2);
            c.doubt(TermReason.AMBIGUOUS);
            Unit unit = new Unit.MonthPart(group.first(), Unit.Part.WHOLE);
            return List.of(Span.on(new Piece(unit, 2000 + month.value())));
        }
        if (month.digits() > 2 || (!hasYear && !isMonth(month))) {
            return null;
        }
        c.skip(2);
        Integer year = null;
        if (hasYear) {
            c.next();
            year = yearOf(c, c.next());
        } else if (c.peek().isYear() && !c.is(1, Lex.DOT)) {
            year = yearOf(c, c.next());
        }
        c.accept(Lex.YEAR);
        if (group.isSingle()) {
            return day(c, group.first(), month.value(), year);
        }
        return isMonth(month) && group.within(1, 31) ? DateGrammar.days(group, month.value(), year) : null;
    }

    private static @Nullable List<Span> day(Cursor c, int day, int month, @Nullable Integer year) {
        if (day >= 1 && day <= 31 && month >= 1 && month <= 12) {
            return List.of(Span.on(new Piece(new Unit.Day(month, day, null), year)));
        }
        if (day >= 1 && day <= 12 && month >= 13 && month <= 31) {
            c.doubt(TermReason.IMPOSSIBLE_DATE);
            return List.of(Span.on(new Piece(new Unit.Day(day, month, null), year)));
        }
        if (month >= 1 && month <= 12 && day > 31) {
            c.doubt(TermReason.IMPOSSIBLE_DATE);
            return List.of(Span.on(new Piece(new Unit.MonthPart(month, Unit.Part.WHOLE), year)));
        }
        c.doubt(TermReason.IMPOSSIBLE_DATE);
        return null;
    }

    private static @Nullable Integer yearOf(Cursor c, Token token) {
        if (token.digits() == 4 && token.value() >= 1990 && token.value() <= 2100) {
            return token.value();
        }
        if (token.digits() == 2) {
            return 2000 + token.value();
        }
        c.doubt(TermReason.YEAR_UNLIKELY);
        return null;
    }

    private static boolean isMonth(Token token) {
        return token.lex() == Lex.NUM && token.digits() <= 2 && token.value() >= 1 && token.value() <= 12;
    }

    private static boolean isDay(Token token) {
        return token.lex() == Lex.NUM && token.digits() <= 2 && token.value() >= 1 && token.value() <= 31;
    }
}

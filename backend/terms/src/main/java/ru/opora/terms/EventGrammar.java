package ru.opora.terms;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is counted from an event: «в течение 10 дней после …», «за 2 недели до …», «по итогам …». */
final class EventGrammar {

    private static final Set<Lex> UNITS = EnumSet.of(
            Lex.DAY,
            Lex.WEEK,
            Lex.MONTHS,
            Lex.HOUR,
            Lex.QUARTER,
            Lex.DECADE,
            Lex.YEAR,
            Lex.HALFYEAR,
            Lex.SCHOOLQ,
            Lex.TRIMESTER);
    private static final Set<Lex> BREAKS =
            EnumSet.of(Lex.COMMA, Lex.SEMICOLON, Lex.OPEN, Lex.CLOSE, Lex.SLASH, Lex.AND);
    private static final Set<Lex> DATED = EnumSet.of(
            Lex.NUM,
            Lex.MONTH,
            Lex.ROMAN,
            Lex.ORD,
            Lex.START,
            Lex.MIDDLE,
            Lex.SEASON,
            Lex.WEEKDAY,
            Lex.YEAR,
            Lex.HOLIDAYS);

    private static final Set<Lex> EVENTS = EnumSet.of(Lex.UNKNOWN, Lex.PROJECT, Lex.OUTCOME, Lex.ACTION);

    private static final Set<Lex> MONTH_UNITS = EnumSet.of(Lex.MONTHS, Lex.WEEK, Lex.QUARTER);

    private static final Set<Lex> NAMED_PARTS = EnumSet.of(Lex.QUARTER, Lex.HALFYEAR, Lex.SCHOOLQ, Lex.TRIMESTER);

    private static final Set<Lex> SHORT_UNITS = EnumSet.of(Lex.DAY, Lex.WEEK, Lex.MONTHS);

    private EventGrammar() {}

    static Meaning.@Nullable Open read(Cursor c) {
        int mark = c.mark();
        Meaning.Open open = attempt(c);
        if (open == null) {
            c.reset(mark);
        }
        return open;
    }

    private static Meaning.@Nullable Open attempt(Cursor c) {
        if (c.is(Lex.NE) && c.is(1, Lex.LATER)) {
            c.skip(2);
            c.accept(Lex.THAN);
            c.accept(Lex.V);
            c.accept(Lex.COURSE);
            c.accept(Lex.ZA);
            return counted(c);
        }
        if (c.is(Lex.V) && c.is(1, Lex.COURSE)) {
            c.skip(2);
            return counted(c);
        }
        if (c.is(Lex.ZA) || c.is(Lex.CHEREZ) || c.is(Lex.COURSE)) {
            boolean eventNeeded = c.is(Lex.ZA);
            c.next();
            return counted(c, eventNeeded);
        }
        if (c.is(Lex.V) || c.is(Lex.NA)) {
            return inEvent(c);
        }
        if (c.is(Lex.PO) && (c.is(1, Lex.OUTCOME) || c.is(1, Lex.END))) {
            c.skip(2);
            tail(c);
            return event();
        }
        if (c.accept(Lex.AFTER)) {
            return afterSomething(c);
        }
        if (c.accept(Lex.BEFORE) || c.accept(Lex.PRI)) {
            return tail(c) ? event() : null;
        }
        if (c.is(Lex.S) && (c.is(1, Lex.MOMENT) || c.is(1, Lex.DAY))) {
            c.skip(2);
            return tail(c) ? event() : null;
        }
        if (c.is(Lex.DO) || c.is(Lex.K)) {
            return untilEvent(c);
        }
        return c.is(Lex.NUM) || c.is(Lex.COUNT) ? countedFirst(c) : null;
    }

    /** «в 3-дневный срок со дня получения». */
    private static Meaning.@Nullable Open spanned(Cursor c) {
        int ahead = c.is(1, Lex.SPANNED) ? 1 : c.is(1, Lex.NUM) && c.is(2, Lex.DASH) ? 3 : 2;
        if (!c.is(ahead, Lex.SPANNED)) {
            return null;
        }
        c.skip(ahead + 1);
        if (startsEvent(c)) {
            c.next();
        }
        if (!tail(c)) {
            c.doubt(TermReason.EVENT_UNKNOWN);
        }
        return event();
    }

    private static Meaning.@Nullable Open inEvent(Cursor c) {
        Meaning.Open spanned = spanned(c);
        if (spanned != null) {
            return spanned;
        }
        if (c.is(1, Lex.NEXT) && c.is(2, Lex.DAY)) {
            c.skip(3);
            return tail(c) ? event() : null;
        }
        if ((c.is(1, Lex.NEXT) || c.is(1, Lex.CURRENT) || c.is(1, Lex.PAST)) && c.isAny(2, MONTH_UNITS)) {
            c.skip(3);
            c.doubt(TermReason.MONTH_UNKNOWN);
            return event();
        }
        boolean period = c.is(1, Lex.PERIOD) && !c.isAny(2, DATED) && !c.is(2, Lex.S);
        boolean day = c.is(1, Lex.DAY) && c.isAny(2, EVENTS);
        if (!c.is(1, Lex.EVENT_IN) && !period && !day) {
            return null;
        }
        if (c.is(2, Lex.SEASON) || c.is(2, Lex.HOLIDAYS)) {
            return null;
        }
        c.skip(2);
        return tail(c) ? event() : null;
    }

    private static Meaning.@Nullable Open afterSomething(Cursor c) {
        int mark = c.mark();
        boolean dated = DateGrammar.read(c, false) != null;
        c.reset(mark);
        if (dated) {
            return null;
        }
        return tail(c) ? event() : null;
    }

    /** «до проведения мониторинга», «до начала проекта», «к педсовету»: a word and no date. */
    private static Meaning.@Nullable Open untilEvent(Cursor c) {
        int ahead = c.is(1, Lex.START) || c.is(1, Lex.END) ? 2 : 1;
        boolean dated = c.isAny(ahead, DATED)
                || c.is(ahead, Lex.SCHOOL)
                || c.is(ahead, Lex.MONTHS)
                || c.is(ahead, Lex.CURRENT)
                || c.is(ahead, Lex.QUARTER)
                || c.is(ahead, Lex.EVERY)
                || c.is(ahead, Lex.CALENDAR);
        if (ahead == 1 && c.is(1, Lex.DAY) && c.isAny(2, EVENTS)) {
            c.skip(2);
            c.doubt(TermReason.EVENT_AND_DATE);
            return tail(c) ? event() : null;
        }
        if (dated || !c.isAny(ahead, EVENTS)) {
            return null;
        }
        if (c.is(ahead + 1, Lex.YEAR) || c.is(ahead + 1, Lex.SCHOOL)) {
            c.doubt(TermReason.EVENT_AND_DATE);
        }
        c.skip(ahead);
        tail(c);
        return event();
    }

    private static Meaning.@Nullable Open counted(Cursor c) {
        return counted(c, false);
    }

    /** A duration and, after it, the event: «10 рабочих дней со дня получения», «недели после семинара». */
    private static Meaning.@Nullable Open counted(Cursor c, boolean eventNeeded) {
        boolean number = (c.is(Lex.NUM) && c.peek().digits() <= 3) || c.is(Lex.COUNT) || c.is(Lex.ORD);
        if (number) {
            c.next();
            if (c.is(Lex.DASH) && (c.is(1, Lex.NUM) || c.is(1, Lex.COUNT))) {
                c.skip(2);
            }
            if (c.is(Lex.OPEN) && c.is(2, Lex.CLOSE)) {
                c.skip(3);
            }
        }
        if (c.is(Lex.WORKING) || c.is(Lex.CALENDAR) || c.is(Lex.SCHOOL)) {
            if (!number && !c.is(1, Lex.DAY)) {
                return null;
            }
            c.next();
        }
        Lex unit = c.peek().lex();
        if (!UNITS.contains(unit) || (!number && unit == Lex.YEAR) || (number && isNamedPart(c))) {
            return null;
        }
        c.next();
        if (startsEvent(c)) {
            c.next();
            if (!tail(c)) {
                c.doubt(TermReason.EVENT_UNKNOWN);
            }
            return event();
        }
        if (eventNeeded || c.is(Lex.NUM) || c.is(Lex.MONTH) || (!number && !c.atEnd() && !c.isAny(0, BREAKS))) {
            return null;
        }
        c.doubt(TermReason.EVENT_UNKNOWN);
        return event();
    }

    /** «в течение первого полугодия», «в течение 1 квартала» name a part of the year and count nothing. */
    private static boolean isNamedPart(Cursor c) {
        return NAMED_PARTS.contains(c.peek().lex())
                && !c.is(1, Lex.AFTER)
                && !c.is(1, Lex.S)
                && (c.peek(-1).lex() == Lex.ORD || c.peek().text().matches("квартала|полугодия|кв|четверти|триместра"));
    }

    private static Meaning.@Nullable Open countedFirst(Cursor c) {
        int ahead = c.is(1, Lex.WORKING) || c.is(1, Lex.CALENDAR) ? 2 : 1;
        if (!c.isAny(ahead, SHORT_UNITS) || c.peek().isYear()) {
            return null;
        }
        c.skip(ahead + 1);
        if (c.atEnd()) {
            c.doubt(TermReason.EVENT_UNKNOWN);
            return event();
        }
        if (!startsEvent(c)) {
            return null;
        }
        c.next();
        return tail(c) ? event() : null;
    }

    private static boolean startsEvent(Cursor c) {
        return c.is(Lex.AFTER) || c.is(Lex.S) || c.is(Lex.DO) || c.is(Lex.OT) || c.is(Lex.BEFORE) || c.is(Lex.PO);
    }

    private static Meaning.Open event() {
        return OpenGrammar.open(TermKind.RELATIVE, OpenBasis.EVENT);
    }

    /** Passes over the words that name the event; they end where another term begins. */
    static boolean tail(Cursor c) {
        int words = 0;
        if (startsDate(c) || (c.is(Lex.NEW) && !c.is(1, Lex.UNKNOWN))) {
            c.doubt(TermReason.EVENT_AND_DATE);
        }
        while (!c.atEnd()) {
            boolean after = c.isAny(0, BREAKS);
            if (c.is(Lex.CLOSE) || (after && startsTerm(c, 1)) || (!after && words > 0 && startsDeadline(c))) {
                return words > 0;
            }
            if (c.is(Lex.NUM) && c.is(1, Lex.DOT) && c.is(3, Lex.DOT) || (words == 0 && c.is(Lex.MONTH))) {
                c.doubt(TermReason.EVENT_AND_DATE);
            }
            c.next();
            words++;
        }
        return words > 0;
    }

    private static boolean startsDate(Cursor c) {
        int mark = c.mark();
        List<Span> spans = c.is(Lex.NUM) || c.is(Lex.MONTH) ? DateGrammar.read(c, false) : null;
        c.reset(mark);
        return spans != null && spans.get(0).from().isDay();
    }

    private static boolean startsDeadline(Cursor c) {
        boolean deadline =
                (c.is(Lex.DO) && c.isAny(1, DATED)) || (c.is(Lex.NE) && (c.is(1, Lex.LATER) || c.is(1, Lex.LESS)));
        return deadline || c.is(Lex.FREQ) || (c.is(Lex.V) && c.is(1, Lex.COURSE));
    }

    private static boolean startsTerm(Cursor c, int ahead) {
        return switch (c.peek(ahead).lex()) {
            case MONTH, FREQ, EVERY, CONSTANT, WEEKDAYS, TWICE, NE -> true;
            case NUM -> true;
            case DO, S, V, K, NA ->
                c.isAny(ahead + 1, DATED) || c.is(ahead + 1, Lex.COURSE) || c.is(ahead + 1, Lex.EVERY);
            case PO -> !c.is(ahead + 1, Lex.UNKNOWN);
            default -> false;
        };
    }
}

package ru.opora.terms;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has no date by nature: «постоянно», «по запросу», «по утвержденному графику», «по мере необходимости». */
final class OpenGrammar {

    private static final int MOST_ADJECTIVES = 4;
    private static final int LOOK_BACK = 6;
    private static final Set<Lex> DATED = EnumSet.of(Lex.MONTH, Lex.NUM, Lex.QUARTER, Lex.HALFYEAR, Lex.FREQ);
    private static final Set<Lex> SEPARATORS =
            EnumSet.of(Lex.COMMA, Lex.SEMICOLON, Lex.OPEN, Lex.SLASH, Lex.DASH, Lex.AND);
    private static final Set<Lex> OWNER = EnumSet.of(
            Lex.UNKNOWN,
            Lex.SYMBOL,
            Lex.REQUEST,
            Lex.SCHEDULE,
            Lex.SCHEDULED,
            Lex.REFERENCE,
            Lex.PROJECT,
            Lex.SET,
            Lex.TERMS,
            Lex.OUTCOME,
            Lex.ACTION,
            Lex.SCHOOL,
            Lex.NEED);

    private static final Set<Lex> ADJECTIVES =
            EnumSet.of(Lex.UNKNOWN, Lex.ORD, Lex.CALENDAR, Lex.SCHOOL, Lex.WORKING, Lex.CURRENT);

    private OpenGrammar() {}

    static Meaning.@Nullable Open read(Cursor c) {
        int mark = c.mark();
        Meaning.Open open = attempt(c);
        if (open == null) {
            c.reset(mark);
        }
        return open;
    }

    private static Meaning.@Nullable Open attempt(Cursor c) {
        if (c.is(Lex.NA) && c.is(1, Lex.CONSTANT)) {
            c.skip(2);
            return c.accept(Lex.BASIS) ? open(TermKind.CONTINUOUS, OpenBasis.CONTINUOUS) : null;
        }
        if (c.is(Lex.V) && c.is(1, Lex.CONSTANT) && c.is(2, Lex.BASIS)) {
            c.skip(3);
            return open(TermKind.CONTINUOUS, OpenBasis.CONTINUOUS);
        }
        if (c.accept(Lex.CONSTANT)) {
            return open(TermKind.CONTINUOUS, OpenBasis.CONTINUOUS);
        }
        if (c.accept(Lex.IRREGULAR)) {
            c.doubt(TermReason.FREQUENCY_UNKNOWN);
            return open(TermKind.CONTINUOUS, OpenBasis.CONTINUOUS);
        }
        if (c.is(Lex.TBD) || (c.is(Lex.PO) && c.is(1, Lex.TBD))) {
            doubtDatesBefore(c);
            c.skip(c.is(Lex.PO) ? 2 : 1);
            while (c.accept(Lex.TBD)) {}
            return open(TermKind.BY_SCHEDULE, OpenBasis.SCHEDULE);
        }
        if (c.accept(Lex.AT_ONCE)) {
            c.doubt(TermReason.EVENT_UNKNOWN);
            return open(TermKind.RELATIVE, OpenBasis.EVENT);
        }
        Meaning.Open led = led(c);
        return led != null ? led : EventGrammar.read(c);
    }

    /** «март (уточняется)»: the date before is not the last word. */
    private static void doubtDatesBefore(Cursor c) {
        for (int back = 1; back <= LOOK_BACK; back++) {
            if (c.isAny(-back, DATED)) {
                c.doubt(TermReason.APPROXIMATE);
            }
        }
    }

    private static Meaning.@Nullable Open led(Cursor c) {
        int mark = c.mark();
        if (c.accept(Lex.PRI)) {
            if (c.accept(Lex.NEED) || c.acceptAll(Lex.UNKNOWN, Lex.NEED)) {
                return open(TermKind.ON_REQUEST, OpenBasis.NEED);
            }
            c.reset(mark);
            return null;
        }
        if (c.acceptAll(Lex.PO, Lex.MERE)) {
            return byMeasure(c);
        }
        boolean by = c.accept(Lex.PO);
        boolean accord = !by && accord(c);
        boolean in = !by && !accord && (c.is(1, Lex.SET) || c.is(1, Lex.TERMS)) && c.accept(Lex.V);
        if (!by && !accord && !in && !isBare(c)) {
            return null;
        }
        for (int i = 0; i < MOST_ADJECTIVES && c.isAny(0, ADJECTIVES); i++) {
            c.next();
        }
        Meaning.Open open = basis(c, accord || in);
        if (open != null) {
            owner(c);
        } else {
            c.reset(mark);
        }
        return open;
    }

    private static boolean accord(Cursor c) {
        if (c.is(Lex.V) && c.is(1, Lex.ACCORD)) {
            c.skip(2);
            c.accept(Lex.S);
            return true;
        }
        return c.accept(Lex.ACCORD);
    }

    private static boolean isBare(Cursor c) {
        return c.is(Lex.SCHEDULE) || c.is(Lex.SCHEDULED) || c.is(Lex.REQUEST);
    }

    private static Meaning.@Nullable Open byMeasure(Cursor c) {
        if (c.accept(Lex.NEED)) {
            return open(TermKind.ON_REQUEST, OpenBasis.NEED);
        }
        int mark = c.mark();
        if (c.acceptAny(EnumSet.of(Lex.OUTCOME, Lex.UNKNOWN)) && c.accept(Lex.NEED)) {
            return open(TermKind.ON_REQUEST, OpenBasis.NEED);
        }
        c.reset(mark);
        if (c.acceptAny(EnumSet.of(Lex.OUTCOME, Lex.UNKNOWN)) && c.is(Lex.REQUEST)) {
            owner(c);
            return open(TermKind.ON_REQUEST, OpenBasis.REQUEST);
        }
        c.reset(mark);
        if (c.accept(Lex.REQUEST)) {
            owner(c);
            return open(TermKind.ON_REQUEST, OpenBasis.REQUEST);
        }
        return EventGrammar.tail(c) ? open(TermKind.RELATIVE, OpenBasis.EVENT) : null;
    }

    private static Meaning.@Nullable Open basis(Cursor c, boolean reference) {
        return switch (c.peek().lex()) {
            case REQUEST -> {
                c.next();
                yield open(TermKind.ON_REQUEST, OpenBasis.REQUEST);
            }
            case SCHEDULE, SCHEDULED -> {
                c.next();
                yield open(TermKind.BY_SCHEDULE, OpenBasis.SCHEDULE);
            }
            case NEED -> {
                c.next();
                yield open(TermKind.ON_REQUEST, OpenBasis.NEED);
            }
            case REFERENCE -> {
                c.next();
                yield open(TermKind.BY_SCHEDULE, OpenBasis.REFERENCE);
            }
            case SET, TERMS -> {
                if (!reference) {
                    yield null;
                }
                boolean set = c.is(Lex.SET);
                c.next();
                if (set && isBasis(c)) {
                    yield basis(c, true);
                }
                yield open(TermKind.BY_SCHEDULE, OpenBasis.REFERENCE);
            }
            default -> null;
        };
    }

    private static boolean isBasis(Cursor c) {
        return c.isAny(0, EnumSet.of(Lex.TERMS, Lex.SCHEDULE, Lex.SCHEDULED, Lex.REFERENCE));
    }

    /** Whose request or schedule it is, and by what document: «МОУО, ОО», «, утвержденному приказом от 15.03.2021 № 5». */
    private static void owner(Cursor c) {
        while (!c.atEnd()) {
            int mark = c.mark();
            boolean separated = c.isAny(0, SEPARATORS) && !c.is(Lex.SLASH) && !c.is(Lex.DASH) && !c.is(Lex.OPEN);
            if (separated) {
                c.next();
            }
            if (c.is(Lex.OT) && c.is(1, Lex.NUM)) {
                c.next();
                DateGrammar.read(c, false);
            } else if (c.is(Lex.SYMBOL) && c.is(1, Lex.NUM)) {
                c.skip(2);
            } else if (c.is(Lex.NA) && c.peek(1).isYear()) {
                c.next();
                YearRef.read(c);
            } else if (c.is(Lex.PO) && c.is(1, Lex.UNKNOWN)) {
                c.skip(2);
            } else if (c.isAny(0, OWNER) && !(separated && c.is(Lex.NEED))) {
                c.next();
            } else {
                c.reset(mark);
                return;
            }
        }
    }

    static Meaning.Open open(TermKind kind, OpenBasis basis) {
        return new Meaning.Open(kind, basis, null);
    }
}

package ru.opora.terms;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Times of day beside a date: «в 15:00», «14.30 – 15.00», «с 10 до 12 часов». */
final class TimeGrammar {

    private static final Set<Lex> TO = Set.of(Lex.DASH, Lex.DO, Lex.PO);
    private static final Set<Lex> LEADS = Set.of(Lex.V, Lex.S, Lex.DO, Lex.K);

    private TimeGrammar() {}

    /**
     * Reads the times that follow; the cursor stays where it was when there are none.
     *
     * @param day whether they follow a day, so that «с 10.05 до 11.10» is hours and no dates
     */
    static void read(Cursor c, boolean day) {
        while (one(c, day)) {
            // «10.00, 14.00» is two times.
        }
    }

    /** Reads the time of day before a date: «10.00 18.03.2021», «до 18 часов 15 марта». */
    static void readLeading(Cursor c) {
        int mark = c.mark();
        c.acceptAny(LEADS);
        boolean clockLike = c.is(1, Lex.COLON) || c.is(1, Lex.DOT) || c.is(1, Lex.HOUR);
        Clock clock = c.is(Lex.NUM) && clockLike ? clock(c, false) : null;
        while (c.accept(Lex.HOUR)) {}
        c.accept(Lex.COMMA);
        int after = c.mark();
        boolean before = clock != null && !clock.couldBeDate && c.is(Lex.NUM) && isDay(DateGrammar.read(c, false));
        c.reset(before ? after : mark);
        if (clock != null && before) {
            c.times.add(new TimeOfDay(clock.time, null));
        }
    }

    private static boolean isDay(@Nullable List<Span> spans) {
        return spans != null && spans.size() == 1 && spans.get(0).isDay();
    }

    private static boolean one(Cursor c, boolean day) {
        int mark = c.mark();
        boolean comma = c.is(Lex.COMMA) || c.is(Lex.SEMICOLON);
        boolean bracket = c.is(Lex.OPEN);
        if (comma || bracket) {
            c.next();
        }
        boolean at = c.is(Lex.V);
        boolean led = c.acceptAny(LEADS);
        boolean hyphens = led;
        Clock start = clock(c, hyphens);
        if (start == null) {
            c.reset(mark);
            return false;
        }
        LocalTime end = end(c, hyphens);
        while (c.accept(Lex.HOUR)) {}
        if (start.couldBeDate && !at && (led ? !day || end == null : !day)) {
            c.reset(mark);
            return false;
        }
        if (at && start.couldBeDate && !day) {
            // «ежегодно в 15.03»
            c.doubt(TermReason.AMBIGUOUS);
        }
        if (!led && end == null && start.couldBeDate) {
            if (comma) {
                c.reset(mark);
                return false;
            }
            c.doubt(TermReason.AMBIGUOUS);
        }
        if (bracket && !c.accept(Lex.CLOSE) && !c.atEnd()) {
            c.reset(mark);
            return false;
        }
        c.times.add(new TimeOfDay(start.time, end));
        return true;
    }

    private static @Nullable LocalTime end(Cursor c, boolean hyphens) {
        int mark = c.mark();
        if (c.acceptAny(TO)) {
            Clock last = clock(c, hyphens);
            if (last != null) {
                return last.time;
            }
            c.reset(mark);
        }
        return null;
    }

    private record Clock(LocalTime time, boolean couldBeDate) {}

    private static @Nullable Clock clock(Cursor c, boolean hyphens) {
        Token hour = c.peek();
        if (hour.lex() != Lex.NUM || hour.value() > 23 || hour.digits() > 2) {
            return null;
        }
        if (c.is(1, Lex.HOUR)) {
            return hours(c, hour);
        }
        Token minute = c.peek(2);
        boolean twoDigits = minute.lex() == Lex.NUM && minute.digits() == 2 && minute.value() < 60 && !minute.spaced();
        boolean date = c.is(3, Lex.DOT) && c.is(4, Lex.NUM);
        if (twoDigits && !date && (c.is(1, Lex.COLON) || c.is(1, Lex.DOT))) {
            c.skip(3);
            boolean month = minute.value() >= 1 && minute.value() <= 12 && hour.value() >= 1;
            return new Clock(
                    LocalTime.of(hour.value(), minute.value()),
                    c.peek(-2).lex() == Lex.DOT && month && !c.is(Lex.HOUR));
        }
        if (hyphens
                && twoDigits
                && c.is(1, Lex.DASH)
                && minute.value() % 5 == 0
                && (minute.value() == 0 || minute.value() > 12)
                && !c.is(3, Lex.MONTH)
                && !c.is(3, Lex.DOT)) {
            c.skip(3);
            return new Clock(LocalTime.of(hour.value(), minute.value()), false);
        }
        boolean range = c.isAny(1, TO) && c.is(2, Lex.NUM) && c.is(3, Lex.HOUR);
        if (range) {
            c.next();
            return new Clock(LocalTime.of(hour.value(), 0), false);
        }
        return null;
    }

    private static Clock hours(Cursor c, Token hour) {
        c.skip(2);
        int minutes = 0;
        if (c.is(Lex.NUM) && c.is(1, Lex.MINUTE) && c.peek().value() < 60) {
            minutes = c.next().value();
            c.next();
        } else if (c.is(Lex.NUM) && c.peek().digits() == 2 && c.peek().value() < 60 && c.is(1, Lex.EOT)) {
            minutes = c.next().value();
        }
        return new Clock(LocalTime.of(hour.value(), minutes), false);
    }
}

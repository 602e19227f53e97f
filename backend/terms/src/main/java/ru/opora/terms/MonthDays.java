package ru.opora.terms;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.RepetitionGrammar.Found;
import ru.opora.terms.Rule.Step;

/** Days of a month that is not named: «до 10 числа месяца, следующего за отчетным», «15 числа каждого месяца». */
final class MonthDays {

    private static final Set<Lex> PERIODS = Set.of(Lex.MONTHS, Lex.QUARTER, Lex.PERIOD, Lex.HALFYEAR, Lex.YEAR);

    private static final Set<Lex> LEADS = Set.of(Lex.V, Lex.S);

    private MonthDays() {}

    static @Nullable Found read(Cursor c) {
        int mark = c.mark();
        boolean by = deadline(c);
        if (by && c.is(Lex.END)) {
            Found end = endOfMonth(c);
            if (end == null) {
                c.reset(mark);
            }
            return end;
        }
        boolean from = !by && c.is(Lex.S) && span(c);
        if (from || !by) {
            c.acceptAny(LEADS);
        }
        boolean every = c.accept(Lex.EVERY);
        NumberGroup group = NumberGroup.read(c, from);
        boolean last = group != null && group.isSingle() && group.first() == -1 && c.is(Lex.NUMBER);
        if (group == null || !(last || group.within(1, 31)) || !(c.is(Lex.NUMBER) || endsBare(c, by))) {
            c.reset(mark);
            return null;
        }
        DateGrammar.doubtPlural(c);
        boolean named = c.accept(Lex.NUMBER);
        if (c.is(Lex.MONTH)) {
            c.reset(mark);
            return null;
        }
        boolean range = group.ranges().stream().anyMatch(r -> r[0] != r[1]);
        if (range) {
            c.doubt(TermReason.AMBIGUOUS);
        }
        TreeSet<Integer> days = new TreeSet<>();
        group.ranges().forEach(r -> days.add(r[1]));
        return found(c, by || range, every, named, List.copyOf(days));
    }

    private static Found found(Cursor c, boolean by, boolean every, boolean named, List<Integer> days) {
        int mark = c.mark();
        boolean each = c.is(Lex.EVERY) && c.is(1, Lex.MONTHS);
        if (each) {
            c.skip(2);
            return RepetitionGrammar.sure(Rule.onMonthDays(Step.MONTH, days, by, 0));
        }
        c.accept(Lex.COMMA);
        boolean month = c.accept(Lex.MONTHS);
        c.accept(Lex.COMMA);
        if (!c.accept(Lex.NEXT)) {
            c.reset(mark);
            if (month) {
                c.next();
            }
            return new Found(Rule.onMonthDays(Step.MONTH, days, by, 0), !every || !named);
        }
        Step step = Step.MONTH;
        boolean reported = c.is(Lex.ZA) && (c.is(1, Lex.REPORTED) || c.isAny(1, PERIODS));
        if (reported) {
            c.next();
            c.accept(Lex.REPORTED);
            step = c.is(Lex.QUARTER)
                    ? Step.QUARTER
                    : c.is(Lex.HALFYEAR) ? Step.HALF_YEAR : c.is(Lex.YEAR) ? Step.YEAR : step;
            c.acceptAny(PERIODS);
        }
        c.accept(Lex.MONTHS);
        c.accept(Lex.COMMA);
        if (!reported && c.is(Lex.ZA) && c.is(1, Lex.REPORTED)) {
            c.skip(2);
            reported = true;
            step = c.is(Lex.QUARTER) ? Step.QUARTER : step;
            c.acceptAny(PERIODS);
        }
        return new Found(Rule.onMonthDays(step, days, by, 1), !reported);
    }

    private static boolean span(Cursor c) {
        return c.is(1, Lex.NUM) && c.is(2, Lex.PO);
    }

    /** «до 10-го», «до 25» with nothing after it that would name the month. */
    private static boolean endsBare(Cursor c, boolean by) {
        return by && (c.atEnd() || c.is(Lex.CLOSE) || c.is(Lex.FREQ) || (c.is(Lex.EVERY) && c.is(1, Lex.MONTHS)));
    }

    private static boolean deadline(Cursor c) {
        if (c.is(Lex.V) && c.is(1, Lex.DO)) {
            c.skip(2);
            return true;
        }
        if (c.is(Lex.NE) && c.is(1, Lex.LATER)) {
            c.skip(2);
            c.accept(Lex.THAN);
            c.accept(Lex.DO);
            return true;
        }
        return c.accept(Lex.DO) || c.accept(Lex.K);
    }

    /** «до конца каждого месяца», «до конца месяца». */
    private static @Nullable Found endOfMonth(Cursor c) {
        c.next();
        boolean every = c.accept(Lex.EVERY);
        boolean current = !every && (c.accept(Lex.CURRENT) || c.accept(Lex.REPORTED));
        if (!c.accept(Lex.MONTHS)) {
            return null;
        }
        return new Found(Rule.onMonthDays(Step.MONTH, List.of(-1), true, 0), !every && !current || current);
    }
}

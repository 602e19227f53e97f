package ru.opora.terms;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Rule.NthDay;
import ru.opora.terms.Rule.Step;

/** What repeats: «ежемесячно», «не реже 1 раза в квартал», «1 и 3 понедельники», «до 10 числа следующего месяца». */
final class RepetitionGrammar {

    private static final Set<Lex> IN = EnumSet.of(Lex.V, Lex.NA, Lex.ZA, Lex.SLASH, Lex.PO);
    private static final Set<Lex> JOINTS = EnumSet.of(Lex.COMMA, Lex.AND, Lex.SLASH);

    private static final Set<Lex> MARKS = EnumSet.of(Lex.START, Lex.MIDDLE, Lex.END);

    private RepetitionGrammar() {}

    /**
     * A rule the text says.
     *
     * @param bare whether the text says only days («до 10 числа», «пятница») and not how often
     */
    record Found(Rule rule, boolean bare) {}

    static @Nullable Found read(Cursor c) {
        int mark = c.mark();
        Found found = attempt(c);
        if (found == null) {
            c.reset(mark);
        }
        return found;
    }

    private static @Nullable Found attempt(Cursor c) {
        if (c.is(Lex.FREQ)) {
            return sure(Rule.each(stepOf(c.next().value()), 1));
        }
        Rule target = FrequencyTarget.read(c);
        if (target != null) {
            return sure(target);
        }
        Found days = MonthDays.read(c);
        if (days != null) {
            return days;
        }
        boolean by = deadlineWord(c);
        if (!by && (c.is(Lex.V) || c.is(Lex.PO) || c.is(Lex.NA))) {
            c.next();
        }
        if (c.is(Lex.EVERY)) {
            return every(c, by);
        }
        if (c.is(Lex.WEEKDAYS) || c.is(Lex.WEEKDAY)) {
            boolean date = startsDate(c, 1) || (c.is(1, Lex.COMMA) && startsDate(c, 2));
            return date ? null : weekdays(c, by);
        }
        if (c.isAny(0, MARKS)) {
            return approximate(c);
        }
        if (c.peek(-1).lex() == Lex.PO && c.peek().text().matches(".*[ая]м")) {
            Step step = unit(c);
            return step == null ? null : sure(Rule.each(step, 1));
        }
        if (c.is(Lex.BUDNI) || (c.is(Lex.WORKING) && c.is(1, Lex.DAY))) {
            if (!c.accept(Lex.BUDNI)) {
                c.next();
            }
            c.accept(Lex.DAY);
            return sure(Rule.onDays(Step.WEEK, 1, range(1, 5)));
        }
        return by ? null : nthWeekdays(c);
    }

    /** «в конце каждого месяца», «в начале четверти». */
    private static @Nullable Found approximate(Cursor c) {
        c.next();
        boolean every = c.accept(Lex.EVERY);
        boolean year = c.is(Lex.YEAR) || (c.is(Lex.SCHOOL) && c.is(1, Lex.YEAR));
        Step step = year && !every ? null : unit(c);
        if (step == null) {
            return null;
        }
        c.doubt(TermReason.APPROXIMATE);
        return sure(Rule.each(step, 1));
    }

    private static boolean deadlineWord(Cursor c) {
        if (c.is(Lex.NE) && c.is(1, Lex.LATER)) {
            c.skip(2);
            return true;
        }
        return c.accept(Lex.DO) || c.accept(Lex.K);
    }

    static Found sure(Rule rule) {
        return new Found(rule, false);
    }

    static Step stepOf(int frequency) {
        return switch (frequency) {
            case 1 -> Step.DAY;
            case 2 -> Step.WEEK;
            case 3 -> Step.MONTH;
            case 4 -> Step.QUARTER;
            case 5 -> Step.HALF_YEAR;
            default -> Step.YEAR;
        };
    }

    /** The step a unit word names; null, and no movement, when it names none. */
    static @Nullable Step unit(Cursor c) {
        if ((c.is(Lex.SCHOOL) || c.is(Lex.CALENDAR))
                && (c.is(1, Lex.YEAR) || c.is(1, Lex.SCHOOLQ) || c.is(1, Lex.MONTHS))) {
            if (c.is(Lex.SCHOOL) && c.is(1, Lex.YEAR)) {
                c.doubt(TermReason.SCHOOL_CALENDAR);
            }
            c.next();
        }
        Step step = switch (c.peek().lex()) {
            case DAY -> Step.DAY;
            case WEEK -> Step.WEEK;
            case MONTHS -> Step.MONTH;
            case QUARTER -> Step.QUARTER;
            case HALFYEAR, HALFYEARS -> Step.HALF_YEAR;
            case YEAR -> Step.YEAR;
            case SCHOOLQ -> Step.SCHOOL_QUARTER;
            case TRIMESTER -> Step.TRIMESTER;
            default -> null;
        };
        if (step != null) {
            c.next();
        }
        return step;
    }

    private static @Nullable Found every(Cursor c, boolean by) {
        c.next();
        if (c.is(Lex.WORKING) && c.is(1, Lex.DAY)) {
            c.skip(2);
            return sure(Rule.onDays(Step.WEEK, 1, range(1, 5)));
        }
        if (c.is(Lex.WEEKDAY)) {
            Found found = weekdays(c, by);
            ofMonth(c);
            return sure(found.rule());
        }
        int mark = c.mark();
        Found nth = nthWeekdays(c);
        if (nth != null) {
            if (c.peek(-1).lex() != Lex.MONTHS) {
                // «каждый третий вторник»: of the month, or every third one?
                c.doubt(TermReason.AMBIGUOUS);
            }
            return sure(nth.rule());
        }
        c.reset(mark);
        int interval =
                c.is(Lex.NUM) || c.is(Lex.COUNT) || c.is(Lex.ORD) ? c.next().value() : 1;
        Step step = interval >= 1 && interval <= 366 ? unit(c) : null;
        return step == null || by ? null : sure(Rule.each(step, interval));
    }

    /** Whether a number begins a date and not a time of day. */
    private static boolean startsDate(Cursor c, int ahead) {
        boolean hours = c.is(ahead + 1, Lex.COLON)
                || c.is(ahead + 1, Lex.HOUR)
                || (c.is(ahead + 1, Lex.DOT) && !c.is(ahead + 3, Lex.DOT) && isMinute(c.peek(ahead + 2)));
        return c.is(ahead, Lex.NUM) && !hours;
    }

    private static boolean isMinute(Token token) {
        return token.digits() == 2 && (token.value() == 0 || token.value() > 12) && token.value() < 60;
    }

    /** «по вторникам и четвергам», «понедельник, среда», «с понедельника по пятницу» without its «с». */
    private static Found weekdays(Cursor c, boolean by) {
        boolean plural = c.is(Lex.WEEKDAYS)
                || c.peek().text().matches(".*(и|ов)") && !c.peek().text().equals("среди");
        List<NthDay> days = new ArrayList<>();
        int first = c.next().value();
        boolean range = (c.is(Lex.DASH) || c.is(Lex.PO))
                && c.is(1, Lex.WEEKDAY)
                && c.peek(1).value() > first;
        if (range) {
            c.next();
            days.addAll(range(first, c.next().value()));
        } else {
            days.add(new NthDay(0, DayOfWeek.of(first)));
        }
        while (c.isAny(0, JOINTS)) {
            int ahead = c.is(1, Lex.V) || c.is(1, Lex.PO) ? 2 : 1;
            if ((!c.is(ahead, Lex.WEEKDAY) && !c.is(ahead, Lex.WEEKDAYS)) || c.is(ahead + 1, Lex.NUM)) {
                break;
            }
            c.skip(ahead);
            days.add(new NthDay(0, DayOfWeek.of(c.next().value())));
        }
        Rule rule = new Rule(Step.WEEK, 1, ordered(days), List.of(), by, 0, List.of());
        boolean weekly = c.is(Lex.EVERY) && c.is(1, Lex.WEEK);
        if (weekly) {
            c.skip(2);
        }
        return new Found(rule, !plural && !weekly);
    }

    private static List<NthDay> ordered(List<NthDay> days) {
        return days.stream()
                .distinct()
                .sorted((a, b) -> a.day().compareTo(b.day()))
                .toList();
    }

    private static List<NthDay> range(int from, int to) {
        List<NthDay> days = new ArrayList<>();
        for (int n = from; n <= to; n++) {
            days.add(new NthDay(0, DayOfWeek.of(n)));
        }
        return days;
    }

    /** «1 и 3 понедельники каждого месяца», «последняя пятница месяца», «последний день месяца». */
    private static @Nullable Found nthWeekdays(Cursor c) {
        NumberGroup group = NumberGroup.read(c, false);
        if (group == null) {
            return null;
        }
        boolean working = c.is(Lex.WORKING) && c.is(1, Lex.DAY);
        if (working || c.is(Lex.DAY)) {
            c.skip(working ? 2 : 1);
            boolean countable = group.first() == -1 || (working && group.within(1, 20));
            if (!group.isSingle() || !countable || !ofMonth(c)) {
                return null;
            }
            if (working) {
                c.doubt(TermReason.WORKING_DAYS);
            }
            return sure(Rule.onMonthDays(Step.MONTH, List.of(group.first()), false, 0));
        }
        if (c.is(Lex.WEEK) || c.is(Lex.DECADE)) {
            c.next();
            boolean ofQuarter = c.accept(Lex.SCHOOLQ);
            if (!ofQuarter && !ofMonth(c)) {
                return null;
            }
            c.doubt(TermReason.APPROXIMATE);
            return sure(Rule.each(ofQuarter ? Step.SCHOOL_QUARTER : Step.MONTH, 1));
        }
        if (c.is(Lex.MONTHS)) {
            return monthOfQuarter(c);
        }
        if (!c.is(Lex.WEEKDAY) && !c.is(Lex.WEEKDAYS)) {
            return null;
        }
        DayOfWeek day = DayOfWeek.of(c.next().value());
        if (!group.within(-2, 5) || c.is(Lex.MONTH) || c.is(Lex.YEAR) || c.is(Lex.QUARTER)) {
            return null;
        }
        ofMonth(c);
        List<NthDay> days = group.each().stream().map(n -> new NthDay(n, day)).toList();
        return sure(Rule.onDays(Step.MONTH, 1, days));
    }

    /** «последний месяц квартала». */
    private static @Nullable Found monthOfQuarter(Cursor c) {
        c.next();
        c.accept(Lex.EVERY);
        if (!c.accept(Lex.QUARTER)) {
            return null;
        }
        c.doubt(TermReason.APPROXIMATE);
        return sure(Rule.each(Step.QUARTER, 1));
    }

    private static boolean ofMonth(Cursor c) {
        int mark = c.mark();
        c.accept(Lex.V);
        c.accept(Lex.EVERY);
        if (c.accept(Lex.MONTHS)) {
            return true;
        }
        c.reset(mark);
        return false;
    }

    static Set<Lex> in() {
        return IN;
    }
}

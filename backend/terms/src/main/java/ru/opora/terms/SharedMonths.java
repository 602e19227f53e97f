package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Months and years that share what stands before the first of them: «до 15 апреля, июля, октября», «март 2020, 2021». */
final class SharedMonths {

    private static final Set<Lex> JOINTS = Set.of(Lex.COMMA, Lex.AND, Lex.SEMICOLON);
    private static final Set<Lex> OTHERS = Set.of(Lex.MONTH, Lex.DASH, Lex.DOT, Lex.SLASH, Lex.COLON, Lex.SCHOOL);
    private static final Set<String> SHORT =
            Set.of("янв", "фев", "февр", "апр", "июн", "июл", "авг", "сен", "сент", "окт", "ноя", "нояб", "дек");
    private static final int LOOK_BACK = 6;

    private SharedMonths() {}

    /** What is said of one month. */
    interface InMonth {
        List<Span> spans(int month, @Nullable Integer year);
    }

    /** Reads the month at the cursor and those that follow it in the genitive, each with the year beside it. */
    static List<Span> each(Cursor c, InMonth said) {
        List<Span> spans = new ArrayList<>();
        boolean another = true;
        while (another) {
            Token month = c.next();
            YearRef year = DateGrammar.yearBeside(c);
            if (year != null && year.isUnclear()) {
                c.doubt(TermReason.YEARS_UNCLEAR);
            }
            spans.addAll(said.spans(month.value(), year == null ? null : year.of(month.value())));
            another = spans.size() <= Term.MAX_WINDOWS && follows(c);
            if (another) {
                c.next();
            } else if (c.is(Lex.MONTH) && isGenitive(c.peek())) {
                // «20 марта июня»: without a comma they may share the day or not.
                c.doubt(TermReason.AMBIGUOUS);
            }
        }
        return spans;
    }

    /** Whether a joint and a month in the genitive follow; a shortened month is only likely to. */
    static boolean follows(Cursor c) {
        if (!c.isAny(0, JOINTS) || !c.is(1, Lex.MONTH)) {
            return false;
        }
        boolean genitive = isGenitive(c.peek(1));
        boolean shortened = isShort(c.peek(1));
        if (!genitive && !shortened) {
            return false;
        }
        if (shortened || c.is(2, Lex.DASH)) {
            c.doubt(TermReason.AMBIGUOUS);
        }
        return !c.is(2, Lex.DASH);
    }

    private static boolean isGenitive(Token month) {
        return (month.text().endsWith("а") || month.text().endsWith("я"))
                && !month.text().equals("ноя");
    }

    private static boolean isShort(Token month) {
        return SHORT.contains(month.text());
    }

    /** «сентябрь 2020, 2021, 2022»: the same in each of the years. */
    static List<Span> inYears(Cursor c, int start, List<Span> first) {
        Span last = first.get(first.size() - 1);
        if (last.end().year() == null || last.end().isYear() || last.from().isYear() || !anotherYear(c)) {
            return first;
        }
        List<Span> spans = new ArrayList<>(first);
        int base = last.end().year();
        boolean one = true;
        while (spans.size() <= Term.MAX_WINDOWS && anotherYear(c)) {
            c.next();
            int shift = c.next().value() - base;
            one &= spans.size() == first.size()
                    && c.is(Lex.YEAR)
                    && c.peek().text().equals("год");
            while (c.accept(Lex.YEAR)) {}
            first.forEach(span -> spans.add(span.shifted(shift)));
        }
        if (one || isOneOfSeveral(c, start)) {
            c.doubt(TermReason.AMBIGUOUS);
        }
        return spans;
    }

    private static boolean anotherYear(Cursor c) {
        if (!c.isAny(0, JOINTS) || !c.peek(1).isYear()) {
            return false;
        }
        int after = c.is(2, Lex.YEAR) ? 3 : 2;
        return !c.isAny(after, OTHERS);
    }

    /** «сентябрь, октябрь 2020, 2021»: whether the earlier months share the years is not said. */
    private static boolean isOneOfSeveral(Cursor c, int start) {
        int here = c.mark();
        c.reset(start);
        boolean several = false;
        for (int back = 1; back <= LOOK_BACK; back++) {
            several |= c.is(-back, Lex.MONTH) || c.is(-back, Lex.QUARTER);
        }
        c.reset(here);
        return several;
    }
}

package ru.opora.terms;

import org.jspecify.annotations.Nullable;
import ru.opora.terms.Rule.Step;

/** How many times in what: «не менее чем 1 раз в квартал», «дважды в год», «раз в две недели». */
final class FrequencyTarget {

    private FrequencyTarget() {}

    static @Nullable Rule read(Cursor c) {
        int mark = c.mark();
        if (c.accept(Lex.NE)) {
            if (!c.accept(Lex.LESS) && !c.accept(Lex.MORE)) {
                c.reset(mark);
                return null;
            }
        } else {
            c.accept(Lex.LESS);
        }
        c.accept(Lex.COMMA);
        c.accept(Lex.THAN);
        Rule rule = rule(c);
        if (rule == null) {
            c.reset(mark);
        }
        return rule;
    }

    private static @Nullable Rule rule(Cursor c) {
        int times = times(c);
        if (times < 1) {
            return null;
        }
        if (!c.acceptAny(RepetitionGrammar.in())) {
            return null;
        }
        c.accept(Lex.EVERY);
        boolean counted = (c.is(Lex.NUM) && c.peek().digits() <= 2) || c.is(Lex.COUNT);
        int interval = counted ? c.next().value() : 1;
        Step step = RepetitionGrammar.unit(c);
        if (step == null || interval < 1 || interval > 100) {
            return null;
        }
        if ((times > 1 && interval > 1) || (step == Step.YEAR && interval > 1)) {
            c.doubt(TermReason.AMBIGUOUS);
        }
        return Rule.each(step, interval);
    }

    /** The number of times; 0 when it is not said so. */
    private static int times(Cursor c) {
        if (c.is(Lex.TWICE)) {
            return c.next().value();
        }
        if (c.accept(Lex.TIMES)) {
            return 1;
        }
        int number = 0;
        if (c.is(Lex.NUM) || c.is(Lex.COUNT)) {
            number = c.next().value();
            if (c.is(Lex.DASH) && (c.is(1, Lex.NUM) || c.is(1, Lex.COUNT))) {
                c.skip(2);
            }
        }
        return number > 0 && number <= 366 && c.accept(Lex.TIMES) ? number : 0;
    }
}

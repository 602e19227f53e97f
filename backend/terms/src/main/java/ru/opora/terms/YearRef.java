package ru.opora.terms;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The year or years that stand beside a date: «2021 года», «2020-2021», «2020/21 уч. г.», «текущего года».
 *
 * @param start the first year; null for the year of the plan
 * @param end the last year; null when one is said
 * @param school whether it is a school year
 */
record YearRef(@Nullable Integer start, @Nullable Integer end, boolean school) {

    private static final Set<Lex> RANGE = Set.of(Lex.DASH, Lex.SLASH);

    static @Nullable YearRef read(Cursor c) {
        if (c.is(Lex.CURRENT)) {
            return current(c);
        }
        if ((c.is(Lex.NEXT) || c.is(Lex.PAST)) && c.is(1, Lex.YEAR)) {
            c.skip(2);
            c.doubt(TermReason.YEAR_UNKNOWN);
            return new YearRef(null, null, false);
        }
        Token first = c.peek();
        if (first.lex() != Lex.NUM) {
            return null;
        }
        if (first.isYear()) {
            return fourDigits(c, first.value());
        }
        return first.digits() == 2 ? twoDigits(c, 2000 + first.value()) : null;
    }

    private static @Nullable YearRef current(Cursor c) {
        boolean school = c.is(1, Lex.SCHOOL);
        int words = school || c.is(1, Lex.CALENDAR) ? 2 : 1;
        if (!c.is(words, Lex.YEAR)) {
            return null;
        }
        c.skip(words + 1);
        return new YearRef(null, null, school);
    }

    private static YearRef fourDigits(Cursor c, int start) {
        c.next();
        Integer end = null;
        if (c.isAny(0, RANGE) && endsRange(c, 1)) {
            c.next();
            Token last = c.next();
            end = last.digits() == 4 ? last.value() : start / 100 * 100 + last.value();
        }
        return suffix(c, start, end);
    }

    private static YearRef suffix(Cursor c, int start, @Nullable Integer end) {
        boolean school = false;
        if (c.is(Lex.CALENDAR) && c.is(1, Lex.YEAR)) {
            c.next();
        }
        if (c.is(Lex.SCHOOL) && c.is(1, Lex.YEAR)) {
            c.skip(2);
            school = true;
            if (end == null) {
                c.doubt(TermReason.YEARS_UNCLEAR);
            }
        } else {
            while (c.is(Lex.YEAR)) {
                c.next();
            }
        }
        return new YearRef(start, end, school);
    }

    private static boolean endsRange(Cursor c, int ahead) {
        Token token = c.peek(ahead);
        boolean year = token.isYear()
                || (token.lex() == Lex.NUM
                        && token.digits() == 2
                        && token.value() > c.peek(-1).value() % 100);
        boolean partOfDate = c.is(ahead + 1, Lex.DOT)
                || c.is(ahead + 1, Lex.MONTH)
                || (c.is(ahead + 1, Lex.DASH) && c.is(ahead + 2, Lex.NUM));
        return year && !partOfDate;
    }

    private static @Nullable YearRef twoDigits(Cursor c, int start) {
        if (c.is(1, Lex.YEAR)) {
            c.skip(2);
            return new YearRef(start, null, false);
        }
        if (c.isAny(1, RANGE)
                && c.is(2, Lex.NUM)
                && c.peek(2).digits() == 2
                && c.is(3, Lex.SCHOOL)
                && c.is(4, Lex.YEAR)) {
            int end = 2000 + c.peek(2).value();
            c.skip(5);
            return new YearRef(start, end, true);
        }
        return null;
    }

    /** The year of a month: in a school year September to December take the first. */
    @Nullable
    Integer of(int month) {
        Integer year = start;
        return school && year != null && month < 9 ? Integer.valueOf(year + 1) : year;
    }

    /** Whether two years are said that are no school year, so that a month beside them has no clear year. */
    boolean isUnclear() {
        return end != null && !school;
    }
}

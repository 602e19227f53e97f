package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that share what follows them: «1, 3 и 5 (марта)», «12-15 (сентября)», «III-IV (кварталы)», «первая (неделя)».
 *
 * @param ranges pairs of first and last; equal for a single number
 * @param tight whether the numbers are joined by commas or dashes without spaces
 * @param words whether they are ordinals or Roman and not digits
 */
record NumberGroup(List<int[]> ranges, boolean tight, boolean words) {

    private static final Set<Lex> NUMBERS = Set.of(Lex.NUM, Lex.ROMAN, Lex.ORD);
    private static final Set<Lex> JOINTS = Set.of(Lex.DASH, Lex.COMMA, Lex.AND, Lex.PO, Lex.DO);
    private static final int MOST = 31;

    /** Reads a group; null and no movement when there is none. With {@code through}, «по» and «до» join an interval. */
    static @Nullable NumberGroup read(Cursor c, boolean through) {
        if (!isNumber(c, 0)) {
            return null;
        }
        List<int[]> ranges = new ArrayList<>();
        boolean tight = true;
        boolean words = !c.is(Lex.NUM);
        int first = c.next().value();
        ranges.add(new int[] {first, first});
        for (int numbers = 1; numbers < MOST && c.isAny(0, JOINTS); numbers++) {
            Lex joint = c.peek().lex();
            boolean thorough = joint == Lex.PO || joint == Lex.DO;
            int ahead = c.is(1, Lex.V) && joint != Lex.DASH ? 2 : 1;
            if ((thorough && !through)
                    || !isNumber(c, ahead)
                    || c.is(ahead, Lex.NUM) == words
                    || startsDate(c, joint, ahead)) {
                break;
            }
            tight &= !c.peek().spaced() && !c.peek(ahead).spaced();
            c.skip(ahead);
            int value = c.next().value();
            int[] last = ranges.get(ranges.size() - 1);
            if (joint == Lex.DASH && last[0] != last[1]) {
                c.doubt(TermReason.AMBIGUOUS);
            }
            if ((joint == Lex.DASH || thorough) && last[0] == last[1]) {
                last[1] = value;
            } else {
                ranges.add(new int[] {value, value});
            }
        }
        return new NumberGroup(ranges, tight, words);
    }

    private static boolean isNumber(Cursor c, int ahead) {
        Token token = c.peek(ahead);
        return NUMBERS.contains(token.lex()) && (token.lex() != Lex.NUM || token.digits() <= 2);
    }

    /** A list of «5 марта, 10.04.2021» does not go on into the date. */
    private static boolean startsDate(Cursor c, Lex joint, int ahead) {
        return joint == Lex.COMMA
                && c.peek(ahead).spaced()
                && c.is(ahead + 1, Lex.DOT)
                && c.is(ahead + 3, Lex.DOT)
                && c.peek(-1).lex() != Lex.NUM;
    }

    boolean isSingle() {
        return ranges.size() == 1 && ranges.get(0)[0] == ranges.get(0)[1];
    }

    int first() {
        return ranges.get(0)[0];
    }

    boolean within(int least, int most) {
        return ranges.stream().allMatch(r -> r[0] >= least && r[0] <= most && r[1] >= least && r[1] <= most);
    }

    /** The numbers one by one, intervals filled in. */
    List<Integer> each() {
        List<Integer> all = new ArrayList<>();
        for (int[] range : ranges) {
            for (int n = range[0]; n <= range[1] && all.size() < MOST; n++) {
                all.add(n);
            }
        }
        return all;
    }
}

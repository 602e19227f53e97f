package ru.opora.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries a term over to another plan year: the years said in its text move, everything else stays as it is written. The new text
 * is read anew; whether it means the old days moved is checked, and a term for which that does not hold is in doubt.
 */
public final class TermShift {

    private final TermParser parser;

    public TermShift(TermParser parser) {
        this.parser = parser;
    }

    /**
     * What became of a term.
     *
     * @param text the words with their years moved
     * @param term the meaning of the words in the new period; in doubt when it is not the old one moved
     */
    public record Shifted(String text, Term term) {}

    /**
     * The years between two periods, when one is the other moved by whole years.
     *
     * @return null when they do not correspond
     */
    public static @Nullable Integer years(Period from, Period to) {
        int years = to.start().getYear() - from.start().getYear();
        boolean start = from.start().plusYears(years).equals(to.start());
        LocalDate end = from.end().plusYears(years);
        boolean leap = from.end().getMonthValue() == 2 && to.end().getMonthValue() == 2;
        return start
                        && (end.equals(to.end())
                                || leap && end.getYear() == to.end().getYear())
                ? years
                : null;
    }

    /**
     * Moves a term from one period to another.
     *
     * @param text the verbatim text
     * @param windows the days it meant, as a person may have settled
     * @param certain whether its meaning was settled
     */
    public Shifted shift(String text, List<TermWindow> windows, boolean certain, Period from, Period to) {
        Integer years = years(from, to);
        int moved = years == null ? to.start().getYear() - from.start().getYear() : years;
        String words = text.length() > TermParser.MAX_LENGTH ? text : moveYears(text, moved);
        Term term = parser.parse(words, to);
        boolean dateless = windows.isEmpty() && term.windows().isEmpty();
        boolean same = certain && (dateless || years != null && corresponds(windows, term.windows(), moved));
        boolean doubtful = term.status() == TermStatus.NEEDS_REVIEW || term.status() == TermStatus.UNPARSEABLE;
        return new Shifted(words, same || doubtful ? term : inDoubt(term));
    }

    /** Every year of a text moved: «март 2021», «15.03.2021», «15.03.21», «2020-2021», «2020-21 учебный год». */
    public static String moveYears(String text, int years) {
        if (years == 0) {
            return text;
        }
        String normal = RawText.normalise(text);
        List<Token> tokens = Lexer.tokens(normal);
        StringBuilder moved = new StringBuilder(normal);
        for (int i = tokens.size() - 1; i >= 0; i--) { // from the end: places before stay what they are
            Token token = tokens.get(i);
            String year = movedYear(tokens, i, years);
            if (year != null && token.end() - token.start() == token.digits()) {
                moved.replace(token.start(), token.end(), year);
            }
        }
        return moved.toString();
    }

    private static @Nullable String movedYear(List<Token> tokens, int at, int years) {
        Token token = tokens.get(at);
        if (token.isYear()) {
            return String.valueOf(token.value() + years);
        }
        if (token.lex() == Lex.NUM && token.digits() == 2 && (endsDate(tokens, at) || endsSchoolYear(tokens, at))) {
            return String.format("%02d", Math.floorMod(token.value() + years, 100));
        }
        return null;
    }

    /** «15.03.21» */
    private static boolean endsDate(List<Token> tokens, int at) {
        return is(tokens, at - 1, Lex.DOT)
                && is(tokens, at - 2, Lex.NUM)
                && is(tokens, at - 3, Lex.DOT)
                && is(tokens, at - 4, Lex.NUM)
                && !is(tokens, at - 5, Lex.DOT);
    }

    /** «2020-21», «2020/21» */
    private static boolean endsSchoolYear(List<Token> tokens, int at) {
        boolean joined = is(tokens, at - 1, Lex.DASH) || is(tokens, at - 1, Lex.SLASH);
        return joined
                && at >= 2
                && tokens.get(at - 2).isYear()
                && tokens.get(at).value() == (tokens.get(at - 2).value() + 1) % 100;
    }

    private static boolean is(List<Token> tokens, int at, Lex lex) {
        return at >= 0 && tokens.get(at).lex() == lex;
    }

    /** Whether the days are the old ones moved; a day of a week moves as its rule says, so rules are held by their months. */
    private static boolean corresponds(List<TermWindow> before, List<TermWindow> after, int years) {
        List<TermWindow> moved = new ArrayList<>();
        for (TermWindow window : before) {
            LocalDate start = window.start();
            moved.add(new TermWindow(
                    start == null ? null : start.plusYears(years), window.due().plusYears(years)));
        }
        return moved.equals(after) || withLeapDays(moved).equals(withLeapDays(after)) || sameMonths(moved, after);
    }

    /** The last day of February is the last day of February. */
    private static List<TermWindow> withLeapDays(List<TermWindow> windows) {
        return windows.stream()
                .map(window -> new TermWindow(
                        window.start(),
                        window.due().getMonthValue() == 2 && window.due().getDayOfMonth() == 29
                                ? window.due().minusDays(1)
                                : window.due()))
                .toList();
    }

    /** As repetitions by weekday fall: as many as before, give or take one, between the same months. */
    private static boolean sameMonths(List<TermWindow> moved, List<TermWindow> after) {
        boolean repeats = moved.size() > 2 && Math.abs(moved.size() - after.size()) <= 1;
        return repeats
                && near(moved.get(0).due(), after.get(0).due())
                && near(
                        moved.get(moved.size() - 1).due(),
                        after.get(after.size() - 1).due());
    }

    private static boolean near(LocalDate one, LocalDate other) {
        return Math.abs(one.toEpochDay() - other.toEpochDay()) <= 7;
    }

    /** A meaning that is there, but is not the one that was meant: a person decides. */
    private static Term inDoubt(Term term) {
        boolean proposes = !term.windows().isEmpty() || term.recurrence() != null || term.openBasis() != null;
        return new Term(
                term.text(),
                TermStatus.NEEDS_REVIEW,
                term.kind(),
                term.recurrence(),
                term.openBasis(),
                List.of(),
                false,
                List.of(),
                term.times(),
                List.of(TermReason.SHIFT_UNCLEAR),
                proposes ? term : null);
    }
}

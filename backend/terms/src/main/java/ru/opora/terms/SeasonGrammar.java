package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Unit.Custom;

/** Seasons and school holidays: «лето 2021», «осенние каникулы». */
final class SeasonGrammar {

    private SeasonGrammar() {}

    /** «осенние, зимние и весенние каникулы». */
    private static @Nullable List<Span> severalHolidays(Cursor c) {
        List<Integer> seasons = new ArrayList<>();
        int ahead = 0;
        while (c.is(ahead, Lex.SEASON)
                && (c.is(ahead + 1, Lex.COMMA) || c.is(ahead + 1, Lex.AND))
                && seasons.size() < 4) {
            seasons.add(c.peek(ahead).value());
            ahead += 2;
        }
        if (seasons.isEmpty() || !c.is(ahead, Lex.SEASON) || !c.is(ahead + 1, Lex.HOLIDAYS)) {
            return null;
        }
        seasons.add(c.peek(ahead).value());
        c.skip(ahead + 2);
        c.doubt(TermReason.SCHOOL_CALENDAR);
        YearRef year = DateGrammar.yearBeside(c);
        return seasons.stream()
                .flatMap(season -> holidays(season, year).stream())
                .toList();
    }

    static @Nullable List<Span> read(Cursor c) {
        List<Span> several = severalHolidays(c);
        if (several != null) {
            return several;
        }
        boolean holidays = c.accept(Lex.HOLIDAYS);
        int season = c.is(Lex.SEASON) ? c.next().value() : 0;
        holidays |= c.accept(Lex.HOLIDAYS);
        if (!holidays) {
            c.accept(Lex.PERIOD);
        }
        YearRef year = DateGrammar.yearBeside(c);
        if (holidays) {
            c.doubt(TermReason.SCHOOL_CALENDAR);
            return holidays(season, year);
        }
        Integer start = year == null ? null : year.start();
        Piece piece = new Piece(new Unit.Season(season), start);
        if (year != null && (year.end() != null || season == 1) && !(season == 1 && year.end() != null)) {
            c.doubt(TermReason.YEARS_UNCLEAR);
        }
        return List.of(Span.on(piece));
    }

    private static List<Span> holidays(int season, @Nullable YearRef year) {
        Integer start = null;
        if (year != null && year.start() != null) {
            boolean begins = year.school() || year.end() != null || season == 4;
            start = begins ? year.start() : Integer.valueOf(year.start() - 1);
        }
        Custom[] all = {Custom.AUTUMN_HOLIDAYS, Custom.WINTER_HOLIDAYS, Custom.SPRING_HOLIDAYS, Custom.SUMMER_HOLIDAYS};
        if (season > 0) {
            return List.of(Span.on(new Piece(new Unit.SchoolPart(all[season == 4 ? 0 : season]), start)));
        }
        List<Span> spans = new ArrayList<>();
        for (Custom custom : all) {
            spans.add(Span.on(new Piece(new Unit.SchoolPart(custom), start)));
        }
        return spans;
    }
}

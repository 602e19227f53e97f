package ru.opora.terms;

import java.util.List;
import ru.opora.terms.Unit.Part;

/** Dated elements in Russian words. */
final class SpanWords {

    private static final String[] MONTHS = {
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь"
    };
    private static final String[] MONTHS_GENITIVE = {
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря"
    };
    private static final String[] ROMAN = {"I", "II", "III", "IV"};
    private static final String[] SEASONS = {"зима", "весна", "лето", "осень"};
    private static final String[] SEASONS_GENITIVE = {"зимы", "весны", "лета", "осени"};

    private SpanWords() {}

    static String of(Span span) {
        Piece to = span.to();
        if (to == null) {
            return span.by() ? "до " + end(span.from()) : nominative(span.from());
        }
        if (span.from().unit() instanceof Unit.Year && to.unit() instanceof Unit.Year && !span.by()) {
            return span.from().year() + "-" + to.year() + " годы";
        }
        if (to.isYear() && !span.from().isYear()) {
            return "с " + genitive(span.from()) + " до конца " + genitive(to);
        }
        return span.by()
                ? "не позднее " + genitive(span.from()) + " - " + genitive(to)
                : "с " + genitive(span.from()) + " по " + nominative(to);
    }

    /** What follows «до»: a day itself, of anything longer its end. */
    private static String end(Piece piece) {
        return piece.isDay() ? genitive(piece) : "конца " + genitive(piece);
    }

    static String nominative(Piece piece) {
        return words(piece, false);
    }

    static String genitive(Piece piece) {
        return words(piece, true);
    }

    private static String words(Piece piece, boolean genitive) {
        Unit unit = piece.unit();
        if (unit instanceof Unit.Day day) {
            String weekday = day.weekday() == null ? "" : " (" + Renderer.weekday(day.weekday()) + ")";
            return day.day() + " " + MONTHS_GENITIVE[day.month() - 1] + year(piece) + weekday;
        }
        if (unit instanceof Unit.NthWeekday day) {
            return Renderer.ordinal(day.nth(), day.weekday()) + " " + Renderer.weekday(day.weekday()) + " "
                    + MONTHS_GENITIVE[day.month() - 1] + year(piece);
        }
        if (unit instanceof Unit.MonthPart month) {
            return month(month, genitive) + year(piece);
        }
        if (unit instanceof Unit.Quarter quarter) {
            return ROMAN[quarter.number() - 1] + (genitive ? " квартала" : " квартал") + year(piece);
        }
        if (unit instanceof Unit.HalfYear half) {
            return ROMAN[half.number() - 1] + (genitive ? " полугодия" : " полугодие") + year(piece);
        }
        if (unit instanceof Unit.Season season) {
            String name = (genitive ? SEASONS_GENITIVE : SEASONS)[season.number() - 1];
            Integer year = piece.year();
            return season.number() == 1 && year != null
                    ? name + " " + year + "-" + (year + 1) + " годов"
                    : name + year(piece);
        }
        return year(piece, genitive);
    }

    private static String month(Unit.MonthPart month, boolean genitive) {
        String of = MONTHS_GENITIVE[month.month() - 1];
        Part part = month.part();
        List<String> halves = List.of("первая", "вторая", "третья", "четвертая", "пятая");
        List<String> ofHalves = List.of("первой", "второй", "третьей", "четвертой", "пятой");
        List<String> ordinals = genitive ? ofHalves : halves;
        return switch (part) {
            case WHOLE -> genitive ? of : MONTHS[month.month() - 1];
            case FIRST_HALF, SECOND_HALF ->
                ordinals.get(part.ordinal() - Part.FIRST_HALF.ordinal())
                        + (genitive ? " половины " : " половина ")
                        + of;
            case FIRST_DECADE, SECOND_DECADE, THIRD_DECADE ->
                ordinals.get(part.ordinal() - Part.FIRST_DECADE.ordinal()) + (genitive ? " декады " : " декада ") + of;
            case BEGINNING -> (genitive ? "начала " : "начало ") + of;
            case MIDDLE -> (genitive ? "середины " : "середина ") + of;
            case END -> (genitive ? "конца " : "конец ") + of;
            case LAST_WEEK -> (genitive ? "последней недели " : "последняя неделя ") + of;
            case WEEK_1, WEEK_2, WEEK_3, WEEK_4, WEEK_5 ->
                ordinals.get(part.ordinal() - Part.WEEK_1.ordinal()) + (genitive ? " недели " : " неделя ") + of;
        };
    }

    private static String year(Piece piece, boolean genitive) {
        Integer year = piece.year();
        if (piece.unit() instanceof Unit.SchoolPart part) {
            return custom(part.custom(), genitive)
                    + (year == null ? "" : " " + year + "-" + (year + 1) + " учебного года");
        }
        if (piece.unit() instanceof Unit.SchoolYear) {
            String word = genitive ? "учебного года" : "учебный год";
            return year == null ? word : year + "-" + (year + 1) + " " + word;
        }
        String word = genitive ? "года" : "год";
        return year == null ? (genitive ? "текущего года" : "текущий год") : year + " " + word;
    }

    private static String custom(Unit.Custom custom, boolean genitive) {
        return switch (custom) {
            case QUARTER_1, QUARTER_2, QUARTER_3, QUARTER_4 ->
                ROMAN[custom.ordinal()] + (genitive ? " четверти" : " четверть");
            case TRIMESTER_1, TRIMESTER_2, TRIMESTER_3 ->
                ROMAN[custom.ordinal() - Unit.Custom.TRIMESTER_1.ordinal()] + (genitive ? " триместра" : " триместр");
            case HALF_1 -> genitive ? "I полугодия" : "I полугодие";
            case HALF_2 -> genitive ? "II полугодия" : "II полугодие";
            case AUTUMN_HOLIDAYS -> genitive ? "осенних каникул" : "осенние каникулы";
            case WINTER_HOLIDAYS -> genitive ? "зимних каникул" : "зимние каникулы";
            case SPRING_HOLIDAYS -> genitive ? "весенних каникул" : "весенние каникулы";
            case SUMMER_HOLIDAYS -> genitive ? "летних каникул" : "летние каникулы";
            case LESSONS -> genitive ? "учебного года" : "учебный год";
        };
    }

    private static String year(Piece piece) {
        return piece.year() == null ? "" : " " + piece.year() + " года";
    }
}

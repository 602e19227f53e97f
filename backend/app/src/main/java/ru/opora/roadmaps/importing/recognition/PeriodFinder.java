package ru.opora.roadmaps.importing.recognition;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.opora.terms.Period;

/** Finds the period of a plan: in its title, else in the years of its terms, else in the year of the order. */
final class PeriodFinder {
    private static final String YEAR = "(?<![\\d.])(20\\d\\d)";
    private static final Pattern SCHOOL_YEAR = Pattern.compile(
            YEAR + "\\s*(?:[-–—/]|год\\p{L}* ?[-–—])\\s*(?:20)?(\\d\\d)(?!\\d)\\s*(?:-?м)?\\s*(?:уч\\.|учебн|уч )");
    private static final Pattern YEARS = Pattern.compile(YEAR + "\\s*[-–—]\\s*(20\\d\\d)(?!\\d)");
    private static final Pattern PAIR = Pattern.compile(YEAR + "\\s*,?\\s*(?:и|,)\\s*(20\\d\\d)\\s*(?:год|гг)");
    private static final Pattern ONE_YEAR =
            Pattern.compile("(?:в|на|за)\\s+" + YEAR + "(?!\\d)(?! ?[-–/]\\d)|" + YEAR + "\\s*(?:г(?:\\.|од)|$)");
    private static final Pattern HALF =
            Pattern.compile("(?<!\\p{L})(1|2|i|ii|первое|второе|первом|втором)(?:-?[ем])?\\s+полугоди\\p{L}*\\s+" + YEAR
                    + "(?! ?[-–/])");
    private static final Pattern DAYS = Pattern.compile("(?:с|from) (" + RussianDate.PATTERN
            + ")\\s*(?:года?|г\\.)?\\s*(?:по|до|to) (" + RussianDate.PATTERN + ")");
    private static final Pattern DATED = Pattern.compile("(?<!\\d)(?:\\d{1,2}\\.)?(\\d{1,2})\\.(20\\d\\d)(?!\\d)");
    private static final Pattern MONTH_YEAR = Pattern.compile(
            "(январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\\p{L}*(?:\\s*[-–—,и]\\s*\\p{L}+)?\\s*(20\\d\\d)");
    private static final Pattern BARE_YEAR = Pattern.compile("(?<!\\d)(20\\d\\d)(?!\\d)");
    private static final List<String> MONTHS = List.of(
            "январ", "феврал", "март", "апрел", "май", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр");

    private static final Pattern DECLARED = Pattern.compile(
            "^(?:(?:период|сроки?|время) (?:(?:действия|реализации|исполнения|выполнения)(?: \\p{L}+){0,3}|плана)|period(?: of [a-z ]{1,40})?) *[:–—-] *(.{4,80})$");

    private PeriodFinder() {}

    /** The period a line of its own says: «Период реализации: с 01.09.2019 по 31.12.2020»; null when it is no such line. */
    static @Nullable Period declared(String line) {
        Matcher declared = DECLARED.matcher(Texts.words(line).strip());
        return declared.matches() ? said(declared.group(1)) : null;
    }

    /** The period a text says; null when it says none. */
    static @Nullable Period said(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String words = Texts.words(text);
        Matcher days = DAYS.matcher(words);
        if (days.find()) {
            LocalDate start = RussianDate.parse(days.group(1));
            LocalDate end = RussianDate.parse(days.group(2));
            if (start != null && end != null && !end.isBefore(start)) {
                return new Period(start, end);
            }
        }
        Matcher school = first(SCHOOL_YEAR, words);
        if (school != null) {
            int first = Integer.parseInt(school.group(1));
            return schoolYears(first, Math.max(first + 1, 2000 + Integer.parseInt(school.group(2))));
        }
        Matcher half = HALF.matcher(words);
        if (half.find()) {
            int year = Integer.parseInt(half.group(2));
            boolean first = half.group(1).matches("1|i|перв.*");
            return first
                    ? new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 6, 30))
                    : new Period(LocalDate.of(year, 7, 1), LocalDate.of(year, 12, 31));
        }
        return saidYears(words);
    }

    /** «по итогам 2021 года на 2022 год»: a plan is for the year after «на», else for the first one named. */
    private static @Nullable Matcher first(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(words);
        while (matcher.find()) {
            boolean ahead = words.startsWith("на ", matcher.start()) || words.startsWith("на ", matcher.start() - 3);
            if (ahead) {
                return matcher;
            }
        }
        matcher.reset();
        return matcher.find() ? matcher : null;
    }

    private static @Nullable Period saidYears(String words) {
        for (Pattern pattern : List.of(YEARS, PAIR)) {
            Matcher years = first(pattern, words);
            if (years != null && years.group(1).compareTo(years.group(2)) <= 0) {
                return calendarYears(Integer.parseInt(years.group(1)), Integer.parseInt(years.group(2)));
            }
        }
        Matcher year = first(ONE_YEAR, words);
        if (year != null) {
            int one = Integer.parseInt(year.group(1) == null ? year.group(2) : year.group(1));
            return calendarYears(one, one);
        }
        return null;
    }

    /** The period that holds the years the terms say; null when they say none. */
    static @Nullable Period ofTerms(List<String> terms) {
        List<YearMonth> months = new ArrayList<>();
        int last = 0;
        for (String term : terms) {
            String words = Texts.words(term);
            readMonths(words, months);
            Matcher years = BARE_YEAR.matcher(words);
            while (years.find()) {
                last = Math.max(last, Integer.parseInt(years.group(1)));
            }
        }
        if (last == 0) {
            return null;
        }
        if (months.isEmpty()) {
            return calendarYears(last, last);
        }
        return around(months, last);
    }

    /** A year when all lie in one, a school year when all lie in one, else from the month the plan begins with. */
    private static Period around(List<YearMonth> months, int lastYear) {
        YearMonth first = months.get(0);
        boolean oneYear = months.stream().allMatch(month -> month.getYear() == first.getYear());
        if (oneYear && lastYear == first.getYear()) {
            return calendarYears(lastYear, lastYear);
        }
        int school = first.getMonthValue() >= 8 ? first.getYear() : first.getYear() - 1;
        Period schoolYear = schoolYears(school, school + 1);
        boolean inSchoolYear = months.stream()
                .allMatch(month -> !month.atEndOfMonth().isBefore(schoolYear.start())
                        && !month.atDay(1).isAfter(schoolYear.end()));
        if (inSchoolYear && lastYear <= school + 1) {
            return schoolYear;
        }
        LocalDate start = first.getMonth() == Month.JANUARY
                ? first.atDay(1)
                : first.getMonthValue() >= 8
                        ? LocalDate.of(first.getYear(), 9, 1)
                        : LocalDate.of(first.getYear(), 1, 1);
        return new Period(start, LocalDate.of(Math.max(lastYear, first.getYear()), 12, 31));
    }

    private static void readMonths(String words, List<YearMonth> months) {
        Matcher dates = DATED.matcher(words);
        while (dates.find()) {
            int month = Integer.parseInt(dates.group(1));
            if (month >= 1 && month <= 12) {
                months.add(YearMonth.of(Integer.parseInt(dates.group(2)), month));
            }
        }
        Matcher named = MONTH_YEAR.matcher(words);
        while (named.find()) {
            String month =
                    named.group(1).startsWith("ма") && !named.group(1).startsWith("март") ? "май" : named.group(1);
            months.add(YearMonth.of(Integer.parseInt(named.group(2)), MONTHS.indexOf(month) + 1));
        }
    }

    static Period calendarYears(int first, int last) {
        return new Period(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
    }

    private static Period schoolYears(int first, int last) {
        return new Period(LocalDate.of(first, 9, 1), LocalDate.of(last, 8, 31));
    }
}

package ru.opora.terms;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** A part of the calendar that a year turns into days. For what crosses New Year the year is the one it begins in. */
sealed interface Unit {

    LocalDate first(int year);

    LocalDate last(int year);

    /** Whether the calendar has it in that year; 29 February and 31 April may not be there. */
    default boolean exists(int year) {
        return true;
    }

    /** A day of a month, with the weekday the text gives it. */
    record Day(int month, int day, @Nullable DayOfWeek weekday) implements Unit {
        @Override
        public LocalDate first(int year) {
            return LocalDate.of(
                    year, month, Math.min(day, YearMonth.of(year, month).lengthOfMonth()));
        }

        @Override
        public LocalDate last(int year) {
            return first(year);
        }

        @Override
        public boolean exists(int year) {
            return YearMonth.of(year, month).isValidDay(day);
        }
    }

    /** The nth (from 1, or from the end below 0) given weekday of a month. */
    record NthWeekday(int month, int nth, DayOfWeek weekday) implements Unit {
        @Override
        public LocalDate first(int year) {
            LocalDate day = LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
            return day.getMonthValue() == month ? day : day.minusWeeks(1);
        }

        @Override
        public LocalDate last(int year) {
            return first(year);
        }
    }

    /** A month or a part of it. */
    record MonthPart(int month, Part part) implements Unit {
        @Override
        public LocalDate first(int year) {
            return part.first(YearMonth.of(year, month));
        }

        @Override
        public LocalDate last(int year) {
            return part.last(YearMonth.of(year, month));
        }
    }

    /** A calendar quarter, 1 to 4. */
    record Quarter(int number) implements Unit {
        @Override
        public LocalDate first(int year) {
            return LocalDate.of(year, number * 3 - 2, 1);
        }

        @Override
        public LocalDate last(int year) {
            return YearMonth.of(year, number * 3).atEndOfMonth();
        }
    }

    /** A half of the calendar year, 1 or 2. */
    record HalfYear(int number) implements Unit {
        @Override
        public LocalDate first(int year) {
            return LocalDate.of(year, number == 1 ? 1 : 7, 1);
        }

        @Override
        public LocalDate last(int year) {
            return YearMonth.of(year, number * 6).atEndOfMonth();
        }
    }

    /** A season: 1 winter (from December of its year), 2 spring, 3 summer, 4 autumn. */
    record Season(int number) implements Unit {
        @Override
        public LocalDate first(int year) {
            return number == 1 ? LocalDate.of(year, Month.DECEMBER, 1) : LocalDate.of(year, number * 3 - 3, 1);
        }

        @Override
        public LocalDate last(int year) {
            return YearMonth.from(first(year)).plusMonths(2).atEndOfMonth();
        }
    }

    /** A calendar year. */
    record Year() implements Unit {
        @Override
        public LocalDate first(int year) {
            return LocalDate.of(year, 1, 1);
        }

        @Override
        public LocalDate last(int year) {
            return LocalDate.of(year, 12, 31);
        }
    }

    /** A school year: 1 September to 31 August. */
    record SchoolYear() implements Unit {
        @Override
        public LocalDate first(int year) {
            return LocalDate.of(year, 9, 1);
        }

        @Override
        public LocalDate last(int year) {
            return LocalDate.of(year + 1, 8, 31);
        }
    }

    /** A part of a school year on its customary dates; the dates of a school differ, so it is never certain. */
    record SchoolPart(Custom custom) implements Unit {
        @Override
        public LocalDate first(int year) {
            return custom.first(year);
        }

        @Override
        public LocalDate last(int year) {
            return custom.last(year);
        }
    }

    /** The parts of a month that have a name. */
    enum Part {
        WHOLE(1, 31),
        FIRST_HALF(1, 15),
        SECOND_HALF(16, 31),
        FIRST_DECADE(1, 10),
        SECOND_DECADE(11, 20),
        THIRD_DECADE(21, 31),
        BEGINNING(1, 10),
        MIDDLE(11, 20),
        END(21, 31),
        WEEK_1(1, 7),
        WEEK_2(8, 14),
        WEEK_3(15, 21),
        WEEK_4(22, 28),
        WEEK_5(29, 31),
        LAST_WEEK(-6, 31);

        private final int from;
        private final int to;

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        LocalDate first(YearMonth month) {
            int day = from > 0 ? from : month.lengthOfMonth() + from;
            return month.atDay(Math.min(day, month.lengthOfMonth()));
        }

        LocalDate last(YearMonth month) {
            return month.atDay(Math.min(to, month.lengthOfMonth()));
        }

        /** Whether officials would differ on its days. */
        boolean approximate() {
            return ordinal() >= BEGINNING.ordinal();
        }
    }

    /** The customary calendar of a school year; the year is the one it begins in. */
    enum Custom {
        QUARTER_1(901, 1027),
        QUARTER_2(1105, 1228),
        QUARTER_3(109, 324),
        QUARTER_4(401, 531),
        TRIMESTER_1(901, 1130),
        TRIMESTER_2(1201, 228),
        TRIMESTER_3(301, 531),
        HALF_1(901, 1231),
        HALF_2(109, 531),
        AUTUMN_HOLIDAYS(1028, 1104),
        WINTER_HOLIDAYS(1229, 108),
        SPRING_HOLIDAYS(325, 331),
        SUMMER_HOLIDAYS(601, 831),
        LESSONS(901, 531);

        private final int from;
        private final int to;

        Custom(int from, int to) {
            this.from = from;
            this.to = to;
        }

        LocalDate first(int year) {
            return at(from, year);
        }

        LocalDate last(int year) {
            return at(to, year);
        }

        private static LocalDate at(int monthAndDay, int year) {
            int month = monthAndDay / 100;
            return LocalDate.of(month >= 9 ? year : year + 1, month, monthAndDay % 100);
        }
    }
}

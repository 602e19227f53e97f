package ru.opora.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermShiftTest {

    private static final Period YEAR_2021 = new Period(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31));
    private static final Period YEAR_2022 = new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31));
    private static final Period SCHOOL_2020 = new Period(LocalDate.of(2020, 9, 1), LocalDate.of(2021, 8, 31));
    private static final Period SCHOOL_2021 = new Period(LocalDate.of(2021, 9, 1), LocalDate.of(2022, 8, 31));

    private final TermParser parser = new TermParser();
    private final TermShift shift = new TermShift(parser);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            март 2021                          | март 2022                          | 2022-03-31
            Март                               | Март                               | 2022-03-31
            15.03.2021                         | 15.03.2022                         | 2022-03-15
            до 15.03.21                        | до 15.03.22                        | 2022-03-15
            В декабре 2021 года                | В декабре 2022 года                | 2022-12-31
            до 30 января 2021 года и 20 июля 2021 года | до 30 января 2022 года и 20 июля 2022 года | 2022-01-30
            25.02.2021- 12.12.2021             | 25.02.2022- 12.12.2022             | 2022-12-12
            ежемесячно                         | ежемесячно                         | 2022-01-31
            1 и 3 понедельника каждого месяца  | 1 и 3 понедельника каждого месяца  | 2022-01-03
            Февраль 2021                       | Февраль 2022                       | 2022-02-28
            """)
    void yearsMoveAndWordsStay(String before, String after, LocalDate firstDue) {
        TermShift.Shifted shifted = shifted(before, YEAR_2021, YEAR_2022);
        assertThat(shifted.text()).isEqualTo(after);
        assertThat(shifted.term().status()).isEqualTo(TermStatus.PARSED);
        assertThat(shifted.term().windows().get(0).due()).isEqualTo(firstDue);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ноябрь 2020-январь 2021     | Ноябрь 2021-январь 2022     | 2022-01-31
            2020-21 учебный год         | 2021-22 учебный год         | 2022-08-31
            2020/2021 учебный год       | 2021/2022 учебный год       | 2022-08-31
            сентябрь                    | сентябрь                    | 2021-09-30
            апрель                      | апрель                      | 2022-04-30
            """)
    void aSchoolYearMovesAsAWhole(String before, String after, LocalDate firstDue) {
        TermShift.Shifted shifted = shifted(before, SCHOOL_2020, SCHOOL_2021);
        assertThat(shifted.text()).isEqualTo(after);
        assertThat(shifted.term().windows().get(0).due()).isEqualTo(firstDue);
    }

    @Test
    void whatHasNoDateStaysOpen() {
        for (String text : new String[] {"по запросу", "по графику", "постоянно"}) {
            TermShift.Shifted shifted = shifted(text, YEAR_2021, YEAR_2022);
            assertThat(shifted.text()).isEqualTo(text);
            assertThat(shifted.term().status()).isEqualTo(TermStatus.OPEN);
        }
    }

    @Test
    void theLastDayOfFebruaryStaysTheLastDay() {
        Period leap = new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
        Period next = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        TermShift.Shifted shifted = shifted("февраль", leap, next);
        assertThat(shifted.term().status()).isEqualTo(TermStatus.PARSED);
        assertThat(shifted.term().windows().get(0).due()).isEqualTo(LocalDate.of(2025, 2, 28));
    }

    @Test
    void aDayThatIsNotInTheYearIsInDoubt() {
        Period leap = new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
        Period next = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        assertThat(shifted("29.02.2024", leap, next).term().status()).isEqualTo(TermStatus.NEEDS_REVIEW);
    }

    @Test
    void anotherKindOfYearIsProposedAndNotAssumed() {
        TermShift.Shifted shifted = shifted("март", YEAR_2021, SCHOOL_2021);
        assertThat(shifted.term().status()).isEqualTo(TermStatus.NEEDS_REVIEW);
        assertThat(shifted.term().reasons()).containsExactly(TermReason.SHIFT_UNCLEAR);
        Term proposal = shifted.term().proposal();
        assertThat(proposal).isNotNull();
        assertThat(proposal.windows().get(0).due()).isEqualTo(LocalDate.of(2022, 3, 31));
    }

    @Test
    void whatWasInDoubtStaysInDoubt() {
        TermShift.Shifted shifted = shifted("Декабрь-январь 2021", YEAR_2021, YEAR_2022);
        assertThat(shifted.text()).isEqualTo("Декабрь-январь 2022");
        assertThat(shifted.term().status()).isEqualTo(TermStatus.NEEDS_REVIEW);
    }

    @Test
    void yearsInOtherTextsMoveToo() {
        assertThat(TermShift.moveYears("План на 2021 год и плановый период 2022-2023 годов", 1))
                .isEqualTo("План на 2022 год и плановый период 2023-2024 годов");
        assertThat(TermShift.moveYears("Проект 500+, школа № 12", 1)).isEqualTo("Проект 500+, школа № 12");
        assertThat(TermShift.years(YEAR_2021, YEAR_2022)).isEqualTo(1);
        assertThat(TermShift.years(YEAR_2021, SCHOOL_2021)).isNull();
    }

    private TermShift.Shifted shifted(String text, Period from, Period to) {
        Term term = parser.parse(text, from);
        boolean certain = term.status() == TermStatus.PARSED || term.status() == TermStatus.OPEN;
        return shift.shift(text, term.windows(), certain, from, to);
    }
}

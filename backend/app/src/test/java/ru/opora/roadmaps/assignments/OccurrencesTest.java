package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mapstruct.factory.Mappers;
import ru.opora.roadmaps.terms.TermMapper;
import ru.opora.terms.Period;
import ru.opora.terms.TermParser;

class OccurrencesTest {

    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);

    private final TermMapper terms = Mappers.getMapper(TermMapper.class);

    @Test
    void eachDueDayIsAnInstance() {
        assertThat(keys("до 15.03.2027")).containsExactly("2027-03-15");
        assertThat(keys("Апрель, октябрь")).containsExactly("2027-04-30", "2027-10-31");
        assertThat(keys("ежемесячно")).hasSize(12);
        assertThat(keys("в течение года")).containsExactly("2027-12-31");
    }

    @Test
    void whatRepeatsWeeklyIsACounterAMonth() {
        List<Occurrence> all = of("еженедельно", null);
        assertThat(all).hasSize(12);
        assertThat(all.get(2).occurrence()).isEqualTo("2027-03");
        assertThat(all.get(2).due()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(all.stream().mapToInt(Occurrence::expected_count).sum()).isBetween(51, 53);
        assertThat(all).allSatisfy(one -> assertThat(one.dates()).hasSize(one.expected_count()));
    }

    @Test
    void whatNeverEndsIsAskedForQuarterlyAndNeverDue() {
        List<Occurrence> all = of("постоянно", null);
        assertThat(all).extracting(Occurrence::occurrence).containsExactly("2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4");
        assertThat(all).allSatisfy(one -> assertThat(one.due()).isNull());
        assertThat(all.get(3).prompt_on()).isEqualTo(LAST);
    }

    @Test
    void aNumberOfEventsOverAYearIsOneCounterAndNoTwelveDuties() {
        Integer ten = Occurrences.events(">=", BigDecimal.TEN, "вебинаров", "не менее 10 вебинаров");
        List<Occurrence> all = of("ежемесячно", ten);
        assertThat(all).hasSize(1);
        assertThat(all.get(0).occurrence()).isEqualTo("TOTAL");
        assertThat(all.get(0).expected_count()).isEqualTo(10);
        assertThat(all.get(0).due()).isEqualTo(LAST);
        assertThat(Occurrences.events(">=", BigDecimal.valueOf(60), "%", "не менее 60 % родителей"))
                .isNull();
        assertThat(Occurrences.events(">=", BigDecimal.valueOf(120), "учителей", "не менее 120 учителей"))
                .isNull();
    }

    @Test
    void whatIsDoubtfulOrHasNoDateHasNone() {
        assertThat(keys("Декабрь-январь 2027")).isEmpty();
        assertThat(keys("по запросу")).isEmpty();
        assertThat(keys("по утвержденному графику")).isEmpty();
    }

    @Test
    void organisationsOfATermHaveTheirOwnDays() {
        List<Occurrence> all = of("Ноябрь 15.11.2027 (СОШ № 5), 17.11.2027 (СОШ № 6; СОШ № 7)", null);
        assertThat(all.stream().filter(one -> one.token() != null))
                .extracting(Occurrence::occurrence)
                .containsExactly("2027-11-15", "2027-11-17", "2027-11-17");
    }

    private List<String> keys(String text) {
        return of(text, null).stream().map(Occurrence::occurrence).toList();
    }

    private List<Occurrence> of(String text, @Nullable Integer target) {
        var term = terms.view(new TermParser().parse(text, new Period(FIRST, LAST)));
        return new Occurrences(FIRST, LAST).of(new Occurrences.Row(UUID.randomUUID(), term, target));
    }
}

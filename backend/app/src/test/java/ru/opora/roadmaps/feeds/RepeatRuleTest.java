package ru.opora.roadmaps.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.opora.terms.Period;
import ru.opora.terms.TermParser;
import ru.opora.terms.TermWindow;

/** A rule is right when a real iCalendar library expands it to the same days. */
class RepeatRuleTest {

    private static final Period YEAR = new Period(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ежемесячно | FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20271231
            ежемесячно до 10 числа месяца, следующего за отчетным | FREQ=MONTHLY;BYMONTHDAY=10;UNTIL=20280110
            1 и 3 понедельника каждого месяца | FREQ=MONTHLY;BYDAY=1MO,3MO;UNTIL=20271220
            ежеквартально | FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;UNTIL=20271231""")
    void theRuleOfATermGivesItsDays(String text, String rule) {
        List<LocalDate> days = new TermParser()
                .parse(text, YEAR).windows().stream().map(TermWindow::due).toList();
        assertThat(RepeatRule.of(days)).contains(rule);
        assertThat(new Recur<LocalDate>(rule).getDates(days.get(0), days.get(0), LocalDate.of(2029, 1, 1)))
                .containsExactlyElementsOf(days);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2027-03-01 2027-03-08 2027-03-15 | FREQ=WEEKLY;BYDAY=MO;UNTIL=20270315
            2027-03-01 2027-03-03 2027-03-08 2027-03-10 | FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270310
            2027-01-29 2027-02-26 2027-03-26 | FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270326""")
    void otherShapes(String days, String rule) {
        List<LocalDate> all = Stream.of(days.split(" ")).map(LocalDate::parse).toList();
        assertThat(RepeatRule.of(all)).contains(rule);
        assertThat(new Recur<LocalDate>(rule).getDates(all.get(0), all.get(0), LocalDate.of(2029, 1, 1)))
                .containsExactlyElementsOf(all);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01",
        "2027-03-01 2027-03-02",
        "2027-03-01 2027-03-05 2027-04-19",
        "2027-01-31 2027-03-31 2027-04-30"
    })
    void whatNoRuleGivesHasNone(String days) {
        assertThat(RepeatRule.of(
                        Stream.of(days.split(" ")).map(LocalDate::parse).toList()))
                .isEmpty();
    }
}

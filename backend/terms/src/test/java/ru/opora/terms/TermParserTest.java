package ru.opora.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TermParserTest {

    private static final Period YEAR = new Period(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31));

    private final TermParser parser = new TermParser();

    @Test
    void verbatimTextIsKept() {
        assertThat(parser.parse("  До\n15 марта ", YEAR).text()).isEqualTo("  До\n15 марта ");
    }

    @Test
    void textThatIsTooLongIsNotRead() {
        Term term = parser.parse("март ".repeat(1_000), YEAR);
        assertThat(term.status()).isEqualTo(TermStatus.UNPARSEABLE);
        assertThat(term.reasons()).containsExactly(TermReason.TOO_LONG);
    }

    @Test
    void emptyCellIsMissing() {
        for (String text : new String[] {"", " ", "-", "—", "\u00a0", "…"}) {
            assertThat(parser.parse(text, YEAR).reasons()).containsExactly(TermReason.MISSING);
        }
    }

    @Test
    void expansionStopsAtItsCap() {
        Term term = parser.parse("ежедневно", new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2022, 12, 31)));
        assertThat(term.windows()).hasSize(Term.MAX_WINDOWS);
        assertThat(term.truncated()).isTrue();
        assertThat(parser.parse("ежедневно", YEAR).truncated()).isFalse();
    }

    @Test
    void proposalHasNoProposalOfItsOwn() {
        Term term = parser.parse("Январь 2020-2021", YEAR);
        assertThat(term.proposal()).isNotNull();
        assertThat(term.proposal().proposal()).isNull();
        assertThat(term.proposal().text()).isEqualTo(term.text());
    }

    @Test
    void unknownPeriodStillGivesTheRule() {
        Term term = parser.parse("1 и 3 понедельники каждого месяца", null);
        assertThat(term.status()).isEqualTo(TermStatus.NEEDS_REVIEW);
        assertThat(term.reasons()).containsExactly(TermReason.YEAR_UNKNOWN);
        assertThat(term.recurrence()).isEqualTo("FREQ=MONTHLY;BYDAY=1MO,3MO");
    }
}

package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import ru.opora.reports.DueDays.Due;

class DueDaysTest {

    private static final String MONTHLY = "ежемесячно до 10 числа месяца, следующего за отчетным";

    @Test
    void aMonthlyReportIsDueTheMonthAfterAndDecembersNextYear() {
        List<Due> dues = DueDays.of(MONTHLY, ReportPeriod.MONTH, day("2027-01-01"), day("2027-12-31"));
        assertThat(dues).hasSize(12);
        assertThat(dues.get(0)).isEqualTo(new Due(day("2027-01-01"), day("2027-01-31"), day("2027-02-10")));
        assertThat(dues.get(11)).isEqualTo(new Due(day("2027-12-01"), day("2027-12-31"), day("2028-01-10")));
    }

    @Test
    void halfYearlyDaysAreAboutTheHalfYearThatIsOver() {
        List<Due> dues =
                DueDays.of("до 30 января и 20 июля", ReportPeriod.HALF_YEAR, day("2026-07-01"), day("2027-06-30"));
        assertThat(dues)
                .containsExactly(
                        new Due(day("2026-07-01"), day("2026-12-31"), day("2027-01-30")),
                        new Due(day("2027-01-01"), day("2027-06-30"), day("2027-07-20")));
    }

    @Test
    void whatNamesNoDayOrSeveralInAPeriodIsRefused() {
        LocalDate from = day("2027-01-01");
        assertThat(DueDays.fault("по запросу", ReportPeriod.MONTH, from)).isEqualTo("TERM_NOT_DATED");
        assertThat(DueDays.fault("когда получится", ReportPeriod.MONTH, from)).isEqualTo("TERM_NOT_DATED");
        assertThat(DueDays.fault(MONTHLY, ReportPeriod.QUARTER, from)).isEqualTo("TERM_TOO_FREQUENT");
        assertThat(DueDays.fault(MONTHLY, ReportPeriod.MONTH, from)).isNull();
        assertThatThrownBy(() -> DueDays.of("по графику", ReportPeriod.MONTH, from, from))
                .isInstanceOf(DueDays.UnclearTerm.class);
    }

    @Test
    void theNextOnesAreFew() {
        List<Due> dues = DueDays.of(MONTHLY, ReportPeriod.MONTH, day("2027-01-01"), day("2027-12-31"));
        assertThat(DueDays.next(dues, day("2027-03-11"), 2))
                .extracting(Due::due)
                .containsExactly(day("2027-04-10"), day("2027-05-10"));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}

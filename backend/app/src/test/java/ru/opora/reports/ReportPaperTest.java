package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ru.opora.organizations.OrganizationKind;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Page;
import ru.opora.reports.FigureSource.Unit;

/** What stands on paper is what stands on the screen, and says when it is not all. */
class ReportPaperTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private static final ReportWords WORDS = ReportWords.of(Locale.forLanguageTag("ru"));

    @Test
    void sharesAreRoundedHalfUpAsTheyAreWritten() {
        assertThat(WORDS.number(0.2785, Unit.SHARE))
                .as("0.2785 x 100 is 27.849999999999998")
                .isEqualTo("27,9 %");
        assertThat(WORDS.number(1.0, Unit.SHARE)).isEqualTo("100,0 %");
        assertThat(WORDS.number(1.005, Unit.MEAN)).isEqualTo("1,01");
        assertThat(WORDS.number(null, Unit.MEAN)).isEqualTo("нет данных");
    }

    @Test
    void aConsolidatedReportSaysThatNotAllReportsStandInIt() {
        assertThat(paper(null)).doesNotContain("Поименно").contains("27.11.2026");
        assertThat(paper("more")).contains("Поименно показаны первые 1 отчетов из 7");
    }

    @Test
    void aSumSaysOverHowManyOfTheAcceptedReportsItIs() {
        assertThat(paper(null)).contains("2 из 3");
    }

    private static String paper(String next) {
        var head = new ConsolidatedView.Head(
                UUID.randomUUID(),
                "Отчет",
                null,
                ReportPeriod.MONTH,
                DAY,
                DAY.plusDays(30),
                DAY.plusDays(40),
                7,
                3,
                0,
                4,
                0,
                0);
        var row = new ConsolidatedView.Row(
                UUID.randomUUID(),
                new OrganizationSummary(UUID.randomUUID(), "Северный район", OrganizationKind.MUNICIPALITY, null),
                ObligationState.ACCEPTED,
                false,
                false,
                Map.of());
        return PrintedReports.of(
                        new ConsolidatedView(
                                head,
                                List.of(new ConsolidatedView.Sum(
                                        "checkpoints.due",
                                        ReportWords.names("checkpoints.due"),
                                        "",
                                        Unit.COUNT,
                                        5.0,
                                        2)),
                                List.of(),
                                Instant.EPOCH),
                        new Page<>(List.of(row), next),
                        LocalDate.of(2026, 11, 27),
                        WORDS)
                .blocks()
                .toString();
    }
}

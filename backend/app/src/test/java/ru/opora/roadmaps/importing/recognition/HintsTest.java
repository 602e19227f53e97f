package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ru.opora.terms.Period;
import ru.opora.terms.TermStatus;

class HintsTest {
    private static final Paper PAPER = Paper.docx()
            .text("План на 2023 год")
            .table(
                    "№ | Мероприятие | Срок | Ответственный | Примечание",
                    "1 | Собрать заявки | март | ИМЦ | важно",
                    "2 | Выехать в школы | декабрь - январь 2023 | ОО | ");

    private static Hints hints(
            Map<Integer, ColumnRole> columns, Map<Integer, RowKind> rows, Map<Integer, Hints.TermHint> terms) {
        return new Hints(null, null, null, columns, rows, terms);
    }

    @Test
    void aCorrectedColumnGoesBeforeItsWords() {
        RecognisedPlan plan = PAPER.plan(hints(Map.of(4, ColumnRole.EXPECTED_RESULT), Map.of(), Map.of()));
        assertThat(plan.columns().get(4).role()).isEqualTo(ColumnRole.EXPECTED_RESULT);
        assertThat(Paper.activities(plan).get(0).expectedResult()).isEqualTo("важно");
    }

    @Test
    void correctedRowsGoBeforeTheirForm() {
        RecognisedPlan plan = PAPER.plan(hints(Map.of(), Map.of(2, RowKind.SECTION, 3, RowKind.ACTIVITY), Map.of()));
        assertThat(plan.activityCount()).isEqualTo(1);
        assertThat(plan.sectionCount()).isEqualTo(1);
        assertThat(PAPER.plan(hints(Map.of(), Map.of(3, RowKind.CONTINUATION), Map.of()))
                        .activityCount())
                .isEqualTo(1);
        assertThat(PAPER.plan(hints(Map.of(), Map.of(3, RowKind.IGNORED), Map.of()))
                        .activityCount())
                .isEqualTo(1);
    }

    @Test
    void aCorrectedTermIsReadInsteadOfThePrintedOne() {
        RecognisedPlan plan = PAPER.plan(hints(Map.of(), Map.of(), Map.of(3, new Hints.TermText("15.06.2023"))));
        PlanActivity second = Paper.activities(plan).get(1);
        assertThat(second.termText())
                .isEqualTo(Paper.activities(PAPER.plan()).get(1).termText());
        assertThat(second.term().text()).isEqualTo("15.06.2023");
        assertThat(second.term().status()).isEqualTo(TermStatus.PARSED);
        assertThat(second.term().windows().get(0).due()).isEqualTo(LocalDate.of(2023, 6, 15));
    }

    @Test
    void anAcceptedProposalBecomesTheTermUnderItsPrintedText() {
        PlanActivity doubtful = Paper.activities(PAPER.plan()).get(1);
        assertThat(doubtful.term().status()).isEqualTo(TermStatus.NEEDS_REVIEW);
        RecognisedPlan plan = PAPER.plan(hints(Map.of(), Map.of(), Map.of(3, new Hints.AcceptProposal())));
        PlanActivity accepted = Paper.activities(plan).get(1);
        assertThat(accepted.term().status()).isEqualTo(TermStatus.PARSED);
        assertThat(accepted.term().text()).isEqualTo(accepted.termText());
        assertThat(plan.issues()).noneMatch(issue -> issue.code() == IssueCode.TERM_NEEDS_REVIEW);
    }

    @Test
    void periodTitleAndTableMayBeGiven() {
        Paper two = Paper.docx()
                .text("План на 2023 год")
                .table("№ | Мероприятие | Срок | Ответственный", "1 | Собрать заявки | март | ИМЦ")
                .text("Приложение № 2", "Список")
                .table("Школа | Кабинет", "Лесная | 12", "Речная | 14");
        Period period = new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
        RecognisedPlan plan =
                two.plan(new Hints(period, "Другое название", 1, Map.of(), Map.of(1, RowKind.HEADER), Map.of()));
        assertThat(plan.title()).isEqualTo("Другое название");
        assertThat(plan.periodStart()).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(plan.tables()).extracting(PlanTable::chosen).containsExactly(false, true);
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(Paper.issues(plan)).contains("PLAN_TABLE_UNSURE");
    }

    @Test
    void theSameDocumentAlwaysGivesTheSamePlan() {
        assertThat(PAPER.plan()).isEqualTo(PAPER.plan());
    }

    @ParameterizedTest
    @EnumSource(IssueCode.class)
    void everyIssueHasWordsInBothLanguages(IssueCode code) {
        PlanIssue issue = new PlanIssue(1, code, List.of("первое", "второе"));
        String russian = IssueMessages.text(issue, Locale.forLanguageTag("ru-RU"));
        String english = IssueMessages.text(issue, Locale.UK);
        assertThat(russian)
                .isNotBlank()
                .isNotEqualTo(english)
                .matches(".*[а-я].*")
                .doesNotContain("{");
        assertThat(english).isNotBlank().doesNotContain("{");
    }

    @Test
    void fiveHundredRowsAreRecognisedQuickly() {
        String[] rows = new String[501];
        rows[0] = "№ | Мероприятие | Срок | Ответственный | Ожидаемый результат";
        for (int i = 1; i < rows.length; i++) {
            rows[i] = i + " | Провести семинар номер " + i
                    + " для учителей школ района | март | ИМЦ, ОО | Обучено не менее " + i + " учителей";
        }
        Paper large = Paper.docx().text("План на 2023 год").table(rows);
        large.plan();
        long start = processorNanoseconds();
        RecognisedPlan plan = large.plan();
        long milliseconds = (processorNanoseconds() - start) / 1_000_000;
        assertThat(plan.activityCount()).isEqualTo(500);
        // About 60 ms once the code is compiled; the slack is for a cold virtual machine.
        assertThat(milliseconds).isLessThan(1500);
    }

    /** Of this thread alone, so that other work on the machine does not count. */
    private static long processorNanoseconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}

package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealOrdersTest {

    @ParameterizedTest
    @CsvSource({
        "vasileostrovsky-2021.docx, 54, 8",
        "primorye-2021.docx, 28, 4",
        "primorye-2021.xlsx, 28, 4",
        "leningrad-2022.docx, 23, 0",
        "kirovsky-2019.docx, 37, 6",
        "smolensk-2020-plan.docx, 6, 1",
        "smolensk-2020-interviews.docx, 22, 0",
        "smolensk-2020-interviews.xlsx, 22, 0",
        "smolensk-2020-school-plan.docx, 11, 0"
    })
    void orderHasExactlyItsRowsAndSections(String name, int activities, int sections) {
        RecognisedPlan plan = RealOrders.plan(RealOrders.order(name));
        assertThat(plan.activityCount()).isEqualTo(activities);
        assertThat(plan.sectionCount()).isEqualTo(sections);
    }

    @ParameterizedTest
    @CsvSource({"000, 54, 8", "001, 28, 4", "002, 6, 1", "003, 23, 0", "004, 37, 6"})
    void pastedPagesGiveTheSameCounts(String seed, int activities, int sections) {
        RecognisedPlan plan = RealOrders.plan(RealOrders.seed(seed));
        assertThat(plan.activityCount()).isEqualTo(activities);
        assertThat(plan.sectionCount()).isEqualTo(sections);
    }

    @Test
    void pastedPagesGiveTheSameTermsAsTheOrder() {
        assertThat(Paper.terms(RealOrders.plan(RealOrders.seed("000"))))
                .isEqualTo(Paper.terms(RealOrders.plan(RealOrders.order("vasileostrovsky-2021.docx"))));
        assertThat(Paper.terms(RealOrders.plan(RealOrders.seed("001"))))
                .isEqualTo(Paper.terms(RealOrders.plan(RealOrders.order("primorye-2021.docx"))));
    }

    @Test
    void workbookGivesTheSamePlanAsTheDocument() {
        RecognisedPlan document = RealOrders.plan(RealOrders.order("primorye-2021.docx"));
        RecognisedPlan workbook = RealOrders.plan(RealOrders.order("primorye-2021.xlsx"));
        assertThat(Paper.terms(workbook)).isEqualTo(Paper.terms(document));
        assertThat(Paper.outline(workbook)).isEqualTo(Paper.outline(document));
        assertThat(workbook.title()).isEqualTo(document.title());
        assertThat(workbook.signatory()).isEqualTo(document.signatory());
    }

    @Test
    void orderDetailsAreReadFromTheTextAround() {
        RecognisedPlan primorye = RealOrders.plan(RealOrders.order("primorye-2021.docx"));
        assertThat(primorye.orderNumber()).isEqualTo("210а");
        assertThat(primorye.orderDate()).isEqualTo(LocalDate.of(2021, 2, 19));
        assertThat(primorye.signatory()).startsWith("Заместитель председателя").endsWith("Н.В. Бондаренко");
        assertThat(primorye.goal()).startsWith("повышение качества");
        RecognisedPlan petersburg = RealOrders.plan(RealOrders.order("vasileostrovsky-2021.docx"));
        assertThat(petersburg.orderNumber()).isEqualTo("1/01-02-2021");
        assertThat(petersburg.signatory()).isEqualTo("Начальник отдела образования О.В.Цибизова");
        assertThat(petersburg.abbreviations().keySet()).containsExactly("АР", "ИМЦ", "ШНОР", "РПП", "ОО");
        assertThat(petersburg.periodEnd()).isEqualTo(LocalDate.of(2021, 12, 31));
    }

    @Test
    void datesThatContradictEachOtherAreReported() {
        RecognisedPlan leningrad = RealOrders.plan(RealOrders.order("leningrad-2022.docx"));
        assertThat(leningrad.orderDate()).isEqualTo(LocalDate.of(2022, 3, 14));
        assertThat(Paper.issues(leningrad)).contains("DATE_CONTRADICTS_ORDER");
    }

    @Test
    void actorsOfTheMatrixHaveTheirOwnTasks() {
        RecognisedPlan kirovsky = RealOrders.plan(RealOrders.order("kirovsky-2019.docx"));
        List<PlanActivity> activities = Paper.activities(kirovsky);
        assertThat(activities.get(8).tasks()).hasSize(2);
        assertThat(activities.get(0).tasks())
                .extracting(PlanTask::actor)
                .doesNotContainNull()
                .hasSize(3);
        assertThat(Paper.issues(kirovsky)).contains("PERIOD_PROPOSED", "12 NUMBER_REPEATED", "38 ROW_DUPLICATED");
        assertThat(kirovsky.periodStart()).isEqualTo(LocalDate.of(2019, 9, 1));
    }

    @Test
    void executorsWithoutSeparatorsAreToldApart() {
        List<PlanActivity> activities = Paper.activities(RealOrders.plan(RealOrders.order("primorye-2021.docx")));
        assertThat(executors(activities.get(0))).hasSize(4);
        assertThat(executors(activities.get(1))).containsExactly("МОУО", "ГАУ ДПО ПК ИРО");
        assertThat(executors(activities.get(2))).hasSize(3).endsWith("ГАУ ДПО ПК ИРО");
        assertThat(executors(activities.get(3))).containsExactly("МО ПК", "ГАУ ДПО ПК ИРО", "Опорные школы");
    }

    private static List<String> executors(PlanActivity activity) {
        return activity.tasks().get(0).executors();
    }

    @Test
    void targetsOfTheOrderAreItsNumbers() {
        List<String> targets = Paper.activities(RealOrders.plan(RealOrders.order("primorye-2021.docx"))).stream()
                .flatMap(activity -> activity.targets().stream())
                .map(target -> target.comparator() + target.value() + " " + target.unit())
                .toList();
        assertThat(targets)
                .contains(
                        "=82 куратора", ">=10 вебинаров", "=251 управленческая команда", "=5000 консультаций", ">=60 %")
                .noneMatch(target -> target.contains("2021") || target.contains("час"));
    }

    @Test
    void everyBlankTermOfTheFormIsReported() {
        RecognisedPlan form = RealOrders.plan(RealOrders.order("smolensk-2020-school-plan.docx"));
        assertThat(Paper.issues(form).stream().filter(issue -> issue.endsWith("TERM_MISSING")))
                .hasSize(11);
    }

    @Test
    void dateAndTimeOfAnInterviewAreOneTerm() {
        RecognisedPlan interviews = RealOrders.plan(RealOrders.order("smolensk-2020-interviews.docx"));
        assertThat(Paper.activities(interviews).get(0).termText()).isEqualTo("17.11.2020 14.30 – 15.00");
    }

    @Test
    void eachRowOfTheSourceIsShownOnce() {
        for (String seed : RealOrders.seeds()) {
            RecognisedPlan plan = RealOrders.plan(RealOrders.seed(seed));
            assertThat(plan.source().rows()).extracting(SourceView.Row::row).doesNotHaveDuplicates();
            assertThat(plan.source().rows().stream().filter(row -> row.kind() == RowKind.ACTIVITY))
                    .hasSize(plan.activityCount());
        }
    }
}

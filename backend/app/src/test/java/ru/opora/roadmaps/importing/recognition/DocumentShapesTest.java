package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.opora.platform.documents.Refusal;
import ru.opora.platform.documents.SourceRefused;

class DocumentShapesTest {
    private static final String[] PLAN = {
        "№ | Мероприятие | Срок | Ответственный", "1 | Собрать заявки | март | ИМЦ", "2 | Выехать в школы | апрель | ОО"
    };

    @Test
    void thePlanIsFoundAmongAgreementsSchoolsAbbreviationsAndSignatures() {
        RecognisedPlan plan = Paper.docx()
                .table(
                        "СОГЛАСОВАНО\\nПредседатель совета\\n______ И.И. Лесная | УТВЕРЖДАЮ\\nДиректор школы\\n______ П.П. Речной\\n«12» января 2023 г.")
                .text("ПЛАН", "работы с наставниками на 2023 год")
                .table(PLAN)
                .table("ИМЦ | информационно-методический центр", "ОО | образовательная организация")
                .table("№ | Наименование ОО | Муниципалитет", "1 | Лесная школа | Лесной", "2 | Речная школа | Речной")
                .table("Заместитель директора | ________ | А.А. Полева")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(plan.title()).isEqualTo("ПЛАН работы с наставниками на 2023 год");
        assertThat(plan.signatory()).isEqualTo("Директор школы П.П. Речной");
        assertThat(plan.abbreviations()).containsEntry("ИМЦ", "информационно-методический центр");
        assertThat(plan.tables()).hasSize(5);
        assertThat(plan.tables().get(1).chosen()).isTrue();
    }

    @Test
    void aPlanSplitIntoTablesByPagesIsJoined() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(PLAN)
                .text("2")
                .table("3 | Обсудить итоги с директорами | май | ИМЦ", "4 | Сдать отчет | июнь | ОО")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(4);
        assertThat(Paper.activities(plan)).extracting(PlanActivity::row).containsExactly(2, 3, 4, 5);
    }

    @Test
    void anotherAnnexIsNotJoinedButNamed() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(PLAN)
                .text("Приложение № 2", "План на 2024 год")
                .table("№ | Мероприятие | Срок | Ответственный", "1 | Собрать заявки снова | март | ИМЦ")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(Paper.issues(plan)).containsExactly("OTHER_PLAN_FOUND");
    }

    @Test
    void withoutATableLikeAPlanTheDocumentIsRefused() {
        Paper letter = Paper.docx().text("Уважаемые коллеги!").table("Директор | А.А. Полева");
        assertThatThrownBy(letter::plan)
                .isInstanceOfSatisfying(
                        SourceRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NO_TABLE));
        assertThatThrownBy(Paper.docx().text("Только текст")::plan).isInstanceOf(SourceRefused.class);
    }

    @Test
    void orderDetailsComeFromItsHeadNotFromOrdersItRefersTo() {
        RecognisedPlan plan = Paper.docx()
                .text(
                        "КОМИТЕТ ОБРАЗОВАНИЯ ЛЕСНОГО РАЙОНА",
                        "ПРИКАЗ",
                        "« 05 » « 09 » 20 22 г.",
                        "№ 114-ОД",
                        "Об утверждении плана наставничества на 2022-2023 учебный год",
                        "Во исполнение приказа министерства от 01.08.2022 № 77",
                        "приказываю:",
                        "1. Утвердить план.",
                        "2. Контроль за исполнением оставляю за собой.",
                        "Председатель комитета",
                        "А.Б. Лесная",
                        "Приложение к приказу комитета от 06.09.2022 № 114-ОД",
                        "План наставничества",
                        "Цель: помочь молодым",
                        "учителям района.")
                .table(PLAN)
                .plan();
        assertThat(plan.orderNumber()).isEqualTo("114-ОД");
        assertThat(plan.orderDate()).isEqualTo(LocalDate.of(2022, 9, 5));
        assertThat(plan.signatory()).isEqualTo("Председатель комитета А.Б. Лесная");
        assertThat(plan.issuer()).isEqualTo("КОМИТЕТ ОБРАЗОВАНИЯ ЛЕСНОГО РАЙОНА");
        assertThat(plan.title()).isEqualTo("План наставничества");
        assertThat(plan.goal()).isEqualTo("помочь молодым учителям района.");
        assertThat(plan.periodStart()).isEqualTo(LocalDate.of(2022, 9, 1));
        assertThat(Paper.issues(plan)).containsExactly("DATE_CONTRADICTS_ORDER");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "План на 2023 год | 2023-01-01 | 2023-12-31",
                "План по итогам 2021 года на 2022 год | 2022-01-01 | 2022-12-31",
                "План по итогам 2020-2021 учебного года на 2021-2022 учебный год | 2021-09-01 | 2022-08-31",
                "Дорожная карта в 2023 году | 2023-01-01 | 2023-12-31",
                "План на 2022-2023 учебный год | 2022-09-01 | 2023-08-31",
                "План на 2022/23 учебный год | 2022-09-01 | 2023-08-31",
                "Комплекс мер на 2023-2025 годы | 2023-01-01 | 2025-12-31",
                "План на I полугодие 2023 года | 2023-01-01 | 2023-06-30",
                "План на период с 01.02.2023 по 30.06.2023 | 2023-02-01 | 2023-06-30",
                "План работы на второе полугодие 2022-2023 учебного года | 2022-09-01 | 2023-08-31"
            })
    void thePeriodIsReadFromTheTitle(String title, LocalDate start, LocalDate end) {
        RecognisedPlan plan = Paper.docx().text(title).table(PLAN).plan();
        assertThat(plan.periodStart()).isEqualTo(start);
        assertThat(plan.periodEnd()).isEqualTo(end);
    }

    @Test
    void whoSignedBelowThePlanIsFound() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(PLAN)
                .text("Директор МБОУ «Лесная школа» ________ /А.Б. Лесная/")
                .plan();
        assertThat(plan.signatory()).isEqualTo("Директор МБОУ «Лесная школа» А.Б. Лесная");
    }

    @Test
    void withoutAPeriodInTheTitleOneIsProposedFromTheTerms() {
        RecognisedPlan plan = Paper.docx()
                .text("План наставничества")
                .table(
                        "№ | Мероприятие | Срок | Ответственный",
                        "1 | Собрать заявки | октябрь 2022 | ИМЦ",
                        "2 | Выехать в школы | март 2023 | ОО")
                .plan();
        assertThat(plan.periodStart()).isEqualTo(LocalDate.of(2022, 9, 1));
        assertThat(plan.periodEnd()).isEqualTo(LocalDate.of(2023, 8, 31));
        assertThat(Paper.issues(plan)).contains("PERIOD_PROPOSED");
    }

    @Test
    void withoutAnyYearThePeriodIsUnknown() {
        RecognisedPlan plan =
                Paper.docx().text("План наставничества").table(PLAN).plan();
        assertThat(plan.periodStart()).isNull();
        assertThat(Paper.issues(plan)).contains("PERIOD_UNKNOWN");
    }
}

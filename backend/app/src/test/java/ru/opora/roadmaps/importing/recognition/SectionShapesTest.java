package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionShapesTest {
    private static final String HEADER = "№ | Мероприятие | Срок | Ответственный";

    @Test
    void mergedRowsHeadSectionsAndNestByTheirNumbers() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        HEADER,
                        "<4>1. Кадры",
                        "<4>1.1. Обучение",
                        "1.1.1 | Курсы для завучей | март | ИРО",
                        "<4>1.2. Наставничество",
                        "1.2.1 | Подбор наставников | апрель | ИРО",
                        "<4>2. Контроль",
                        "2.1 | Срез знаний | май | ОО")
                .plan();
        assertThat(Paper.outline(plan))
                .containsExactly("1. Кадры = 0", "  1.1. Обучение = 1", "  1.2. Наставничество = 1", "2. Контроль = 1");
        assertThat(plan.sectionCount()).isEqualTo(4);
    }

    @Test
    void aSectionPrintedAboveTheHeaderIsASection() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "<4>I. Кадры",
                        HEADER,
                        "1 | Издать приказ | январь | директор",
                        "<4>II. Ученики",
                        HEADER,
                        "2 | Открыть кружок | март | методист")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("I. Кадры = 1", "II. Ученики = 1");
    }

    @Test
    void partsHoldTasks() {
        RecognisedPlan plan = Paper.docx()
                .text("Программа на 2023 год")
                .table(
                        HEADER,
                        "<4>Раздел I. Школы",
                        "<4>Задача 1. Поддержать учителей",
                        "1 | Открыть кабинет | март | ОО",
                        "<4>Задача 2. Поддержать учеников",
                        "2 | Открыть кружок | март | ОО",
                        "<4>Раздел II. Семьи",
                        "<4>Задача 1. Вовлечь родителей",
                        "3 | Провести собрание | март | ОО")
                .plan();
        assertThat(Paper.outline(plan))
                .containsExactly(
                        "Раздел I. Школы = 0",
                        "  Задача 1. Поддержать учителей = 1",
                        "  Задача 2. Поддержать учеников = 1",
                        "Раздел II. Семьи = 0",
                        "  Задача 1. Вовлечь родителей = 1");
    }

    @Test
    void aNumberAndATitleAloneHeadASectionWhenTheNextNumbersAreItsChildren() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        HEADER,
                        "1 | Организация работы |  | ",
                        "1.1 | Издать приказ | январь | директор",
                        "1.2 | Собрать группу | январь | директор",
                        "2 | Работа с педагогами |  | ",
                        "2.1 | Провести семинар | февраль | методист")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("1 Организация работы = 2", "2 Работа с педагогами = 1");
        assertThat(Paper.issues(plan)).isEmpty();
    }

    @Test
    void romanSectionsRestartTheNumbersOfRows() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        HEADER,
                        "I | Организация работы |  | ",
                        "1 | Издать приказ | январь | директор",
                        "2 | Собрать группу | январь | директор",
                        "II | Работа с педагогами |  | ",
                        "1 | Провести семинар | февраль | методист")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("I Организация работы = 2", "II Работа с педагогами = 1");
        assertThat(Paper.issues(plan)).isEmpty();
    }

    @Test
    void boldRowsInTheColumnOfActivitiesHeadSections() {
        RecognisedPlan plan = Paper.xlsx()
                .sheet(
                        "План",
                        HEADER,
                        " | *Организация | | ",
                        "1 | Издать приказ 2023 года | январь 2023 | директор",
                        " | *Обучение | | ",
                        "2 | Провести семинар | февраль 2023 | методист")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("Организация = 1", "Обучение = 1");
    }

    @Test
    void headingsBetweenTablesAreSections() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год", "1. Организация")
                .table(HEADER, "1 | Издать приказ | январь | директор")
                .text("2. Обучение")
                .table(HEADER, "1 | Провести семинар | февраль | методист", "2 | Открытый урок | март | методист")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("1. Организация = 1", "2. Обучение = 2");
        assertThat(plan.source().rows()).extracting(SourceView.Row::row).doesNotHaveDuplicates();
    }

    @Test
    void aTableForEachQuarterGivesItsRowsTheTermOfItsHeading() {
        RecognisedPlan plan = Paper.docx()
                .text("План работы в 2023 году", "I квартал")
                .table(
                        "№ | Мероприятие | Ответственный",
                        "1 | Издать приказ | директор",
                        "2 | Собрать группу | директор")
                .text("II квартал")
                .table("№ | Мероприятие | Ответственный", "1 | Провести семинар | методист")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("I квартал = 2", "II квартал = 1");
        assertThat(Paper.terms(plan)).containsExactly("I квартал", "I квартал", "II квартал");
        assertThat(Paper.issues(plan)).contains("TERM_COLUMN_MISSING", "1 TERM_FROM_SECTION".replace("1", "2"));
    }

    @Test
    void monthsAsHeadingsInTheTableGiveTheTerm() {
        RecognisedPlan plan = Paper.docx()
                .text("План работы на 2022-2023 учебный год")
                .table(
                        "Мероприятие | Ответственный",
                        "<2>Сентябрь",
                        "Издать приказ о наставниках | директор",
                        "<2>Октябрь",
                        "Провести первую встречу | методист")
                .plan();
        assertThat(Paper.terms(plan)).containsExactly("Сентябрь", "Октябрь");
        assertThat(plan.sectionCount()).isEqualTo(2);
    }

    @Test
    void sheetsOfOnePlanAreJoinedUnderTheirNames() {
        RecognisedPlan plan = Paper.xlsx()
                .sheet("Кадры", HEADER, "1 | Издать приказ | 01.02.2023 | директор")
                .sheet("Ученики", HEADER, "1 | Открыть кружок | 01.03.2023 | методист")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("Кадры = 1", "Ученики = 1");
    }

    @Test
    void aNumberPrintedTwiceIsKeptAndReported() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        HEADER,
                        "<4>1.1 Кадры",
                        "1 | Издать приказ | январь | директор",
                        "<4>1.1 Ученики",
                        "1 | Открыть кружок | март | методист")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("1.1 Кадры = 1", "1.1 Ученики = 1");
        assertThat(Paper.issues(plan)).containsExactly("4 NUMBER_REPEATED");
    }

    @Test
    void anEmptySectionIsReported() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(HEADER, "<4>1. Кадры", "<4>2. Ученики", "1 | Открыть кружок | март | методист")
                .plan();
        assertThat(Paper.issues(plan)).containsExactly("2 SECTION_EMPTY");
        assertThat(plan.sectionCount()).isEqualTo(2);
    }

    @Test
    void activitiesOutsideSectionsStandInOneWithoutATitle() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        HEADER,
                        "1 | Издать приказ | январь | директор",
                        "<4>Работа с семьями",
                        "2 | Провести собрание | март | методист")
                .plan();
        assertThat(plan.sectionCount()).isEqualTo(1);
        assertThat(plan.sections().get(0).title()).isNull();
        assertThat(plan.sections().get(0).activities()).hasSize(1);
    }

    @Test
    void stagesAndLettersAreLabels() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        HEADER,
                        "<4>Подготовительный этап (январь - март)",
                        "1 | Издать приказ | январь | директор",
                        "<4>Основной этап (апрель - ноябрь)",
                        "2 | Открыть кружок | апрель | методист")
                .plan();
        assertThat(plan.sections())
                .extracting(PlanSection::number)
                .containsExactly("Подготовительный этап", "Основной этап");
    }
}

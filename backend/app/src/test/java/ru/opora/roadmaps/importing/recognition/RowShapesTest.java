package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowShapesTest {
    private static final String HEADER = "№ п/п | Мероприятие | Срок | Ответственный | Ожидаемый результат";

    private static Paper plan2023() {
        return Paper.docx().text("План на 2023 год");
    }

    @Test
    void aRowSplitByAPageEndIsJoined() {
        RecognisedPlan plan = plan2023()
                .table(
                        HEADER,
                        "1 | Провести встречу наставников с молодыми | март | ИМЦ, | Проведено не менее 3",
                        " | учителями района |  | МОУО | встреч",
                        "2 | Подвести итоги | июнь | ИМЦ | справка")
                .plan();
        PlanActivity first = Paper.activities(plan).get(0);
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(first.title()).isEqualTo("Провести встречу наставников с молодыми учителями района");
        assertThat(first.tasks().get(0).executors()).containsExactly("ИМЦ", "МОУО");
        assertThat(first.expectedResult()).isEqualTo("Проведено не менее 3 встреч");
        assertThat(Paper.issues(plan)).containsExactly("3 ROW_JOINED");
        assertThat(plan.source().rows().get(2).kind()).isEqualTo(RowKind.CONTINUATION);
    }

    @Test
    void aTermMergedOverRowsAppliesToEach() {
        RecognisedPlan plan = plan2023()
                .table(
                        HEADER,
                        "1 | Собрать заявки | март | ИМЦ | реестр",
                        "2 | Утвердить список | ^ | ^ | приказ",
                        "3 | Разослать список | ^ | ОО | письмо")
                .plan();
        assertThat(Paper.terms(plan)).containsExactly("март", "март", "март");
        assertThat(Paper.activities(plan).get(1).tasks().get(0).executors()).containsExactly("ИМЦ");
    }

    @Test
    void anActivityMergedOverRowsOfOneTermHasSeveralTasks() {
        RecognisedPlan plan = plan2023()
                .table(
                        HEADER,
                        "1 | Провести диагностику | март | ИМЦ | методика",
                        "^ | ^ | ^ | ОО | справка",
                        "2 | Подвести итоги | июнь | ИМЦ | отчет")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(Paper.activities(plan).get(0).tasks())
                .extracting(PlanTask::executors)
                .hasSize(2);
        assertThat(Paper.issues(plan)).containsExactly("2 ROWS_MERGED");
    }

    @Test
    void anActivityMergedOverRowsOfDifferentTermsIsSeveral() {
        RecognisedPlan plan = plan2023()
                .table(HEADER, "1 | Провести диагностику | март | ИМЦ | методика", "^ | ^ | октябрь | ОО | справка")
                .plan();
        assertThat(Paper.terms(plan)).containsExactly("март", "октябрь");
        assertThat(Paper.issues(plan)).contains("3 ROW_SPLIT");
    }

    @Test
    void rowsWithoutNumbersAreActivities() {
        RecognisedPlan plan = plan2023()
                .table(
                        "Мероприятие | Срок | Ответственный",
                        "Собрать заявки | март | ИМЦ",
                        "Утвердить список | апрель | МОУО")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(Paper.activities(plan)).extracting(PlanActivity::number).containsOnlyNulls();
    }

    @Test
    void numbersInTheTextAreSetApart() {
        RecognisedPlan plan = plan2023()
                .table(
                        "Мероприятие | Срок | Ответственный",
                        "1. Собрать заявки | март | ИМЦ",
                        "2. Утвердить список | апрель | МОУО")
                .plan();
        assertThat(Paper.activities(plan)).extracting(PlanActivity::number).containsExactly("1.", "2.");
        assertThat(Paper.activities(plan))
                .extracting(PlanActivity::title)
                .containsExactly("Собрать заявки", "Утвердить список");
    }

    @Test
    void letteredRowsAreActivitiesWithTheLetterAsNumber() {
        RecognisedPlan plan = plan2023()
                .table(
                        HEADER,
                        "1 | Провести семинары: | март | ИМЦ | ",
                        " | а) для учителей физики | апрель | ИМЦ | ",
                        " | б) для учителей химии | май | ИМЦ | ",
                        "2 | Подвести итоги | июнь | ИМЦ | ")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(4);
        assertThat(Paper.activities(plan)).extracting(PlanActivity::number).containsExactly("1", "а)", "б)", "2");
        assertThat(Paper.terms(plan)).containsExactly("март", "апрель", "май", "июнь");
    }

    @Test
    void totalsNotesAndEmptyRowsAreLeftOut() {
        RecognisedPlan plan = plan2023()
                .table(
                        HEADER,
                        "1 | Собрать заявки | март | ИМЦ | реестр",
                        " |  |  |  | ",
                        "<5>Примечание: сроки могут быть уточнены",
                        "2 | Утвердить список | апрель | ИМЦ | приказ",
                        "Итого | 2 мероприятия |  |  | ")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(plan.sectionCount()).isZero();
        assertThat(Paper.issues(plan)).containsExactly("4 ROW_IGNORED", "6 ROW_IGNORED");
    }

    @Test
    void missingTermsAndExecutorsAreReportedByRow() {
        RecognisedPlan plan = plan2023()
                .table(HEADER, "1 | Собрать заявки |  | ИМЦ | реестр", "2 | Утвердить список | апрель | - | приказ")
                .plan();
        assertThat(Paper.issues(plan)).containsExactly("2 TERM_MISSING", "3 EXECUTORS_MISSING");
    }

    @Test
    void aRowPrintedTwiceIsKeptTwiceAndReported() {
        RecognisedPlan plan = plan2023()
                .table(
                        HEADER,
                        "1 | Провести собеседования с директорами школ | март | ИМЦ | справка",
                        "2 | Провести собеседования с директорами школ | май | ИМЦ | справка")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(Paper.issues(plan)).containsExactly("3 ROW_DUPLICATED");
    }

    @Test
    void aMatrixGivesEachActorItsTask() {
        RecognisedPlan plan = Paper.docx()
                .text("Дорожная карта перехода школ в 2023 году")
                .table(
                        "Управление образования города | Методическая служба | Школы города | Срок",
                        "<4>1. Начало работы",
                        "Издать приказ о начале работы со школами | Подготовить рекомендации для школьных команд | Создать школьную команду и выбрать её главу | март 2023",
                        " | Обучить школьные команды работе с данными | Принять участие в обучении школьных команд | апрель 2023")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(2);
        PlanActivity second = Paper.activities(plan).get(1);
        assertThat(second.tasks()).extracting(PlanTask::actor).containsExactly("Методическая служба", "Школы города");
        assertThat(second.title()).isEqualTo("Обучить школьные команды работе с данными");
    }

    @Test
    void actorsBesideACommonActivityHaveItsTasks() {
        RecognisedPlan plan = plan2023()
                .table(
                        "№ | Мероприятие | Муниципальный уровень | Школьный уровень | Сроки",
                        "1 | Диагностика | Собрать результаты диагностики всех школ района | Провести диагностику затруднений каждого ученика | март",
                        "2 | Наставничество | Подобрать наставников из сильных школ района |  | апрель")
                .plan();
        assertThat(Paper.activities(plan).get(0).tasks())
                .extracting(PlanTask::actor)
                .containsExactly("Муниципальный уровень", "Школьный уровень");
        assertThat(Paper.activities(plan).get(1).title()).isEqualTo("Наставничество");
        assertThat(Paper.activities(plan).get(1).tasks()).hasSize(1);
    }

    @Test
    void blanksOfAFormAreMissingTerms() {
        RecognisedPlan plan = plan2023()
                .table(
                        HEADER,
                        "1 | Собрать заявки | «__» ______ 2023 г. | ИМЦ | реестр",
                        "2 | Утвердить список | ___.___.20___ | ИМЦ | приказ",
                        "3 | Подвести итоги | ∅ | ИМЦ | отчет")
                .plan();
        assertThat(Paper.issues(plan)).containsExactly("2 TERM_MISSING", "3 TERM_MISSING", "4 TERM_MISSING");
    }

    @Test
    void explanationsAndSignaturesBelowTheRowsOfASheetAreNotRows() {
        RecognisedPlan plan = Paper.xlsx()
                .sheet(
                        "Лист1",
                        "План мероприятий на 2023 год | | | |",
                        HEADER,
                        "1 | Собрать заявки | март | ИМЦ | реестр",
                        " |  |  |  | ",
                        "ИМЦ – информационно-методический центр |  |  |  | ",
                        "Директор центра |  |  | Лесной А.Б. | ")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(1);
        assertThat(plan.sectionCount()).isZero();
        assertThat(plan.abbreviations()).containsEntry("ИМЦ", "информационно-методический центр");
    }

    @Test
    void lowerCaseRowsOfAnAuthorWhoWritesSoStayRows() {
        RecognisedPlan plan = plan2023()
                .table(
                        "Мероприятие | Срок | Ответственный",
                        "сбор заявок школ | март | ИМЦ",
                        "выезд в школы | апрель | ИМЦ",
                        "подведение итогов | май | ИМЦ")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(3);
    }

    @Test
    void aSecondColumnOfContentBecomesTheTextOfTheTask() {
        RecognisedPlan plan = plan2023()
                .table(
                        "№ | Мероприятие | Содержание деятельности | Срок | Ответственный",
                        "1 | Семинар | Разбор типичных ошибок в работах девятиклассников | март | ИМЦ",
                        "2 | Круглый стол | Обмен опытом наставников разных школ района | май | ИМЦ")
                .plan();
        PlanActivity first = Paper.activities(plan).get(0);
        assertThat(first.title()).isEqualTo("Семинар");
        assertThat(first.tasks().get(0).text()).contains("Семинар", "Разбор типичных ошибок");
    }
}

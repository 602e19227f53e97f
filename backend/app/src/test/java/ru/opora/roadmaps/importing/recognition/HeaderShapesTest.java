package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.ACTIVITY;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.DIRECTION;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.EXECUTORS;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.EXPECTED_RESULT;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.IGNORED;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.NUMBER;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.PARTICIPANTS;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.PROJECT_LEVEL;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.TERM;

import org.junit.jupiter.api.Test;

class HeaderShapesTest {

    @Test
    void columnsAreKnownByMeaningWhateverTheirOrder() {
        RecognisedPlan plan = Paper.docx()
                .text("План работы с наставниками в 2023 году")
                .table(
                        "Сроки | Кто отвечает | Содержание работы | Для кого | Планируемый результат | № п/п",
                        "март | отдел наставничества | Собрать команду наставников | молодые педагоги | список команды | 1",
                        "апрель | отдел наставничества | Провести встречу команды | молодые педагоги | протокол | 2")
                .plan();
        assertThat(Paper.roles(plan)).containsExactly(TERM, EXECUTORS, ACTIVITY, PARTICIPANTS, EXPECTED_RESULT, NUMBER);
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(Paper.activities(plan).get(0).number()).isEqualTo("1");
    }

    @Test
    void startAndFinishUnderOneHeadingMakeOneTerm() {
        RecognisedPlan plan = Paper.docx()
                .text("Дорожная карта на 2023 год")
                .table(
                        "№ | Мероприятие | <2>Сроки реализации | Исполнитель",
                        "^ | ^ | начало | окончание | ^",
                        "1 | Обследовать кабинеты | 01.03.2023 | 30.04.2023 | МОЦ",
                        "2 | Закупить приборы | 10.05.2023 | 10.05.2023 | МОЦ",
                        "3 | Сдать отчет |  | 20.12.2023 | МОЦ")
                .plan();
        assertThat(Paper.terms(plan)).containsExactly("01.03.2023 - 30.04.2023", "10.05.2023", "до 20.12.2023");
        assertThat(plan.columns().get(2).header()).isEqualTo("Сроки реализации / начало");
        assertThat(Paper.roles(plan)).containsExactly(NUMBER, ACTIVITY, TERM, TERM, EXECUTORS);
    }

    @Test
    void startAndFinishWithoutMergedCellsAreGroupedToo() {
        RecognisedPlan plan = Paper.xlsx()
                .sheet(
                        "План",
                        "План развития на 2023 год | | | |",
                        "№ | Мероприятие | Срок | | Исполнитель",
                        " |  | начало | окончание | ",
                        "1 | Обследовать кабинеты | 01.03.2023 | 30.04.2023 | МОЦ")
                .plan();
        assertThat(Paper.terms(plan)).containsExactly("01.03.2023 - 30.04.2023");
        assertThat(plan.title()).isEqualTo("План развития на 2023 год");
    }

    @Test
    void marksUnderQuartersBecomeTheQuarters() {
        RecognisedPlan plan = Paper.docx()
                .text("План-график на 2024 год")
                .table(
                        "№ п/п | Наименование мероприятия | <4>Срок исполнения (квартал) | Ответственный",
                        "^ | ^ | I | II | III | IV | ^",
                        "1 | Обучить завучей | + |  |  | + | ИМЦ",
                        "2 | Обновить сайт |  | V |  |  | ОО",
                        "3 | Провести совещание |  |  | 15.09.2024 |  | ОО",
                        "4 | Отладить отчеты | + | + | + | + | ОО")
                .plan();
        assertThat(Paper.terms(plan))
                .containsExactly(
                        "I квартал, IV квартал",
                        "II квартал",
                        "15.09.2024",
                        "I квартал, II квартал, III квартал, IV квартал");
        assertThat(Paper.roles(plan)).containsExactly(NUMBER, ACTIVITY, TERM, TERM, TERM, TERM, EXECUTORS);
    }

    @Test
    void monthsOfTheSchoolYearAreMarkedToo() {
        RecognisedPlan plan = Paper.docx()
                .text("Циклограмма на 2023-2024 учебный год")
                .table(
                        "Мероприятия | сент. | окт. | нояб. | дек. | Ответственные",
                        "Совет наставников | + |  | + |  | завуч",
                        "Проверка журналов |  | 5-10 |  | х | директор")
                .plan();
        assertThat(Paper.terms(plan)).containsExactly("сентябрь, ноябрь", "5-10 октября, декабрь");
        assertThat(plan.periodStart()).hasToString("2023-09-01");
        assertThat(plan.periodEnd()).hasToString("2024-08-31");
    }

    @Test
    void numbersUnderMonthsAreMonths() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "№ | Мероприятие | <3>Месяцы | Ответственный",
                        "^ | ^ | 1 | 2 | 3 | ^",
                        "1 | Совет наставников | + |  | + | ИРО",
                        "2 | Проверка журналов |  | + |  | ОО")
                .plan();
        assertThat(Paper.terms(plan)).containsExactly("январь, март", "февраль");
    }

    @Test
    void dateAndTimeMakeOneTerm() {
        RecognisedPlan plan = Paper.docx()
                .text("График консультаций")
                .table(
                        "Школа | Дата | Время",
                        "Лесная | 14.03.2023 | 10.00 – 10.30",
                        "Полевая | 14.03.2023 | 10.30 – 11.00")
                .plan();
        assertThat(Paper.terms(plan)).containsExactly("14.03.2023 10.00 – 10.30", "14.03.2023 10.30 – 11.00");
        assertThat(Paper.activities(plan).get(1).title()).isEqualTo("Полевая");
    }

    @Test
    void moneyNotesAndMarksOfExecutionAreIgnored() {
        RecognisedPlan plan = Paper.docx()
                .text("Комплекс мер на 2023 год")
                .table(
                        "№ | Мероприятие | Срок исполнения | Объем финансирования, тыс. руб. | Ответственный исполнитель | Отметка об исполнении | Примечание",
                        "1 | 2 | 3 | 4 | 5 | 6 | 7",
                        "1. | Купить микроскопы | июнь | 120 | директор |  | из бюджета",
                        "2. | Починить щит | июль | 20 | завхоз | сделано | ")
                .plan();
        assertThat(Paper.roles(plan)).containsExactly(NUMBER, ACTIVITY, TERM, IGNORED, EXECUTORS, IGNORED, IGNORED);
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(plan.source().rows().get(1).kind()).isEqualTo(RowKind.HEADER);
    }

    @Test
    void aPlanWithoutAHeaderIsKnownByItsContent() {
        RecognisedPlan plan = Paper.docx()
                .text("План подготовки к аттестации, 2023 год")
                .table(
                        "1. | Составить список педагогов, которые проходят аттестацию | сентябрь | методист",
                        "2. | Провести пробное тестирование педагогов школы | октябрь | методист",
                        "3. | Подвести итоги и наметить дальнейшую работу | ноябрь | директор")
                .plan();
        assertThat(Paper.roles(plan)).containsExactly(NUMBER, ACTIVITY, TERM, EXECUTORS);
        assertThat(plan.activityCount()).isEqualTo(3);
        assertThat(Paper.issues(plan)).contains("HEADER_MISSING", "COLUMN_ROLE_UNSURE");
    }

    @Test
    void unusualWordsOfTheHeaderAreUnderstood() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "Пункт | Что делаем | Когда | Кто делает | Выход",
                        "1 | Собираем заявки школ | до 10 марта | методисты | сводная заявка",
                        "2 | Выезжаем в школы | апрель | кураторы | справка")
                .plan();
        assertThat(Paper.roles(plan).subList(1, 5)).containsExactly(ACTIVITY, TERM, EXECUTORS, EXPECTED_RESULT);
        assertThat(plan.activityCount()).isEqualTo(2);
    }

    @Test
    void headerRepeatedOnEachPageIsDroppedDespiteScanningErrors() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "№ п/п | Наименование мероприятия | Срок исполнения | Ответственный",
                        "1 | Собрать заявки | март | ИМЦ",
                        "№ п/п | Наименоваиие меропрнятия | Срок исполнення | Ответственный",
                        "2 | Выехать в школы | апрель | ИМЦ")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(plan.source().rows().get(2).kind()).isEqualTo(RowKind.HEADER);
    }

    @Test
    void levelsDirectionsAndParticipantsAreRead() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "№ | Направление | Мероприятие | Уровень | Категория участников | Сроки",
                        "1 | Кадры | Обучить тьюторов | ФП, РП | тьюторы | май",
                        "2 | ^ | Провести слет | РП | педагоги | июнь")
                .plan();
        assertThat(Paper.roles(plan)).containsExactly(NUMBER, DIRECTION, ACTIVITY, PROJECT_LEVEL, PARTICIPANTS, TERM);
        PlanActivity second = Paper.activities(plan).get(1);
        assertThat(second.direction()).isEqualTo("Кадры");
        assertThat(Paper.activities(plan).get(0).projectLevels())
                .containsExactly(ProjectLevel.FEDERAL, ProjectLevel.REGIONAL);
        assertThat(second.projectLevels()).containsExactly(ProjectLevel.REGIONAL);
    }

    @Test
    void wordCellsWithUnevenBordersStayInTheirColumns() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "<2>№ | Мероприятие | <2>Срок | Ответственный",
                        "1 | <2>Провести опрос родителей | <2>март | ОО",
                        "<2>2 | Обсудить итоги опроса | <2>апрель | ОО")
                .plan();
        assertThat(Paper.roles(plan)).containsExactly(NUMBER, ACTIVITY, TERM, EXECUTORS);
        assertThat(Paper.terms(plan)).containsExactly("март", "апрель");
    }

    @Test
    void executorsMarkedInColumnsOfTheirOwnAreNamedByTheHeader() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "№ | Мероприятие | Срок | <3>Ответственные",
                        "^ | ^ | ^ | ИРО | МОУО | ОО",
                        "1 | Обновить программы | март | + |  | +",
                        "2 | Собрать отчеты | июнь |  | + | ")
                .plan();
        assertThat(Paper.activities(plan).get(0).tasks().get(0).executors()).containsExactly("ИРО", "ОО");
        assertThat(Paper.activities(plan).get(1).tasks().get(0).executors()).containsExactly("МОУО");
    }
}

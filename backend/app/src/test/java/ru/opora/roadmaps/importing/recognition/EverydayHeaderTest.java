package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.ACTIVITY;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.ACTOR;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.EXECUTORS;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.EXPECTED_RESULT;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.NUMBER;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.PARTICIPANTS;
import static ru.opora.roadmaps.importing.recognition.ColumnRole.TERM;

import org.junit.jupiter.api.Test;

/** Headings as people write them who have never seen a form. */
class EverydayHeaderTest {

    @Test
    void aHeadingBrokenByHyphensIsAHeading() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "№ | Меро-\\nприятие | Сро-\\nки | Испол-\\nнитель | Резуль-\\nтаты",
                        "1 | Открыть клуб наставников | март | ИМЦ | Вступили 12 педагогов",
                        "2 | Провести смотр кабинетов | май | ОО | Осмотрено 9 кабинетов")
                .plan();
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(Paper.roles(plan)).containsExactly(NUMBER, ACTIVITY, TERM, EXECUTORS, EXPECTED_RESULT);
        assertThat(plan.columns().get(1).header()).isEqualTo("Мероприятие");
        assertThat(Paper.activities(plan).get(0).targets()).hasSize(1);
    }

    @Test
    void stepsAreNumbersAndWhatWeGetIsTheResult() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "Шаг | Что делаем | Когда | Кто | Для кого | Что получим",
                        "1 | Открываем клуб наставников | март | ИМЦ | педагоги | не менее 12 участников",
                        "2 | Проводим смотр кабинетов | май | ОО | школы | 9 кабинетов")
                .plan();
        assertThat(Paper.roles(plan)).containsExactly(NUMBER, ACTIVITY, TERM, EXECUTORS, PARTICIPANTS, EXPECTED_RESULT);
        assertThat(Paper.activities(plan))
                .extracting(PlanActivity::number, PlanActivity::title)
                .containsExactly(tuple("1", "Открываем клуб наставников"), tuple("2", "Проводим смотр кабинетов"));
    }

    @Test
    void whatWillBeDoneIsTheResultOnlyBesideActivities() {
        RecognisedPlan beside = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "Мероприятие | Кто проводит | Когда | Что будет сделано",
                        "Клуб наставников | ИМЦ\\nшколы | март | Принято 12 педагогов")
                .plan();
        RecognisedPlan alone = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "№ | Что будет сделано | Когда | Кто отвечает",
                        "1 | Откроем клуб наставников | март | ИМЦ",
                        "2 | Проведем смотр кабинетов | май | ОО\\nнаставники")
                .plan();
        assertThat(Paper.roles(beside)).containsExactly(ACTIVITY, EXECUTORS, TERM, EXPECTED_RESULT);
        assertThat(Paper.activities(beside).get(0).tasks().get(0).executors()).containsExactly("ИМЦ", "школы");
        assertThat(Paper.roles(alone)).containsExactly(NUMBER, ACTIVITY, TERM, EXECUTORS);
        assertThat(Paper.activities(alone).get(1).tasks().get(0).executors()).containsExactly("ОО", "наставники");
    }

    @Test
    void actorsUnderOneHeadingMakeAMatrix() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        "№ | <3>Действия участников | Срок | Результат",
                        "^ | Куратор | Школа | Методический центр | ^ | ^",
                        "1 | Изучает программу развития школы | – | Готовит вопросы для беседы с учителями | март | Справка",
                        "2 |  | Проводит открытый урок для соседних школ |  | май | 5 уроков")
                .plan();
        assertThat(Paper.roles(plan)).containsExactly(NUMBER, ACTOR, ACTOR, ACTOR, TERM, EXPECTED_RESULT);
        assertThat(plan.activityCount()).isEqualTo(2);
        assertThat(Paper.activities(plan).get(0).tasks())
                .extracting(PlanTask::actor)
                .containsExactly("Куратор", "Методический центр");
        assertThat(Paper.activities(plan).get(1).tasks())
                .extracting(PlanTask::actor)
                .containsExactly("Школа");
    }

    @Test
    void theYearOverQuartersIsPartOfTheHeadingNotOfTheTitle() {
        RecognisedPlan plan = Paper.xlsx()
                .sheet(
                        "График",
                        "<6>Сетевой график наставничества на 2023 год",
                        "№ | Наименование мероприятия | <3>2023 год | Ответственный",
                        "^ | ^ | I квартал | II квартал | III квартал | ^",
                        "1 | Открыть клуб наставников | + |  |  | ИМЦ",
                        "2 | Провести смотр кабинетов |  | + | + | ОО")
                .plan();
        assertThat(plan.title()).isEqualTo("Сетевой график наставничества на 2023 год");
        assertThat(Paper.terms(plan))
                .containsExactly("I квартал 2023 года", "II квартал 2023 года, III квартал 2023 года");
    }
}

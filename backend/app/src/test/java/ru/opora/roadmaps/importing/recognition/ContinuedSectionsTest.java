package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heading of a section is printed again where the section goes on; it is no further section. */
class ContinuedSectionsTest {
    private static final String HEADER = "№ | Мероприятие | Срок | Ответственный";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Наставники (продолжение)",
                "1. Наставники (окончание)",
                "1. Наставники – продолжение",
                "1. Наставники",
                "1. НАСТАВНИКИ (продолж.)"
            })
    void aHeadingPrintedAgainOnTheNextPageGoesOnWithItsSection(String again) {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(HEADER, "<4>1. Наставники", "1.1 | Открыть клуб наставников | март | ИМЦ")
                .text("Продолжение таблицы")
                .table(
                        HEADER,
                        "<4>" + again,
                        "1.2 | Провести смотр кабинетов | май | ОО",
                        "<4>2. Кабинеты",
                        "2.1 | Закупить приборы | июнь | ОО")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("1. Наставники = 2", "2. Кабинеты = 1");
    }

    @Test
    void theSameHeadingInTheMiddleOfAPageIsASectionOfItsOwn() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        HEADER,
                        "<4>Наставники",
                        "1 | Открыть клуб наставников | март | ИМЦ",
                        "<4>Кабинеты",
                        "2 | Провести смотр кабинетов | май | ОО",
                        "<4>Наставники",
                        "3 | Подвести итоги клуба | июнь | ИМЦ")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("Наставники = 1", "Кабинеты = 1", "Наставники = 1");
    }

    @Test
    void aRowThatOnlySaysThatTheTableGoesOnIsNoSection() {
        RecognisedPlan plan = Paper.docx()
                .text("План на 2023 год")
                .table(
                        HEADER,
                        "<4>1. Наставники",
                        "1.1 | Открыть клуб наставников | март | ИМЦ",
                        "<4>Продолжение таблицы",
                        HEADER,
                        "1.2 | Провести смотр кабинетов | май | ОО")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("1. Наставники = 2");
    }

    @Test
    void theTitleRepeatedOnEachSheetIsNoSection() {
        RecognisedPlan plan = Paper.xlsx()
                .sheet(
                        "Наставники",
                        "<4>План работы на 2023 год. Наставники",
                        HEADER,
                        "1 | Открыть клуб наставников | март | ИМЦ")
                .sheet("Кабинеты", "<4>План работы на 2023 год. Кабинеты", HEADER, "1 | Закупить приборы | июнь | ОО")
                .sheet("Итоги", "<4>План работы на 2023 год. Итоги", HEADER, "1 | Подвести итоги | декабрь | ИМЦ")
                .plan();
        assertThat(Paper.outline(plan)).containsExactly("Наставники = 1", "Кабинеты = 1", "Итоги = 1");
    }
}

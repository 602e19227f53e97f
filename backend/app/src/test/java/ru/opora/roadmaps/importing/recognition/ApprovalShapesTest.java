package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who agreed, who took note and who approved stand side by side; only the last says the order. */
class ApprovalShapesTest {
    private static final String[] PLAN = {
        "№ | Мероприятие | Срок | Ответственный", "1 | Собрать заявки | март | ИМЦ", "2 | Выехать в школы | апрель | ОО"
    };

    private static void approvedBy(Paper paper, @Nullable String number, @Nullable LocalDate date) {
        RecognisedPlan plan = paper.plan();
        assertThat(plan.orderNumber()).isEqualTo(number);
        assertThat(plan.orderDate()).isEqualTo(date);
        assertThat(plan.title()).isEqualTo("План наставничества на 2023 год");
    }

    @Test
    void theDateOfWhoAgreedIsNotTheOrders() {
        Paper paper = Paper.docx()
                .table("СОГЛАСОВАНО\\nПредседатель совета\\n____ А.Б. Лесная\\n«10» января 2023 г. | УТВЕРЖДАЮ\\n"
                        + "Директор школы\\n____ В.Г. Речной\\nПриказ от «12» января 2023 г. № 17-од")
                .text("План наставничества на 2023 год")
                .table(PLAN);
        approvedBy(paper, "17-од", LocalDate.of(2023, 1, 12));
        assertThat(paper.plan().signatory()).isEqualTo("Директор школы В.Г. Речной");
        assertThat(Paper.issues(paper.plan())).isEmpty();
    }

    @Test
    void blocksSpreadOverTheRowsOfATableAreReadOneByOne() {
        approvedBy(
                Paper.docx()
                        .table(
                                "РАССМОТРЕНО | УТВЕРЖДАЮ",
                                "на педагогическом совете | Директор МБОУ СОШ № 5",
                                "Протокол № 3 от 09.01.2023 | ____ В.Г. Речной",
                                " | Приказ № 17 от 12.01.2023")
                        .text("План наставничества на 2023 год")
                        .table(PLAN),
                "17",
                LocalDate.of(2023, 1, 12));
    }

    @Test
    void blocksDividedByTabsAreReadOneByOne() {
        approvedBy(
                Paper.docx()
                        .text(
                                "СОГЛАСОВАНО\t\tУТВЕРЖДАЮ",
                                "Председатель профкома\t\tДиректор школы",
                                "____ А.Б. Лесная\t\t____ В.Г. Речной",
                                "«10» января 2023 г.\t\tПриказ от 12.01.2023 № 17",
                                "План наставничества на 2023 год")
                        .table(PLAN),
                "17",
                LocalDate.of(2023, 1, 12));
    }

    @Test
    void blocksOneUnderAnotherAreReadOneByOne() {
        approvedBy(
                Paper.docx()
                        .text(
                                "ПРИНЯТО",
                                "на заседании совета школы",
                                "протокол от 09.01.2023 № 3",
                                "УТВЕРЖДЕНО",
                                "приказом по школе № 5 от 12.01.2023 № 17",
                                "План наставничества на 2023 год")
                        .table(PLAN),
                "17",
                LocalDate.of(2023, 1, 12));
    }

    @Test
    void blocksOverASheetAreReadOneByOne() {
        approvedBy(
                Paper.xlsx()
                        .sheet(
                                "План",
                                "<2>СОГЛАСОВАНО | <2>УТВЕРЖДАЮ",
                                "<2>Председатель совета А.Б. Лесная | <2>Директор школы В.Г. Речной",
                                "<2>10.01.2023 | <2>Приказ от 12.01.2023 № 17",
                                "<4>План наставничества на 2023 год",
                                PLAN[0],
                                PLAN[1],
                                PLAN[2]),
                "17",
                LocalDate.of(2023, 1, 12));
    }

    @Test
    void whoAgreedAloneGivesNoOrder() {
        approvedBy(
                Paper.docx()
                        .table("СОГЛАСОВАНО\\nГлава района\\n____ А.Б. Лесная\\n10.01.2023 № 4")
                        .text("План наставничества на 2023 год")
                        .table(PLAN),
                null,
                null);
    }
}

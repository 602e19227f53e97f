package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.platform.documents.Documents.paragraphs;
import static ru.opora.platform.documents.Documents.rows;
import static ru.opora.platform.documents.Documents.table;
import static ru.opora.platform.documents.Documents.tables;

import java.util.List;
import org.junit.jupiter.api.Test;

class PastedTextTest {
    private static SourceDocument paste(String text) {
        return new SourceReader().readText(text);
    }

    @Test
    void linesWithTabsAreRowsAndOthersParagraphs() {
        SourceDocument document = paste("План\n\n№\tДело\tСрок\n1\tСеминар\tмай\n\t\t\n\nИтого: одно");

        assertThat(document.format()).isEqualTo(SourceFormat.TEXT);
        assertThat(paragraphs(document)).containsExactly("План", "Итого: одно");
        assertThat(rows(table(document))).containsExactly("№|Дело|Срок", "1|Семинар|май", "||");
    }

    @Test
    void blankLinesPartTables() {
        assertThat(tables(paste("А\tБ\n1\t2\n\nА\tБ\n3\t4"))).hasSize(2);
    }

    @Test
    void takesParagraphTagsOffCells() {
        assertThat(rows(table(paste(
                        "<p>Комитет</p>\t<p>Срок</p>\n<p>Назначить.</p> <p>Утвердить.</p>\t<p>май &amp; июнь</p>"))))
                .containsExactly("Комитет|Срок", "Назначить./Утвердить.|май & июнь");
    }

    @Test
    void joinsCellsThatRunOverLines() {
        String text =
                "№\nп/п\tДело\tКто\tСрок\n1.\tПровести семинар\nдля директоров\tИМЦ\tмай\n2.\tВыезд\tИМЦ,\nшколы\tиюнь";

        assertThat(rows(table(paste(text))))
                .containsExactly(
                        "№/п/п|Дело|Кто|Срок",
                        "1.|Провести семинар/для директоров|ИМЦ|май",
                        "2.|Выезд|ИМЦ,/школы|июнь");
    }

    @Test
    void joinsTheRestOfTheLastCell() {
        String text = "№\tДело\tСрок\n1.\tСеминар\tмай,\nиюнь\n2.\tВыезд\tиюль\nи август\n3.\tОтчет\tдекабрь";

        assertThat(rows(table(paste(text))))
                .containsExactly("№|Дело|Срок", "1.|Семинар|май,/июнь", "2.|Выезд|июль/и август", "3.|Отчет|декабрь");
    }

    @Test
    void aHeadingBetweenRowsIsARowOfItsOwn() {
        String text =
                "№\tДело\tСрок\nРаздел 1. Организация\n1.1\tСеминар\tмай\n2. Методическая работа\n2.1\tВыезд\tиюнь";

        assertThat(rows(table(paste(text))))
                .containsExactly(
                        "№|Дело|Срок",
                        "Раздел 1. Организация||",
                        "1.1|Семинар|май",
                        "2. Методическая работа||",
                        "2.1|Выезд|июнь");
    }

    @Test
    void openesCellsThatASpreadsheetHasQuoted() {
        String text = "1\t\"Семинар\n\"\"Первый шаг\"\"\"\tмай\n2\t\"500+\"\tиюнь\n3\t\"Круглый стол\tиюль";

        assertThat(rows(table(paste(text))))
                .containsExactly("1|Семинар/\"Первый шаг\"|май", "2|\"500+\"|июнь", "3|\"Круглый стол|июль");
    }

    @Test
    void readsTablesDrawnWithPipes() {
        String text =
                "План\n| № | Дело | Срок |\n|---|:---:|---|\n| 1 | Семинар<br>и выезд | **май** |\nКонец\nМеню | Поиск | Вход";

        SourceDocument document = paste(text);

        assertThat(rows(table(document))).containsExactly("№|Дело|Срок", "1|Семинар/и выезд|май");
        assertThat(table(document).rows().get(1).cells().get(2).emphasised()).isTrue();
        assertThat(paragraphs(document)).containsExactly("План", "Конец", "Меню | Поиск | Вход");
    }

    @Test
    void readsTablesInHtmlBetweenLines() {
        SourceDocument document = paste(
                "План работы\n<table><tr><td colspan=2>Раздел</td></tr><tr><td>1</td><td>май</td></tr></table>\nКонец");

        assertThat(rows(table(document))).containsExactly("Разделx2", "1|май");
        assertThat(paragraphs(document)).containsExactly("План работы", "Конец");
    }

    @Test
    void joinsHardWrappedSentencesAndBoldHeadings() {
        String text = "**ПЛАН\nработы школ**\nОб утверждении плана\nпо работе со школами\nПриказываю:\n1. Утвердить.";

        assertThat(paste(text).blocks())
                .isEqualTo(List.of(
                        new SourceParagraph("ПЛАН работы школ", true),
                        new SourceParagraph("Об утверждении плана по работе со школами", false),
                        new SourceParagraph("Приказываю:", false),
                        new SourceParagraph("1. Утвердить.", false)));
    }
}

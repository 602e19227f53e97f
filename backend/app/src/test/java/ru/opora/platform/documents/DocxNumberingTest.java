package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.platform.documents.Documents.docx;
import static ru.opora.platform.documents.Documents.p;
import static ru.opora.platform.documents.Documents.paragraphs;
import static ru.opora.platform.documents.Documents.read;
import static ru.opora.platform.documents.Documents.rows;
import static ru.opora.platform.documents.Documents.table;
import static ru.opora.platform.documents.Documents.tbl;
import static ru.opora.platform.documents.Documents.tc;

import org.junit.jupiter.api.Test;

class DocxNumberingTest {
    private static final String LISTS = "<w:abstractNum w:abstractNumId='7'>" + level(0, "decimal", "%1.")
            + level(1, "decimal", "%1.%2.") + level(2, "russianLower", "%3)") + "</w:abstractNum>"
            + "<w:abstractNum w:abstractNumId='8'>" + level(0, "bullet", "·") + "</w:abstractNum>"
            + "<w:abstractNum w:abstractNumId='9'>" + level(0, "upperRoman", "%1.") + "</w:abstractNum>"
            + "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
            + "<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/>"
            + "</w:lvlOverride></w:num><w:num w:numId='3'><w:abstractNumId w:val='8'/></w:num>"
            + "<w:num w:numId='4'><w:abstractNumId w:val='9'/></w:num>";

    private static String level(int level, String format, String text) {
        return "<w:lvl w:ilvl='" + level + "'><w:start w:val='1'/><w:numFmt w:val='" + format + "'/><w:lvlText w:val='"
                + text + "'/></w:lvl>";
    }

    private static String item(int list, int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val='" + level + "'/><w:numId w:val='" + list
                + "'/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static SourceDocument body(String body) {
        return read("x.docx", docx(body, "", LISTS));
    }

    @Test
    void printsNestedNumbersAndBeginsLowerLevelsAnew() {
        String text = item(1, 0, "А")
                + item(1, 1, "Б")
                + item(1, 1, "В")
                + item(1, 2, "Г")
                + item(1, 2, "Д")
                + item(1, 0, "Е")
                + item(1, 1, "Ж");

        assertThat(paragraphs(body(text)))
                .containsExactly("1. А", "1.1. Б", "1.2. В", "а) Г", "б) Д", "2. Е", "2.1. Ж");
    }

    @Test
    void numbersRowsWhoseNumberCellIsOtherwiseEmpty() {
        String row = "<w:tr>" + tc("", item(1, 0, "")) + tc("", p("Семинар")) + "</w:tr>";

        SourceTable table = table(body(tbl(row, row, row)));

        assertThat(rows(table)).containsExactly("1.|Семинар", "2.|Семинар", "3.|Семинар");
        assertThat(table.rows().get(0).cells().get(0).emphasised()).isFalse();
    }

    @Test
    void beginsWhereTheInstanceSaysAndLeavesBulletsOut() {
        assertThat(paragraphs(body(item(1, 0, "А") + item(2, 0, "Б") + item(2, 0, "В") + item(3, 0, "Г"))))
                .containsExactly("1. А", "5. Б", "6. В", "Г");
    }

    @Test
    void printsRomanNumbers() {
        assertThat(paragraphs(body(item(4, 0, "А").repeat(4)))).last().isEqualTo("IV. А");
    }

    @Test
    void takesListAndLevelFromTheStyle() {
        String styles =
                "<w:style w:type='paragraph' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='6'/></w:numPr></w:pPr>"
                        + "</w:style><w:style w:type='paragraph' w:styleId='M'><w:basedOn w:val='L'/></w:style>";
        String lists =
                "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1'/>"
                        + "<w:pStyle w:val='L'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/>"
                        + "<w:pStyle w:val='M'/></w:lvl></w:abstractNum><w:num w:numId='6'><w:abstractNumId w:val='1'/></w:num>";
        String text = "<w:p><w:pPr><w:pStyle w:val='L'/></w:pPr><w:r><w:t>А</w:t></w:r></w:p>"
                + "<w:p><w:pPr><w:pStyle w:val='M'/></w:pPr><w:r><w:t>Б</w:t></w:r></w:p>";

        assertThat(paragraphs(read("x", docx(text, styles, lists)))).containsExactly("1 А", "1.1 Б");
    }
}

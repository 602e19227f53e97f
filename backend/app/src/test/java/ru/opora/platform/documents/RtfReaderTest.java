package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.platform.documents.Documents.paragraphs;
import static ru.opora.platform.documents.Documents.read;
import static ru.opora.platform.documents.Documents.rows;
import static ru.opora.platform.documents.Documents.table;
import static ru.opora.platform.documents.Documents.tables;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RtfReaderTest {
    private static final Charset RUSSIAN = Charset.forName("windows-1251");

    /** Russian letters as the escapes that programs write. */
    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(RUSSIAN)) {
            out.append(b < 0 ? String.format("\\'%02x", b & 0xFF) : String.valueOf((char) b));
        }
        return out.toString();
    }

    static byte[] rtf(String body) {
        return ("{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fcharset204 Times;}}" + escape(body) + "}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String row(String definition, String... cells) {
        return "\\trowd" + definition + "\\pard\\intbl " + String.join("\\cell ", cells) + "\\cell\\row ";
    }

    @Test
    void readsRussianFromEscapesAndFromUnicode() {
        SourceDocument document =
                read("x.rtf", rtf("\\pard\\qc План\\par\\pard\\uc1 \\u1057?\\u1088?\\u1086?\\u1082?\\par"));

        assertThat(document.format()).isEqualTo(SourceFormat.RTF);
        assertThat(document.blocks())
                .containsExactly(new SourceParagraph("План", true), new SourceParagraph("Срок", false));
    }

    @Test
    void mergesCellsAcrossAndDown() {
        String three = "\\cellx1000\\cellx5000";
        String body = row("\\cellx8000", "Раздел")
                + row(three + "\\clvmgf\\cellx8000", "1", "Семинар", "Май")
                + row(three + "\\clvmrg\\cellx8000", "2", "Выезд", "")
                + row("\\clmgf\\cellx1000\\clmrg\\cellx5000\\cellx8000", "3", "", "Июнь");

        assertThat(rows(table(read("x", rtf(body)))))
                .containsExactly("Разделx3", "1|Семинар|Майv2", "2|Выезд|^Май", "3x2|Июнь");
    }

    @Test
    void keepsTablesApartThatAParagraphParts() {
        String row = row("\\cellx1000\\cellx2000", "А", "Б");

        SourceDocument document = read("x", rtf(row + row + "\\pard Между\\par" + row));

        assertThat(tables(document)).extracting(table -> table.rows().size()).containsExactly(2, 1);
        assertThat(document.blocks().get(1)).isEqualTo(new SourceParagraph("Между", false));
    }

    @Test
    void printsListNumbersAndLeavesBulletsOut() {
        String body = "\\pard{\\listtext\\f0 1.\\tab}Первое\\par{\\listtext\\f3 \\'b7\\tab}Второе\\par";

        assertThat(paragraphs(read("x", rtf(body)))).containsExactly("1. Первое", "Второе");
    }

    @Test
    void leavesOutInstructionsNotesPicturesAndUnknownParts() {
        String body =
                "{\\info{\\title Скрыто}}{\\header Колонтитул}\\pard Текст{\\footnote сноска}{\\*\\unheardof лишнее}"
                        + "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt , ссылка}}{\\v тайно}{\\deleted снято}{\\pict 0102}.\\par";

        assertThat(paragraphs(read("x", rtf(body)))).containsExactly("Текст, ссылка.");
    }

    @Test
    void marksHeaderRowsAndBoldCells() {
        String body = "\\trowd\\trhdr\\cellx1000\\cellx2000\\pard\\intbl{\\b Срок}\\cell Кто\\cell\\row ";

        SourceRow row = table(read("x", rtf(body))).rows().get(0);

        assertThat(row.repeatedHeader()).isTrue();
        assertThat(row.cells()).extracting(SourceCell::emphasised).containsExactly(true, false);
    }

    @Test
    void putsTablesWithinCellsIntoTheCell() {
        String nested =
                "\\pard\\intbl\\itap2 А\\nestcell 15.11\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}"
                        + "{\\nonesttables\\par}";
        String body = "\\trowd\\cellx1000\\cellx2000\\pard\\intbl 1\\cell Даты\\par " + nested
                + "\\pard\\intbl\\itap1\\cell\\row ";

        assertThat(rows(table(read("x", rtf(body))))).containsExactly("1|Даты/А 15.11");
    }

    @Test
    void dropsAnEmptyCellBeyondThoseDefined() {
        String body = "\\trowd\\cellx1000\\cellx2000\\pard\\intbl А\\cell Б\\cell\\cell\\row ";

        assertThat(rows(table(read("x", rtf(body))))).containsExactly("А|Б");
    }
}

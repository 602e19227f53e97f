package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.platform.documents.Documents.odt;
import static ru.opora.platform.documents.Documents.paragraphs;
import static ru.opora.platform.documents.Documents.read;
import static ru.opora.platform.documents.Documents.rows;
import static ru.opora.platform.documents.Documents.table;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OdtReaderTest {
    private static String cell(String attributes, String text) {
        return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
    }

    private static String row(String... cells) {
        return "<table:table-row>" + String.join("", cells) + "</table:table-row>";
    }

    private static String tableOf(String... rows) {
        return "<table:table>" + String.join("", rows) + "</table:table>";
    }

    @Test
    void mergesCellsAcrossAndDown() {
        String text = tableOf(
                row(cell("table:number-columns-spanned='3'", "Раздел"), "<table:covered-table-cell/>".repeat(2)),
                row(cell("", "1"), cell("", "Семинар"), cell("table:number-rows-spanned='2'", "Май")),
                row(cell("", "2"), cell("", "Выезд"), "<table:covered-table-cell/>"));

        SourceDocument document = read("план.odt", odt("", text));

        assertThat(document.format()).isEqualTo(SourceFormat.ODT);
        assertThat(rows(table(document))).containsExactly("Разделx3", "1|Семинар|Майv2", "2|Выезд|^Май");
    }

    @Test
    void marksHeaderRowsThatRepeat() {
        String header =
                "<table:table-header-rows>" + row(cell("", "№"), cell("", "Срок")) + "</table:table-header-rows>";

        assertThat(table(read("x", odt("", tableOf(header, row(cell("", "1"), cell("", "май"))))))
                        .rows())
                .extracting(SourceRow::repeatedHeader)
                .containsExactly(true, false);
    }

    @Test
    void repeatsCellsAndCapsRepeatedRows() {
        String repeated = "<table:table-row table:number-rows-repeated='1000000'>"
                + "<table:table-cell table:number-columns-repeated='3'/></table:table-row>";
        String text = tableOf(row(cell("table:number-columns-repeated='2'", "А")), repeated);

        assertThat(rows(table(read("x", odt("", text))))).containsExactly("А|А", "||");
    }

    @Test
    void printsListNumbers() {
        String styles =
                "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1'"
                        + " style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='1'"
                        + " style:num-suffix='.' text:display-levels='2'/></text:list-style>";
        String inner = "<text:list><text:list-item><text:p>В</text:p></text:list-item></text:list>";
        String text =
                "<text:list text:style-name='L'><text:list-item><text:p>А</text:p></text:list-item><text:list-item>"
                        + "<text:p>Б</text:p>" + inner + "</text:list-item></text:list>"
                        + "<text:list text:style-name='L' text:continue-numbering='true'><text:list-item><text:p>Г</text:p>"
                        + "</text:list-item></text:list><text:list text:style-name='L'><text:list-item><text:p>Д</text:p>"
                        + "</text:list-item></text:list>";

        assertThat(paragraphs(read("x", odt(styles, text)))).containsExactly("1. А", "2. Б", "2.1. В", "3. Г", "1. Д");
    }

    @Test
    void readsSpacesBreaksAndSpansWithoutNotesAndDeletedText() {
        String styles = "<style:style style:name='B'><style:text-properties fo:font-weight='bold'/></style:style>"
                + "<style:style style:name='C'><style:paragraph-properties fo:text-align='center'/></style:style>";
        String text =
                "<text:tracked-changes><text:changed-region><text:deletion><text:p>Удалено</text:p></text:deletion>"
                        + "</text:changed-region></text:tracked-changes><text:p text:style-name='B'>до<text:s text:c='2'/>15<text:tab/>"
                        + "мая<text:line-break/>2021<text:note><text:note-body><text:p>сноска</text:p></text:note-body></text:note>"
                        + "</text:p><text:p text:style-name='C'>ПЛАН</text:p><text:p>\n  <text:span text:style-name='B'>Не</text:span> весь\n"
                        + " </text:p>";

        assertThat(read("x", odt(styles, text)).blocks())
                .containsExactly(
                        new SourceParagraph("до  15\tмая\n2021", true),
                        new SourceParagraph("ПЛАН", true),
                        new SourceParagraph("Не весь", false));
    }

    @Test
    void readsTheEditionInOneXmlFile() {
        String flat = Documents.odtContent("", tableOf(row(cell("", "А"), cell("", "Б"))))
                .replace(
                        "office:document-content ",
                        "office:document office:mimetype='application/vnd.oasis.opendocument.text' ")
                .replace("office:document-content>", "office:document>");

        assertThat(rows(table(read("план.fodt", flat.getBytes(StandardCharsets.UTF_8)))))
                .containsExactly("А|Б");
    }
}

package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.platform.documents.Documents.docx;
import static ru.opora.platform.documents.Documents.p;
import static ru.opora.platform.documents.Documents.paragraphs;
import static ru.opora.platform.documents.Documents.read;
import static ru.opora.platform.documents.Documents.rows;
import static ru.opora.platform.documents.Documents.table;
import static ru.opora.platform.documents.Documents.tables;
import static ru.opora.platform.documents.Documents.tbl;
import static ru.opora.platform.documents.Documents.tc;
import static ru.opora.platform.documents.Documents.tr;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocxReaderTest {
    private static SourceDocument body(String body) {
        return read("план.docx", docx(body));
    }

    @Test
    void keepsParagraphsAndTablesInReadingOrder() {
        SourceDocument document = body(p("Сверху") + tbl(tr("А", "Б")) + p("Снизу"));

        assertThat(document.format()).isEqualTo(SourceFormat.DOCX);
        assertThat(document.blocks())
                .containsExactly(
                        new SourceParagraph("Сверху", false), table(document), new SourceParagraph("Снизу", false));
    }

    @Test
    void readsTheStrictEditionOfTheFormat() {
        var parts = Documents.docxParts(tbl(tr("А", "Б")));
        parts.replaceAll((name, text) -> text.replace(Documents.W, "http://purl.oclc.org/ooxml/wordprocessingml/main"));

        assertThat(rows(table(read("x", Documents.zip(parts))))).containsExactly("А|Б");
    }

    @Test
    void mergesCellsAcrossAndDown() {
        String first = "<w:tr>" + tc("<w:gridSpan w:val='2'/>", p("Шапка"))
                + tc("<w:vMerge w:val='restart'/>", p("Май")) + "</w:tr>";
        String second = "<w:tr>" + tc("", p("1")) + tc("", p("Семинар")) + tc("<w:vMerge/>", "<w:p/>") + "</w:tr>";
        String third = "<w:tr>" + tc("", p("2")) + tc("", p("Выезд")) + tc("", p("Июнь")) + "</w:tr>";

        assertThat(rows(table(body(tbl(first, second, third)))))
                .containsExactly("Шапкаx2|Майv2", "1|Семинар|^Май", "2|Выезд|Июнь");
    }

    @Test
    void mergesAcrossInTheOldManner() {
        String row = "<w:tr>" + tc("<w:hMerge w:val='restart'/>", p("Раздел")) + tc("<w:hMerge/>", "<w:p/>")
                + tc("<w:hMerge/>", "<w:p/>") + "</w:tr>";

        assertThat(rows(table(body(tbl(tr("1", "2", "3"), row))))).containsExactly("1|2|3", "Разделx3");
    }

    @Test
    void keepsColumnsWhoseWidthsAreNotSaid() {
        String grid = "<w:tblGrid><w:gridCol/><w:gridCol w:w='0'/><w:gridCol w:w='0'/></w:tblGrid>";
        String row = "<w:tr>" + tc("<w:gridSpan w:val='2'/>", p("А")) + tc("", p("Б")) + "</w:tr>";

        assertThat(table(body(tbl(grid, tr("1", "2", "3"), row))).rows().get(1).cells())
                .extracting(SourceCell::column)
                .containsExactly(0, 2);
    }

    @Test
    void continuationWithNothingAboveStandsForItself() {
        String row = "<w:tr>" + tc("<w:vMerge/>", p("Сам по себе")) + tc("", p("Б")) + "</w:tr>";

        assertThat(rows(table(body(tbl(row))))).containsExactly("Сам по себе|Б");
    }

    @Test
    void takesEdgesThatMissEachOtherByAHairAsOneColumn() {
        String grid = "<w:tblGrid><w:gridCol w:w='600'/><w:gridCol w:w='40'/><w:gridCol w:w='4000'/></w:tblGrid>";
        String first = "<w:tr>" + tc("", p("1")) + tc("<w:gridSpan w:val='2'/>", p("Семинар")) + "</w:tr>";
        String second = "<w:tr>" + tc("<w:gridSpan w:val='2'/>", p("2")) + tc("", p("Выезд")) + "</w:tr>";

        SourceTable table = table(body(tbl(grid, first, second)));

        assertThat(rows(table)).containsExactly("1|Семинар", "2|Выезд");
        assertThat(table.rows().get(1).cells().get(1).column()).isEqualTo(1);
    }

    @Test
    void acceptsTrackedChanges() {
        String text = "<w:p><w:r><w:t>до </w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
                + "<w:ins><w:r><w:t>20</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> мая</w:t></w:r></w:moveFrom>"
                + "<w:moveTo><w:r><w:t> июня</w:t></w:r></w:moveTo></w:p>";
        String removed = "<w:tr><w:trPr><w:del/></w:trPr>" + tc("", p("Снято")) + "</w:tr>";
        String joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Начало </w:t></w:r></w:p>" + p("конца");

        SourceDocument document = body(text + tbl(tr("А", "Б"), removed) + joined);

        assertThat(paragraphs(document)).containsExactly("до 20 июня", "Начало конца");
        assertThat(rows(table(document))).containsExactly("А|Б");
    }

    @Test
    void leavesOutInstructionsNotesAndHiddenText() {
        String field = "<w:p><w:r><w:t>См. </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
                + "<w:r><w:instrText>REF x</w:instrText><w:t>лишнее</w:t></w:r>"
                + "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>пункт 3</w:t></w:r>"
                + "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:footnoteReference w:id='1'/></w:r>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> тайно</w:t></w:r></w:p>";

        assertThat(paragraphs(body(field))).containsExactly("См. пункт 3");
    }

    @Test
    void joinsWordsBrokenBySoftHyphensAndKeepsHardOnes() {
        String text = "<w:p><w:r><w:t>меро</w:t><w:softHyphen/><w:t>прия\u00ADтие 2021</w:t><w:noBreakHyphen/>"
                + "<w:t>2022</w:t><w:br/><w:t>год</w:t><w:tab/><w:t>!</w:t>"
                + "<w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>";

        assertThat(paragraphs(body(text))).containsExactly("мероприятие 2021-2022\nгод\t!✓");
    }

    @Test
    void readsContentControlsButNotTheirPrompts() {
        String control = "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>" + tbl(tr("А", "Б"))
                + "</w:sdtContent></w:sdt>";
        String prompt = "<w:p><w:r><w:t>Срок: </w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                + "<w:r><w:t>Щелкните здесь</w:t></w:r></w:sdtContent></w:sdt></w:p>";
        String cellControl = "<w:tbl><w:tr><w:sdt><w:sdtContent>" + tc("", p("В")) + "</w:sdtContent></w:sdt>"
                + tc("", p("Г")) + "</w:tr></w:tbl>";

        SourceDocument document = body(control + prompt + cellControl);

        assertThat(tables(document)).extracting(Documents::rows).containsExactly(List.of("А|Б"), List.of("В|Г"));
        assertThat(paragraphs(document)).containsExactly("Срок:");
    }

    @Test
    void readsTextBoxesOnceAfterTheirParagraph() {
        String box = "<w:txbxContent>" + p("Приложение 1") + "</w:txbxContent>";
        String text = "<w:p><w:r><w:t>Приказ</w:t><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>" + box
                + "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box
                + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";

        assertThat(paragraphs(body(text))).containsExactly("Приказ", "Приложение 1");
    }

    @Test
    void putsTablesWithinCellsIntoTheCell() {
        String inner = tbl(tr("Школа А", "15.11"), tr("Школа Б", "17.11"));

        SourceTable table = table(body(tbl("<w:tr>" + tc("", p("1")) + tc("", p("Даты") + inner) + "</w:tr>")));

        assertThat(rows(table)).containsExactly("1|Даты/Школа А 15.11/Школа Б 17.11");
    }

    @Test
    void takesAFrameAwayFromAroundAPlan() {
        String inner = tbl(tr("№", "Мероприятие"), tr("1", "Семинар"));
        String frame = tbl("<w:tr>" + tc("", p("План") + inner) + "</w:tr>");

        SourceDocument document = body(frame);

        assertThat(paragraphs(document)).containsExactly("План");
        assertThat(rows(table(document))).containsExactly("№|Мероприятие", "1|Семинар");
    }

    @Test
    void marksHeaderRowsAndBoldCells() {
        String header = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
                + tc("", "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Срок</w:t></w:r></w:p>")
                + tc("", "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>Кто</w:t></w:r></w:p>") + "</w:tr>";

        SourceRow row = table(body(tbl(header))).rows().get(0);

        assertThat(row.repeatedHeader()).isTrue();
        assertThat(row.cells()).extracting(SourceCell::emphasised).containsExactly(true, false);
    }

    @Test
    void marksHeadingsAndCentredParagraphs() {
        String styles = "<w:style w:type='paragraph' w:styleId='H'><w:name w:val='heading 1'/></w:style>"
                + "<w:style w:type='paragraph' w:styleId='Own'><w:basedOn w:val='H'/></w:style>";
        String text = "<w:p><w:pPr><w:pStyle w:val='Own'/></w:pPr><w:r><w:t>Глава</w:t></w:r></w:p>"
                + "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>ПЛАН</w:t></w:r></w:p>" + p("Текст");

        assertThat(read("x", docx(text, styles, "")).blocks())
                .extracting(block -> ((SourceParagraph) block).emphasised())
                .containsExactly(true, true, false);
    }
}

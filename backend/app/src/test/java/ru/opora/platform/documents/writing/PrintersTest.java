package ru.opora.platform.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ru.opora.platform.documents.SourceParagraph;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.documents.SourceTable;

class PrintersTest {

    private static final List<PrintedTable.Column> COLUMNS =
            List.of(PrintedTable.Column.centred("№", 1), PrintedTable.Column.of("Что сделано", 8));

    @Test
    void aWordFileHasItsParagraphsAndTables() throws IOException {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(printed(report(), PrintFormat.DOCX)))) {
            assertThat(word.getParagraphs().get(0).getText()).isEqualTo("Отчет за март");
            assertThat(word.getParagraphs().get(0).getStyle()).isEqualTo("Title");
            XWPFTable table = word.getTables().get(0);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(1).getCell(0).getText()).isEqualTo("Район");
            assertThat(table.getRow(1).getTableCells()).hasSize(1);
            assertThat(table.getRow(2).getCell(1).getText()).isEqualTo("Две школы\nи <сад> & «лицей»");
            assertThat(word.getDocument().getBody().getSectPr().getPgSz().getOrient().toString()).isEqualTo("landscape");
        }
    }

    @Test
    void ourOwnReaderReadsItBack() {
        var document = new SourceReader().read("report.docx", printed(report(), PrintFormat.DOCX));
        assertThat(document.blocks().get(0)).isEqualTo(new SourceParagraph("Отчет за март", true));
        SourceTable table = (SourceTable) document.blocks().get(2);
        assertThat(table.rows().get(0).repeatedHeader()).isTrue();
        assertThat(table.rows().get(1).cells().get(0).columnSpan()).isEqualTo(2);
        assertThat(table.rows().get(3).cells().get(0).rowSpan()).isEqualTo(2);
        assertThat(table.rows().get(4).cells().get(0).continued()).isTrue();
    }

    @Test
    void aWorkbookKeepsItsHeadingInViewAndOnEachPage() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(printed(report(), PrintFormat.XLSX)))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("Отчет за март");
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(2);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
            assertThat(sheet.getRow(4).getCell(1).getCellStyle().getWrapText()).isTrue();
        }
    }

    @Test
    void aPdfHasCyrillicLettersOfItsOwnFontAndNumbersItsPages() throws IOException {
        PrintedTable rows = new PrintedTable(
                COLUMNS,
                IntStream.rangeClosed(1, 200)
                        .mapToObj(i -> PrintedRow.of(String.valueOf(i), "Посещена школа № " + i))
                        .toList());
        byte[] pdf = printed(new PrintedDocument("Ёлка", Locale.forLanguageTag("ru"), false, List.of(rows)), PrintFormat.PDF);
        PdfReader reader = new PdfReader(pdf);
        assertThat(reader.getNumberOfPages()).isGreaterThan(3);
        assertThat(new PdfTextExtractor(reader).getTextFromPage(2)).contains("Что сделано", "Посещена школа");
        assertThat(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)).contains("Tinos", "/FontFile2");
    }

    @Test
    void aTextIsNeverAFormula() throws IOException {
        PrintedTable table = new PrintedTable(
                COLUMNS, List.of(PrintedRow.of("=1+1", "@SUM(A1)"), PrintedRow.of("-5 учеников", "+7 (000) 000-00-00")));
        try (XSSFWorkbook book = new XSSFWorkbook(
                new ByteArrayInputStream(printed(document(List.of(table)), PrintFormat.XLSX)))) {
            book.getSheetAt(0)
                    .forEach(row -> row.forEach(cell -> assertThat(cell.getCellType().name()).isIn("STRING", "BLANK")));
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getStringCellValue()).isEqualTo("=1+1");
        }
    }

    @ParameterizedTest
    @EnumSource(PrintFormat.class)
    void whatNoFileCanHoldIsLeftOut(PrintFormat format) {
        String odd = "а\u0000б\ud800в\uffff🎓" + "длинный текст ".repeat(5000);
        PrintedTable table = new PrintedTable(COLUMNS, List.of(PrintedRow.of("1", odd)));
        byte[] content = printed(document(List.of(PrintedParagraph.text(odd), table)), format);
        assertThat(content).isNotEmpty();
        if (format != PrintFormat.PDF) {
            assertThat(new SourceReader().read("odd", content).blocks().toString()).contains("абв🎓");
        }
    }

    @ParameterizedTest
    @EnumSource(PrintFormat.class)
    void aTableOfManyRowsIsWalkedOnceAndNotHeld(PrintFormat format) throws IOException {
        int[] walks = {0};
        Iterable<PrintedRow> rows = () -> {
            walks[0]++;
            return IntStream.range(0, 5000)
                    .mapToObj(i -> PrintedRow.of(String.valueOf(i), "Посещена школа, проведена беседа с учителями " + i))
                    .iterator();
        };
        Counted out = new Counted();
        Printer.of(format).print(document(List.of(new PrintedTable(COLUMNS, rows))), out);
        assertThat(walks[0]).isEqualTo(1);
        assertThat(out.bytes).isGreaterThan(10_000);
        assertThat(out.closed).isFalse();
    }

    /** What an answer of the web server is to a printer. */
    private static final class Counted extends OutputStream {
        private long bytes;
        private boolean closed;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes += length;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static PrintedDocument report() {
        PrintedTable table = new PrintedTable(
                COLUMNS,
                List.of(
                        PrintedRow.heading("Район", 2),
                        PrintedRow.of("1", "Две школы\nи <сад> & «лицей»"),
                        PrintedRow.of(List.of(PrintedCell.over("2", 2), PrintedCell.of("Посещение"))),
                        PrintedRow.of(List.of(PrintedCell.merged(), PrintedCell.of("Беседа")))));
        return document(List.of(
                PrintedParagraph.title("Отчет за март"),
                PrintedParagraph.text("Работа шла по плану."),
                table,
                PrintedParagraph.signature("Начальник отдела", "Н. Н. Волкова")));
    }

    private static PrintedDocument document(List<PrintedBlock> blocks) {
        return new PrintedDocument("Отчет за март", Locale.forLanguageTag("ru"), true, blocks);
    }

    private static byte[] printed(PrintedDocument document, PrintFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Printer.of(format).print(document, out);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        return out.toByteArray();
    }
}

package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.platform.documents.Documents.read;
import static ru.opora.platform.documents.Documents.rows;
import static ru.opora.platform.documents.Documents.table;
import static ru.opora.platform.documents.Documents.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxReaderTest {
    static byte[] workbook(Consumer<XSSFWorkbook> filling) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            filling.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void row(XSSFSheet sheet, int number, Object... values) {
        Row row = sheet.createRow(number - 1);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number value) {
                row.createCell(i).setCellValue(value.doubleValue());
            } else if (values[i] != null) {
                row.createCell(i).setCellValue((String) values[i]);
            }
        }
    }

    private static SourceDocument sheet(Consumer<XSSFSheet> filling) {
        return read("x.xlsx", workbook(workbook -> filling.accept(workbook.createSheet("План"))));
    }

    @Test
    void keepsTheSheetsOwnRowNumbersAndLeavesEmptyRowsOut() {
        SourceDocument document = sheet(sheet -> {
            row(sheet, 2, null, "План");
            row(sheet, 5, null, "№", "Мероприятие");
            row(sheet, 6, null, 1, "Семинар", " ");
        });

        assertThat(document.format()).isEqualTo(SourceFormat.XLSX);
        assertThat(table(document).name()).isEqualTo("План");
        assertThat(table(document).rows()).extracting(SourceRow::number).containsExactly(2, 5, 6);
        assertThat(rows(table(document))).containsExactly("План", "№|Мероприятие", "1|Семинар");
        assertThat(table(document).rows().get(0).cells().get(0).column()).isZero();
    }

    @Test
    void mergesCellsAcrossAndDown() {
        SourceDocument document = sheet(sheet -> {
            row(sheet, 1, "Раздел 1");
            row(sheet, 2, "1", "Семинар", "Май");
            row(sheet, 3, "2", "Выезд");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 2));
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 2, 2));
        });

        assertThat(rows(table(document))).containsExactly("Раздел 1x3", "1|Семинар|Майv2", "2|Выезд|^Май");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "dd/mm/yyyy; 15.03.2021",
                "m/d/yy; 15.03.2021",
                "d mmmm yyyy г.; 15.03.2021",
                "[$-419]mmmm yyyy;март 2021",
                "mmm-yy; март 2021",
                "d-mmm; 15 марта",
                "yyyy; 2021",
                "dd.mm.yyyy hh:mm; 15.03.2021 14:30",
                "h:mm; 14:30",
            })
    void writesDatesAndNeverMoreThanTheyShow(String format, String shown) {
        SourceDocument document = sheet(sheet -> {
            Cell cell = sheet.createRow(0).createCell(0);
            cell.setCellValue(LocalDateTime.of(2021, 3, 15, 14, 30));
            XSSFCellStyle style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
            cell.setCellStyle(style);
        });

        assertThat(rows(table(document))).containsExactly(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "General, 3, 3",
        "General, 1.1, 1.1",
        "General, -0.3, -0.3",
        "General, 123456789.123456, 123456789.123456",
        "General, 999999999999, 999999999999",
        "0.00, 2.5, 2.50",
        "0%, 0.6, 60%",
        "'# ##0', 5000, 5 000"
    })
    void writesNumbersAsTheyAreDisplayed(String format, double value, String shown) {
        SourceDocument document = sheet(sheet -> {
            Cell cell = sheet.createRow(0).createCell(0);
            cell.setCellValue(value);
            XSSFCellStyle style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
            cell.setCellStyle(style);
        });

        assertThat(rows(table(document))).containsExactly(shown);
    }

    @Test
    void takesTheStoredValueOfFormulas() {
        SourceDocument document = sheet(sheet -> {
            row(sheet, 1, 2, 3);
            sheet.getRow(0).createCell(2).setCellFormula("A1+B1");
            sheet.getRow(0).createCell(3).setCellFormula("\"до \"&A1");
            sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

        assertThat(rows(table(document))).containsExactly("2|3|5|до 2");
    }

    @Test
    void skipsHiddenSheetsAndKeepsHiddenRows() {
        byte[] content = workbook(workbook -> {
            row(workbook.createSheet("Свод"), 1, "Скрытый лист");
            workbook.setSheetVisibility(0, org.apache.poi.ss.usermodel.SheetVisibility.HIDDEN);
            XSSFSheet plan = workbook.createSheet("План");
            row(plan, 1, "Семинар");
            row(plan, 2, "Выезд");
            plan.getRow(1).setZeroHeight(true);
            row(workbook.createSheet("План 2"), 1, "Дальше");
            workbook.setActiveSheet(1);
        });

        SourceDocument document = read("x.xlsx", content);

        assertThat(tables(document)).extracting(SourceTable::name).containsExactly("План", "План 2");
        assertThat(rows(table(document))).containsExactly("Семинар", "Выезд");
    }

    @Test
    void marksBoldCellsAndRowsPrintedOnEachPage() {
        SourceDocument document = sheet(sheet -> {
            row(sheet, 1, "Срок", "Кто");
            row(sheet, 2, "май", "школа");
            XSSFFont font = sheet.getWorkbook().createFont();
            font.setBold(true);
            XSSFCellStyle style = sheet.getWorkbook().createCellStyle();
            style.setFont(font);
            sheet.getRow(0).getCell(0).setCellStyle(style);
            sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
        });

        assertThat(table(document).rows()).extracting(SourceRow::repeatedHeader).containsExactly(true, false);
        assertThat(table(document).rows().get(0).cells())
                .extracting(SourceCell::emphasised)
                .containsExactly(true, false);
    }

    @Test
    void aSheetAMillionRowsHighCostsOnlyWhatIsWrittenOnIt() {
        SourceDocument document = sheet(sheet -> {
            row(sheet, 1, "Начало");
            row(sheet, 1_048_576, "Конец");
            sheet.createRow(500).createCell(16_000).setBlank();
            sheet.addMergedRegion(new CellRangeAddress(0, 1_048_575, 1, 1));
        });

        assertThat(table(document).rows()).extracting(SourceRow::number).containsExactly(1, 1_048_576);
    }

    @Test
    void countsDaysFrom1904WhereTheWorkbookDoes() {
        byte[] content = workbook(workbook -> {
            workbook.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            Cell cell = workbook.createSheet("План").createRow(0).createCell(0);
            cell.setCellValue(DateUtil.getExcelDate(LocalDate.of(2021, 5, 20), true));
            XSSFCellStyle style = workbook.createCellStyle();
            style.setDataFormat((short) 14);
            cell.setCellStyle(style);
        });

        assertThat(rows(table(read("x.xlsx", content)))).containsExactly("20.05.2021");
    }
}

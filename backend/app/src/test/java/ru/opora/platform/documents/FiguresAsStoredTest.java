package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.platform.documents.XlsxReaderTest.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where figures are read, a format of the sheet changes how they look and not what they are. */
class FiguresAsStoredTest {

    private static final List<Map.Entry<String, Double>> CELLS = List.of(
            Map.entry("0", 58.37),
            Map.entry("0.0", 58.37),
            Map.entry("#,##0", 1234567.891),
            Map.entry("0\" балла\"", 4.05),
            Map.entry("0%", 0.4037),
            Map.entry("# ?/?", 0.375),
            Map.entry("[Red]0.0;-0.0", 1.0 / 3),
            Map.entry("0.00", 1.0 / 30),
            Map.entry("#,##0,", 1234567.0),
            Map.entry("0.0,,", 1234567.0),
            Map.entry("000000", 12345.0),
            Map.entry("dd.mm.yyyy", 46098.0));

    private static final byte[] BOOK = workbook(book -> {
        XSSFRow row = book.createSheet("Список").createRow(0);
        for (int at = 0; at < CELLS.size(); at++) {
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(CELLS.get(at).getKey()));
            var cell = row.createCell(at);
            cell.setCellValue(CELLS.get(at).getValue());
            cell.setCellStyle(style);
        }
    });

    @TempDir
    private Path folder;

    @Test
    void roundedFiguresAreReadWhole() throws IOException {
        List<String> figures = List.of(
                "58.37",
                "58.37",
                "1234567.891",
                "4.05",
                "40.37%",
                "0.375",
                "0.333333333333333",
                "0.0333333333333333", // more than fifteen decimals
                "1234.567", // in thousands, as the sheet shows it
                "1.234567",
                "012345", // a code
                "17.03.2026");
        assertThat(texts(SourceSize.FIGURES)).isEqualTo(figures);
        try (RowSource source = RowSource.open("list.xlsx", Files.write(folder.resolve("list.xlsx"), BOOK));
                RowStream rows = source.rows(null)) {
            assertThat(rows.next().cells()).isEqualTo(figures);
        }
    }

    @Test
    void aPlanAndAListAreReadAsTheyLook() {
        assertThat(texts(SourceSize.PLAN)).startsWith("58", "58.4").contains("40%", "012345");
        assertThat(texts(SourceSize.LIST)).isEqualTo(texts(SourceSize.PLAN));
    }

    private static List<String> texts(SourceSize size) {
        SourceTable table = (SourceTable)
                new SourceReader(size).read("list.xlsx", BOOK).blocks().get(0);
        return table.rows().get(0).cells().stream().map(SourceCell::text).toList();
    }
}

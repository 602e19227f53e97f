package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static ru.opora.platform.documents.XlsxReaderTest.row;
import static ru.opora.platform.documents.XlsxReaderTest.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.opora.platform.documents.writing.XlsxStream;

/** Rows of files, whatever their size. */
class RowSourceTest {

    private static final int MANY = 20_000;

    @TempDir
    private Path folder;

    @Test
    void aLargeSheetIsReadRowByRow() throws IOException {
        Path file = file("large.xlsx", large());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("xl/worksheets/sheet1.xml").getSize())
                    .as("more than is read whole")
                    .isGreaterThan(2L * Limits.MEGABYTE);
        }
        List<RowStream.Row> rows = rows(file, null);
        assertThat(rows).hasSize(MANY + 1);
        assertThat(rows.get(0).cells()).startsWith("Школа", "Писали", "День");
        assertThat(rows.get(MANY).number()).isEqualTo(MANY + 1);
        assertThat(rows.get(MANY).cells())
                .as("breaks are blanks, days are days, and what is missing is empty")
                .startsWith("Школа " + (MANY - 1) + " у реки", "19999", "17.03.2026", "", "0.5");
    }

    @Test
    void whatALargeSheetHoldsIsWhatASmallOneWouldHold() throws IOException {
        List<RowStream.Row> large = rows(file("large.xlsx", large()), null).subList(0, 50);
        List<RowStream.Row> small = rows(file("small.xlsx", list(49)), null);
        assertThat(large).isEqualTo(small);
    }

    @Test
    void eachFilledVisibleSheetIsOffered() throws IOException {
        Path file = file("book.xlsx", workbook(book -> {
            row(book.createSheet("Пусто"), 3);
            row(book.createSheet("Скрыт"), 1, "тайна");
            book.setSheetVisibility(1, org.apache.poi.ss.usermodel.SheetVisibility.HIDDEN);
            row(book.createSheet("Математика"), 1, "Школа");
            row(book.getSheet("Математика"), 2, "Северная");
            row(book.createSheet("Химия"), 5, "Школа");
        }));
        try (RowSource source = RowSource.open("book.xlsx", file)) {
            assertThat(source.sheets())
                    .extracting(sheet -> sheet.index() + " " + sheet.name())
                    .containsExactly("2 Математика", "3 Химия");
            assertThat(source.sheets().get(0).rows()).isEqualTo(2);
            assertThat(source.rows(3).next().cells()).containsExactly("Школа");
            assertThat(source.rows(null).next().number())
                    .as("without a choice the first that is filled")
                    .isEqualTo(1);
            SourceRefused hidden = catchThrowableOfType(SourceRefused.class, () -> source.rows(1));
            assertThat(hidden.refusal()).isEqualTo(Refusal.NO_TABLE);
        }
    }

    @Test
    void theOnlySheetSaysHowManyRowsItHasOrIsGuessedAt() throws IOException {
        assertThat(only(file("silent.xlsx", large())).rows())
                .as("by its size")
                .isBetween(MANY * 9 / 10, MANY * 11 / 10);
        assertThat(only(file("small.xlsx", list(49))).rows())
                .as("what is short is counted")
                .isEqualTo(50);
        byte[] said = replaced(large(), "<sheetData>", "<dimension ref=\"A1:G777\"/><sheetData>");
        assertThat(only(file("said.xlsx", said)).rows()).isEqualTo(777);
    }

    @Test
    void mergedCellsOfAListMeanWhatTheyShow() throws IOException {
        Path file = file("merged.xlsx", workbook(book -> {
            var sheet = book.createSheet("Список");
            row(sheet, 1, "Район", "Школа");
            row(sheet, 2, "Северный", "Первая");
            row(sheet, 3, null, "Вторая");
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
        }));
        assertThat(rows(file, null).get(2).cells()).containsExactly("Северный", "Вторая");
    }

    @Test
    void russianLettersThatBeginAListAreNoWorkbook() throws IOException {
        byte[] list = "РПМ;Школа\n1;Северная\n".getBytes(java.nio.charset.Charset.forName("windows-1251"));
        assertThat(rows(file("list.csv", list), null).get(1).cells()).containsExactly("1", "Северная");
    }

    @Test
    void rowsThatGoBackAreNoSheet() throws IOException {
        byte[] broken = replaced(large(), "<row>(?=<c[^>]*><is><t[^>]*>Школа 5\\s)", "<row r=\"2\">");
        SourceRefused refused =
                catchThrowableOfType(SourceRefused.class, () -> rows(file("broken.xlsx", broken), null));
        assertThat(refused.refusal()).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void aFileThatIsCutOffIsDamaged() throws IOException {
        byte[] whole = large();
        SourceRefused refused = catchThrowableOfType(
                SourceRefused.class, () -> rows(file("cut.xlsx", Arrays.copyOf(whole, whole.length / 2)), null));
        assertThat(refused.refusal()).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void aSheetThatIsLargerThanItSaysIsABomb() throws IOException {
        byte[] lying = large();
        byte[] name = "xl/worksheets/sheet1.xml".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int at = 0; at < lying.length - 46 - name.length; at++) {
            if (lying[at] == 'P'
                    && lying[at + 1] == 'K'
                    && lying[at + 2] == 1
                    && lying[at + 3] == 2
                    && Arrays.equals(lying, at + 46, at + 46 + name.length, name, 0, name.length)) {
                // How large it is, unpacked: a thousand bytes.
                java.nio.ByteBuffer.wrap(lying)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .putInt(at + 24, 1_000);
            }
        }
        SourceRefused refused = catchThrowableOfType(SourceRefused.class, () -> rows(file("lying.xlsx", lying), 0));
        assertThat(refused.refusal()).isEqualTo(Refusal.ARCHIVE_BOMB);
    }

    private static byte[] large() {
        return list(MANY);
    }

    private static byte[] list(int count) {
        XlsxStream book = new XlsxStream(List.of("Школа", "Писали", "День", "Пусто", "Доля", "Еще", "И еще"));
        for (int n = 0; n < count; n++) {
            book.row(Arrays.asList(
                    "Школа " + n + "\nу реки",
                    n,
                    java.time.LocalDate.of(2026, 3, 17),
                    null,
                    new java.math.BigDecimal("0.5"),
                    n % 7,
                    "слово"));
        }
        book.end();
        return book.taken();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static RowSource.Sheet only(Path file) throws IOException {
        try (RowSource source = RowSource.open(file.getFileName().toString(), file)) {
            assertThat(source.sheets()).hasSize(1);
            return source.sheets().get(0);
        }
    }

    private static List<RowStream.Row> rows(Path file, @Nullable Integer sheet) throws IOException {
        List<RowStream.Row> all = new ArrayList<>();
        try (RowSource source = RowSource.open(file.getFileName().toString(), file);
                RowStream rows = source.rows(sheet)) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }

    private byte[] replaced(byte[] book, String old, String by) throws IOException {
        Path file = file("before.xlsx", book);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                byte[] part = zip.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(part, java.nio.charset.StandardCharsets.UTF_8);
                to.write(text.replaceFirst(old, by).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}

package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static ru.opora.platform.documents.XlsxReaderTest.row;
import static ru.opora.platform.documents.XlsxReaderTest.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks made to take more of a node than they seem to: each is refused before it has it. */
class HostileWorkbooksTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final int MORE_THAN_WHOLE = 3 * Limits.MEGABYTE;

    @TempDir
    private Path folder;

    @Test
    void stylesThatUnpackToVeryMuchAreABomb() throws IOException {
        String many = "<numFmt numFmtId=\"200\" formatCode=\"" + "0".repeat(250) + "\"/>";
        byte[] book = changed(
                "xl/styles.xml",
                styles ->
                        styles.replaceFirst("(<styleSheet[^>]*>)", "$1<numFmts>" + many.repeat(40_000) + "</numFmts>"),
                true);
        assertThat(refusal(book)).isEqualTo(Refusal.ARCHIVE_BOMB);
    }

    @Test
    void moreFormatsThanAWorkbookHasAreNotLeftOut() throws IOException {
        StringBuilder formats = new StringBuilder();
        for (int id = 200; id < 5_300; id++) {
            formats.append("<numFmt numFmtId=\"").append(id).append("\" formatCode=\"0\"/>");
        }
        byte[] book = changed(
                "xl/styles.xml",
                styles -> styles.replaceFirst("(<styleSheet[^>]*>)", "$1<numFmts>" + formats + "</numFmts>"),
                true);
        assertThat(refusal(book)).isEqualTo(Refusal.TOO_COMPLEX);
    }

    @Test
    void sharedTextsThatUnpackToVeryMuchAreABomb() throws IOException {
        byte[] book = changed(
                "xl/sharedStrings.xml",
                texts -> texts.replace("</sst>", "<si><t>школа</t></si>".repeat(450_000) + "</sst>"),
                true);
        assertThat(refusal(book)).isEqualTo(Refusal.ARCHIVE_BOMB);
    }

    @Test
    void aDocumentTypeInASheetThatIsReadAsItComesIsRefused() throws IOException {
        byte[] book = changed(
                SHEET,
                sheet -> sheet.replaceFirst("<worksheet", "<!DOCTYPE w [<!ENTITY a \"b\">]><worksheet")
                        .replace("<sheetData>", "<sheetData>" + rows(60_000)),
                true);
        assertThat(refusal(book)).isEqualTo(Refusal.XML_ENTITIES);
    }

    @Test
    void mergedRangesThatLieOverEachOtherAreNotFollowed() throws IOException {
        byte[] book = changed(
                SHEET,
                sheet -> sheet.replaceFirst("<sheetData>.*</sheetData>", "<sheetData>" + rows(5_000) + "</sheetData>")
                        .replace(
                                "</worksheet>",
                                "<mergeCells>" + "<mergeCell ref=\"A1:A5000\"/>".repeat(500)
                                        + "</mergeCells></worksheet>"),
                true);
        assertThat(refusal(book)).isEqualTo(Refusal.TOO_COMPLEX);
    }

    @Test
    void rowsOfLongTextsAreRefusedOneByOne() throws IOException {
        String cell = "<c t=\"inlineStr\"><is><t>" + "а".repeat(Limits.TEXT) + "</t></is></c>";
        byte[] book = changed(
                SHEET,
                sheet -> sheet.replace("<sheetData>", "<sheetData><row r=\"1\">" + cell.repeat(20) + "</row>"),
                false);
        assertThat(book.length).as("more than is read whole").isGreaterThan(MORE_THAN_WHOLE);
        assertThat(refusal(book)).isEqualTo(Refusal.TOO_COMPLEX);
        String line = ("a".repeat(Limits.TEXT) + ";").repeat(20);
        assertThat(refusal("list.csv", ("Школа;Балл\n" + line).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Refusal.TOO_COMPLEX);
    }

    @Test
    void aNameIsCutAndOneThatNamesNoPartIsNotKept() throws IOException {
        byte[] named = changed(
                "xl/workbook.xml", book -> book.replace("name=\"Лист\"", "name=\"" + "Л".repeat(50_000) + "\""), true);
        try (RowSource source = RowSource.open("book.xlsx", file(named))) {
            assertThat(source.sheets().get(0).name())
                    .hasSizeLessThanOrEqualTo(200)
                    .startsWith("ЛЛЛ");
            assertThat(source.rows(null).next().cells()).containsExactly("Школа");
        }
        byte[] far = changed(
                "xl/_rels/workbook.xml.rels",
                parts -> parts.replace("worksheets/sheet1.xml", "worksheets/" + "./".repeat(2_000) + "sheet1.xml"),
                true);
        assertThat(refusal(far)).isEqualTo(Refusal.NO_TABLE);
    }

    @Test
    void anArchiveWhoseDirectoryIsLongerThanItsPartsIsABomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int part = 0; part < 150; part++) {
                zip.putNextEntry(new ZipEntry(part + "n".repeat(60_000)));
            }
        }
        assertThat(refusal(out.toByteArray())).isEqualTo(Refusal.ARCHIVE_BOMB);
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int number = 1; number <= count; number++) {
            rows.append("<row r=\"").append(number).append("\"><c><v>").append(number * 7919L % 100_003);
            rows.append("</v></c></row>");
        }
        return rows.toString();
    }

    /** A small workbook with one of its parts written anew. */
    private static byte[] changed(String part, UnaryOperator<String> change, boolean isPacked) throws IOException {
        byte[] book = workbook(made -> row(made.createSheet("Лист"), 1, "Школа"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(book));
                ZipOutputStream to = new ZipOutputStream(out)) {
            to.setLevel(isPacked ? 9 : 0);
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                to.putNextEntry(new ZipEntry(entry.getName()));
                String written = entry.getName().equals(part) ? change.apply(text) : text;
                assertThat(written.equals(text))
                        .as(entry.getName())
                        .isNotEqualTo(entry.getName().equals(part));
                to.write(written.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("book.xlsx"), content);
    }

    private Refusal refusal(byte[] content) throws IOException {
        return refusal("book.xlsx", content);
    }

    private Refusal refusal(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return catchThrowableOfType(SourceRefused.class, () -> {
                    try (RowSource source = RowSource.open(name, file);
                            RowStream rows = source.rows(null)) {
                        rows.forEachRemaining(row -> {});
                    }
                })
                .refusal();
    }
}

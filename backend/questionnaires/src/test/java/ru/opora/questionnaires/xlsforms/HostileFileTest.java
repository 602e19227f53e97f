package ru.opora.questionnaires.xlsforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class HostileFileTest {

    private static final byte[] GOOD = Forms.workbook("#survey\ntype|name|label\ntext|q|Вопрос");

    private static XlsFormCode refusal(byte[] file) {
        XlsFormReading reading = XlsFormReader.read(file, "ru");
        assertThat(reading.questionnaire()).isNull();
        return reading.issues().get(reading.issues().size() - 1).code();
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefused() throws IOException {
        byte[] bomb = Forms.bomb(64);
        assertThat(bomb.length).isLessThan(FormWorkbook.FILE_BYTES);
        assertThat(refusal(bomb)).isEqualTo(XlsFormCode.ARCHIVE_BOMB);
    }

    @Test
    void whatIsNoFormIsRefusedWithItsReason() {
        assertThat(refusal(new byte[0])).isEqualTo(XlsFormCode.NO_SURVEY_SHEET);
        assertThat(refusal(new byte[FormWorkbook.FILE_BYTES + 1])).isEqualTo(XlsFormCode.TOO_LARGE);
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 5, 6})).isEqualTo(XlsFormCode.DAMAGED);
        assertThat(refusal(new byte[] {0, 1, 2, 3})).isEqualTo(XlsFormCode.NOT_A_WORKBOOK);
        assertThat(refusal(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0}))
                .isEqualTo(XlsFormCode.DAMAGED);
        assertThat(refusal(Forms.workbook("#Лист1\na|b\n1|2"))).isEqualTo(XlsFormCode.NO_SURVEY_SHEET);
        assertThat(refusal(Forms.workbook("#survey\nname|label\nq|x"))).isEqualTo(XlsFormCode.MISSING_COLUMN);
        assertThat(refusal(Forms.workbook("#survey\ntype|name\ngeopoint|x"))).isEqualTo(XlsFormCode.NO_QUESTIONS);
        assertThat(refusal("просто текст".getBytes(StandardCharsets.UTF_8))).isEqualTo(XlsFormCode.NO_SURVEY_SHEET);
    }

    @Test
    void macrosAreNamedAndNeverLookedAt() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(GOOD))) {
            book.setVBAProject(new ByteArrayInputStream(new byte[] {1, 2, 3}));
            XlsFormReading reading = XlsFormReader.read(Forms.bytes(book), "ru");
            assertThat(reading.questionnaire()).isNotNull();
            assertThat(reading.issues()).extracting(XlsFormIssue::code).containsExactly(XlsFormCode.MACROS_IGNORED);
        }
    }

    @Test
    void entitiesAreNeverResolved() throws IOException {
        byte[] file = replaced(
                "xl/worksheets/sheet1.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                        + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                        + "<c t=\"inlineStr\"><is><t>type &e;</t></is></c></row></sheetData></worksheet>");
        XlsFormReading reading = XlsFormReader.read(file, "ru");
        assertThat(reading.questionnaire()).isNull();
    }

    @Test
    void aFormulaGivesItsLastValueOrIsNamed() throws IOException {
        byte[] file = replaced(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                        + "<row r=\"1\"><c t=\"inlineStr\"><is><t>type</t></is></c><c t=\"inlineStr\"><is><t>name</t></is></c></row>"
                        + "<row r=\"2\"><c t=\"str\"><f>1</f><v>text</v></c><c><f>A1</f></c></row></sheetData></worksheet>");
        XlsFormReading reading = XlsFormReader.read(file, "ru");
        assertThat(reading.questionnaire()).isNotNull();
        assertThat(reading.issues())
                .extracting(XlsFormIssue::code)
                .containsExactly(XlsFormCode.FORMULA_WITHOUT_VALUE, XlsFormCode.NAME_MADE, XlsFormCode.UNSOUND);
    }

    @Test
    void aSheetThatIsTooLargeIsRefused() {
        StringBuilder csv = new StringBuilder("type,name,label\n");
        csv.append("text,q,x\n".repeat(FormTable.Builder.ROWS + 1));
        assertThat(refusal(csv.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(XlsFormCode.TOO_LARGE);
    }

    @Test
    void moreQuestionsThanAFormMayHaveAreNamed() {
        StringBuilder csv = new StringBuilder("type,name,label\n");
        for (int i = 0; i < 1_200; i++) {
            csv.append("text,q").append(i).append(",x\n");
        }
        XlsFormReading reading = XlsFormReader.read(csv.toString().getBytes(StandardCharsets.UTF_8), "ru");
        assertThat(reading.questionnaire()).isNotNull();
        assertThat(reading.issues()).extracting(XlsFormIssue::code).containsOnly(XlsFormCode.TOO_MANY);
        assertThat(reading.issues().size() + reading.questionnaire().items().size())
                .isEqualTo(1_201);
    }

    @Test
    void damagedFilesAreReadOrRefusedAndNeverThrow() {
        Random random = new Random(71);
        byte[] foreign = Forms.workbook(XlsFormReaderTest.FOREIGN);
        for (int i = 0; i < 150; i++) {
            byte[] file = foreign.clone();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                file = Arrays.copyOf(file, random.nextInt(file.length));
            }
            XlsFormReading reading = XlsFormReader.read(file, "ru");
            assertThat(reading.questionnaire() != null || !reading.issues().isEmpty())
                    .isTrue();
        }
    }

    @Test
    void anyCellsAreReadOrNamedAndNeverThrow() {
        Random random = new Random(72);
        String[] types = {
            "text",
            "select_one x",
            "select_multiple x or_other",
            "begin_group",
            "end_group",
            "begin_repeat",
            "end_repeat",
            "rank x",
            "range",
            "note",
            "calculate",
            "x",
            "",
            "select_one",
            "select_one a.csv",
            "image",
            "acknowledge",
            "date"
        };
        String[] cells = {
            "",
            "a",
            "1",
            "${a}",
            ".",
            "yes",
            "true()",
            "а б",
            "start=x",
            "table-list",
            "label",
            "list-nolabel",
            "=1+1",
            "((",
            "‘"
        };
        for (int i = 0; i < 120; i++) {
            StringBuilder csv = new StringBuilder(
                    "type,name,label,label::en,relevant,constraint,required,appearance,parameters,calculation,opora_weight,opora_factor,zzz\n");
            for (int row = random.nextInt(8); row >= 0; row--) {
                csv.append(types[random.nextInt(types.length)]);
                for (int column = 1; column < 13; column++) {
                    csv.append(',').append(cells[random.nextInt(cells.length)]);
                }
                csv.append('\n');
            }
            XlsFormReading reading = XlsFormReader.read(csv.toString().getBytes(StandardCharsets.UTF_8), "ru");
            assertThat(reading.questionnaire() != null || !reading.issues().isEmpty())
                    .as(csv.toString())
                    .isTrue();
            if (reading.questionnaire() != null) {
                ru.opora.questionnaires.checking.DefinitionCheck.check(reading.questionnaire());
                assertThat(XlsFormReader.read(Forms.written(reading.questionnaire()), "ru")
                                .questionnaire())
                        .as(csv.toString())
                        .isEqualTo(reading.questionnaire());
            }
        }
    }

    /** The good workbook with one part replaced. */
    private static byte[] replaced(String part, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(GOOD));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry entry = in.getNextEntry();
            while (entry != null) {
                byte[] bytes = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(entry.getName().equals(part) ? content.getBytes(StandardCharsets.UTF_8) : bytes);
                zip.closeEntry();
                entry = in.getNextEntry();
            }
        }
        return out.toByteArray();
    }
}

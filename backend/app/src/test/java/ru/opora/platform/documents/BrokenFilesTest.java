package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is broken in a file, the answer is a document or a refusal. */
@Timeout(120)
class BrokenFilesTest {
    private static final int VARIANTS = 1_500;
    private static final long SEED = 20_211_122L;

    static Stream<Arguments> wholeFiles() {
        String table = Documents.tbl(Documents.tr("№", "Мероприятие", "Срок"), Documents.tr("1", "Семинар", "май"));
        byte[] sheet = XlsxReaderTest.workbook(workbook -> {
            var plan = workbook.createSheet("План");
            XlsxReaderTest.row(plan, 1, "№", "Мероприятие", "Срок");
            XlsxReaderTest.row(plan, 2, 1, "Семинар", 44_000);
            plan.addMergedRegion(new org.apache.poi.ss.util.CellRangeAddress(0, 1, 2, 2));
        });
        String cell = "<table:table-cell table:number-rows-spanned='2'><text:p>А</text:p></table:table-cell>";
        String page = "<html><meta charset=utf-8><table><tr><td rowspan=2>А<td>Б</tr><tr><td>В</table><ol><li>Г</ol>";
        return Stream.of(
                Arguments.of("x.docx", Documents.docx("<w:p/>" + table, "", "")),
                Arguments.of("x.xlsx", sheet),
                Arguments.of(
                        "x.odt",
                        Documents.odt(
                                "", "<table:table><table:table-row>" + cell + "</table:table-row></table:table>")),
                Arguments.of(
                        "x.rtf",
                        RtfReaderTest.rtf(
                                "\\trowd\\clvmgf\\cellx100\\cellx200\\pard\\intbl А\\cell \\u1073?\\cell\\row\\pard Б\\par")),
                Arguments.of("x.html", page.getBytes(StandardCharsets.UTF_8)),
                Arguments.of("x.csv", "№;Дело\n1;\"Семинар\nвыезд\"\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        "x.txt",
                        "№\tДело\n1\t\"Семинар\nвыезд\"\n|а|б|\n|-|-|\n<p>в</p>\tг".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("wholeFiles")
    void truncatedAnywhere(String name, byte[] content) {
        int step = Math.max(1, content.length / VARIANTS);
        for (int length = 0; length < content.length; length += step) {
            read(name, Arrays.copyOf(content, length));
        }
    }

    @ParameterizedTest
    @MethodSource("wholeFiles")
    void bytesChangedAnywhere(String name, byte[] content) {
        Random random = new Random(SEED);
        for (int i = 0; i < VARIANTS; i++) {
            byte[] broken = content.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            read(name, broken);
        }
    }

    /** Archives protect their parts by checksums: the parts themselves are broken and packed again. */
    @ParameterizedTest
    @MethodSource("wholeFiles")
    void partsChangedAnywhere(String name, byte[] content) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Random random = new Random(SEED);
        List<String> names = List.copyOf(parts.keySet());
        for (int i = 0; i < VARIANTS && !names.isEmpty(); i++) {
            Map<String, String> broken = new LinkedHashMap<>(parts);
            broken.computeIfPresent(names.get(random.nextInt(names.size())), (part, text) -> change(text, random));
            read(name, Documents.zip(broken));
        }
    }

    private static String change(String text, Random random) {
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + random.nextInt(20));
        String other = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> text.substring(at, to).repeat(3);
            case 2 -> "-1";
            default -> "99999999999";
        };
        return text.substring(0, at) + other + text.substring(to);
    }

    private static void read(String name, byte[] content) {
        try {
            SourceDocument document = new SourceReader().read(name, content);
            assertThat(document.blocks()).isNotEmpty();
            assertThat(document.toString()).doesNotContain("\u0000");
        } catch (SourceRefused refused) {
            assertThat(refused.refusal()).isNotNull();
        }
    }
}

package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ru.opora.testing.Effort;

/** A plan of 500 rows, as the largest regions have them, is read quickly whatever its format. */
class LargeDocumentsTest {
    private static final int ROWS = 500;
    private static final String TEXT =
            "Проведение выездного семинара для управленческих команд школ по итогам диагностики и подбору мер поддержки";

    private static String each(IntFunction<String> row) {
        return IntStream.rangeClosed(1, ROWS).mapToObj(row).collect(Collectors.joining());
    }

    static Stream<Arguments> plans() {
        byte[] sheet = XlsxReaderTest.workbook(workbook -> {
            var plan = workbook.createSheet("План");
            for (int i = 1; i <= ROWS; i++) {
                XlsxReaderTest.row(plan, i, i, TEXT, "институт, школы", "до 15 мая", TEXT);
            }
        });
        String cell = "</text:p></table:table-cell><table:table-cell><text:p>";
        return Stream.of(
                Arguments.of(
                        "x.docx",
                        Documents.docx(Documents.tbl(
                                each(i -> Documents.tr("" + i, TEXT, "институт, школы", "до 15 мая", TEXT))))),
                Arguments.of("x.xlsx", sheet),
                Arguments.of(
                        "x.odt",
                        Documents.odt(
                                "",
                                "<table:table>"
                                        + each(i -> "<table:table-row><table:table-cell><text:p>" + i + cell + TEXT
                                                + cell + "школы" + cell + "до 15 мая" + cell + TEXT
                                                + "</text:p></table:table-cell></table:table-row>")
                                        + "</table:table>")),
                Arguments.of(
                        "x.rtf",
                        RtfReaderTest.rtf(
                                each(i -> "\\trowd\\cellx500\\cellx3000\\cellx4000\\cellx5000\\cellx9000\\pard\\intbl "
                                        + i + "\\cell " + TEXT + "\\cell школы\\cell до 15 мая\\cell " + TEXT
                                        + "\\cell\\row "))),
                Arguments.of(
                        "x.html",
                        ("<html><table>"
                                        + each(i ->
                                                "<tr><td>" + i + "<td>" + TEXT + "<td>школы<td>до 15 мая<td>" + TEXT))
                                .getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        "x.csv",
                        each(i -> i + ";" + TEXT + ";школы;до 15 мая;" + TEXT + "\n")
                                .getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        "x.txt",
                        each(i -> i + "\t" + TEXT + "\tшколы\tдо 15 мая\t" + TEXT + "\n")
                                .getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void takesLessThanTwoSecondsOfComputing(String name, byte[] content) {
        Duration before = Effort.ofThisThread();
        SourceDocument document = new SourceReader().read(name, content);
        Duration taken = Effort.ofThisThread().minus(before);

        SourceTable table = Documents.table(document);
        assertThat(table.rows())
                .hasSize(ROWS)
                .allSatisfy(row -> assertThat(row.cells()).hasSize(5));
        assertThat(taken).isLessThan(Duration.ofSeconds(2));
    }
}

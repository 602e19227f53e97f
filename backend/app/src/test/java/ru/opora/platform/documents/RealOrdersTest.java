package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealOrdersTest {
    private final SourceReader reader = new SourceReader();

    /** Rows are the README's activities and sections plus header rows, and in a sheet the paragraphs above and below. */
    @ParameterizedTest
    @CsvSource({
        "vasileostrovsky-2021.docx, 63, 5, 8",
        "primorye-2021.docx, 33, 4, 4",
        "leningrad-2022.docx, 24, 5, 0",
        "kirovsky-2019.docx, 44, 4, 6",
        "smolensk-2020-plan.docx, 8, 4, 1",
        "smolensk-2020-interviews.docx, 23, 3, 0",
        "smolensk-2020-school-plan.docx, 12, 4, 0",
    })
    void wordOrderKeepsEveryRowAndColumn(String name, int rows, int columns, int merged) throws IOException {
        SourceDocument document = reader.read(name, RealOrders.order(name));

        assertThat(document.format()).isEqualTo(SourceFormat.DOCX);
        List<SourceTable> tables = tables(document);
        assertThat(tables).hasSize(1);
        assertThat(tables.get(0).rows()).hasSize(rows);
        assertThat(tables.get(0).rows().get(0).cells()).hasSize(columns);
        assertThat(tables.get(0).rows().stream()
                        .filter(row -> row.cells().get(0).columnSpan() == columns))
                .hasSize(merged);
        assertThat(tables.get(0).rows().get(0).repeatedHeader()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"primorye-2021.xlsx, 28, 4", "smolensk-2020-interviews.xlsx, 22, 3"})
    void sheetKeepsEveryRow(String name, int activities, int columns) throws IOException {
        SourceDocument document = reader.read(name, RealOrders.order(name));

        assertThat(document.format()).isEqualTo(SourceFormat.XLSX);
        List<SourceTable> tables = tables(document);
        assertThat(tables).hasSize(1);
        assertThat(tables.get(0).rows().stream().filter(row -> row.cells().size() >= columns))
                .hasSizeGreaterThanOrEqualTo(activities + 1);
    }

    @ParameterizedTest
    @CsvSource({"000, 69, 5", "001, 39, 4", "002, 44, 3", "003, 29, 5", "004, 70, 4"})
    void pastedSeedKeepsEveryTabbedLineAsRow(String seed, int tabbedLines, int columns) throws IOException {
        Path file = RealOrders.seed(seed);
        SourceDocument document = reader.readText(Files.readString(file));

        int rows =
                tables(document).stream().mapToInt(table -> table.rows().size()).sum();
        long lines = Files.readString(file)
                .lines()
                .filter(line -> line.indexOf('\t') >= 0)
                .count();
        assertThat(rows).isEqualTo((int) lines);
        assertThat(document.toString()).doesNotContain("<p>");
    }

    private static List<SourceTable> tables(SourceDocument document) {
        return document.blocks().stream()
                .filter(SourceTable.class::isInstance)
                .map(SourceTable.class::cast)
                .toList();
    }
}

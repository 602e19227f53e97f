package ru.opora.platform.documents.writing;

import java.util.Arrays;
import java.util.List;

/**
 * A row of a table.
 *
 * @param cells its cells from left to right; their spans add up to the table's columns
 * @param heading whether it heads the rows below: bold, and kept on one page with the next
 */
public record PrintedRow(List<PrintedCell> cells, boolean heading) {

    public PrintedRow {
        cells = List.copyOf(cells);
    }

    /** An ordinary row, a text for each column. */
    public static PrintedRow of(String... texts) {
        return new PrintedRow(Arrays.stream(texts).map(PrintedCell::of).toList(), false);
    }

    public static PrintedRow of(List<PrintedCell> cells) {
        return new PrintedRow(cells, false);
    }

    /** A heading over all columns. */
    public static PrintedRow heading(String text, int columns) {
        return new PrintedRow(List.of(new PrintedCell(text, columns, 1, false)), true);
    }
}

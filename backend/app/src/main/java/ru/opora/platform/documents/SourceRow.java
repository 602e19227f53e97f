package ru.opora.platform.documents;

import java.util.List;

/**
 * A row of a table.
 *
 * @param number the printed row, counted from 1 within its table (in a workbook: the sheet's own row number)
 * @param cells the cells that begin in this row plus the continuations of cells merged from above, by column
 * @param repeatedHeader whether the document itself marks the row as a header that repeats on each page
 */
public record SourceRow(int number, List<SourceCell> cells, boolean repeatedHeader) {
    public SourceRow {
        cells = List.copyOf(cells);
    }
}

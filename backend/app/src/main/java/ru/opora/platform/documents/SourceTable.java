package ru.opora.platform.documents;

import java.util.List;

/**
 * A table as printed.
 *
 * @param name the sheet's name in a workbook, else empty
 * @param rows the rows; their numbers are unique and rise
 */
public record SourceTable(String name, List<SourceRow> rows) implements SourceBlock {
    public SourceTable {
        rows = List.copyOf(rows);
    }
}

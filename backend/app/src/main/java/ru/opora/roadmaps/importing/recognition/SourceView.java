package ru.opora.roadmaps.importing.recognition;

import java.util.List;

/**
 * The plan's table as printed, beside which the recognised plan is shown.
 *
 * @param rows its rows in printed order; when a plan was printed as several tables, their rows and the headings between
 *     them follow one another and the numbers run on
 */
public record SourceView(List<Row> rows) {
    public SourceView {
        rows = List.copyOf(rows);
    }

    /**
     * A row as printed.
     *
     * @param row its number, by which activities, sections, issues and corrections name it
     * @param kind what it was taken for
     * @param cells its texts, one for each column; a cell merged over several columns stands in the first
     */
    public record Row(int row, RowKind kind, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}

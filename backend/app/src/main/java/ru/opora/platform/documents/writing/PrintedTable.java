package ru.opora.platform.documents.writing;

import java.util.List;

/**
 * A table whose heading is repeated on each page.
 *
 * @param columns the columns
 * @param rows the rows in order; they are walked once, so a lazy iterable keeps the memory small. Every row covers all columns
 */
public record PrintedTable(List<Column> columns, Iterable<PrintedRow> rows) implements PrintedBlock {

    /**
     * A column.
     *
     * @param header its heading
     * @param weight its share of the page's width, in proportion to the others'
     * @param centred whether its cells are centred
     */
    public record Column(String header, double weight, boolean centred) {

        public static Column of(String header, double weight) {
            return new Column(header, weight, false);
        }

        public static Column centred(String header, double weight) {
            return new Column(header, weight, true);
        }
    }

    public PrintedTable {
        columns = List.copyOf(columns);
    }

    /** The shares of a width, rounded so that their sum is the width. */
    int[] widths(int whole) {
        double sum = columns.stream().mapToDouble(Column::weight).sum();
        int[] widths = new int[columns.size()];
        double edge = 0;
        int used = 0;
        for (int i = 0; i < widths.length; i++) {
            edge += columns.get(i).weight() / sum * whole;
            widths[i] = (int) Math.round(edge) - used;
            used += widths[i];
        }
        return widths;
    }
}

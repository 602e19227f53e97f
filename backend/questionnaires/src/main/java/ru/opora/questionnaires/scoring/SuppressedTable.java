package ru.opora.questionnaires.scoring;

import java.util.Arrays;

/**
 * A table of counts with its totals, of which some are hidden: nothing from 1 to one below the least is told, nor can it be
 * found by subtraction. A mean or share about a hidden count must be hidden with it.
 */
public final class SuppressedTable {

    /** Totals are wanted more than cells. */
    private static final long TOTAL_COST = 1_000;

    private final long[][] counts;
    private final boolean[][] hidden;

    private SuppressedTable(long[][] counts, boolean[][] hidden) {
        this.counts = counts;
        this.hidden = hidden;
    }

    /** @param cells counts by row and column, all rows equally long */
    public static SuppressedTable of(long[][] cells, int least) {
        long[][] counts = withTotals(cells);
        int rows = cells.length;
        int columns = counts[0].length - 1;
        CellNetwork network = new CellNetwork();
        // from the grand total to the columns, to the rows, and back: each sum is a node
        for (int i = 0; i <= rows; i++) {
            for (int j = 0; j <= columns; j++) {
                int row = i;
                int column = rows + 1 + j;
                boolean fromColumn = (i < rows) == (j < columns);
                long cost = (counts[i][j] + 1) * (i < rows && j < columns ? 1 : TOTAL_COST);
                network.add(fromColumn ? column : row, fromColumn ? row : column, counts[i][j], cost);
            }
        }
        boolean[] flat = network.hidden(least);
        boolean[][] hidden = new boolean[rows + 1][];
        for (int i = 0; i <= rows; i++) {
            hidden[i] = Arrays.copyOfRange(flat, i * (columns + 1), (i + 1) * (columns + 1));
        }
        return new SuppressedTable(counts, hidden);
    }

    private static long[][] withTotals(long[][] cells) {
        int columns = cells.length == 0 ? 0 : cells[0].length;
        long[][] counts = new long[cells.length + 1][columns + 1];
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].length != columns) {
                throw new IllegalArgumentException("Row " + i + " has " + cells[i].length + " cells, not " + columns);
            }
            for (int j = 0; j < columns; j++) {
                counts[i][j] = cells[i][j];
                counts[i][columns] += cells[i][j];
                counts[cells.length][j] += cells[i][j];
                counts[cells.length][columns] += cells[i][j];
            }
        }
        return counts;
    }

    /** How many rows there are, without the totals. */
    public int rows() {
        return counts.length - 1;
    }

    /** How many columns there are, without the totals. */
    public int columns() {
        return counts[0].length - 1;
    }

    /** Whether a count is hidden; the row after the last and the column after the last are the totals. */
    public boolean isHidden(int row, int column) {
        return hidden[row][column];
    }

    /** A count that is shown. */
    public long count(int row, int column) {
        if (hidden[row][column]) {
            throw new IllegalStateException("The count at " + row + ", " + column + " is hidden");
        }
        return counts[row][column];
    }
}

package ru.opora.surveys.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrossTableTest {

    private static final int LEAST = 5;

    @Test
    void choicesOfFewArePutTogetherWithTheNextRarest() {
        assertThat(CrossTable.together(new long[] {20, 3, 0, 7, 1}, LEAST))
                .containsExactly(List.of(0), List.of(1, 3, 4));
        assertThat(CrossTable.together(new long[] {20, 3, 2, 7}, LEAST))
                .containsExactly(List.of(0), List.of(3), List.of(1, 2));
        assertThat(CrossTable.together(new long[] {5, 6}, LEAST)).containsExactly(List.of(0), List.of(1));
        assertThat(CrossTable.together(new long[] {3}, LEAST)).isEmpty();
    }

    @Test
    void aTableNeedsTwoRowsAndColumns() {
        assertThat(CrossTable.of(new long[][] {{9, 9}}, LEAST)).isNull();
        assertThat(CrossTable.of(new long[][] {{9}, {9}}, LEAST)).isNull();
        assertThat(CrossTable.of(new long[0][0], LEAST)).isNull();
        CrossTable shown = CrossTable.of(new long[][] {{9, 8}, {7, 6}}, LEAST);
        assertThat(Objects.requireNonNull(shown).cells()).containsExactly(List.of(9L, 8L), List.of(7L, 6L));
    }

    /** With all totals known, as results tell them, no hidden cell may be found: each could be five or more. */
    @Test
    void nobodyFindsASmallCellBySubtraction() {
        Random random = new Random(20_261_126);
        int tables = 0;
        for (int round = 0; round < 400; round++) {
            long[][] counts = counts(random);
            CrossTable table = CrossTable.of(counts, LEAST);
            if (table != null) {
                tables++;
                check(table, counts);
            }
        }
        assertThat(tables).isGreaterThan(100);
    }

    private static void check(CrossTable table, long[][] counts) {
        long[][] merged = merged(table, counts);
        for (int row = 0; row < merged.length; row++) {
            for (int column = 0; column < merged[row].length; column++) {
                @Nullable Long told = table.cells().get(row).get(column);
                if (told != null) {
                    assertThat(told)
                            .isEqualTo(merged[row][column])
                            .satisfiesAnyOf(
                                    shown -> assertThat(shown).isZero(),
                                    shown -> assertThat(shown).isGreaterThanOrEqualTo(LEAST));
                }
                if (merged[row][column] > 0 && merged[row][column] < LEAST) {
                    assertThat(highest(table, merged, row, column)).isGreaterThanOrEqualTo(LEAST);
                }
            }
        }
    }

    /** How large a hidden cell could be: the cell and what flows back to its row through other hidden cells. */
    private static long highest(CrossTable table, long[][] merged, int row, int column) {
        long[][] rest = new long[merged.length][];
        IntStream.range(0, merged.length).forEach(i -> rest[i] = merged[i].clone());
        long raised = merged[row][column];
        while (push(table, rest, row, column)) {
            raised++;
        }
        return raised;
    }

    /** Takes one from another cell of the row and of the column, through a chain of hidden cells; false when there is none. */
    private static boolean push(CrossTable table, long[][] cells, int row, int column) {
        int rows = cells.length;
        int columns = cells[0].length;
        int[] cameFrom = new int[rows + columns];
        java.util.Arrays.fill(cameFrom, -2);
        var queue = new java.util.ArrayDeque<Integer>();
        queue.add(row); // one too many in this row
        cameFrom[row] = -1;
        while (!queue.isEmpty() && cameFrom[rows + column] == -2) {
            int node = queue.poll();
            for (int next = 0; next < rows + columns; next++) {
                boolean crosses = node < rows != next < rows;
                int r = node < rows ? node : next;
                int c = (node < rows ? next : node) - rows;
                boolean down = node < rows; // a row gives away by lowering a cell, a column by raising one
                boolean free = crosses
                        && !(r == row && c == column)
                        && table.cells().get(r).get(c) == null
                        && (!down || cells[r][c] > 0);
                if (free && cameFrom[next] == -2) {
                    cameFrom[next] = node;
                    queue.add(next);
                }
            }
        }
        if (cameFrom[rows + column] == -2) {
            return false;
        }
        for (int node = rows + column; cameFrom[node] >= 0; node = cameFrom[node]) {
            int before = cameFrom[node];
            int r = before < rows ? before : node;
            int c = (before < rows ? node : before) - rows;
            cells[r][c] += before < rows ? -1 : 1;
        }
        return true;
    }

    private static long[][] merged(CrossTable table, long[][] counts) {
        long[][] merged = new long[table.rows().size()][table.columns().size()];
        for (int row = 0; row < merged.length; row++) {
            for (int column = 0; column < merged[row].length; column++) {
                for (int r : table.rows().get(row)) {
                    for (int c : table.columns().get(column)) {
                        merged[row][column] += counts[r][c];
                    }
                }
            }
        }
        return merged;
    }

    private static long[][] counts(Random random) {
        long[][] counts = new long[2 + random.nextInt(4)][2 + random.nextInt(4)];
        for (long[] row : counts) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextInt(3) == 0 ? random.nextInt(6) : random.nextInt(25);
            }
        }
        return counts;
    }
}

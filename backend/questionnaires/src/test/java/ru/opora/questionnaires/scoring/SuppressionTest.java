package ru.opora.questionnaires.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is hidden, and what somebody who subtracts learns of it. */
class SuppressionTest {

    private static final int LEAST = 5;

    private static String shown(SuppressedTable table) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= table.rows(); i++) {
            for (int j = 0; j <= table.columns(); j++) {
                text.append(table.isHidden(i, j) ? "·" : String.valueOf(table.count(i, j)))
                        .append(j < table.columns() ? " " : "\n");
            }
        }
        return text.toString();
    }

    @Test
    void aTableWithoutSmallCountsIsShownWhole() {
        assertThat(shown(SuppressedTable.of(new long[][] {{10, 0}, {7, 5}}, LEAST)))
                .isEqualTo("10 0 10\n7 5 12\n17 5 22\n");
    }

    @Test
    void aSmallCountTakesOthersWithIt() {
        SuppressedTable table = SuppressedTable.of(new long[][] {{3, 20, 30}, {40, 6, 50}, {70, 80, 7}}, LEAST);
        assertThat(table.isHidden(0, 0)).isTrue();
        assertThat(hidden(table)).isGreaterThanOrEqualTo(4);
        assertThat(table.isHidden(3, 3)).isFalse();
    }

    @Test
    void smallTotalsAreHiddenToo() {
        SuppressedTable table = SuppressedTable.of(new long[][] {{2, 0}, {30, 40}}, LEAST);
        assertThat(table.isHidden(0, 0)).isTrue();
        assertThat(table.isHidden(0, 2)).isTrue();
    }

    @Test
    void whenAllIsSmallNothingIsLeft() {
        SuppressedTable table = SuppressedTable.of(new long[][] {{1, 1}}, LEAST);
        assertThat(table.isHidden(0, 2)).isTrue();
        assertThat(table.isHidden(1, 2)).isTrue();
    }

    @Test
    void aHiddenCountIsNotGivenOut() {
        SuppressedTable table = SuppressedTable.of(new long[][] {{1, 50}}, LEAST);
        assertThatThrownBy(() -> table.count(0, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tablesOfUnequalRowsAndNegativeCountsAreRefused() {
        assertThatThrownBy(() -> SuppressedTable.of(new long[][] {{1, 2}, {3}}, LEAST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SuppressedTable.of(new long[][] {{-1}}, LEAST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SuppressedTree.of(new int[] {0}, new long[] {1}, LEAST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * The attack, written apart from the defence: it lists every table of counts that agrees with all that is shown. For each
     * small count there must be one in which it is the least or more, and one in which it is something else.
     */
    @Test
    void noSmallCountCanBeFoundBySubtractingInSmallTables() {
        Random random = new Random(51);
        int attacked = 0;
        for (int i = 0; i < 1_000; i++) {
            long[][] cells = random(random, 2 + random.nextInt(2), 2 + random.nextInt(2), 9);
            SuppressedTable table = SuppressedTable.of(cells, LEAST);
            if (hidden(table) > 0 && hiddenCells(table).size() <= 5) {
                attacked++;
                attack(cells, table);
            }
        }
        assertThat(attacked).isGreaterThan(100);
    }

    private static void attack(long[][] cells, SuppressedTable table) {
        List<int[]> unknown = hiddenCells(table);
        long[][] guess = new long[cells.length][];
        for (int i = 0; i < cells.length; i++) {
            guess[i] = cells[i].clone();
        }
        long[] highest = new long[unknown.size()];
        enumerate(guess, table, unknown, 0, highest);
        for (int k = 0; k < unknown.size(); k++) {
            long count = cells[unknown.get(k)[0]][unknown.get(k)[1]];
            if (count > 0 && count < LEAST) {
                assertThat(highest[k])
                        .as("%s\n%s", java.util.Arrays.deepToString(cells), shown(table))
                        .isGreaterThanOrEqualTo(LEAST);
            }
        }
    }

    private static List<int[]> hiddenCells(SuppressedTable table) {
        List<int[]> cells = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < table.columns(); j++) {
                if (table.isHidden(i, j)) {
                    cells.add(new int[] {i, j});
                }
            }
        }
        return cells;
    }

    /** Values up to 12 are tried, half as much again as any count of these tables. */
    private static void enumerate(long[][] guess, SuppressedTable table, List<int[]> unknown, int at, long[] highest) {
        if (at == unknown.size()) {
            if (agrees(guess, table)) {
                for (int k = 0; k < unknown.size(); k++) {
                    highest[k] = Math.max(highest[k], guess[unknown.get(k)[0]][unknown.get(k)[1]]);
                }
            }
            return;
        }
        for (long value = 0; value <= 12; value++) {
            guess[unknown.get(at)[0]][unknown.get(at)[1]] = value;
            enumerate(guess, table, unknown, at + 1, highest);
        }
    }

    /** Whether every total that is shown is the sum of the guess. */
    private static boolean agrees(long[][] guess, SuppressedTable table) {
        long all = 0;
        long[] columns = new long[table.columns()];
        for (int i = 0; i < table.rows(); i++) {
            long row = 0;
            for (int j = 0; j < table.columns(); j++) {
                row += guess[i][j];
                columns[j] += guess[i][j];
            }
            if (!table.isHidden(i, table.columns()) && table.count(i, table.columns()) != row) {
                return false;
            }
            all += row;
        }
        for (int j = 0; j < table.columns(); j++) {
            if (!table.isHidden(table.rows(), j) && table.count(table.rows(), j) != columns[j]) {
                return false;
            }
        }
        return table.isHidden(table.rows(), table.columns()) || table.count(table.rows(), table.columns()) == all;
    }

    /** In large tables: no sum of shown sums and counts, with any factors, is a small count (Gaussian elimination). */
    @Test
    void noSmallCountIsACombinationOfWhatIsShown() {
        Random random = new Random(52);
        for (int i = 0; i < 300; i++) {
            long[][] cells = random(random, 2 + random.nextInt(8), 2 + random.nextInt(6), 40);
            SuppressedTable table = SuppressedTable.of(cells, LEAST);
            List<double[]> equations = equations(table);
            for (int row = 0; row < cells.length; row++) {
                for (int column = 0; column < cells[0].length; column++) {
                    if (cells[row][column] > 0 && cells[row][column] < LEAST) {
                        assertThat(table.isHidden(row, column)).isTrue();
                        int unknown = row * (table.columns() + 1) + column;
                        assertThat(Elimination.determines(equations, unknown))
                                .as(shown(table))
                                .isFalse();
                    }
                }
            }
        }
    }

    /** The sums of rows and columns over the hidden numbers. */
    private static List<double[]> equations(SuppressedTable table) {
        int columns = table.columns() + 1;
        List<double[]> equations = new ArrayList<>();
        for (int i = 0; i <= table.rows(); i++) {
            double[] equation = new double[(table.rows() + 1) * columns];
            for (int j = 0; j < columns; j++) {
                equation[i * columns + j] = table.isHidden(i, j) ? (j == table.columns() ? -1 : 1) : 0;
            }
            equations.add(equation);
        }
        for (int j = 0; j < columns; j++) {
            double[] equation = new double[(table.rows() + 1) * columns];
            for (int i = 0; i <= table.rows(); i++) {
                equation[i * columns + j] = table.isHidden(i, j) ? (i == table.rows() ? -1 : 1) : 0;
            }
            equations.add(equation);
        }
        return equations;
    }

    @Test
    void aListWithItsTotalIsATree() {
        SuppressedTree tree = SuppressedTree.of(new int[] {-1, 0, 0, 0}, new long[] {0, 3, 9, 50}, LEAST);
        assertThat(tree.count(0)).isEqualTo(62);
        assertThat(tree.isHidden(1)).isTrue();
        assertThat(tree.isHidden(2)).isTrue();
        assertThat(tree.isHidden(3)).isFalse();
    }

    @Test
    void aMunicipalityCannotBeSubtractedFromTheRegionToFindItsSchool() {
        // the region, two municipalities, the one school of the first, two schools of the second
        SuppressedTree tree = SuppressedTree.of(new int[] {-1, 0, 0, 1, 2, 2}, new long[] {0, 0, 0, 3, 20, 30}, LEAST);
        assertThat(tree.isHidden(3)).isTrue();
        assertThat(tree.isHidden(1)).isTrue();
        assertThat(tree.isHidden(2))
                .as("else region minus second municipality is the first")
                .isTrue();
        assertThat(tree.isHidden(4) || tree.isHidden(5))
                .as("else the second is the sum of its schools")
                .isTrue();
        assertThat(tree.isHidden(0)).isFalse();
    }

    @Test
    void whatIsCountedAtAUnitItselfIsProtectedAsWell() {
        SuppressedTree tree = SuppressedTree.of(new int[] {-1, 0}, new long[] {2, 50}, LEAST);
        assertThat(tree.isHidden(0) || tree.isHidden(1)).isTrue();
    }

    @Test
    void noSmallCountOfATreeIsACombinationOfWhatIsShown() {
        Random random = new Random(53);
        for (int i = 0; i < 500; i++) {
            int size = 3 + random.nextInt(25);
            int[] parents = new int[size];
            long[] own = new long[size];
            parents[0] = -1;
            for (int unit = 1; unit < size; unit++) {
                parents[unit] = random.nextInt(Math.min(unit, 6));
            }
            for (int unit = 0; unit < size; unit++) {
                int at = unit;
                boolean leaf = java.util.Arrays.stream(parents).noneMatch(parent -> parent == at);
                own[unit] = leaf ? random.nextInt(20) : 0;
            }
            checkTree(parents, own);
        }
    }

    private static void checkTree(int[] parents, long[] own) {
        SuppressedTree tree = SuppressedTree.of(parents, own, LEAST);
        long[] counts = own.clone();
        List<double[]> equations = new ArrayList<>();
        for (int unit = parents.length - 1; unit > 0; unit--) {
            counts[parents[unit]] += counts[unit];
        }
        for (int above = 0; above < parents.length; above++) {
            double[] equation = new double[parents.length];
            boolean divided = false;
            for (int unit = 1; unit < parents.length; unit++) {
                if (parents[unit] == above) {
                    divided = true;
                    equation[unit] = tree.isHidden(unit) ? 1 : 0;
                }
            }
            equation[above] = tree.isHidden(above) ? -1 : 0;
            if (divided) {
                equations.add(equation);
            }
        }
        for (int unit = 0; unit < parents.length; unit++) {
            if (counts[unit] > 0 && counts[unit] < LEAST) {
                assertThat(tree.isHidden(unit)).isTrue();
                assertThat(Elimination.determines(equations, unit)).isFalse();
            }
        }
    }

    private static long[][] random(Random random, int rows, int columns, int bound) {
        long[][] cells = new long[rows][columns];
        for (long[] row : cells) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextInt(bound);
            }
        }
        return cells;
    }

    private static long hidden(SuppressedTable table) {
        return shown(table).chars().filter(c -> c == '·').count();
    }
}

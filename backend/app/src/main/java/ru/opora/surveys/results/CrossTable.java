package ru.opora.surveys.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.scoring.SuppressedTable;

/**
 * How answers to two questions go together. Everybody stands in it, also who did not answer one of them: so its totals are
 * those that results tell anyway. Choices of fewer than the least are put together with others, for a total that is known and
 * small would give its cells away; then cells are hidden so that no difference finds them.
 *
 * @param rows indexes of the choices that each row puts together
 * @param cells null: hidden
 */
record CrossTable(List<List<Integer>> rows, List<List<Integer>> columns, List<List<@Nullable Long>> cells) {

    /** A table needs two of both to say anything. */
    private static final int SMALLEST = 2;

    /** Null when nothing of it can be shown. */
    static @Nullable CrossTable of(long[][] counts, int least) {
        List<List<Integer>> rows = together(
                IntStream.range(0, counts.length)
                        .mapToLong(row -> sum(counts[row]))
                        .toArray(),
                least);
        List<List<Integer>> columns = together(
                IntStream.range(0, counts.length == 0 ? 0 : counts[0].length)
                        .mapToLong(column -> IntStream.range(0, counts.length)
                                .mapToLong(row -> counts[row][column])
                                .sum())
                        .toArray(),
                least);
        if (rows.size() < SMALLEST || columns.size() < SMALLEST) {
            return null;
        }
        long[][] merged = new long[rows.size()][columns.size()];
        for (int row = 0; row < merged.length; row++) {
            for (int column = 0; column < merged[row].length; column++) {
                merged[row][column] = sum(counts, rows.get(row), columns.get(column));
            }
        }
        SuppressedTable hidden = SuppressedTable.of(merged, least);
        return tellsAllTotals(hidden) ? new CrossTable(rows, columns, cells(merged, hidden)) : null;
    }

    /** Results tell the totals: a table that would need to hide one protects nothing. */
    private static boolean tellsAllTotals(SuppressedTable table) {
        return IntStream.rangeClosed(0, table.rows()).noneMatch(row -> table.isHidden(row, table.columns()))
                && IntStream.rangeClosed(0, table.columns()).noneMatch(column -> table.isHidden(table.rows(), column));
    }

    private static List<List<@Nullable Long>> cells(long[][] merged, SuppressedTable hidden) {
        List<List<@Nullable Long>> cells = new ArrayList<>();
        for (int row = 0; row < merged.length; row++) {
            List<@Nullable Long> line = new ArrayList<>();
            for (int column = 0; column < merged[row].length; column++) {
                line.add(hidden.isHidden(row, column) ? null : (Long) merged[row][column]);
            }
            cells.add(line);
        }
        return cells;
    }

    /** What nobody chose is left out; what few chose is put together, with the next rarest when that is still few. */
    static List<List<Integer>> together(long[] totals, int least) {
        List<Integer> byTotal = IntStream.range(0, totals.length)
                .filter(index -> totals[index] > 0)
                .boxed()
                .sorted(Comparator.comparingLong(index -> totals[index]))
                .toList();
        List<Integer> rest = new ArrayList<>();
        long sum = 0;
        for (int index : byTotal) {
            boolean tooFew = totals[index] < least || !rest.isEmpty() && sum < least;
            if (tooFew) {
                rest.add(index);
                sum += totals[index];
            }
        }
        List<List<Integer>> all = new ArrayList<>();
        byTotal.stream().filter(index -> !rest.contains(index)).sorted().forEach(index -> all.add(List.of(index)));
        if (sum >= least) {
            all.add(rest.stream().sorted().toList());
        }
        return sum > 0 && sum < least ? List.of() : all;
    }

    private static long sum(long[] numbers) {
        return java.util.Arrays.stream(numbers).sum();
    }

    private static long sum(long[][] counts, List<Integer> rows, List<Integer> columns) {
        return rows.stream()
                .mapToLong(row -> columns.stream()
                        .mapToLong(column -> counts[row][column])
                        .sum())
                .sum();
    }
}

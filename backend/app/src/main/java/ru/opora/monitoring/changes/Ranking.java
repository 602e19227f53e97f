package ru.opora.monitoring.changes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import ru.opora.monitoring.changes.ComparisonView.Rank;
import ru.opora.monitoring.changes.Table.Row;

/**
 * Ranks schools by the mean of their standardised values, and says how far each rank hangs on a single indicator: it is ranked anew
 * without each of them in turn. A school with less than half of the indicators has no rank.
 */
final class Ranking {

    private static final int NONE = -1;

    private final List<Row> rows;
    private final int columns;

    private Ranking(Table table) {
        this.columns = table.signs().length;
        this.rows = table.standardised().rows().stream()
                .filter(row -> row.known() > 0 && row.known() * 2 >= columns)
                .toList();
    }

    /** All ranks, the best first. */
    static List<Rank> of(Table table) {
        return new Ranking(table).ranks();
    }

    private List<Rank> ranks() {
        double[] scores = scores(NONE);
        int[] ranks = ranks(scores);
        int[] best = ranks.clone();
        int[] worst = ranks.clone();
        for (int without = 0; columns > 1 && without < columns; without++) {
            int[] other = ranks(scores(without));
            for (int i = 0; i < other.length; i++) {
                best[i] = Math.min(best[i], other[i]);
                worst[i] = Math.max(worst[i], other[i]);
            }
        }
        List<Rank> all = new ArrayList<>();
        for (int i = 0; i < ranks.length; i++) {
            Row row = rows.get(i);
            all.add(new Rank(
                    ranks[i],
                    row.school(),
                    row.municipality(),
                    Changes.round(scores[i]),
                    best[i],
                    worst[i],
                    row.known()));
        }
        all.sort(Comparator.comparingInt(Rank::rank)
                .thenComparing(rank -> rank.school().name())
                .thenComparing(rank -> rank.school().id()));
        return all;
    }

    /** The mean of what is known; of a school that has nothing else than the column left out, that column. */
    private double[] scores(int without) {
        return rows.stream()
                .mapToDouble(row -> {
                    double sum = 0;
                    int known = 0;
                    for (int column = 0; column < columns; column++) {
                        if (column != without && !Double.isNaN(row.values()[column])) {
                            sum += row.values()[column];
                            known++;
                        }
                    }
                    return known == 0 ? row.values()[without] : sum / known;
                })
                .toArray();
    }

    /** Schools of one score share a rank, and the next one is passed over. */
    private static int[] ranks(double[] scores) {
        double[] ascending = scores.clone();
        Arrays.sort(ascending);
        int[] ranks = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            ranks[i] = 1 + better(ascending, scores[i]);
        }
        return ranks;
    }

    /** How many scores are greater. */
    private static int better(double[] ascending, double score) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] > score) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return ascending.length - low;
    }
}

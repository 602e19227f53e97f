package ru.opora.monitoring.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import ru.opora.monitoring.changes.Table.Row;

/**
 * Groups of schools in similar circumstances. Each school is in one group, whoever asks: were there a group around each school, two of
 * them would share all schools but one, and their means would tell the value of that one.
 */
final class Likeness {

    /** Others a school is at least compared with, where there are so many. */
    static final int OTHERS = 10;

    private Likeness() {}

    /** The group of a school, itself among them; nobody when it says nothing of its circumstances. */
    static List<Row> group(Table table, UUID school) {
        List<Row> group = table.rows().stream().filter(row -> row.known() > 0).toList();
        if (group.stream().noneMatch(row -> row.school().id().equals(school))) {
            return List.of();
        }
        while (group.size() >= 2 * (OTHERS + 1)) {
            group = half(group, school);
        }
        return group;
    }

    /** The half with the school, cut at the middle of what sets the schools apart most. Equal values are told apart by ids. */
    private static List<Row> half(List<Row> group, UUID school) {
        int column = widest(group);
        List<Row> sorted = new ArrayList<>(group);
        sorted.sort(Comparator.<Row>comparingDouble(row -> at(row, column))
                .thenComparing(row -> row.school().id()));
        int middle = sorted.size() / 2;
        List<Row> lower = sorted.subList(0, middle);
        return lower.stream().anyMatch(row -> row.school().id().equals(school))
                ? lower
                : sorted.subList(middle, sorted.size());
    }

    private static int widest(List<Row> group) {
        int widest = 0;
        double most = -1;
        for (int column = 0; column < group.get(0).values().length; column++) {
            int here = column;
            double mean =
                    group.stream().mapToDouble(row -> at(row, here)).average().orElse(0);
            double squares = group.stream()
                    .mapToDouble(row -> at(row, here) - mean)
                    .map(difference -> difference * difference)
                    .sum();
            if (squares > most) {
                widest = column;
                most = squares;
            }
        }
        return widest;
    }

    /** What a school does not say is taken for the mean of all. */
    private static double at(Row row, int column) {
        double value = row.values()[column];
        return Double.isNaN(value) ? 0 : value;
    }
}

package ru.opora.monitoring.changes;

import java.util.Arrays;
import java.util.List;
import ru.opora.monitoring.changes.ChangeView.Named;

/**
 * Values of schools by some indicators, in standard deviations from the mean of all schools. What is missing is NaN.
 *
 * @param signs by indicator 1 when more is better, -1 when less is
 */
record Table(List<Row> rows, int[] signs) {

    /** A school. */
    record Row(Named school, Named municipality, double[] values) {

        int known() {
            return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
        }
    }

    /** The same table with each column brought to a mean of 0 and a deviation of 1, more being better. */
    Table standardised() {
        List<Row> copies = rows.stream()
                .map(row -> new Row(row.school(), row.municipality(), row.values().clone()))
                .toList();
        for (int column = 0; column < signs.length; column++) {
            standardise(copies, column, signs[column] < 0 ? -1 : 1);
        }
        return new Table(copies, signs);
    }

    private static void standardise(List<Row> rows, int column, int sign) {
        double[] known = rows.stream()
                .mapToDouble(row -> row.values()[column])
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double squares = Arrays.stream(known)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = known.length < 2 ? 0 : Math.sqrt(squares / (known.length - 1));
        for (Row row : rows) {
            double value = row.values()[column];
            row.values()[column] = Double.isNaN(value) ? value : deviation == 0 ? 0 : sign * (value - mean) / deviation;
        }
    }
}

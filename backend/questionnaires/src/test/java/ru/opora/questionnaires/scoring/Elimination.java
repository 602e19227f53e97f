package ru.opora.questionnaires.scoring;

import java.util.ArrayList;
import java.util.List;

/** Says whether equations determine an unknown: whether the row that is one at it and nothing elsewhere is a sum of theirs. */
final class Elimination {

    private Elimination() {}

    static boolean determines(List<double[]> equations, int unknown) {
        List<double[]> rows = new ArrayList<>();
        equations.forEach(equation -> rows.add(equation.clone()));
        double[] wanted = new double[rows.get(0).length];
        wanted[unknown] = 1;
        int rank = rank(rows);
        rows.add(wanted);
        return rank(rows) == rank;
    }

    private static int rank(List<double[]> equations) {
        List<double[]> rows = new ArrayList<>();
        equations.forEach(equation -> rows.add(equation.clone()));
        int rank = 0;
        int columns = rows.get(0).length;
        for (int column = 0; column < columns && rank < rows.size(); column++) {
            int pivot = rank;
            while (pivot < rows.size() && Math.abs(rows.get(pivot)[column]) < 1e-9) {
                pivot++;
            }
            if (pivot == rows.size()) {
                continue;
            }
            java.util.Collections.swap(rows, pivot, rank);
            for (int i = rank + 1; i < rows.size(); i++) {
                double factor = rows.get(i)[column] / rows.get(rank)[column];
                for (int j = column; factor != 0 && j < columns; j++) {
                    rows.get(i)[j] -= factor * rows.get(rank)[j];
                }
            }
            rank++;
        }
        return rank;
    }
}

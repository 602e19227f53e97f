package ru.opora.roadmaps.progress;

/**
 * A cell of a heat map as a table for people says it: «просрочено, 2/5».
 *
 * @param accepted how many are accepted of how many there are
 */
record HeatMapCell(HeatState state, String accepted) {

    /** The worst there is in a cell. */
    enum HeatState {
        O,
        R,
        S,
        I,
        T,
        P,
        A,
        X
    }

    static HeatMapCell of(String code) {
        String numbers = code.substring(1);
        int overdue = numbers.indexOf('!');
        return new HeatMapCell(
                HeatState.valueOf(code.substring(0, 1)), overdue < 0 ? numbers : numbers.substring(0, overdue));
    }
}

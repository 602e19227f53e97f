package ru.opora.monitoring.assessments.importing;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.assessments.AssessmentKind;

/** The figures of a row, as far as they hold together; what can be reckoned from others is. */
final class ResultFigures {

    private static final int HUNDRED = 100;
    private static final int WORST = 2;
    private static final int BEST = 5;

    /** What four percentages may miss together. */
    private static final int ROUNDED_AWAY = 2;

    private int participants;
    private final @Nullable Integer[] marks = new @Nullable Integer[BEST + 1];
    private @Nullable Integer below;
    private @Nullable Double mean;
    private boolean rounded;

    /** A figure that cannot be taken. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final ResultColumn role;
        private final String code;

        Wrong(ResultColumn role, String code) {
            super(code, null, false, false);
            this.role = role;
            this.code = code;
        }

        ResultColumn role() {
            return role;
        }

        String code() {
            return code;
        }
    }

    private static final Map<ResultColumn, ResultColumn> PERCENTS = new EnumMap<>(Map.of(
            ResultColumn.MARK2, ResultColumn.PERCENT2,
            ResultColumn.MARK3, ResultColumn.PERCENT3,
            ResultColumn.MARK4, ResultColumn.PERCENT4,
            ResultColumn.MARK5, ResultColumn.PERCENT5,
            ResultColumn.BELOW, ResultColumn.BELOW_PERCENT));

    private static final ResultColumn[] MARKS = {
        ResultColumn.MARK2, ResultColumn.MARK3, ResultColumn.MARK4, ResultColumn.MARK5
    };

    private ResultFigures() {}

    /** @param cell what a column of the row says; empty where there is no such column */
    static ResultFigures of(Function<ResultColumn, String> cell, AssessmentKind kind) throws Wrong {
        ResultFigures figures = new ResultFigures();
        Integer participants = count(cell, ResultColumn.PARTICIPANTS);
        if (participants == null) {
            throw new Wrong(ResultColumn.PARTICIPANTS, "REQUIRED");
        }
        figures.participants = participants;
        for (int mark = WORST; mark <= BEST; mark++) {
            figures.marks[mark] = figures.part(cell, MARKS[mark - WORST]);
        }
        figures.below = figures.part(cell, ResultColumn.BELOW);
        figures.checkMarks();
        if (figures.below == null && kind != AssessmentKind.EGE) {
            figures.below = figures.marks[WORST];
        }
        if (figures.below != null && figures.below > participants) {
            throw new Wrong(ResultColumn.BELOW, "MORE_THAN_PARTICIPANTS");
        }
        figures.mean = figures.mean(cell.apply(ResultColumn.MEAN));
        return figures;
    }

    /** In the order of the columns. */
    @Nullable Object[] values() {
        return new @Nullable Object[] {participants, marks[2], marks[3], marks[4], marks[5], below, mean};
    }

    private static @Nullable Integer count(Function<ResultColumn, String> cell, ResultColumn role) throws Wrong {
        String text = cell.apply(role);
        if (text.isEmpty() || text.equals("-") || text.equals("–")) {
            return null;
        }
        Integer value = Cells.count(text);
        if (value == null) {
            throw new Wrong(role, "WRONG_NUMBER");
        }
        return value;
    }

    /** A number of pupils, said as such or as a percentage. */
    private @Nullable Integer part(Function<ResultColumn, String> cell, ResultColumn role) throws Wrong {
        Integer said = count(cell, role);
        ResultColumn percent = java.util.Objects.requireNonNull(PERCENTS.get(role));
        String text = said == null ? cell.apply(percent) : "";
        if (text.isEmpty() || text.equals("-") || text.equals("–")) {
            return said;
        }
        Double value = Cells.number(text);
        if (value == null || value > HUNDRED) {
            throw new Wrong(percent, "WRONG_NUMBER");
        }
        rounded = true;
        return (int) Math.round(value * participants / HUNDRED);
    }

    private void checkMarks() throws Wrong {
        int sum = 0;
        boolean all = true;
        for (int mark = WORST; mark <= BEST; mark++) {
            sum += marks[mark] == null ? 0 : marks[mark];
            all &= marks[mark] != null;
        }
        int miss = rounded ? ROUNDED_AWAY : 0;
        if (sum > participants + miss || all && sum < participants - miss) {
            throw new Wrong(ResultColumn.PARTICIPANTS, "MARKS_SUM");
        }
    }

    private @Nullable Double mean(String text) throws Wrong {
        if (!text.isEmpty() && !text.equals("-")) {
            Double value = Cells.number(text);
            if (value == null || value > HUNDRED) {
                throw new Wrong(ResultColumn.MEAN, "WRONG_NUMBER");
            }
            return value;
        }
        long sum = 0;
        for (int mark = WORST; mark <= BEST; mark++) {
            if (marks[mark] == null) {
                return null;
            }
            sum += (long) mark * marks[mark];
        }
        return participants == 0 ? null : Math.round(sum * (double) HUNDRED / participants) / (double) HUNDRED;
    }
}

package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the plan with their roles.
 *
 * @param columns the columns, by index
 */
record Layout(List<Column> columns) {

    /**
     * A column.
     *
     * @param index its position
     * @param header its printed heading
     * @param role what it holds
     * @param part which part of the term, when it is a term
     * @param slot the term or the executor its marks stand for; null unless cells mark it
     * @param sure whether its words and its content agree
     */
    record Column(
            int index,
            String header,
            ColumnRole role,
            TermPart part,
            @Nullable String slot,
            boolean sure) {
        Column as(ColumnRole newRole, boolean newSure) {
            TermPart newPart = newRole == ColumnRole.TERM ? part : TermPart.WHOLE;
            return new Column(index, header, newRole, newPart, newRole == role ? slot : null, newSure);
        }
    }

    Layout {
        columns = List.copyOf(columns);
    }

    int width() {
        return columns.size();
    }

    List<Column> of(ColumnRole role) {
        return columns.stream().filter(column -> column.role() == role).toList();
    }

    boolean has(ColumnRole role) {
        return columns.stream().anyMatch(column -> column.role() == role);
    }

    /** The first column of the role; -1 when there is none. */
    int first(ColumnRole role) {
        return columns.stream()
                .filter(column -> column.role() == role)
                .mapToInt(Column::index)
                .findFirst()
                .orElse(-1);
    }

    /** The columns whose texts are sentences of the plan: what is to be done. */
    List<Column> content() {
        return Stream.concat(of(ColumnRole.ACTIVITY).stream(), of(ColumnRole.ACTOR).stream())
                .toList();
    }

    boolean matrix() {
        return !has(ColumnRole.ACTIVITY) && has(ColumnRole.ACTOR);
    }

    List<PlanColumn> view() {
        return columns.stream()
                .map(column -> new PlanColumn(column.index(), column.header(), column.role()))
                .toList();
    }

    /** How much it looks like a plan: what every plan has weighs most. */
    int score() {
        int score = 0;
        score += has(ColumnRole.ACTIVITY) || has(ColumnRole.ACTOR) ? 3 : 0;
        score += has(ColumnRole.TERM) ? 3 : 0;
        score += has(ColumnRole.EXECUTORS) || has(ColumnRole.ACTOR) ? 2 : 0;
        for (ColumnRole role : List.of(
                ColumnRole.NUMBER,
                ColumnRole.EXPECTED_RESULT,
                ColumnRole.PARTICIPANTS,
                ColumnRole.DIRECTION,
                ColumnRole.PROJECT_LEVEL)) {
            score += has(role) ? 1 : 0;
        }
        return score;
    }
}

package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import java.util.function.Predicate;

/**
 * How the author of a plan writes its rows, against which a single row is judged.
 *
 * @param numbered whether most rows have a printed number
 * @param dated whether nearly all rows have a term
 * @param lowerCase whether rows often begin with a small letter
 * @param bold whether most rows are wholly bold, so that bold tells nothing
 * @param bare whether most rows have a number and a title and nothing else
 * @param labelledSections whether headings of sections have labels or stand in merged cells
 * @param depth the most common depth of the rows' numbers
 */
record Habits(
        boolean numbered,
        boolean dated,
        boolean lowerCase,
        boolean bold,
        boolean bare,
        boolean labelledSections,
        int depth) {

    static Habits of(PlanBody body) {
        Layout layout = body.layout();
        int number = layout.first(ColumnRole.NUMBER);
        List<GridRow> rows = body.rows().stream()
                .filter(row ->
                        !row.blank() && !row.paragraph() && !body.headerRows().contains(row.number()))
                .toList();
        List<GridRow> full = rows.stream()
                .filter(row -> row.filled().size() >= Math.min(3, layout.width()))
                .toList();
        return new Habits(
                number >= 0 && share(full, row -> !row.text(number).isEmpty()) > 0.5,
                share(full, row -> !TermText.of(row, layout).isEmpty()) > 0.8,
                share(full, row -> lowerCase(row, layout)) > 0.3,
                share(rows, GridRow::bold) > 0.5,
                share(rows, row -> bare(row, layout)) > 0.5,
                rows.stream().anyMatch(Habits::headed),
                depth(full, number));
    }

    private static double share(List<GridRow> rows, Predicate<GridRow> property) {
        return rows.isEmpty() ? 0 : (double) rows.stream().filter(property).count() / rows.size();
    }

    private static boolean lowerCase(GridRow row, Layout layout) {
        return layout.content().stream()
                .map(column -> row.text(column.index()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> Character.isLowerCase(text.charAt(0)))
                .orElse(false);
    }

    private static boolean headed(GridRow row) {
        return row.wide() || (row.filled().size() == 1 && Headings.labelled(row.joined()));
    }

    /** Whether a row holds a number and a title only. */
    static boolean bare(GridRow row, Layout layout) {
        return row.filled().stream().allMatch(box -> {
            ColumnRole role = box.from() < layout.width()
                    ? layout.columns().get(box.from()).role()
                    : ColumnRole.IGNORED;
            return role == ColumnRole.NUMBER || role == ColumnRole.ACTIVITY;
        });
    }

    private static int depth(List<GridRow> rows, int number) {
        if (number < 0) {
            return 1;
        }
        int[] counts = new int[10];
        for (GridRow row : rows) {
            ListMark mark = ListMark.numeral(Texts.flat(row.text(number)));
            if (mark != null && mark.style() == ListMark.Style.DECIMAL) {
                counts[Math.min(mark.depth(), 9)]++;
            }
        }
        int best = 1;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return best;
    }
}

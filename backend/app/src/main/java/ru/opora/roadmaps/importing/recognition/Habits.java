package ru.opora.roadmaps.importing.recognition;

import java.util.List;

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
        long numbers = full.stream()
                .filter(row -> number >= 0 && !row.text(number).isEmpty())
                .count();
        long dated =
                full.stream().filter(row -> !TermText.of(row, layout).isEmpty()).count();
        long lower = full.stream()
                .filter(row -> layout.content().stream()
                        .map(column -> row.text(column.index()))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .map(text -> Character.isLowerCase(text.charAt(0)))
                        .orElse(false))
                .count();
        long bare = rows.stream().filter(row -> bare(row, layout)).count();
        boolean labelled = rows.stream()
                .anyMatch(row -> row.wide() || row.filled().size() == 1 && Headings.labelled(row.joined()));
        int depth = depth(full, number);
        return new Habits(
                number >= 0 && numbers * 2 > full.size(),
                dated * 10 > full.size() * 8L,
                lower * 10 > full.size() * 3L,
                rows.stream().filter(GridRow::bold).count() * 2 > rows.size(),
                bare * 2 > rows.size(),
                labelled,
                depth);
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

package ru.opora.roadmaps.importing.recognition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows below the plan in sheets and pasted tables: signatures, explanations, the clerk's telephone. */
final class Tail {
    private Tail() {}

    static Set<Integer> of(PlanBody body) {
        Set<Integer> tail = new HashSet<>();
        List<GridRow> rows = body.rows();
        Layout layout = body.layout();
        int end = rows.size() - 1;
        while (end >= 0 && (rows.get(end).blank() || outside(rows.get(end), layout))) {
            end--;
        }
        boolean gap = false;
        boolean closed = false;
        for (int i = end + 1; i < rows.size(); i++) {
            GridRow row = rows.get(i);
            gap |= row.blank();
            closed |= !row.blank() && Headings.closesPlan(row.joined());
            if (!row.blank() && (gap || closed) && !row.paragraph()) {
                tail.add(row.number());
            }
        }
        return tail;
    }

    /** The name of who signs may stand under the terms. */
    private static boolean term(GridRow row, Layout layout) {
        String text = TermText.of(row, layout);
        return !text.isEmpty() && !Headings.holdsName(text);
    }

    /** Whether a row can't be an activity: few words, no number before a title, no term. */
    private static boolean outside(GridRow row, Layout layout) {
        int filled = row.filled().size();
        int number = layout.first(ColumnRole.NUMBER);
        boolean numbered = number >= 0 && filled > 1 && ListMark.numeral(Texts.flat(row.text(number))) != null;
        boolean signed = filled <= 3 && Headings.holdsName(row.joined()) && !numbered && !term(row, layout);
        boolean bold = row.bold() && row.filled().size() == 1 && !Headings.closesPlan(row.joined());
        boolean continues = row.filled().stream().anyMatch(box -> Texts.startsInside(box.text()) && box.from() > 0);
        return signed
                || (filled == 1
                        && !bold
                        && !continues
                        && (layout.width() > 1)
                        && row.filled().get(0).from() <= 1
                        && !Headings.labelled(row.joined()))
                || (filled == 2
                        && !numbered
                        && Abbreviations.definesOne(row.filled().get(0).text() + " - "
                                + row.filled().get(1).text()));
    }
}

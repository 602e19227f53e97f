package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a row goes on where the row above broke off. */
final class RowJoiner {

    /** What was decided. */
    enum Verdict {
        /** A row of its own. */
        APART,
        /** A part of the row above. */
        JOINED,
        /** Most likely a part of the row above; a person should look. */
        UNSURE
    }

    private final Layout layout;
    private final Habits habits;
    private final int number;

    RowJoiner(Layout layout, Habits habits) {
        this.layout = layout;
        this.habits = habits;
        this.number = layout.first(ColumnRole.NUMBER);
    }

    Verdict judge(@Nullable Entry above, GridRow row, boolean atBreak) {
        if (above == null || above.full() || (number >= 0 && !row.text(number).isEmpty() && !onlyText(row, number))) {
            return Verdict.APART;
        }
        if (above.kind() == RowKind.SECTION) {
            return continuesHeading(above, row) ? Verdict.JOINED : Verdict.APART;
        }
        if (row.wide()) {
            return Verdict.APART;
        }
        boolean content = layout.content().stream().anyMatch(column -> own(row, column.index()));
        return content ? withContent(above, row, atBreak) : withoutContent(above, row);
    }

    private boolean onlyText(GridRow row, int column) {
        return row.filled().size() == 1 && Texts.startsInside(row.text(column));
    }

    private static boolean own(GridRow row, int column) {
        return !row.text(column).isEmpty() && !row.continued(column);
    }

    private static boolean continuesHeading(Entry above, GridRow row) {
        boolean single = row.filled().size() == 1;
        String heading = above.joined();
        ListMark mark = ListMark.of(heading);
        boolean bareLabel = mark != null && mark.rest().isEmpty();
        return single
                && !row.paragraph()
                && (Texts.startsInside(row.joined())
                        || (Texts.breaksOff(heading) && !heading.endsWith("-"))
                        || (bareLabel && !Headings.labelled(row.joined())));
    }

    /** Nothing of the activity itself: other cells that go on, or a second term of the same activity. */
    private Verdict withoutContent(Entry above, GridRow row) {
        boolean first = row.filled().get(0).from() == 0 && row.filled().size() == 1;
        String text = row.filled().get(0).text();
        if (first && !Texts.startsInside(text)) {
            return TermWords.likeTerm(text) && !TermWords.isTermHeading(text) && !Headings.labelled(text)
                    ? Verdict.UNSURE
                    : Verdict.APART;
        }
        boolean inside = row.filled().stream().filter(box -> !box.continued()).allMatch(box -> goesOn(above, box));
        return inside ? Verdict.JOINED : Verdict.UNSURE;
    }

    private Verdict withContent(Entry above, GridRow row, boolean atBreak) {
        boolean termBlank = TermText.of(row, layout).isEmpty();
        boolean fragment = layout.content().stream()
                .filter(column -> own(row, column.index()))
                .anyMatch(column -> Texts.startsInside(row.text(column.index())));
        boolean broken = layout.content().stream()
                .filter(column -> own(row, column.index()))
                .anyMatch(column -> Texts.breaksOff(above.ending(column.index())));
        boolean whole = layout.content().stream()
                .filter(column -> own(row, column.index()))
                .allMatch(column -> Texts.startsInside(row.text(column.index())));
        if (fragment && lowerCaseTells(termBlank, atBreak)) {
            return whole ? Verdict.JOINED : Verdict.UNSURE;
        }
        if (broken && termBlank && !ListMark.startsWithLetterMark(content(row))) {
            return Verdict.JOINED;
        }
        boolean resultFragment = layout.of(ColumnRole.EXPECTED_RESULT).stream()
                .anyMatch(column -> own(row, column.index()) && goesOn(above, box(row, column.index())));
        boolean nobody = layout.of(ColumnRole.EXECUTORS).stream()
                .allMatch(column -> row.text(column.index()).isEmpty() || Texts.startsInside(row.text(column.index())));
        if (termBlank && nobody && resultFragment) {
            return Verdict.JOINED;
        }
        return unnumbered(row, termBlank, nobody, atBreak) ? Verdict.UNSURE : Verdict.APART;
    }

    private String content(GridRow row) {
        return layout.content().isEmpty()
                ? ""
                : row.text(layout.content().get(0).index());
    }

    /** Where rows have numbers or terms, one at a page end without any can hardly be a row of its own. */
    private boolean unnumbered(GridRow row, boolean termBlank, boolean nobody, boolean atBreak) {
        boolean expected = habits.numbered() || (habits.dated() && layout.matrix());
        return atBreak
                && expected
                && termBlank
                && nobody
                && !row.bold()
                && row.filled().size() > 1;
    }

    private boolean lowerCaseTells(boolean termBlank, boolean atBreak) {
        if (habits.lowerCase() && !habits.numbered()) {
            return termBlank;
        }
        return termBlank || atBreak || habits.numbered();
    }

    private static GridRow.Box box(GridRow row, int column) {
        GridRow.Box box = row.covering(column);
        return box == null ? new GridRow.Box(column, column + 1, "", false, false) : box;
    }

    private static boolean goesOn(Entry above, GridRow.Box box) {
        String before = above.ending(box.from());
        boolean list = List.of(',', ';', '(').contains(before.isEmpty() ? ' ' : before.charAt(before.length() - 1));
        boolean count = !before.isEmpty() && Character.isDigit(before.charAt(before.length() - 1));
        boolean open = before.lastIndexOf('(') > before.lastIndexOf(')');
        return open
                || Texts.startsInside(box.text())
                || list
                || (count && !before.endsWith("."))
                || Texts.breaksOff(before);
    }
}

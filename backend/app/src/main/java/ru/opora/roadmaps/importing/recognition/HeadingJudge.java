package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a row of a table heads a section. */
final class HeadingJudge {
    private static final int LONGEST = 400;
    private static final int LONG_SENTENCE = 160;

    private final Layout layout;
    private final Habits habits;
    private final int number;

    HeadingJudge(Layout layout, Habits habits) {
        this.layout = layout;
        this.habits = habits;
        this.number = layout.first(ColumnRole.NUMBER);
    }

    boolean isHeading(GridRow row, @Nullable GridRow next, @Nullable Entry above, boolean atBreak) {
        List<GridRow.Box> own =
                row.filled().stream().filter(box -> !box.continued()).toList();
        if (own.size() != row.filled().size() || own.isEmpty()) {
            return false;
        }
        if (own.size() == 1) {
            return single(row, own.get(0), above, atBreak);
        }
        if (own.size() == 3 && number >= 0 && own.get(0).from() == number) {
            return boldParent(row, next);
        }
        return own.size() == 2 && number >= 0 && own.get(0).from() == number && titled(row, own.get(1), next);
    }

    /** Whether nothing but a label is printed. */
    boolean numberOnly(GridRow row) {
        if (row.filled().size() != 1 || row.wide()) {
            return false;
        }
        GridRow.Box box = row.filled().get(0);
        ListMark mark = ListMark.of(box.text());
        return box.from() == number && mark != null && mark.rest().isEmpty() && mark.style() == ListMark.Style.DECIMAL;
    }

    /** Whether its form leaves no doubt: merged, bold, or labelled. */
    boolean certain(GridRow row) {
        return row.wide()
                || (row.bold() && !habits.bold())
                || Headings.labelled(row.joined())
                || TermWords.isTermHeading(row.joined())
                || (row.filled().get(0).from() == 0 && number == 0)
                || Texts.upperCase(row.joined());
    }

    private boolean single(GridRow row, GridRow.Box box, @Nullable Entry above, boolean atBreak) {
        String text = box.text();
        if (row.wide()) {
            return true;
        }
        if (text.length() > LONGEST
                || ListMark.startsWithLetterMark(text)
                || (Texts.startsInside(text) && above != null)) {
            return false;
        }
        boolean marked = Headings.labelled(text) || (row.bold() && !habits.bold()) || TermWords.isTermHeading(text);
        ColumnRole role =
                box.from() < layout.width() ? layout.columns().get(box.from()).role() : ColumnRole.IGNORED;
        if (role == ColumnRole.NUMBER || (box.from() == 0 && role != ColumnRole.ACTIVITY && role != ColumnRole.ACTOR)) {
            return true;
        }
        if ((role != ColumnRole.ACTIVITY && role != ColumnRole.ACTOR)
                || (role == ColumnRole.ACTOR && box.from() > 0 && !marked)) {
            return false;
        }
        if (marked) {
            return !(habits.bare() && Headings.labelled(text) && !row.bold());
        }
        boolean sentence = text.length() > LONG_SENTENCE && text.endsWith(".");
        return !sentence && !habits.bare() && !(atBreak && habits.labelledSections() && layout.matrix());
    }

    /** A bold row with a term but nobody to execute it, over rows that its number begins, sums them up. */
    private boolean boldParent(GridRow row, @Nullable GridRow next) {
        ListMark own = ListMark.of(Texts.flat(row.text(number)));
        ListMark following = next == null ? null : ListMark.of(Texts.flat(next.text(number)));
        boolean nobody = layout.of(ColumnRole.EXECUTORS).stream()
                .allMatch(column -> row.text(column.index()).isEmpty());
        boolean parent = own != null && following != null && own.parentOf(following);
        return parent && nobody && row.bold() && !habits.bold() && layout.has(ColumnRole.EXECUTORS);
    }

    /** A row of a number and a title: a section when its number or its form says so. */
    private boolean titled(GridRow row, GridRow.Box title, @Nullable GridRow next) {
        if (title.from() >= layout.width() || layout.columns().get(title.from()).role() != ColumnRole.ACTIVITY) {
            return title.spans() && title.to() >= layout.width();
        }
        if ((row.bold() && !habits.bold()) || (title.spans() && title.to() > title.from() + 1)) {
            return true;
        }
        String label = Texts.flat(row.text(number));
        ListMark own = ListMark.of(label);
        if (own == null) {
            return ListMark.of(label + " " + title.text()) != null || Texts.upperCase(title.text());
        }
        ListMark following = next == null ? null : ListMark.of(Texts.flat(next.text(number)));
        boolean parent = following != null && own.parentOf(following);
        boolean restart =
                following != null && following.digits().equals("1") && next != null && !Habits.bare(next, layout);
        if (own.style() == ListMark.Style.LETTER && own.label().endsWith(")")) {
            return false;
        }
        if (parent || own.style() != ListMark.Style.DECIMAL) {
            return true;
        }
        return !habits.bare() && (restart || Texts.upperCase(title.text()) || own.depth() < habits.depth());
    }
}

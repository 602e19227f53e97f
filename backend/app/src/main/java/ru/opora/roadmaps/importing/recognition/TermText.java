package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the text of a term together from the columns it is spread over. */
final class TermText {
    private static final Pattern EDGE =
            Pattern.compile("^(?:с|со|до|по|к|от|не позднее)(?= )", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private TermText() {}

    static String of(GridRow row, Layout layout) {
        return of(row::text, row::covering, layout);
    }

    static String of(Entry entry, Layout layout) {
        return of(entry::text, entry.row()::covering, layout);
    }

    private static String of(IntFunction<String> text, IntFunction<GridRow.@Nullable Box> covering, Layout layout) {
        Set<String> whole = new LinkedHashSet<>();
        String start = "";
        String finish = "";
        List<String> times = new ArrayList<>();
        for (Layout.Column column : layout.of(ColumnRole.TERM)) {
            String cell = text.apply(column.index());
            if (column.part() == TermPart.SLOT) {
                slot(column, cell, covering.apply(column.index()), whole);
            } else if (column.part() == TermPart.START && !cell.isEmpty()) {
                start = cell;
            } else if (column.part() == TermPart.FINISH && !cell.isEmpty()) {
                finish = cell;
            } else if (column.part() == TermPart.TIME && !cell.isEmpty()) {
                times.add(cell);
            } else if (!cell.isEmpty()) {
                whole.add(cell);
            }
        }
        String span = span(start, finish);
        if (!span.isEmpty()) {
            whole.add(span);
        }
        String day = String.join(", ", whole);
        return (day + " " + String.join(", ", times)).strip();
    }

    private static void slot(Layout.Column column, String cell, GridRow.@Nullable Box box, Set<String> whole) {
        String slot = column.slot() == null ? "" : column.slot();
        if (!cell.isEmpty()) {
            whole.add(Slots.term(cell, slot));
        } else if (box != null && box.spans() && Slots.isMark(box.text())) {
            whole.add(slot);
        }
    }

    private static String span(String start, String finish) {
        if (start.isEmpty() || finish.isEmpty()) {
            String only = start.isEmpty() ? finish : start;
            boolean bare = only.length() <= 20
                    && only.matches("\\d{1,2}[ .].*")
                    && !EDGE.matcher(only).find();
            return bare ? (start.isEmpty() ? "до " : "с ") + only : only;
        }
        if (Texts.key(start).equals(Texts.key(finish))) {
            return start;
        }
        boolean worded = EDGE.matcher(start).find() || EDGE.matcher(finish).find();
        return worded ? start + " " + finish : start + " - " + finish;
    }
}

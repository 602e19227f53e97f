package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The heading of a table's columns.
 *
 * @param first the index of its first row
 * @param last the index of its last row
 * @param titles the heading of each column, one text for each row of the heading, from the top
 */
record Header(int first, int last, List<List<String>> titles) {
    private static final int ROWS_SEARCHED = 120;
    private static final int LONGEST_CELL = 260;

    /** The texts of a column's heading joined. */
    String title(int column) {
        return column < titles.size() ? String.join(" / ", titles.get(column)) : "";
    }

    /** The heading right above the column's cells. */
    String lowest(int column) {
        List<String> texts = column < titles.size() ? titles.get(column) : List.<String>of();
        return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
    }

    /** The headings above the lowest one. */
    String group(int column) {
        List<String> texts = column < titles.size() ? titles.get(column) : List.<String>of();
        return texts.size() < 2 ? "" : String.join(" ", texts.subList(0, texts.size() - 1));
    }

    static @Nullable Header find(Grid grid) {
        List<GridRow> rows = grid.rows();
        for (int i = 0; i < Math.min(rows.size(), ROWS_SEARCHED); i++) {
            if (isHeader(rows.get(i), grid, i)) {
                int last = i;
                while (last + 1 < rows.size()
                        && last - i < 2
                        && isSubHeader(rows.get(last), rows.get(last + 1), grid.width())) {
                    last++;
                }
                return new Header(i, last, titles(grid, i, last));
            }
        }
        return null;
    }

    private static boolean isHeader(GridRow row, Grid grid, int index) {
        List<GridRow.Box> filled = row.filled();
        if (filled.size() < 2 || row.paragraph()) {
            return false;
        }
        long slots =
                filled.stream().filter(box -> Slots.of(box.text(), "") != null).count();
        Map<ColumnRole, Boolean> strength = new EnumMap<>(ColumnRole.class);
        for (GridRow.Box box : filled) {
            HeaderWords.Meaning meaning = HeaderWords.of(box.text());
            boolean inside = box.text().length() > 30 && Texts.startsInside(box.text());
            boolean data = meaning == null && looksLikeData(box.text(), slots >= 2 || overOthers(row, box));
            if (box.text().length() > LONGEST_CELL || inside || data) {
                return false;
            }
            if (meaning != null) {
                strength.putIfAbsent(meaning.role(), meaning.strong());
            }
        }
        return enough(row, strength) || matrix(row, strength, grid, index);
    }

    private static boolean enough(GridRow row, Map<ColumnRole, Boolean> strength) {
        int known = strength.size();
        long strong = strength.values().stream().filter(Boolean::booleanValue).count();
        long brief =
                row.filled().stream().filter(box -> box.text().length() <= 60).count();
        boolean many = strong >= 2 || (strong == 1 && known >= 2) || (row.header() && known >= 1);
        return many && brief * 2 >= row.filled().size();
    }

    /** The heading of a matrix: a term, and over all other columns the names of actors. */
    private static boolean matrix(GridRow row, Map<ColumnRole, Boolean> strength, Grid grid, int index) {
        long strong = strength.values().stream().filter(Boolean::booleanValue).count();
        int filled = row.filled().size();
        return strength.containsKey(ColumnRole.TERM)
                && strong == 1
                && filled >= 3
                && filled >= grid.width()
                && index <= 2 + titleRows(grid);
    }

    private static int titleRows(Grid grid) {
        int count = 0;
        for (GridRow row : grid.rows()) {
            if (row.filled().size() > 1) {
                return count;
            }
            count++;
        }
        return count;
    }

    /** Whether a cell stands over several columns, as «2021 год» does over its quarters. */
    private static boolean overOthers(GridRow row, GridRow.Box box) {
        GridRow.Box next = row.covering(box.to());
        return box.spans()
                || (next != null && next.text().isEmpty() && row.filled().indexOf(box) > 0);
    }

    private static boolean looksLikeData(String text, boolean amongSlots) {
        ListMark mark = ListMark.numeral(Texts.flat(text));
        boolean number = mark != null && mark.rest().isEmpty() && mark.style() == ListMark.Style.DECIMAL;
        return number
                || (TermWords.likeTerm(text) && text.length() <= 40 && !(amongSlots && Slots.of(text, "") != null));
    }

    /** A row of sub-headings: short words or slots, and only under headings that are not themselves narrow texts. */
    private static boolean isSubHeader(GridRow above, GridRow row, int width) {
        List<GridRow.Box> own =
                row.filled().stream().filter(box -> !box.continued()).toList();
        if (own.isEmpty() || row.wide() || isColumnNumbers(row, width)) {
            return false;
        }
        boolean grouped = above.boxes().stream()
                        .anyMatch(box -> box.spans() && !box.text().isEmpty())
                || row.boxes().stream()
                        .anyMatch(box -> box.continued() && !box.text().isEmpty());
        boolean all = true;
        boolean allKnown = true;
        boolean known = false;
        for (GridRow.Box box : own) {
            GridRow.Box parent = above.covering(box.from());
            boolean free = parent == null || parent.text().isEmpty() || parent.spans();
            all &= free && box.text().length() <= 60 && !ListMark.startsWithLetterMark(box.text());
            boolean sub = Slots.of(box.text(), parent == null ? "" : parent.text()) != null
                    || HeaderWords.of(box.text()) != null
                    || HeaderWords.partOf(Texts.words(box.text())) != TermPart.WHOLE;
            known |= sub;
            allKnown &= sub && box.text().length() <= 20;
        }
        boolean underHeaderOnly = own.stream().allMatch(box -> box.text().length() <= 40) && own.size() >= 2;
        boolean bare = allKnown && own.size() >= 2 && row.text(0).isEmpty();
        return (all && (known || (grouped && underHeaderOnly))) || bare;
    }

    /** Whether the row only numbers the columns: 1 2 3 4 5. */
    static boolean isColumnNumbers(GridRow row, int width) {
        List<GridRow.Box> filled = row.filled();
        if (filled.size() < Math.min(3, width) || filled.size() < 2) {
            return false;
        }
        for (int i = 0; i < filled.size(); i++) {
            if (!filled.get(i).text().replaceAll("[.)]$", "").equals(Integer.toString(i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static List<List<String>> titles(Grid grid, int first, int last) {
        List<List<String>> titles = new ArrayList<>();
        for (int column = 0; column < grid.width(); column++) {
            List<String> texts = new ArrayList<>();
            for (int i = first; i <= last; i++) {
                GridRow.Box box = grid.rows().get(i).covering(column);
                String text = box == null ? groupLeft(grid, i, last, column) : titleOf(box, grid, i, last, column);
                String flat = Texts.unbroken(Texts.flat(text));
                if (!flat.isEmpty() && !texts.contains(flat)) {
                    texts.add(flat);
                }
            }
            titles.add(texts);
        }
        return titles;
    }

    private static String titleOf(GridRow.Box box, Grid grid, int row, int last, int column) {
        return box.text().isEmpty() ? groupLeft(grid, row, last, column) : box.text();
    }

    /** In formats without merged cells the heading of a group stands over its first column only. */
    private static String groupLeft(Grid grid, int row, int last, int column) {
        if (row == last || grid.rows().get(last).text(column).isEmpty()) {
            return "";
        }
        for (int left = column - 1; left >= 0; left--) {
            String text = grid.rows().get(row).text(left);
            if (!text.isEmpty()) {
                return grid.rows().get(last).text(left).isEmpty() ? "" : text;
            }
        }
        return "";
    }

    /** Whether the row repeats this heading, scanning errors aside. */
    boolean repeatedBy(GridRow row) {
        List<GridRow.Box> filled = row.filled();
        if (filled.size() < 2 || row.paragraph()) {
            return false;
        }
        int same = 0;
        for (GridRow.Box box : filled) {
            same += matches(box) ? 1 : 0;
        }
        return (same >= 2 && same * 2 >= filled.size())
                || (same == 1 && filled.size() == 2 && titles.size() > 2 && row.header());
    }

    private boolean matches(GridRow.Box box) {
        if (box.from() >= titles.size()) {
            return false;
        }
        for (String title : titles.get(box.from())) {
            if (Texts.similar(title, box.text()) || Texts.similarStart(title, box.text())) {
                return true;
            }
        }
        return false;
    }

    /** The words of a repeated heading that this one lacks; empty when there are none. */
    String surplus(GridRow row) {
        StringBuilder surplus = new StringBuilder();
        for (GridRow.Box box : row.filled()) {
            String title = title(box.from());
            if (!Texts.similar(title, box.text()) && box.text().length() > title.length() + 5) {
                surplus.append(Texts.excerpt(box.text().substring(title.length())))
                        .append(' ');
            }
        }
        return surplus.toString().strip();
    }
}

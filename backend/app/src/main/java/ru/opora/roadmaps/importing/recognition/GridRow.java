package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A row over the logical columns of its table.
 *
 * @param number its number, unique in the plan
 * @param piece the table of the document it stands in
 * @param boxes its cells from left to right
 * @param header whether the document marks it as a header that repeats on each page
 * @param paragraph whether it is a paragraph between two tables of the plan
 */
record GridRow(int number, int piece, List<Box> boxes, boolean header, boolean paragraph) {

    /** A cell over the logical columns from (inclusive) to (exclusive). */
    record Box(int from, int to, String text, boolean continued, boolean bold) {
        boolean spans() {
            return to - from > 1;
        }
    }

    GridRow {
        boxes = List.copyOf(boxes);
    }

    static GridRow ofParagraph(int number, int piece, String text) {
        return new GridRow(number, piece, List.of(new Box(0, 1, text, false, true)), false, true);
    }

    GridRow numbered(int newNumber) {
        return new GridRow(newNumber, piece, boxes, header, paragraph);
    }

    /** The row with its columns moved: a column c stands at order[c]; cells without a place are dropped. */
    GridRow moved(int[] order) {
        if (wide()) {
            return this;
        }
        List<Box> moved = new ArrayList<>();
        for (Box box : boxes) {
            if (box.from < order.length && order[box.from] >= 0) {
                int to = box.spans() ? order[box.from] + box.to - box.from : order[box.from] + 1;
                moved.add(new Box(order[box.from], to, box.text, box.continued, box.bold));
            }
        }
        moved.sort((a, b) -> Integer.compare(a.from, b.from));
        return new GridRow(number, piece, moved, header, paragraph);
    }

    /** The text of the cell that begins in the column; empty when none does. */
    String text(int column) {
        for (Box box : boxes) {
            if (box.from == column) {
                return box.text;
            }
        }
        return "";
    }

    @Nullable
    Box covering(int column) {
        for (Box box : boxes) {
            if (box.from <= column && column < box.to) {
                return box;
            }
        }
        return null;
    }

    /** Whether the column continues a cell merged from above. */
    boolean continued(int column) {
        Box box = covering(column);
        return box != null && box.continued;
    }

    List<Box> filled() {
        return boxes.stream().filter(box -> !box.text.isEmpty()).toList();
    }

    boolean blank() {
        return boxes.stream().allMatch(box -> box.text.isEmpty());
    }

    /** Whether everything printed is bold. */
    boolean bold() {
        return !blank() && filled().stream().allMatch(Box::bold);
    }

    /** Whether its only text stands in a cell that covers several columns. */
    boolean wide() {
        List<Box> filled = filled();
        return filled.size() == 1 && (filled.get(0).spans() || paragraph);
    }

    /** All its text, cells joined by a space. */
    String joined() {
        return String.join(" ", filled().stream().map(Box::text).toList());
    }

    List<String> texts(int width) {
        return IntStream.range(0, width).mapToObj(this::text).toList();
    }
}

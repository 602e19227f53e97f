package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A row over the logical columns of its table. */
final class GridRow {
    private final int number;
    private final int piece;
    private final List<Box> boxes;
    private final List<Box> filled;
    private final boolean header;
    private final boolean paragraph;

    /** By column the cell that covers it. */
    private final @Nullable Box[] covering;

    /** A cell over the logical columns from (inclusive) to (exclusive). */
    record Box(int from, int to, String text, boolean continued, boolean bold) {
        boolean spans() {
            return to - from > 1;
        }
    }

    /**
     * A row.
     *
     * @param number its number, unique in the plan
     * @param piece the table of the document it stands in
     * @param boxes its cells from left to right
     * @param header whether the document marks it as a header that repeats on each page
     * @param paragraph whether it is a paragraph between two tables of the plan
     */
    GridRow(int number, int piece, List<Box> boxes, boolean header, boolean paragraph) {
        this.number = number;
        this.piece = piece;
        this.boxes = List.copyOf(boxes);
        this.header = header;
        this.paragraph = paragraph;
        this.filled = boxes.stream().filter(box -> !box.text.isEmpty()).toList();
        this.covering = new Box[boxes.stream().mapToInt(Box::to).max().orElse(0)];
        for (Box box : boxes) {
            Arrays.fill(covering, box.from, box.to, box);
        }
    }

    int number() {
        return number;
    }

    int piece() {
        return piece;
    }

    List<Box> boxes() {
        return boxes;
    }

    boolean header() {
        return header;
    }

    boolean paragraph() {
        return paragraph;
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
        Box box = covering(column);
        return box == null || box.from != column ? "" : box.text;
    }

    @Nullable
    Box covering(int column) {
        return column >= 0 && column < covering.length ? covering[column] : null;
    }

    /** Whether the column continues a cell merged from above. */
    boolean continued(int column) {
        Box box = covering(column);
        return box != null && box.continued;
    }

    List<Box> filled() {
        return filled;
    }

    boolean blank() {
        return filled.isEmpty();
    }

    /** Whether everything printed is bold. */
    boolean bold() {
        return !blank() && filled.stream().allMatch(Box::bold);
    }

    /** Whether its only text stands in a cell that covers several columns. */
    boolean wide() {
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

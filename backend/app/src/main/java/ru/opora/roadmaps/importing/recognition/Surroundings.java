package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import ru.opora.platform.documents.SourceBlock;
import ru.opora.platform.documents.SourceCell;
import ru.opora.platform.documents.SourceParagraph;
import ru.opora.platform.documents.SourceRow;
import ru.opora.platform.documents.SourceTable;

/** The texts around a plan, line by line; what stands side by side in blocks of approval is read block by block. */
final class Surroundings {
    private static final Pattern GAP = Pattern.compile("\\t+| {4,}");
    private static final int ROWS_OF_BLOCKS = 12;

    private final List<String> lines = new ArrayList<>();

    /** The rows of the blocks being read: texts by the column they begin in. */
    private final List<NavigableMap<Integer, String>> sideBySide = new ArrayList<>();

    private Surroundings() {}

    /** The texts of blocks of a document; tables count as lines of text. */
    static List<String> of(List<SourceBlock> blocks) {
        Surroundings read = new Surroundings();
        for (SourceBlock block : blocks) {
            if (block instanceof SourceParagraph paragraph) {
                read.paragraph(paragraph.text());
            } else if (block instanceof SourceTable table) {
                read.flush();
                table.rows().forEach(row -> read.row(cells(row)));
                read.flush();
            }
        }
        read.flush();
        return read.lines;
    }

    /** The texts of rows above the heading of a sheet. */
    static List<String> ofRows(List<GridRow> rows) {
        Surroundings read = new Surroundings();
        for (GridRow row : rows) {
            NavigableMap<Integer, String> cells = new TreeMap<>();
            row.filled().stream().filter(box -> !box.continued()).forEach(box -> cells.put(box.from(), box.text()));
            if (cells.size() == 1
                    || cells.values().stream().anyMatch(Approvals::begins)
                    || !read.sideBySide.isEmpty()) {
                read.row(cells);
            } else {
                read.add(row.joined());
            }
        }
        read.flush();
        return read.lines;
    }

    private static NavigableMap<Integer, String> cells(SourceRow row) {
        NavigableMap<Integer, String> cells = new TreeMap<>();
        for (SourceCell cell : row.cells()) {
            String text = cell.continued() ? "" : Texts.clean(cell.text());
            if (!text.isEmpty()) {
                cells.put(cell.column(), text);
            }
        }
        return cells;
    }

    private void paragraph(String text) {
        boolean parted = GAP.matcher(text.strip()).find();
        if (!parted && (sideBySide.isEmpty() || !Character.isWhitespace(text.charAt(0)))) {
            flush();
            add(text);
            return;
        }
        if (sideBySide.isEmpty() && text.lines().noneMatch(Surroundings::beginsBlocks)) {
            add(text);
            return;
        }
        text.lines().forEach(line -> row(parts(line)));
    }

    private static boolean beginsBlocks(String line) {
        return parts(line).size() > 1 && parts(line).values().stream().anyMatch(Approvals::begins);
    }

    /** The parts of a line divided by tabs; a line that begins with a tab stands on the right. */
    private static NavigableMap<Integer, String> parts(String line) {
        NavigableMap<Integer, String> parts = new TreeMap<>();
        int column = 0;
        for (String part : GAP.split(line, -1)) {
            String text = Texts.clean(part);
            if (!text.isEmpty()) {
                parts.put(column, text);
            }
            column++;
        }
        return parts;
    }

    private void row(NavigableMap<Integer, String> cells) {
        boolean begins = cells.size() > 1 && cells.values().stream().anyMatch(Approvals::begins);
        boolean goesOn = !sideBySide.isEmpty()
                && sideBySide.size() < ROWS_OF_BLOCKS
                && (cells.size() > 1
                        || (!cells.isEmpty()
                                && cells.firstKey() > sideBySide.get(0).firstKey()));
        if (begins || goesOn) {
            sideBySide.add(cells);
            return;
        }
        flush();
        cells.values().forEach(this::add);
    }

    /** Ends the blocks: one text for each, from left to right. */
    private void flush() {
        if (sideBySide.isEmpty()) {
            return;
        }
        NavigableMap<Integer, String> first = sideBySide.get(0);
        TreeMap<Integer, StringBuilder> blocks = new TreeMap<>();
        for (NavigableMap<Integer, String> row : sideBySide) {
            for (Map.Entry<Integer, String> cell : row.entrySet()) {
                Integer column = first.floorKey(cell.getKey());
                StringBuilder block =
                        blocks.computeIfAbsent(column == null ? first.firstKey() : column, key -> new StringBuilder());
                block.append(block.isEmpty() ? "" : "\n").append(cell.getValue());
            }
        }
        sideBySide.clear();
        blocks.values().forEach(block -> add(block.toString()));
    }

    private void add(String raw) {
        String text = Texts.clean(raw);
        if (!text.isEmpty() && !Headings.isPageDebris(text)) {
            lines.add(text);
        }
    }
}

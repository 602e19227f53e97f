package ru.opora.roadmaps.importing.source;

import java.util.List;
import java.util.stream.Collectors;

/** Tables within cells: they become text of the cell, unless the outer table is but a frame around a plan. */
final class NestedTables {
    private NestedTables() {}

    /** Whether a table nested in a frame is itself what the reader looks for. */
    static boolean isPlanSized(SourceBlock block) {
        return block instanceof SourceTable table
                && table.rows().size() >= 2
                && table.rows().stream().anyMatch(row -> row.cells().size() >= 2);
    }

    static String flatten(List<SourceBlock> blocks) {
        String text = blocks.stream()
                .map(block -> block instanceof SourceTable table ? flatten(table) : ((SourceParagraph) block).text())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        Budget.piece(text.length());
        return Texts.tidyCell(text);
    }

    private static String flatten(SourceTable table) {
        return table.rows().stream()
                .map(row -> row.cells().stream()
                        .filter(cell -> !cell.continued() && !cell.text().isEmpty())
                        .map(SourceCell::text)
                        .collect(Collectors.joining(" ")))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    static boolean emphasised(List<SourceBlock> blocks) {
        return !blocks.isEmpty()
                && blocks.stream()
                        .allMatch(block -> block instanceof SourceParagraph paragraph && paragraph.emphasised());
    }
}

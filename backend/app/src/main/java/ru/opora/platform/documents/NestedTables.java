package ru.opora.platform.documents;

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

    /** Whether a nested table may be a plan beside which the outer one is but a layout. */
    static boolean isLarge(SourceBlock block) {
        return block instanceof SourceTable table
                && table.rows().size() >= 3
                && table.rows().stream().filter(row -> row.cells().size() >= 3).count() >= 3;
    }

    /** How many cells the tables among the blocks have. */
    static long cells(List<SourceBlock> blocks) {
        return blocks.stream()
                .mapToLong(block -> block instanceof SourceTable table
                        ? table.rows().stream()
                                .mapToLong(row -> row.cells().size())
                                .sum()
                        : 0)
                .sum();
    }

    static long length(List<SourceBlock> blocks) {
        return blocks.stream()
                .mapToLong(block -> block instanceof SourceTable table
                        ? table.rows().stream()
                                .flatMap(row -> row.cells().stream())
                                .mapToLong(cell -> cell.text().length())
                                .sum()
                        : ((SourceParagraph) block).text().length())
                .sum();
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

package ru.opora.platform.documents;

import com.rtfparserkit.rtf.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A table of a rich text while it is read: cells come first, where they stand is said before or after them. */
final class RtfTable {
    private final Budget budget;
    private final List<Row> rows = new ArrayList<>();
    private List<List<SourceBlock>> cells = new ArrayList<>();
    private List<SourceBlock> cell = new ArrayList<>();
    private final List<SourceBlock> nestedCell = new ArrayList<>();
    private final List<String> nestedRow = new ArrayList<>();
    private List<Place> places = new ArrayList<>();
    private int left;
    private boolean header;
    private boolean joinsLeft;
    private RowDraft.Merge merge = RowDraft.Merge.COUNTED;

    /** Where a cell ends, in twentieths of a point, and how it is merged. */
    private record Place(int right, boolean joinsLeft, RowDraft.Merge merge) {}

    private record Row(int left, boolean header, List<Place> places, List<List<SourceBlock>> cells) {}

    RtfTable(Budget budget) {
        this.budget = budget;
    }

    /** The content of the cell being read. */
    List<SourceBlock> cell() {
        return cell;
    }

    List<SourceBlock> nested() {
        return nestedCell;
    }

    void endCell() {
        endNestedRow();
        cells.add(cell);
        budget.cellAhead(cells.size());
        cell = new ArrayList<>();
    }

    void endNestedCell() {
        nestedRow.add(NestedTables.flatten(nestedCell));
        nestedCell.clear();
        budget.cellAhead(nestedRow.size());
    }

    void endNestedRow() {
        String text = nestedRow.stream().filter(piece -> !piece.isEmpty()).collect(Collectors.joining(" "));
        if (!text.isEmpty()) {
            Budget.piece(text.length());
            cell.add(new SourceParagraph(text, false));
        }
        nestedRow.clear();
    }

    void endRow() {
        // Some programs end a row with a cell more than they have defined.
        while (!places.isEmpty()
                && cells.size() > places.size()
                && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        if (!cells.isEmpty()) {
            rows.add(new Row(left, header, List.copyOf(places), cells));
        }
        cells = new ArrayList<>();
        cell = new ArrayList<>();
    }

    /** A command that says how the row's cells stand. */
    void define(Command command, int parameter) {
        switch (command) {
            case trowd -> {
                places = new ArrayList<>();
                left = 0;
                header = false;
                joinsLeft = false;
                merge = RowDraft.Merge.COUNTED;
            }
            case trleft -> left = parameter;
            case trhdr -> header = true;
            case clmrg -> joinsLeft = true;
            case clvmgf -> merge = RowDraft.Merge.MAY_CONTINUE;
            case clvmrg -> merge = RowDraft.Merge.CONTINUES;
            case cellx -> {
                places.add(new Place(parameter, joinsLeft, merge));
                budget.cellAhead(places.size());
                joinsLeft = false;
                merge = RowDraft.Merge.COUNTED;
            }
            default -> {}
        }
    }

    /** Ends the table, if one is open. */
    void finish(List<SourceBlock> out) {
        if (!cells.isEmpty()) {
            // The text breaks off within a row: better a row too short than a row lost.
            endRow();
        }
        if (!cell.isEmpty()) {
            out.addAll(cell);
            cell = new ArrayList<>();
        }
        if (rows.isEmpty()) {
            return;
        }
        TreeSet<Integer> edges = new TreeSet<>();
        rows.forEach(row -> addEdges(row, edges));
        List<Integer> positions = new ArrayList<>(edges);
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i + 1 < positions.size(); i++) {
            widths.add(positions.get(i + 1) - positions.get(i));
        }
        List<RowDraft> drafts = rows.stream().map(row -> draft(row, positions)).toList();
        RowDraft.finish(drafts, GridEdges.ofWidths(widths), budget, out);
        rows.clear();
    }

    private static void addEdges(Row row, Set<Integer> edges) {
        edges.add(row.left());
        for (int i = 0; i < row.cells().size(); i++) {
            edges.add(right(row, i));
        }
        if (edges.size() > Limits.COLUMNS) {
            throw SourceRefused.tooComplex("columns", Limits.COLUMNS);
        }
    }

    /** Where a cell ends; edges that do not rise are made to. */
    private static int right(Row row, int index) {
        int right = row.left();
        for (int i = 0; i <= index; i++) {
            int said = i < row.places().size() ? row.places().get(i).right() : right + 1;
            right = Math.max(said, right + 1);
        }
        return right;
    }

    private static RowDraft draft(Row row, List<Integer> edges) {
        RowDraft draft = new RowDraft();
        draft.repeatedHeader = row.header();
        draft.columnsBefore = edges.indexOf(row.left());
        int from = draft.columnsBefore;
        RowDraft.CellDraft last = null;
        for (int i = 0; i < row.cells().size(); i++) {
            int to = edges.indexOf(right(row, i));
            Place place = i < row.places().size() ? row.places().get(i) : new Place(0, false, RowDraft.Merge.COUNTED);
            if (place.joinsLeft() && last != null) {
                last.columnSpan += to - from;
            } else {
                last = new RowDraft.CellDraft(place.merge());
                last.columnSpan = Math.max(1, to - from);
                draft.cells.add(last);
            }
            last.blocks.addAll(row.cells().get(i));
            from = to;
        }
        return draft;
    }
}

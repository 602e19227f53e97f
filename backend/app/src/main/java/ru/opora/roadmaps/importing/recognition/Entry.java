package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.List;

/** A row of the plan with the rows that continue it. */
final class Entry {
    private static final int MOST_PARTS = 40;

    private final GridRow row;
    private final RowKind kind;
    private final boolean atBreak;
    /** Pieces of the same cells, split by a page end. */
    private final List<GridRow> parts = new ArrayList<>();
    /** Further rows under the same merged activity. */
    private final List<GridRow> shared = new ArrayList<>();

    Entry(GridRow row, RowKind kind) {
        this(row, kind, false);
    }

    /** @param atBreak whether it stands first on a page or in a further table of the plan */
    Entry(GridRow row, RowKind kind, boolean atBreak) {
        this.row = row;
        this.kind = kind;
        this.atBreak = atBreak;
        parts.add(row);
    }

    GridRow row() {
        return row;
    }

    RowKind kind() {
        return kind;
    }

    boolean atBreak() {
        return atBreak;
    }

    int number() {
        return row.number();
    }

    void join(GridRow part) {
        parts.add(part);
    }

    void share(GridRow further) {
        shared.add(further);
    }

    List<GridRow> shared() {
        return List.copyOf(shared);
    }

    /** The text of a column, its pieces joined. */
    String text(int column) {
        StringBuilder text = new StringBuilder();
        for (GridRow part : parts) {
            String piece = part.text(column);
            boolean again = part.number() != row.number() && part.continued(column);
            if (piece.isEmpty() || again) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append(glue(text, piece));
            }
            text.append(piece);
        }
        return text.toString();
    }

    private static String glue(StringBuilder before, String piece) {
        char last = before.charAt(before.length() - 1);
        boolean hyphen = last == '-' && before.length() > 1 && Character.isLetter(before.charAt(before.length() - 2));
        if (hyphen) {
            return "";
        }
        boolean open = before.lastIndexOf("(") > before.lastIndexOf(")");
        return open || Texts.startsInside(piece) || Character.isDigit(piece.charAt(0)) ? " " : "\n";
    }

    /** The last piece of a column's text, where it may break off. */
    String ending(int column) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            String piece = parts.get(i).text(column);
            if (!piece.isEmpty()) {
                return piece;
            }
        }
        return "";
    }

    /** Whether so many rows are joined already that no page end can have done it. */
    boolean full() {
        return parts.size() >= MOST_PARTS;
    }

    /** All its text on one line. */
    String joined() {
        StringBuilder all = new StringBuilder();
        for (GridRow part : parts) {
            all.append(all.isEmpty() ? "" : " ").append(part.joined());
        }
        return Texts.flat(all.toString());
    }
}

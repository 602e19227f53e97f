package ru.opora.platform.documents.writing;

/**
 * A cell.
 *
 * @param text its text; a line feed breaks the line
 * @param columns how many columns it covers
 * @param rows how many rows it covers; the rows below have a {@link #merged} cell at its place
 * @param continued whether it continues the cell above
 */
public record PrintedCell(String text, int columns, int rows, boolean continued) {

    public static PrintedCell of(String text) {
        return new PrintedCell(text, 1, 1, false);
    }

    /** A cell over several rows. */
    public static PrintedCell over(String text, int rows) {
        return new PrintedCell(text, 1, rows, false);
    }

    /** The place of a cell that began above. */
    public static PrintedCell merged() {
        return new PrintedCell("", 1, 1, true);
    }
}

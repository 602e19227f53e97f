package ru.opora.platform.documents;

/**
 * How much of a sheet or a file of separated values is read, and how its numbers; other formats have the limits of a plan always.
 */
public enum SourceSize {
    /** An order with its plan: a region's plan with every school has 5,000 rows. */
    PLAN(Limits.ROWS, Limits.CELLS, Limits.ALL_TEXT, Limits.PLAIN_TEXT, false),

    /** A list of the schools of the largest regions together, 12 columns wide. */
    LIST(60_000, 900_000, 60_000_000, Limits.FILE_BYTES, false),

    /** A list whose numbers are figures: they are read as they are stored, and not as a format of the sheet rounds them. */
    FIGURES(60_000, 900_000, 60_000_000, Limits.FILE_BYTES, true);

    final int rows;
    final int cells;
    final int text;
    final int plainText;
    final boolean exact;

    SourceSize(int rows, int cells, int text, int plainText, boolean exact) {
        this.rows = rows;
        this.cells = cells;
        this.text = text;
        this.plainText = plainText;
        this.exact = exact;
    }
}

package ru.opora.platform.documents;

/** How much of a sheet or a file of separated values is read; other formats have the limits of a plan always. */
public enum SourceSize {
    /** An order with its plan: a region's plan with every school has 5,000 rows. */
    PLAN(Limits.ROWS, Limits.CELLS, Limits.ALL_TEXT, Limits.PLAIN_TEXT),

    /** A list of the schools of the largest regions together, 12 columns wide. */
    LIST(60_000, 900_000, 60_000_000, Limits.FILE_BYTES);

    final int rows;
    final int cells;
    final int text;
    final int plainText;

    SourceSize(int rows, int cells, int text, int plainText) {
        this.rows = rows;
        this.cells = cells;
        this.text = text;
        this.plainText = plainText;
    }
}

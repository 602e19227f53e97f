package ru.opora.platform.documents;

/** What one document has used of the {@link Limits}; refuses the first excess, before it is kept. */
final class Budget {
    private int rows;
    private int cells;
    private int cellsAhead;
    private int paragraphs;
    private long text;

    void row() {
        if (++rows > Limits.ROWS) {
            throw SourceRefused.tooComplex("rows", Limits.ROWS);
        }
    }

    void cell(int column, int columnSpan, String content) {
        if (++cells > Limits.CELLS) {
            throw SourceRefused.tooComplex("cells", Limits.CELLS);
        }
        if (column < 0 || column >= Limits.COLUMNS || columnSpan > Limits.COLUMNS) {
            throw SourceRefused.tooComplex("columns", Limits.COLUMNS);
        }
        text(content);
    }

    /** Counts a cell that is read but not yet laid on a grid. */
    void cellAhead(int cellsOfRow) {
        if (++cellsAhead > Limits.CELLS) {
            throw SourceRefused.tooComplex("cells", Limits.CELLS);
        }
        if (cellsOfRow > Limits.COLUMNS) {
            throw SourceRefused.tooComplex("columns", Limits.COLUMNS);
        }
    }

    void paragraph(String content) {
        if (++paragraphs > Limits.PARAGRAPHS) {
            throw SourceRefused.tooComplex("paragraphs", Limits.PARAGRAPHS);
        }
        text(content);
    }

    private void text(String content) {
        piece(content.length());
        text += content.length();
        if (text > Limits.ALL_TEXT) {
            throw SourceRefused.tooComplex("characters", Limits.ALL_TEXT);
        }
    }

    /** Refuses one text of that length. */
    static void piece(long length) {
        if (length > Limits.TEXT) {
            throw SourceRefused.tooComplex("charactersOfOneCell", Limits.TEXT);
        }
    }
}

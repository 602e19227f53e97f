package ru.opora.platform.documents;

/** What one document has used of the {@link Limits}; refuses the first excess, before it is kept. */
final class Budget {
    private final SourceSize size;
    private int rows;
    private int cells;
    private int cellsAhead;
    private int paragraphs;
    private long text;
    private long textAhead;

    Budget() {
        this(SourceSize.PLAN);
    }

    Budget(SourceSize size) {
        this.size = size;
    }

    void row() {
        rowAhead(rows++);
    }

    /** Refuses one more row than so many. */
    void rowAhead(int before) {
        if (before >= size.rows) {
            throw SourceRefused.tooComplex("rows", size.rows);
        }
    }

    void cell(int column, int columnSpan, String content) {
        if (++cells > size.cells) {
            throw SourceRefused.tooComplex("cells", size.cells);
        }
        if (column < 0 || column >= Limits.COLUMNS || columnSpan > Limits.COLUMNS) {
            throw SourceRefused.tooComplex("columns", Limits.COLUMNS);
        }
        text(content);
    }

    /** Counts a cell that is read but not yet laid on a grid. */
    void cellAhead(int cellsOfRow) {
        if (++cellsAhead > size.cells) {
            throw SourceRefused.tooComplex("cells", size.cells);
        }
        if (cellsOfRow > Limits.COLUMNS) {
            throw SourceRefused.tooComplex("columns", Limits.COLUMNS);
        }
    }

    /** Counts its text, so that many long ones are refused before all of them are held. */
    void textAhead(int length) {
        textAhead += length;
        if (textAhead > size.text) {
            throw SourceRefused.tooComplex("characters", size.text);
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
        if (text > size.text) {
            throw SourceRefused.tooComplex("characters", size.text);
        }
    }

    /** Refuses one row of that many characters: some rows are held at a time where no table is. */
    static void rowOf(int length) {
        if (length > Limits.ROW_TEXT) {
            throw SourceRefused.tooComplex("characters", Limits.ROW_TEXT);
        }
    }

    /** Refuses one text of that length. */
    static void piece(long length) {
        if (length > Limits.TEXT) {
            throw SourceRefused.tooComplex("charactersOfOneCell", Limits.TEXT);
        }
    }
}

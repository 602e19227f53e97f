package ru.opora.platform.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of a sheet one after the other, so that a sheet a million rows high takes what a row takes. The file tells behind the rows which
 * cells are merged: here a merged cell counts at its corner only.
 */
final class XlsxRows implements Iterator<RowStream.Row> {
    private final XmlCursor xml;
    private final XlsxCells cells;
    private final int sheetData;
    private int number;
    private boolean ahead;
    private RowStream.Row next = new RowStream.Row(0, List.of());

    /** The cursor is before the sheet's first element; whoever opened it closes it. */
    XlsxRows(XmlCursor xml, XlsxCells cells) throws IOException {
        this.xml = xml;
        this.cells = cells;
        this.sheetData = toRows(xml);
    }

    /** Moves to the rows; the depth they stand in, or none. */
    private static int toRows(XmlCursor xml) throws IOException {
        xml.root();
        int root = xml.depth();
        while (xml.nextChild(root)) {
            if (xml.name().equals("sheetData")) {
                return xml.depth();
            }
        }
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean hasNext() {
        try {
            while (!ahead && xml.nextChild(sheetData)) {
                next = row();
                ahead = !next.cells().isEmpty();
            }
            return ahead;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public RowStream.Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ahead = false;
        return next;
    }

    private RowStream.Row row() throws IOException {
        int before = number;
        number = xml.number("r", before + 1);
        if (number <= before || number > XlsxSheet.SHEET_ROWS) {
            throw SourceRefused.of(Refusal.DAMAGED);
        }
        List<String> texts = new ArrayList<>();
        int column = -1;
        int length = 0;
        int self = xml.depth();
        while (xml.nextChild(self)) {
            column = XlsxCells.column(xml.attribute("r"), column);
            String text = RowStream.oneLine(cells.text(xml));
            if (!text.isEmpty()) {
                length += text.length();
                Budget.rowOf(length);
                put(texts, column, text);
            }
        }
        return new RowStream.Row(number, texts);
    }

    private static void put(List<String> texts, int column, String text) {
        if (column >= Limits.COLUMNS) {
            throw SourceRefused.tooComplex("columns", Limits.COLUMNS);
        }
        while (texts.size() <= column) {
            texts.add("");
        }
        texts.set(column, text);
    }
}

package ru.opora.platform.documents;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/** The rows of a table one after the other, as a {@link RowSource} gives them. Blocking; every method may throw {@link SourceRefused}. */
public final class RowStream implements Iterator<RowStream.Row>, AutoCloseable {

    /** Enough to tell encoding and separator. */
    private static final int HEAD = 256 * 1024;

    private static final int BUFFER = 4 * Limits.MEGABYTE;
    private static final int MARK = 0xFEFF;
    private static final byte[] OLE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
    private static final List<String> SEPARATED = List.of(".csv", ".tsv", ".txt");

    private final Iterator<Row> rows;
    private final AutoCloseable source;

    /**
     * A row.
     *
     * @param number as a person counts them, from 1
     * @param cells by column, without blanks around them
     */
    public record Row(int number, List<String> cells) {

        /** A cell; empty where the row is shorter. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    RowStream(Iterator<Row> rows, AutoCloseable source) {
        this.rows = rows;
        this.source = source;
    }

    /** Rows that are there already. */
    static RowStream of(List<SourceRow> rows) {
        return new RowStream(rows.stream().map(RowStream::row).iterator(), () -> {});
    }

    /** Begins to read separated values, or the first table of another document; closing it closes the content. */
    static RowStream open(String fileName, InputStream content) throws IOException {
        byte[] head = content.readNBytes(HEAD);
        if (head.length == 0) {
            throw SourceRefused.of(Refusal.EMPTY);
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
        try {
            return isSeparated(fileName) && !isArchive(head) ? values(head, whole) : document(fileName, whole);
        } catch (IOException | RuntimeException failure) {
            whole.close();
            throw failure;
        }
    }

    /** Whether a file of this name holds separated values, a line a row. */
    public static boolean isSeparated(String fileName) {
        return SEPARATED.stream().anyMatch(fileName.toLowerCase(Locale.ROOT)::endsWith);
    }

    /** A cell's text with single blanks for all its breaks. */
    static String oneLine(String text) {
        boolean plain = true;
        for (int at = 0; at < text.length() && plain; at++) {
            char c = text.charAt(at);
            plain = c > ' ' || c == ' ' && at > 0 && at < text.length() - 1 && text.charAt(at - 1) != ' ';
        }
        return plain ? text : text.replaceAll("\\s+", " ").strip();
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (CsvParseException broken) {
            throw SourceRefused.tooComplex("charactersOfOneCell", Limits.TEXT);
        } catch (UncheckedIOException failure) {
            throw SourceRefused.damaged(failure);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        try {
            source.close();
        } catch (IOException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }

    /** A workbook of either age. Its first bytes alone are also those of Russian letters: «Школа», or «РП», begins a list and no workbook. */
    private static boolean isArchive(byte[] head) {
        return head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3
                || head.length > OLE.length && Arrays.equals(head, 0, OLE.length, OLE, 0, OLE.length);
    }

    private static RowStream values(byte[] head, InputStream whole) throws IOException {
        Charset charset = Encodings.charset(head);
        String text = new String(head, charset);
        if (Encodings.isBinary(text)) {
            throw SourceRefused.of(Refusal.WRONG_TYPE, "found", "binary");
        }
        int lastLine = text.lastIndexOf('\n');
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(CsvTable.separator(lastLine > 0 ? text.substring(0, lastLine + 1) : text))
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(BUFFER)
                .ofCsvRecord(unmarked(new InputStreamReader(whole, charset)));
        return new RowStream(new Values(reader.iterator()), reader);
    }

    /** Without the mark of its encoding: before a quote it would make the quotes part of the first header. */
    private static Reader unmarked(Reader text) throws IOException {
        PushbackReader reader = new PushbackReader(text);
        int first = reader.read();
        if (first >= 0 && first != MARK) {
            reader.unread(first);
        }
        return reader;
    }

    private static RowStream document(String fileName, InputStream whole) throws IOException {
        try (whole) {
            SourceDocument document = new SourceReader(SourceSize.FIGURES).read(fileName, whole);
            return document.blocks().stream()
                    .filter(SourceTable.class::isInstance)
                    .map(SourceTable.class::cast)
                    .findFirst()
                    .map(table -> of(table.rows()))
                    .orElseThrow(SourceRefused::noTable);
        }
    }

    private static Row row(SourceRow row) {
        List<String> cells = new ArrayList<>();
        for (SourceCell cell : row.cells()) {
            while (cells.size() <= cell.column()) {
                cells.add("");
            }
            cells.set(cell.column(), oneLine(cell.text()));
        }
        return new Row(row.number(), cells);
    }

    /** Counts records, empty ones too, and leaves empty ones out. */
    private static final class Values implements Iterator<Row> {

        private final Iterator<CsvRecord> records;
        private int number;
        private boolean ahead;
        private Row next = new Row(0, List.of());

        Values(Iterator<CsvRecord> records) {
            this.records = records;
        }

        @Override
        public boolean hasNext() {
            while (!ahead && records.hasNext()) {
                next = row(records.next());
                ahead = next.cells().stream().anyMatch(cell -> !cell.isEmpty());
            }
            return ahead;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ahead = false;
            return next;
        }

        private Row row(CsvRecord record) {
            int count = record.getFieldCount();
            if (count > Limits.COLUMNS) {
                throw SourceRefused.tooComplex("columns", Limits.COLUMNS);
            }
            String[] cells = new String[count];
            int length = 0;
            for (int column = 0; column < count; column++) {
                cells[column] = record.getField(column).replace("\0", "").strip(); // the database has no NUL
                length += cells[column].length();
            }
            Budget.rowOf(length);
            number++;
            return new Row(number, Arrays.asList(cells));
        }
    }
}

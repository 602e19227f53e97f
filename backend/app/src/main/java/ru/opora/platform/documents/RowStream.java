package ru.opora.platform.documents;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/**
 * The rows of a table one after the other. Separated values are read as they are asked for, whatever their size; of another document the
 * first table is read whole, within the limits of a list. Blocking; every method may throw {@link SourceRefused}.
 */
public final class RowStream implements Iterator<RowStream.Row>, AutoCloseable {

    /** Enough to tell encoding and separator. */
    private static final int HEAD = 256 * 1024;

    private static final int BUFFER = 4 * Limits.MEGABYTE;
    private static final String MARK = "\uFEFF";
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

    private RowStream(Iterator<Row> rows, AutoCloseable source) {
        this.rows = rows;
        this.source = source;
    }

    /** Begins to read; closing it closes the content. */
    public static RowStream open(String fileName, InputStream content) throws IOException {
        byte[] head = content.readNBytes(HEAD);
        if (head.length == 0) {
            throw SourceRefused.of(Refusal.EMPTY);
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
        String name = fileName.toLowerCase(Locale.ROOT);
        boolean separated = SEPARATED.stream().anyMatch(name::endsWith) && !isArchive(head);
        return separated ? values(head, whole) : document(fileName, whole);
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

    private static boolean isArchive(byte[] head) {
        return head.length > 4 && (head[0] == 'P' && head[1] == 'K' && head[2] == 3 || (head[0] & 0xFF) == 0xD0);
    }

    private static RowStream values(byte[] head, InputStream whole) {
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
                .ofCsvRecord(new InputStreamReader(whole, charset));
        return new RowStream(new Values(reader.iterator()), reader);
    }

    private static RowStream document(String fileName, InputStream whole) throws IOException {
        try (whole) {
            SourceDocument document = new SourceReader(SourceSize.LIST).read(fileName, whole);
            return document.blocks().stream()
                    .filter(SourceTable.class::isInstance)
                    .map(SourceTable.class::cast)
                    .findFirst()
                    .map(table -> new RowStream(
                            table.rows().stream().map(RowStream::row).iterator(), () -> {}))
                    .orElseThrow(SourceRefused::noTable);
        }
    }

    private static Row row(SourceRow row) {
        List<String> cells = new ArrayList<>();
        for (SourceCell cell : row.cells()) {
            while (cells.size() <= cell.column()) {
                cells.add("");
            }
            cells.set(cell.column(), cell.text().replaceAll("\\s+", " ").strip());
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
            for (int column = 0; column < count; column++) {
                cells[column] = record.getField(column).strip();
            }
            if (number++ == 0 && cells[0].startsWith(MARK)) {
                cells[0] = cells[0].substring(MARK.length()).strip();
            }
            return new Row(number, Arrays.asList(cells));
        }
    }
}

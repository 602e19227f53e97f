package ru.opora.platform.documents.writing;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as a file for people: a workbook, or separated values as Excel of a Russian computer opens them. For lists that are
 * no route of their own; the lists of the API come as CSV from {@code platform.streaming} anyway.
 *
 * @param name the name of the sheet
 * @param headers the headers of the columns
 * @param rows the rows, walked once: numbers and {@link LocalDate} as such, nothing for null, all else as text
 */
public record ListExport(String name, List<String> headers, Iterable<? extends List<? extends @Nullable Object>> rows) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    public ListExport {
        headers = List.copyOf(headers);
    }

    /** Writes a workbook; the stream stays open. */
    public void xlsx(OutputStream out) throws IOException {
        try (XlsxBook book = new XlsxBook()) {
            XlsxSheet sheet = book.list(name, headers);
            rows.forEach(sheet::row);
            book.write(out);
        }
    }

    /** Writes semicolons and the sign of UTF-8; the stream stays open. */
    public void csv(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\ufeff');
        CsvWriter table = CsvWriter.builder()
                .bufferSize(0)
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        table.writeRecord(headers.stream().map(Writable::cell).toList());
        for (List<? extends @Nullable Object> row : rows) {
            table.writeRecord(row.stream().map(ListExport::cell).toList());
        }
        text.flush();
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate day) {
            return DAY.format(day);
        }
        return value instanceof Number ? value.toString().replace('.', ',') : Writable.cell(value.toString());
    }
}

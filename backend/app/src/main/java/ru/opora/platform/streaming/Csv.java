package ru.opora.platform.streaming;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import ru.opora.platform.persistence.Listed;

/**
 * CSV by RFC 4180 in UTF-8. A text that a spreadsheet would take for a formula is led by an apostrophe: whoever needs the
 * exact text reads NDJSON. There is no end marker in the table; the trailer and the whole last chunk say it is complete.
 */
final class Csv implements Format {

    private static final String FORMULA = "=+-@\t\r";
    /** Numbers and telephone numbers: nothing in them can be run. */
    private static final Pattern NUMBER = Pattern.compile("[+-][\\d ().-]+");

    private final Cells cells;
    private final Class<?> row;
    private @Nullable Table table;
    private final CsvWriter.CsvWriterBuilder writer;

    Csv(Class<?> row, Cells cells) {
        this.cells = cells;
        this.row = row;
        this.writer = CsvWriter.builder()
                .bufferSize(0)
                .fieldSeparator(cells.separator())
                .lineDelimiter(LineDelimiter.CRLF);
    }

    @Override
    public MediaType mediaType() {
        return new MediaType("text", "csv", StandardCharsets.UTF_8);
    }

    @Override
    public byte[] head(Listed<?> first) {
        table = new Table(row, cells, first);
        var text = new StringWriter().append(cells.start());
        writer.build(text)
                .writeRecord(table.headers().stream().map(this::guarded).toList());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] rows(List<?> rows) {
        var text = new StringWriter();
        CsvWriter lines = writer.build(text);
        Table columns = Objects.requireNonNull(table);
        for (Object one : rows) {
            lines.writeRecord(columns.values(one).stream().map(this::cell).toList());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] end(long count) {
        return new byte[0];
    }

    private String cell(@Nullable Object value) {
        return guarded(cells.text(value));
    }

    private String guarded(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}

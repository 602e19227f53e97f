package ru.opora.platform.streaming;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import ru.opora.platform.documents.writing.XlsxStream;
import ru.opora.platform.persistence.Listed;

/** A workbook for people: numbers and days as such, all else as text. What breaks off is no workbook. */
final class Xlsx implements Format {

    private final Class<?> row;
    private final Cells cells;
    private @Nullable Table table;
    private @Nullable XlsxStream book;

    Xlsx(Class<?> row, Cells cells) {
        this.row = row;
        this.cells = cells;
    }

    @Override
    public MediaType mediaType() {
        return MediaType.valueOf(ListMapping.XLSX);
    }

    @Override
    public byte[] head(Listed<?> first) {
        table = new Table(row, cells, first);
        book = new XlsxStream(table.headers());
        return book.taken();
    }

    @Override
    public byte[] rows(List<?> rows) {
        XlsxStream begun = Objects.requireNonNull(book);
        for (Object one : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            Objects.requireNonNull(table).values(one).forEach(value -> values.add(cell(value)));
            begun.row(values);
        }
        return begun.taken();
    }

    @Override
    public byte[] end(long count) {
        XlsxStream begun = Objects.requireNonNull(book);
        begun.end();
        return begun.taken();
    }

    private @Nullable Object cell(@Nullable Object value) {
        return value instanceof Number || value instanceof LocalDate ? value : cells.text(value);
    }
}

package ru.opora.platform.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows on the local disk: separated values or a workbook, read as they are asked for whatever their size; of another document
 * the first table, within the limits of a list. Blocking; every method may throw {@link SourceRefused}.
 */
public final class RowSource implements AutoCloseable {

    private final String fileName;
    private final Path file;
    private final @Nullable XlsxFile book;

    /**
     * A sheet with something on it.
     *
     * @param index which one, from 0; those that are hidden or empty count
     * @param rows how many rows it has, as the file says; where it is the only one and does not say, about as many
     */
    public record Sheet(int index, String name, int rows) {}

    private RowSource(String fileName, Path file, @Nullable XlsxFile book) {
        this.fileName = fileName;
        this.file = file;
        this.book = book;
    }

    public static RowSource open(String fileName, Path file) throws IOException {
        return SourceReader.guarded(() -> new RowSource(fileName, file, XlsxFile.open(file)));
    }

    /** The sheets of a workbook; none for other files. */
    public List<Sheet> sheets() throws IOException {
        XlsxFile sheets = book;
        return sheets == null ? List.of() : SourceReader.guarded(sheets::sheets);
    }

    /**
     * Begins to read the rows of a sheet; closing them leaves the file open.
     *
     * @param sheet which one; null: the first with something on it. Other files have but one table
     */
    public RowStream rows(@Nullable Integer sheet) throws IOException {
        XlsxFile sheets = book;
        return sheets == null
                ? RowStream.open(fileName, Files.newInputStream(file))
                : SourceReader.guarded(() -> sheets.rows(sheet));
    }

    @Override
    public void close() throws IOException {
        if (book != null) {
            book.close();
        }
    }
}

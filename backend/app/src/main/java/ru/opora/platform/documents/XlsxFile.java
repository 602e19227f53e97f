package ru.opora.platform.documents;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A workbook in a file of the local disk, read sheet by sheet. In memory are the texts that its cells share, and one row. */
final class XlsxFile implements Closeable {

    /** A sheet of so many bytes, some thousands of rows, is read whole: then merged cells mean what they show. */
    private static final long WHOLE = 2L * Limits.MEGABYTE;

    /** Different texts of a workbook, and their length together: 75 MB of memory at the most. */
    private static final int TEXTS = 500_000;

    private static final long CHARACTERS = 24_000_000;

    /** So many rows tell how many a sheet may have. */
    private static final int BEGINNING = 2_000;

    private final OoxmlPackage parts;
    private final XlsxReader.Book book;
    private @Nullable XlsxCells cells;

    private XlsxFile(OoxmlPackage parts, XlsxReader.Book book) {
        this.parts = parts;
        this.book = book;
    }

    /** Opens it; null when the file is another document or none at all. */
    static @Nullable XlsxFile open(Path file) throws IOException {
        if (!isArchive(file)) {
            return null;
        }
        ZipParts zip = ZipParts.open(file);
        try {
            OoxmlPackage parts = zip.has("[Content_Types].xml") ? OoxmlPackage.open(zip) : null;
            if (parts != null && parts.kind() == OoxmlPackage.Kind.WORKBOOK) {
                return new XlsxFile(parts, XlsxReader.book(parts));
            }
            zip.close();
            return null;
        } catch (IOException | RuntimeException failure) {
            zip.close();
            throw failure;
        }
    }

    private static boolean isArchive(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5);
        }
    }

    /** The visible sheets with something on them; of the only one it is told about how many rows it has. */
    List<RowSource.Sheet> sheets() throws IOException {
        List<RowSource.Sheet> visible = visible();
        return visible.size() == 1 ? List.of(counted(visible.get(0), BEGINNING)) : filled(visible);
    }

    private List<RowSource.Sheet> visible() {
        List<RowSource.Sheet> visible = new ArrayList<>();
        for (int index = 0; index < book.sheets().size(); index++) {
            if (part(index) != null) {
                visible.add(new RowSource.Sheet(index, book.sheets().get(index).name(), 0));
            }
        }
        return visible;
    }

    private List<RowSource.Sheet> filled(List<RowSource.Sheet> visible) throws IOException {
        List<RowSource.Sheet> filled = new ArrayList<>();
        for (RowSource.Sheet sheet : visible) {
            RowSource.Sheet counted = counted(sheet, Integer.MAX_VALUE);
            if (counted.rows() > 0) {
                filled.add(counted);
            }
        }
        return filled;
    }

    private RowSource.Sheet counted(RowSource.Sheet sheet, int most) throws IOException {
        return new RowSource.Sheet(
                sheet.index(), sheet.name(), count(Objects.requireNonNull(part(sheet.index())), most));
    }

    private @Nullable String part(int sheet) {
        return parts.relatedById(book.sheets().get(sheet).relationship(), "/worksheet");
    }

    /**
     * As many rows as the sheet says it has; one that does not say, or names a single cell as some programs always do, is gone through:
     * where it has more than are counted, its size tells of about how many.
     */
    private int count(String part, int most) throws IOException {
        long before = parts.zip().unpacked();
        try (XmlCursor xml = parts.zip().rows(part, XlsxReader.NAMESPACES, Limits.STREAMED_BYTES)) {
            xml.root();
            int root = xml.depth();
            while (xml.nextChild(root)) {
                if (xml.name().equals("dimension")) {
                    int last = last(xml.attribute("ref", ""));
                    if (last > 0) {
                        return last;
                    }
                } else if (xml.name().equals("sheetData")) {
                    int rows = rows(xml, most);
                    double share = (double) (parts.zip().unpacked() - before)
                            / parts.zip().size(part);
                    return rows == most && share > 0 && share < 1
                            ? (int) Math.min(rows / share, XlsxSheet.SHEET_ROWS)
                            : rows;
                }
            }
            return 0;
        }
    }

    private static int last(String range) {
        int colon = range.indexOf(':');
        return colon < 0 ? 0 : XmlCursor.parse(range.substring(colon + 1).replaceAll("\\D", ""), 0);
    }

    private static int rows(XmlCursor xml, int most) throws IOException {
        int rows = 0;
        int self = xml.depth();
        while (rows < most && xml.nextChild(self)) {
            int row = xml.depth();
            rows += xml.nextChild(row) ? 1 : 0;
        }
        return rows;
    }

    /** The rows of a sheet; without one, of the first with something on it. */
    RowStream rows(@Nullable Integer sheet) throws IOException {
        if (sheet == null) {
            List<RowSource.Sheet> visible = visible();
            return (visible.size() == 1 ? visible : filled(visible))
                    .stream()
                            .findFirst()
                            .map(RowSource.Sheet::index)
                            .map(this::unchecked)
                            .orElseThrow(SourceRefused::noTable);
        }
        String part = sheet < 0 || sheet >= book.sheets().size() ? null : part(sheet);
        if (part == null) {
            throw SourceRefused.noTable();
        }
        return parts.zip().size(part) <= WHOLE ? whole(part, sheet) : streamed(part);
    }

    private RowStream unchecked(int sheet) {
        try {
            return rows(Integer.valueOf(sheet));
        } catch (IOException failure) {
            throw SourceRefused.damaged(failure);
        }
    }

    private RowStream whole(String part, int sheet) throws IOException {
        XlsxSheet reading = new XlsxSheet(cells(), new Budget(SourceSize.FIGURES), book.titleRows(sheet));
        // The size is what the archive says of it, and may lie.
        try (XmlCursor xml = parts.zip().rows(part, XlsxReader.NAMESPACES, WHOLE)) {
            SourceTable table = reading.read(xml, "");
            return RowStream.of(table == null ? List.of() : table.rows());
        }
    }

    private RowStream streamed(String part) throws IOException {
        XlsxCells cells = cells();
        XmlCursor xml = parts.zip().rows(part, XlsxReader.NAMESPACES, Limits.STREAMED_BYTES);
        try {
            return new RowStream(new XlsxRows(xml, cells), xml);
        } catch (IOException | RuntimeException failure) {
            xml.close();
            throw failure;
        }
    }

    private XlsxCells cells() throws IOException {
        if (cells == null) {
            cells = new XlsxCells(
                    XlsxStrings.read(parts, TEXTS, CHARACTERS),
                    XlsxStyles.read(parts, book.from1904(), SourceSize.FIGURES.exact));
        }
        return cells;
    }

    @Override
    public void close() throws IOException {
        parts.zip().close();
    }
}

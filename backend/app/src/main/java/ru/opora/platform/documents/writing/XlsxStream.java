package ru.opora.platform.documents.writing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A workbook with one list that is given away while it is made: what was written so far is taken with {@link #taken}, and
 * nothing of it is kept, neither in memory nor on a disk. A list longer than a sheet goes on in the next one.
 *
 * <p>{@link XlsxBook} can lay out anything, but has to be whole before its first byte.
 */
public final class XlsxStream {

    /** Rows of a sheet of Excel, less the row of headers. */
    static final int LONGEST_SHEET = 1_048_575;

    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final int TEXT = 1;
    private static final int DAY = 2;
    private static final int QUOTED = 3;
    private static final int HEADER = 4;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
    private final List<String> headers;
    private final int longest;
    private final StringBuilder text = new StringBuilder();
    private int sheets;
    private int rows;

    public XlsxStream(List<String> headers) {
        this(headers, LONGEST_SHEET);
    }

    XlsxStream(List<String> headers, int longest) {
        this.headers = List.copyOf(headers);
        this.longest = longest;
        part("xl/styles.xml", XlsxParts.STYLES);
        beginSheet();
    }

    /** Adds a row: numbers and days as such, nothing for null, all else as text, also what looks like a formula. */
    public void row(List<? extends @Nullable Object> values) {
        if (rows == longest) {
            endSheet();
            beginSheet();
        }
        rows++;
        text.append("<row>");
        values.forEach(this::cell);
        text.append("</row>");
        flush();
    }

    /** Ends the book; after it only {@link #taken} is asked for. */
    public void end() {
        endSheet();
        part("xl/workbook.xml", XlsxParts.workbook(sheets));
        part("xl/_rels/workbook.xml.rels", XlsxParts.relations(sheets));
        part("_rels/.rels", XlsxParts.ROOT);
        part("[Content_Types].xml", XlsxParts.types(sheets));
        quietly(zip::close);
    }

    /** What was written since it was last asked. */
    public byte[] taken() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    private void beginSheet() {
        sheets++;
        rows = 0;
        quietly(() -> zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + sheets + ".xml")));
        text.append(XlsxParts.sheetHead(headers.size())).append("<row>");
        headers.forEach(header -> text(header, HEADER));
        text.append("</row>");
        flush();
    }

    private void endSheet() {
        text.append("</sheetData>")
                .append(XlsxParts.filter(headers.size(), rows + 1))
                .append("</worksheet>");
        flush();
        quietly(zip::closeEntry);
    }

    private void cell(@Nullable Object value) {
        if (value == null || "".equals(value)) {
            text.append("<c/>");
        } else if (value instanceof Number number) {
            text.append("<c><v>")
                    .append(new BigDecimal(number.toString()).toPlainString())
                    .append("</v></c>");
        } else if (value instanceof LocalDate day) {
            text.append("<c s=\"")
                    .append(DAY)
                    .append("\"><v>")
                    .append(ChronoUnit.DAYS.between(EPOCH, day))
                    .append("</v></c>");
        } else {
            String words = Writable.text(value.toString());
            text(words, Writable.likeFormula(words) ? QUOTED : TEXT);
        }
    }

    private void text(String raw, int style) {
        String words = Writable.text(raw);
        String held = words.length() <= XlsxSheet.LONGEST ? words : words.substring(0, XlsxSheet.LONGEST - 1) + "…";
        text.append("<c s=\"").append(style).append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        for (int i = 0; i < held.length(); i++) {
            char sign = held.charAt(i);
            switch (sign) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                default -> text.append(sign);
            }
        }
        text.append("</t></is></c>");
    }

    private void part(String name, String content) {
        quietly(() -> {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        });
    }

    private void flush() {
        quietly(() -> zip.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        text.setLength(0);
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /** Memory does not fail to be written to. */
    private static void quietly(Writing writing) {
        try {
            writing.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

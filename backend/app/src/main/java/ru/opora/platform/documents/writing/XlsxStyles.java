package ru.opora.platform.documents.writing;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** How the cells of a workbook look. */
final class XlsxStyles {

    /** The kinds of cells. */
    enum Kind {
        TITLE(HorizontalAlignment.CENTER, true, false, 14),
        HEADING(HorizontalAlignment.LEFT, true, false, 12),
        PARAGRAPH(HorizontalAlignment.LEFT, false, false, 12),
        NAME(HorizontalAlignment.RIGHT, false, false, 12),
        HEADER(HorizontalAlignment.CENTER, true, true, 11),
        SECTION(HorizontalAlignment.CENTER, true, true, 11),
        TEXT(HorizontalAlignment.LEFT, false, true, 11),
        CENTRED(HorizontalAlignment.CENTER, false, true, 11),
        DAY(HorizontalAlignment.LEFT, false, true, 11),
        NUMBER(HorizontalAlignment.RIGHT, false, true, 11);

        private final HorizontalAlignment alignment;
        private final boolean bold;
        private final boolean bordered;
        private final int size;

        Kind(HorizontalAlignment alignment, boolean bold, boolean bordered, int size) {
            this.alignment = alignment;
            this.bold = bold;
            this.bordered = bordered;
            this.size = size;
        }

        /** The height of a line, in points. */
        float line() {
            return size * 1.3f;
        }
    }

    private final SXSSFWorkbook book;
    private final Map<Kind, CellStyle> styles = new EnumMap<>(Kind.class);
    private final Map<Kind, CellStyle> quoted = new EnumMap<>(Kind.class);

    XlsxStyles(SXSSFWorkbook book) {
        this.book = book;
    }

    CellStyle of(Kind kind) {
        return styles.computeIfAbsent(kind, wanted -> make(wanted, false));
    }

    /** For texts that look like formulas: they stay texts when somebody edits them. */
    CellStyle quoted(Kind kind) {
        return quoted.computeIfAbsent(kind, wanted -> make(wanted, true));
    }

    private CellStyle make(Kind kind, boolean asText) {
        CellStyle style = book.createCellStyle();
        style.setAlignment(kind.alignment);
        style.setVerticalAlignment(
                kind == Kind.HEADER || kind == Kind.SECTION ? VerticalAlignment.CENTER : VerticalAlignment.TOP);
        style.setWrapText(true);
        style.setQuotePrefixed(asText);
        if (kind.bordered) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        String format = kind == Kind.DAY ? "dd.mm.yyyy" : kind == Kind.NUMBER ? "General" : "@";
        style.setDataFormat(book.createDataFormat().getFormat(format));
        Font font = book.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) kind.size);
        font.setBold(kind.bold);
        style.setFont(font);
        return style;
    }
}

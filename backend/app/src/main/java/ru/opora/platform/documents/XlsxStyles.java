package ru.opora.platform.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.jspecify.annotations.Nullable;

/** How the cells of a workbook look: number format and bold font by style index. */
final class XlsxStyles {
    /** Excel itself allows no more styles. */
    private static final int MANY = 65_536;

    /** Excel allows some 250 formats of a workbook's own. Without one of them a day would be read as a number. */
    private static final int FORMATS = 5_000;

    /** As Excel has it; a longer one is no format, and many would fill the memory. */
    private static final int LONGEST_FORMAT = 255;

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Boolean> bold = new ArrayList<>();
    private final List<int[]> cells = new ArrayList<>();
    private final SheetNumbers numbers;

    private XlsxStyles(boolean from1904, boolean exact) {
        numbers = new SheetNumbers(from1904, exact);
    }

    static XlsxStyles read(OoxmlPackage parts, boolean from1904, boolean exact) throws IOException {
        XlsxStyles styles = new XlsxStyles(from1904, exact);
        String part = parts.relatedToMain("/styles");
        if (part == null) {
            return styles;
        }
        try (XmlCursor xml = parts.zip().xml(part, XlsxReader.NAMESPACES)) {
            xml.root();
            int root = xml.depth();
            while (xml.nextChild(root)) {
                switch (xml.name()) {
                    case "numFmts" -> styles.readFormats(xml);
                    case "fonts" -> styles.readFonts(xml);
                    case "cellXfs" -> styles.readCells(xml);
                    default -> {}
                }
            }
        }
        return styles;
    }

    private void readFormats(XmlCursor xml) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            if (formats.size() >= FORMATS) {
                throw SourceRefused.tooComplex("formats", FORMATS);
            }
            String code = xml.attribute("formatCode", "");
            if (code.length() <= LONGEST_FORMAT) {
                formats.put(xml.number("numFmtId", 0), code);
            }
        }
    }

    private void readFonts(XmlCursor xml) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self) && bold.size() < MANY) {
            boolean isBold = false;
            int font = xml.depth();
            while (xml.nextChild(font)) {
                isBold |= xml.name().equals("b") && DocxStyles.on(xml);
            }
            bold.add(isBold);
        }
    }

    private void readCells(XmlCursor xml) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self) && cells.size() < MANY) {
            cells.add(new int[] {xml.number("numFmtId", 0), xml.number("fontId", 0)});
        }
    }

    boolean bold(int style) {
        int font = style >= 0 && style < cells.size() ? cells.get(style)[1] : -1;
        return font >= 0 && font < bold.size() && bold.get(font);
    }

    /** A stored number as the cell displays it, or where figures are read with all its digits. */
    String display(String stored, int style) {
        int id = style >= 0 && style < cells.size() ? cells.get(style)[0] : 0;
        @Nullable String format = formats.get(id);
        if (format == null) {
            format = id >= 0 ? BuiltinFormats.getBuiltinFormat(id) : null;
        }
        return numbers.display(stored, id, format == null ? "General" : format);
    }
}

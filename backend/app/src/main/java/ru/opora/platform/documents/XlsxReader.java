package ru.opora.platform.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Excel workbook: each visible sheet with content is a table under the sheet's name. Hidden rows and columns
 * are kept: mostly a forgotten filter hides them, and dropping a row of a plan silently is worse than showing it.
 */
final class XlsxReader {
    static final Map<String, String> NAMESPACES = Map.of(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "",
            "http://purl.oclc.org/ooxml/spreadsheetml/main", "");

    /** The rows of a sheet that its author wants printed on each page: {@code Plan!$A:$B,Plan!$4:$5}. */
    private static final Pattern PRINT_TITLES = Pattern.compile("\\$(\\d{1,7}):\\$(\\d{1,7})");

    /** Excel allows 31 letters; five hundred names of some megabytes each would fill the memory. */
    private static final int LONGEST_NAME = 200;

    private XlsxReader() {}

    /** A sheet: under which name, and where in the package; a hidden one is nowhere. */
    record Sheet(String name, String relationship) {}

    /** What a workbook says of itself before its sheets. */
    record Book(List<Sheet> sheets, Map<Integer, int[]> titles, boolean from1904) {

        /** The first and the last row of a sheet that are printed on each page, from 1. */
        int[] titleRows(int sheet) {
            return titles.getOrDefault(sheet, new int[] {0, -1});
        }
    }

    static Book book(OoxmlPackage parts) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        Map<Integer, int[]> titles = new HashMap<>();
        boolean from1904 = readWorkbook(parts, sheets, titles);
        return new Book(sheets, titles, from1904);
    }

    static SourceDocument read(OoxmlPackage parts, SourceSize size) throws IOException {
        Book book = book(parts);
        XlsxCells cells = new XlsxCells(
                XlsxStrings.read(parts, 2 * size.cells, 2L * size.text),
                XlsxStyles.read(parts, book.from1904(), size.exact));
        Budget budget = new Budget(size);
        List<SourceBlock> tables = new ArrayList<>();
        for (int i = 0; i < book.sheets().size(); i++) {
            String part = parts.relatedById(book.sheets().get(i).relationship(), "/worksheet");
            if (part != null) {
                XlsxSheet sheet = new XlsxSheet(cells, budget, book.titleRows(i));
                try (XmlCursor xml = parts.zip().xml(part, NAMESPACES)) {
                    @Nullable
                    SourceTable table = sheet.read(xml, book.sheets().get(i).name());
                    if (table != null) {
                        tables.add(table);
                    }
                }
            }
        }
        return new SourceDocument(SourceFormat.XLSX, tables);
    }

    private static boolean readWorkbook(OoxmlPackage parts, List<Sheet> sheets, Map<Integer, int[]> titles)
            throws IOException {
        boolean from1904 = false;
        try (XmlCursor xml = parts.mainXml(NAMESPACES)) {
            xml.root();
            int root = xml.depth();
            while (xml.nextChild(root)) {
                switch (xml.name()) {
                    case "workbookPr" -> from1904 = DocxStyles.on(xml.attribute("date1904", "0"));
                    case "sheets" -> readSheets(xml, sheets);
                    case "definedNames" -> readTitles(xml, titles);
                    default -> {}
                }
            }
        }
        return from1904;
    }

    private static void readSheets(XmlCursor xml, List<Sheet> sheets) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            boolean visible = xml.attribute("state", "visible").equals("visible");
            String name = xml.attribute("name", "");
            String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME));
            sheets.add(new Sheet(Texts.tidyCell(cut), visible ? OoxmlPackage.id(xml.attribute("id", "")) : ""));
            if (sheets.size() > Limits.COLUMNS) {
                throw SourceRefused.tooComplex("sheets", Limits.COLUMNS);
            }
        }
    }

    private static void readTitles(XmlCursor xml, Map<Integer, int[]> titles) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            if (xml.attribute("name", "").equals("_xlnm.Print_Titles")) {
                int sheet = xml.number("localSheetId", -1);
                Matcher rows = PRINT_TITLES.matcher(xml.text());
                if (sheet >= 0 && sheet < Limits.COLUMNS && rows.find()) {
                    titles.put(sheet, new int[] {Integer.parseInt(rows.group(1)), Integer.parseInt(rows.group(2))});
                }
            }
        }
    }
}

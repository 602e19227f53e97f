package ru.opora.platform.documents.writing;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The fixed parts of a workbook that is streamed. */
final class XlsxParts {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SHEET_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    private static final int WIDTH = 24;

    /** 0 numbers, 1 texts, 2 days, 3 texts that look like formulas, 4 headers. */
    static final String STYLES = XML + """
            <styleSheet xmlns="%s"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/></numFmts>\
            <fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font>\
            <font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
            <border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf>\
            <xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>\
            <xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>\
            <xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>\
            <xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>\
            </cellXfs></styleSheet>""".formatted(MAIN);

    static final String ROOT =
            XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + RELATIONS
                    + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

    private XlsxParts() {}

    static String workbook(int sheets) {
        return XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>"
                + each(sheets, "<sheet name=\"%1$d\" sheetId=\"%1$d\" r:id=\"rId%1$d\"/>") + "</sheets><definedNames>"
                + IntStream.range(0, sheets)
                        .mapToObj(i -> "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"" + i + "\">'" + (i + 1)
                                + "'!$1:$1</definedName>")
                        .collect(Collectors.joining())
                + "</definedNames></workbook>";
    }

    static String relations(int sheets) {
        return XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
                + each(
                        sheets,
                        "<Relationship Id=\"rId%1$d\" Type=\"" + RELATIONS
                                + "/worksheet\" Target=\"worksheets/sheet%1$d.xml\"/>")
                + "<Relationship Id=\"styles\" Type=\"" + RELATIONS
                + "/styles\" Target=\"styles.xml\"/></Relationships>";
    }

    static String types(int sheets) {
        return XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                + each(
                        sheets,
                        "<Override PartName=\"/xl/worksheets/sheet%1$d.xml\" ContentType=\"" + SHEET_TYPE + "\"/>")
                + "</Types>";
    }

    /** Headers stay in view; a page is as wide as the list. */
    static String sheetHead(int columns) {
        return XML + "<worksheet xmlns=\"" + MAIN
                + "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">"
                + "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews>"
                + "<cols><col min=\"1\" max=\"" + Math.max(1, columns) + "\" width=\"" + WIDTH
                + "\" customWidth=\"1\"/></cols><sheetData>";
    }

    static String filter(int columns, int rows) {
        return "<autoFilter ref=\"A1:" + letters(Math.max(1, columns)) + rows + "\"/>"
                + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>";
    }

    /** A, B … Z, AA, AB … */
    static String letters(int column) {
        return column <= 26
                ? String.valueOf((char) ('A' + column - 1))
                : letters((column - 1) / 26) + letters((column - 1) % 26 + 1);
    }

    private static String each(int sheets, String pattern) {
        return IntStream.rangeClosed(1, sheets).mapToObj(pattern::formatted).collect(Collectors.joining());
    }
}

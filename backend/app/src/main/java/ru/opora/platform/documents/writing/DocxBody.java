package ru.opora.platform.documents.writing;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the text of a Word document. Lengths are twips, twentieths of a point. */
final class DocxBody {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final int LONG_SIDE = 16838;
    private static final int SHORT_SIDE = 11906;
    private static final int LEFT = 1134;
    private static final int RIGHT = 567;
    private static final int EDGE = 850;

    private final XMLStreamWriter xml;
    private final boolean landscape;

    DocxBody(XMLStreamWriter xml, boolean landscape) {
        this.xml = xml;
        this.landscape = landscape;
    }

    void write(PrintedDocument document) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.setPrefix("w", W);
        xml.writeStartElement(W, "document");
        xml.writeNamespace("w", W);
        xml.writeNamespace("r", R);
        start("body");
        PrintedBlock last = null;
        for (PrintedBlock block : document.blocks()) {
            if (block instanceof PrintedTable table) {
                if (last instanceof PrintedTable) {
                    paragraph("", "TableText", false); // two tables that touch become one
                }
                table(table);
            } else if (block instanceof PrintedParagraph paragraph) {
                paragraph(paragraph.text(), style(paragraph.style()), false);
            }
            last = block;
        }
        if (last instanceof PrintedTable) {
            paragraph("", "TableText", false); // Word wants a paragraph behind the last table
        }
        section();
        end();
        end();
        xml.writeEndDocument();
    }

    private int pageWidth() {
        return landscape ? LONG_SIDE : SHORT_SIDE;
    }

    private static String style(PrintedParagraph.Style style) {
        return switch (style) {
            case TITLE -> "Title";
            case HEADING -> "Heading1";
            case TEXT -> "Normal";
            case CORNER -> "Corner";
            case SIGNATURE -> "Signature";
        };
    }

    private void table(PrintedTable table) throws XMLStreamException {
        int[] widths = table.widths(pageWidth() - LEFT - RIGHT);
        start("tbl");
        start("tblPr");
        empty("tblStyle", "val", "Grid");
        xml.writeEmptyElement(W, "tblW");
        attribute("w", String.valueOf(pageWidth() - LEFT - RIGHT));
        attribute("type", "dxa");
        empty("tblLayout", "type", "fixed");
        end();
        start("tblGrid");
        for (int width : widths) {
            empty("gridCol", "w", String.valueOf(width));
        }
        end();
        header(table, widths);
        for (PrintedRow row : table.rows()) {
            row(table, row, widths);
        }
        end();
    }

    private void header(PrintedTable table, int[] widths) throws XMLStreamException {
        start("tr");
        start("trPr");
        xml.writeEmptyElement(W, "cantSplit");
        xml.writeEmptyElement(W, "tblHeader");
        end();
        for (int i = 0; i < widths.length; i++) {
            start("tc");
            start("tcPr");
            width(widths[i]);
            empty("vAlign", "val", "center");
            end();
            paragraph(table.columns().get(i).header(), "TableHead", true);
            end();
        }
        end();
    }

    private void row(PrintedTable table, PrintedRow row, int[] widths) throws XMLStreamException {
        start("tr");
        if (row.heading()) {
            start("trPr");
            xml.writeEmptyElement(W, "cantSplit");
            end();
        }
        int column = 0;
        for (PrintedCell cell : row.cells()) {
            start("tc");
            cellProperties(cell, column, widths);
            String style = row.heading()
                    ? "TableSection"
                    : cell.columns() == 1 && table.columns().get(column).centred() ? "TableCentred" : "TableText";
            paragraph(cell.continued() ? "" : cell.text(), style, row.heading());
            end();
            column += cell.columns();
        }
        end();
    }

    private void cellProperties(PrintedCell cell, int column, int[] widths) throws XMLStreamException {
        start("tcPr");
        int width = 0;
        for (int i = column; i < column + cell.columns(); i++) {
            width += widths[i];
        }
        width(width);
        if (cell.columns() > 1) {
            empty("gridSpan", "val", String.valueOf(cell.columns()));
        }
        if (cell.continued()) {
            xml.writeEmptyElement(W, "vMerge");
        } else if (cell.rows() > 1) {
            empty("vMerge", "val", "restart");
        }
        end();
    }

    private void width(int width) throws XMLStreamException {
        xml.writeEmptyElement(W, "tcW");
        attribute("w", String.valueOf(width));
        attribute("type", "dxa");
    }

    private void paragraph(String text, String style, boolean bold) throws XMLStreamException {
        start("p");
        start("pPr");
        empty("pStyle", "val", style);
        end();
        if (!text.isEmpty()) {
            run(Writable.text(text), bold);
        }
        end();
    }

    /** One run: a line break and a tab are elements of their own in it. */
    private void run(String text, boolean bold) throws XMLStreamException {
        start("r");
        if (bold) {
            start("rPr");
            xml.writeEmptyElement(W, "b");
            end();
        }
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                xml.writeEmptyElement(W, "br");
            }
            String[] parts = lines.get(i).split("\t", -1);
            for (int part = 0; part < parts.length; part++) {
                if (part > 0) {
                    xml.writeEmptyElement(W, "tab");
                }
                piece(parts[part]);
            }
        }
        end();
    }

    private void piece(String text) throws XMLStreamException {
        start("t");
        xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "space", "preserve");
        xml.writeCharacters(text);
        end();
    }

    private void section() throws XMLStreamException {
        start("sectPr");
        xml.writeEmptyElement(W, "headerReference");
        attribute("type", "default");
        xml.writeAttribute("r", R, "id", "rIdHeader");
        xml.writeEmptyElement(W, "pgSz");
        attribute("w", String.valueOf(pageWidth()));
        attribute("h", String.valueOf(landscape ? SHORT_SIDE : LONG_SIDE));
        if (landscape) {
            attribute("orient", "landscape");
        }
        xml.writeEmptyElement(W, "pgMar");
        attribute("top", String.valueOf(EDGE));
        attribute("right", String.valueOf(RIGHT));
        attribute("bottom", String.valueOf(EDGE));
        attribute("left", String.valueOf(LEFT));
        attribute("header", "397");
        attribute("footer", "397");
        attribute("gutter", "0");
        xml.writeEmptyElement(W, "titlePg"); // the first page of an order has no number
        end();
    }

    private void start(String name) throws XMLStreamException {
        xml.writeStartElement(W, name);
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void empty(String name, String attribute, String value) throws XMLStreamException {
        xml.writeEmptyElement(W, name);
        attribute(attribute, value);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute("w", W, name, value);
    }
}

package ru.opora.roadmaps.importing.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a Word document: body paragraphs and tables in reading order. */
final class DocxReader {
    /** Both the usual and the strict edition of the format. */
    static final Map<String, String> NAMESPACES = Map.of(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "",
            "http://purl.oclc.org/ooxml/wordprocessingml/main", "",
            "http://schemas.openxmlformats.org/markup-compatibility/2006", "mc",
            "http://schemas.openxmlformats.org/officeDocument/2006/math", "m",
            "http://purl.oclc.org/ooxml/officeDocument/math", "m");

    private final DocxText text;
    private final Budget budget = new Budget();

    private DocxReader(DocxStyles styles, DocxNumbering numbering) {
        this.text = new DocxText(styles, numbering, this::blocks);
    }

    static SourceDocument read(OoxmlPackage parts) throws IOException {
        DocxStyles styles = DocxStyles.read(parts);
        DocxReader reader = new DocxReader(styles, DocxNumbering.read(parts, styles));
        List<SourceBlock> blocks = new ArrayList<>();
        try (XmlCursor xml = parts.mainXml(NAMESPACES)) {
            xml.root();
            int root = xml.depth();
            while (xml.nextChild(root)) {
                if (xml.name().equals("body")) {
                    reader.blocks(xml, blocks);
                }
            }
        }
        return new SourceDocument(SourceFormat.DOCX, blocks);
    }

    /** The blocks within the current element. */
    private void blocks(XmlCursor xml, List<SourceBlock> out) throws IOException {
        int self = xml.depth();
        DocxText.Joint joint = new DocxText.Joint();
        while (xml.nextChild(self)) {
            block(xml, out, joint);
        }
        joint.flush(out, budget);
    }

    private void block(XmlCursor xml, List<SourceBlock> out, DocxText.Joint joint) throws IOException {
        switch (xml.name()) {
            case "p" -> text.paragraph(xml, joint, out, budget);
            case "tbl" -> {
                joint.flush(out, budget);
                table(xml, out);
            }
            case "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "mc:AlternateContent", "mc:Choice" -> {
                int self = xml.depth();
                while (xml.nextChild(self)) {
                    block(xml, out, joint);
                }
            }
            default -> {}
        }
    }

    private void table(XmlCursor xml, List<SourceBlock> out) throws IOException {
        List<DocxRow> rows = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        tableParts(xml, rows, widths);
        if (DocxRow.isFrame(rows)) {
            rows.forEach(row -> row.cells.forEach(cell -> out.addAll(cell.blocks)));
            return;
        }
        TableBuilder table = new TableBuilder(budget);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).addTo(table, i + 1);
        }
        if (!rows.isEmpty()) {
            out.add(table.build("", GridEdges.ofWidths(widths)));
        }
    }

    private void tableParts(XmlCursor xml, List<DocxRow> rows, List<Integer> widths) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "tblGrid" -> grid(xml, widths);
                case "tr" -> row(xml, rows);
                case "sdt", "sdtContent", "customXml", "ins", "moveTo" -> tableParts(xml, rows, widths);
                default -> {}
            }
        }
    }

    private static void grid(XmlCursor xml, List<Integer> widths) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            if (xml.name().equals("gridCol") && widths.size() < Limits.COLUMNS) {
                widths.add(xml.number("w", 0));
            }
        }
    }

    private void row(XmlCursor xml, List<DocxRow> rows) throws IOException {
        DocxRow row = new DocxRow();
        rowParts(xml, row);
        if (!row.deleted && !row.cells.isEmpty()) {
            rows.add(row);
        }
    }

    private void rowParts(XmlCursor xml, DocxRow row) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "trPr" -> row.properties(xml);
                case "tc" -> cell(xml, row);
                case "sdt", "sdtContent", "customXml", "ins", "moveTo" -> rowParts(xml, row);
                default -> {}
            }
        }
    }

    private void cell(XmlCursor xml, DocxRow row) throws IOException {
        DocxRow.Cell cell = new DocxRow.Cell();
        row.cells.add(cell);
        budget.cellAhead(row.cells.size());
        int self = xml.depth();
        DocxText.Joint joint = new DocxText.Joint();
        while (xml.nextChild(self)) {
            if (xml.name().equals("tcPr")) {
                cell.properties(xml);
            } else {
                block(xml, cell.blocks, joint);
            }
        }
        joint.flush(cell.blocks, budget);
    }
}

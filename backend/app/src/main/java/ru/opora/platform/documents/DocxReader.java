package ru.opora.platform.documents;

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
        DocxText.Joint joint = new DocxText.Joint(false);
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
        List<RowDraft> rows = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        tableParts(xml, rows, widths);
        RowDraft.finish(rows, GridEdges.ofWidths(widths), budget, out);
    }

    private void tableParts(XmlCursor xml, List<RowDraft> rows, List<Integer> widths) throws IOException {
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

    private void row(XmlCursor xml, List<RowDraft> rows) throws IOException {
        RowDraft row = new RowDraft();
        boolean kept = rowParts(xml, row);
        if (kept && !row.cells.isEmpty()) {
            rows.add(row);
        }
    }

    /** Reads the parts of a row; false when the row is deleted in a tracked change. */
    private boolean rowParts(XmlCursor xml, RowDraft row) throws IOException {
        boolean kept = true;
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "trPr" -> kept &= rowProperties(xml, row);
                case "tc" -> cell(xml, row);
                case "sdt", "sdtContent", "customXml", "ins", "moveTo" -> kept &= rowParts(xml, row);
                default -> {}
            }
        }
        return kept;
    }

    private static boolean rowProperties(XmlCursor xml, RowDraft row) throws IOException {
        boolean kept = true;
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "tblHeader" -> row.repeatedHeader = DocxStyles.on(xml);
                case "gridBefore" -> row.columnsBefore = Math.min(xml.number("val", 0), Limits.COLUMNS);
                case "del" -> kept = false;
                default -> {}
            }
        }
        return kept;
    }

    private void cell(XmlCursor xml, RowDraft row) throws IOException {
        RowDraft.CellDraft cell = new RowDraft.CellDraft(RowDraft.Merge.MAY_CONTINUE);
        row.cells.add(cell);
        budget.cellAhead(row.cells.size());
        int self = xml.depth();
        DocxText.Joint joint = new DocxText.Joint(true);
        while (xml.nextChild(self)) {
            if (xml.name().equals("tcPr")) {
                cellProperties(xml, cell);
            } else {
                block(xml, cell.blocks, joint);
            }
        }
        joint.flush(cell.blocks, budget);
        joinLeft(row, cell);
    }

    /** The old manner to merge across: each further cell says that it belongs to the one before. */
    private static void joinLeft(RowDraft row, RowDraft.CellDraft cell) {
        int last = row.cells.size() - 1;
        if (cell.joinsLeft && last > 0) {
            RowDraft.CellDraft before = row.cells.get(last - 1);
            before.columnSpan += cell.columnSpan;
            before.blocks.addAll(cell.blocks);
            row.cells.remove(last);
        }
    }

    private static void cellProperties(XmlCursor xml, RowDraft.CellDraft cell) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "hMerge" ->
                    cell.joinsLeft = !xml.attribute("val", "continue").equals("restart");
                case "gridSpan" -> cell.columnSpan = Math.max(1, xml.number("val", 1));
                case "vMerge" -> {
                    if (!xml.attribute("val", "continue").equals("restart")) {
                        cell.merge = RowDraft.Merge.CONTINUES;
                    }
                }
                default -> {}
            }
        }
    }
}

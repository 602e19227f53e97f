package ru.opora.platform.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Turns the elements of an OpenDocument text into paragraphs and tables. */
final class OdtBlocks {
    /** Rows and cells with content that are written once and stand for many. */
    private static final int REPEATED = 200;

    private final OdtStyles styles;
    private final OdtLists lists;
    private final Budget budget = new Budget();

    /** The number of a list's item, until its paragraph comes. */
    private String label = "";

    /** Cells around the place; within them centring is but a matter of looks. */
    private int cells;

    OdtBlocks(OdtStyles styles) {
        this.styles = styles;
        this.lists = new OdtLists(styles);
    }

    /** Reads the blocks within the current element. */
    void read(XmlCursor xml, List<SourceBlock> out) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "text:p", "text:h" -> paragraph(xml, out);
                case "text:list" -> list(xml, out);
                case "table:table" -> table(xml, out);
                case "text:section", "text:index-body", "draw:frame", "draw:text-box", "text:numbered-paragraph" ->
                    read(xml, out);
                default -> {}
            }
        }
    }

    private void list(XmlCursor xml, List<SourceBlock> out) throws IOException {
        OdtLists.Place before = lists.enter(xml);
        int self = xml.depth();
        while (xml.nextChild(self)) {
            if (xml.name().equals("text:list-item")) {
                // An item that only holds a list of the next level has no number of its own.
                item(xml, out);
            } else if (xml.name().equals("text:list-header")) {
                read(xml, out);
            }
        }
        lists.leave(before);
    }

    private void item(XmlCursor xml, List<SourceBlock> out) throws IOException {
        int start = OdtLists.startValue(xml);
        boolean counted = false;
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "text:list" -> list(xml, out);
                case "text:p", "text:h" -> {
                    label = counted ? "" : lists.item(start);
                    counted = true;
                    paragraph(xml, out);
                }
                default -> {}
            }
        }
    }

    private void paragraph(XmlCursor xml, List<SourceBlock> out) throws IOException {
        String style = xml.attribute("style-name", "");
        boolean heading = xml.name().equals("text:h") || styles.centred(style);
        ParagraphText text = new ParagraphText();
        List<SourceBlock> boxes = new ArrayList<>();
        boolean bold = styles.bold(style, false);
        if (!label.isEmpty()) {
            text.append(label + " ", bold);
            label = "";
        }
        if (!styles.hidden(style)) {
            inline(xml, text, bold, boxes);
        }
        text.flush(out, budget, heading && cells == 0);
        out.addAll(boxes);
    }

    private void inline(XmlCursor xml, ParagraphText text, boolean bold, List<SourceBlock> boxes) throws IOException {
        int self = xml.depth();
        while (true) {
            switch (xml.step(self)) {
                case END -> {
                    return;
                }
                case TEXT -> text.append(xml.stepText().replaceAll("[\\s&&[^\u00A0]]+", " "), bold);
                case CHILD -> inlineElement(xml, text, bold, boxes);
            }
        }
    }

    private void inlineElement(XmlCursor xml, ParagraphText text, boolean bold, List<SourceBlock> boxes)
            throws IOException {
        switch (xml.name()) {
            case "text:s" -> text.append(" ".repeat(Math.max(1, Math.min(xml.number("c", 1), 100))), bold);
            case "text:tab" -> text.append("\t", bold);
            case "text:line-break" -> text.append("\n", bold);
            case "text:note", "office:annotation", "text:hidden-text", "text:hidden-paragraph", "text:ruby-text" -> {}
            case "draw:frame", "draw:text-box" -> read(xml, boxes);
            case "text:span" -> {
                String style = xml.attribute("style-name", "");
                if (!styles.hidden(style)) {
                    inline(xml, text, styles.bold(style, bold), boxes);
                }
            }
            default -> inline(xml, text, bold, boxes);
        }
    }

    private void table(XmlCursor xml, List<SourceBlock> out) throws IOException {
        List<RowDraft> rows = new ArrayList<>();
        rows(xml, rows, false);
        RowDraft.finish(rows, GridEdges.unknown(), budget, out);
    }

    private void rows(XmlCursor xml, List<RowDraft> rows, boolean header) throws IOException {
        int self = xml.depth();
        while (xml.nextChild(self)) {
            switch (xml.name()) {
                case "table:table-row" -> row(xml, rows, header);
                case "table:table-header-rows" -> rows(xml, rows, true);
                case "table:table-rows", "table:table-row-group", "text:soft-page-break" -> rows(xml, rows, header);
                default -> {}
            }
        }
    }

    private void row(XmlCursor xml, List<RowDraft> rows, boolean header) throws IOException {
        int repeated = xml.number("number-rows-repeated", 1);
        RowDraft row = new RowDraft();
        row.repeatedHeader = header;
        int self = xml.depth();
        while (xml.nextChild(self)) {
            // Covered cells follow from the spans of those that cover them.
            if (xml.name().equals("table:table-cell")) {
                cell(xml, row);
            }
        }
        boolean empty = row.cells.stream().allMatch(cell -> cell.blocks.isEmpty());
        int times = empty ? 1 : Math.min(Math.max(repeated, 1), REPEATED);
        for (int i = 0; i < times && !row.cells.isEmpty(); i++) {
            row.cells.forEach(cell -> budget.cellAhead(row.cells.size()));
            rows.add(row);
        }
    }

    private void cell(XmlCursor xml, RowDraft row) throws IOException {
        RowDraft.CellDraft cell = new RowDraft.CellDraft(RowDraft.Merge.COUNTED);
        cell.columnSpan = span(xml, "number-columns-spanned", Limits.COLUMNS);
        cell.rowSpan = span(xml, "number-rows-spanned", Limits.ROWS);
        int repeated = span(xml, "number-columns-repeated", Limits.COLUMNS);
        cells++;
        read(xml, cell.blocks);
        cells--;
        for (int i = 0; i < repeated; i++) {
            row.cells.add(cell);
            budget.cellAhead(row.cells.size());
        }
    }

    private static int span(XmlCursor xml, String attribute, int most) {
        return Math.max(1, Math.min(xml.number(attribute, 1), most));
    }
}

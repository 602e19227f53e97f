package ru.opora.platform.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Turns the elements of a page into paragraphs and tables, as a browser would show them. */
final class HtmlBlocks {
    private static final Set<String> UNSEEN = Set.of(
            "head",
            "script",
            "style",
            "title",
            "template",
            "noscript",
            "iframe",
            "object",
            "svg",
            "select",
            "textarea",
            "button",
            "del",
            "rt",
            "rp",
            "audio",
            "video",
            "canvas");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "nav",
            "aside",
            "blockquote",
            "pre",
            "center",
            "form",
            "fieldset",
            "address",
            "caption",
            "hr",
            "figure",
            "figcaption",
            "td",
            "th",
            "tr",
            "tbody",
            "thead",
            "tfoot");

    private final Budget budget;

    HtmlBlocks(Budget budget) {
        this.budget = budget;
    }

    void read(Element element, List<SourceBlock> out) {
        Flow flow = new Flow(out, false);
        children(element, flow, Look.PLAIN);
        flow.end(Look.PLAIN);
    }

    /** What elements above say about a text. */
    private record Look(boolean bold, boolean heading, boolean asTyped) {
        static final Look PLAIN = new Look(false, false, false);

        Look within(Element element, String style) {
            String tag = element.normalName();
            boolean isHeading =
                    tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
            boolean plain = style.contains("font-weight:normal") || style.contains("font-weight:400");
            boolean boldTag = tag.equals("b") || tag.equals("strong") || tag.equals("th");
            boolean isBold = !plain && (bold || boldTag || boldStyle(style));
            boolean centred = tag.equals("center")
                    || style.contains("text-align:center")
                    || element.attr("align").equalsIgnoreCase("center");
            return new Look(isBold, heading || isHeading || centred, asTyped || tag.equals("pre"));
        }

        private static boolean boldStyle(String style) {
            int at = style.indexOf("font-weight:");
            String weight = at < 0 ? "" : style.substring(at + "font-weight:".length());
            return weight.startsWith("bold")
                    || (!weight.isEmpty() && weight.charAt(0) >= '6' && weight.charAt(0) <= '9');
        }
    }

    /** The paragraph being read and where it goes. */
    private final class Flow {
        private final List<SourceBlock> out;
        private final boolean inCell;
        private final ParagraphText paragraph = new ParagraphText();

        /** The number of a list's item, until its text comes. */
        private String label = "";

        /** @param inCell where centring is but a matter of looks */
        Flow(List<SourceBlock> out, boolean inCell) {
            this.out = out;
            this.inCell = inCell;
        }

        void append(String text, Look look) {
            if (!text.isBlank()) {
                appendLabel(look);
            }
            paragraph.append(text, look.bold());
        }

        void appendLabel(Look look) {
            paragraph.append(label, look.bold());
            label = "";
        }

        void end(Look look) {
            paragraph.flush(out, budget, look.heading() && !inCell);
        }
    }

    private void children(Element element, Flow flow, Look look) {
        int item = XmlCursor.parse(element.attr("start"), 1);
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode text) {
                String whole = text.getWholeText();
                flow.append(look.asTyped() ? whole : collapse(whole), look);
            } else if (child instanceof Element inner) {
                if (element.normalName().equals("ol") && inner.normalName().equals("li")) {
                    item = XmlCursor.parse(inner.attr("value"), item);
                    flow.end(look);
                    flow.label = label(element, item++);
                }
                element(inner, flow, look);
            }
        }
    }

    private static String collapse(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
            if (!white || !space) {
                out.append(white ? ' ' : c);
            }
            space = white;
        }
        return out.toString();
    }

    private static String label(Element list, int number) {
        String format = switch (list.attr("type")) {
            case "a" -> "lowerLetter";
            case "A" -> "upperLetter";
            case "i" -> "lowerRoman";
            case "I" -> "upperRoman";
            default -> "decimal";
        };
        return ListNumbers.render(format, number) + ". ";
    }

    private void element(Element element, Flow flow, Look above) {
        String tag = element.normalName();
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        if (UNSEEN.contains(tag) || unseen(element, style)) {
            return;
        }
        Look look = above.within(element, style);
        if (tag.equals("br")) {
            flow.append("\n", look);
        } else if (tag.equals("table")) {
            flow.end(above);
            table(element, flow.out, above);
        } else if (BLOCKS.contains(tag)) {
            flow.end(above);
            children(element, flow, look);
            if (tag.equals("li")) {
                flow.appendLabel(look);
            }
            flow.end(look);
        } else {
            children(element, flow, look);
        }
    }

    private static boolean unseen(Element element, String style) {
        return style.contains("display:none")
                || style.contains("mso-hide:all")
                || style.contains("mso-element:footnote-list")
                || style.contains("mso-element:endnote-list")
                || style.contains("mso-element:comment-list")
                || element.hasAttr("hidden")
                || element.className().contains("MsoFootnoteReference")
                || element.className().contains("MsoCommentReference");
    }

    private void table(Element table, List<SourceBlock> out, Look look) {
        List<RowDraft> rows = new ArrayList<>();
        for (Element part : table.children()) {
            switch (part.normalName()) {
                case "caption" -> read(part, out);
                case "tr" -> row(part, rows, look, false);
                case "thead", "tbody", "tfoot" -> {
                    for (Element row : part.children()) {
                        if (row.normalName().equals("tr")) {
                            row(row, rows, look, part.normalName().equals("thead"));
                        }
                    }
                }
                default -> {}
            }
        }
        RowDraft.finish(rows, GridEdges.unknown(), budget, out);
    }

    private void row(Element row, List<RowDraft> rows, Look look, boolean header) {
        RowDraft draft = new RowDraft();
        draft.repeatedHeader = header;
        for (Element cell : row.children()) {
            if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
                draft.cells.add(cell(cell, look));
                budget.cellAhead(draft.cells.size());
            }
        }
        if (!draft.cells.isEmpty()) {
            rows.add(draft);
        }
    }

    private RowDraft.CellDraft cell(Element cell, Look look) {
        RowDraft.CellDraft draft = new RowDraft.CellDraft(RowDraft.Merge.COUNTED);
        draft.columnSpan = span(cell.attr("colspan"), Limits.COLUMNS);
        // Zero means: down to the end.
        draft.rowSpan =
                cell.attr("rowspan").strip().equals("0") ? Limits.ROWS : span(cell.attr("rowspan"), Limits.ROWS);
        Flow flow = new Flow(draft.blocks, true);
        element(cell, flow, look);
        flow.end(look);
        return draft;
    }

    private static int span(String value, int most) {
        return Math.max(1, Math.min(XmlCursor.parse(value, 1), most));
    }
}

package ru.opora.platform.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads pasted text: rows of cells separated by tabs, tables drawn with pipes, and paragraphs. A blank line ends a
 * table: whether two tables are one that a page's end has cut is the recogniser's to say.
 */
final class PastedText {
    private final Budget budget = new Budget();
    private final List<SourceBlock> blocks = new ArrayList<>();

    private PastedText() {}

    static SourceDocument read(String text) {
        if (HtmlReader.isPage(text)) {
            return HtmlReader.read(text);
        }
        PastedText reader = new PastedText();
        int from = 0;
        // Recognised pages and Markdown hold tables in HTML between plain lines.
        for (int[] table : HtmlReader.tablesIn(text)) {
            reader.plain(text.substring(from, table[0]));
            reader.blocks.addAll(HtmlReader.fragment(text.substring(table[0], table[1]), reader.budget));
            from = table[1];
        }
        reader.plain(text.substring(from));
        return new SourceDocument(SourceFormat.TEXT, reader.blocks);
    }

    private void plain(String text) {
        List<String> group = new ArrayList<>();
        for (String line : PastedQuotes.protect(Texts.clean(text)).split("\n", -1)) {
            // A line of nothing but tabs is an empty row, not the end of a table.
            if (line.isBlank() && line.indexOf('\t') < 0) {
                group(group);
                group.clear();
            } else {
                group.add(line);
            }
        }
        group(group);
    }

    /** Lines without a blank one between them. */
    private void group(List<String> lines) {
        int from = 0;
        while (from < lines.size()) {
            boolean drawn = isDrawn(lines, from);
            int to = from;
            while (to < lines.size() && isDrawn(lines, to) == drawn) {
                to++;
            }
            if (drawn) {
                table(DrawnRows.split(lines.subList(from, to)));
            } else {
                tabbed(lines.subList(from, to));
            }
            from = to;
        }
    }

    /** Two lines in pipes one after another: a single one may be a menu of a web page. */
    private static boolean isDrawn(List<String> lines, int at) {
        return DrawnRows.isRow(lines.get(at))
                && ((at > 0 && DrawnRows.isRow(lines.get(at - 1)))
                        || (at + 1 < lines.size() && DrawnRows.isRow(lines.get(at + 1))));
    }

    private void tabbed(List<String> lines) {
        TabbedRows rows = TabbedRows.assemble(lines);
        paragraphs(rows.before());
        table(rows.rows());
        paragraphs(rows.after());
    }

    private void table(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        TableBuilder table = new TableBuilder(budget);
        int number = 0;
        for (List<String> row : rows) {
            table.startRow(++number, false);
            for (String cell : row) {
                Markup.Text text = Markup.strip(PastedQuotes.restore(cell));
                table.cell(1, 1, Texts.tidyCell(text.text()), text.emphasised());
            }
        }
        blocks.add(table.build("", GridEdges.unknown()));
    }

    /** Hard-wrapped lines of one sentence or of one bold heading are one paragraph. */
    private void paragraphs(List<String> lines) {
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines) {
            if (!paragraph.isEmpty() && !continues(paragraph, line)) {
                paragraph(paragraph.toString());
                paragraph.setLength(0);
            }
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            Budget.piece(paragraph.length());
        }
        paragraph(paragraph.toString());
    }

    private static boolean continues(CharSequence before, String line) {
        if (Markup.isOpen(before)) {
            return true;
        }
        String next = line.strip();
        char last = before.charAt(before.length() - 1);
        return !next.isEmpty() && Character.isLowerCase(next.charAt(0)) && ".;:!?".indexOf(last) < 0;
    }

    private void paragraph(String raw) {
        Markup.Text text = Markup.strip(PastedQuotes.restore(raw));
        String tidy = Texts.tidy(text.text());
        if (!tidy.isEmpty()) {
            budget.paragraph(tidy);
            blocks.add(new SourceParagraph(tidy, text.emphasised()));
        }
    }
}

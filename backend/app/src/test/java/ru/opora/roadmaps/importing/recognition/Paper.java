package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ru.opora.platform.documents.SourceBlock;
import ru.opora.platform.documents.SourceCell;
import ru.opora.platform.documents.SourceDocument;
import ru.opora.platform.documents.SourceFormat;
import ru.opora.platform.documents.SourceParagraph;
import ru.opora.platform.documents.SourceRow;
import ru.opora.platform.documents.SourceTable;

/**
 * Writes documents for tests. A row is one text, its cells divided by «|»: {@code *} before a text makes it bold, {@code <3>}
 * lets it cover three columns, {@code ^} continues the cell above, a backslash and n break the line.
 */
final class Paper {
    private final List<SourceBlock> blocks = new ArrayList<>();
    private final SourceFormat format;

    private Paper(SourceFormat format) {
        this.format = format;
    }

    static Paper docx() {
        return new Paper(SourceFormat.DOCX);
    }

    static Paper xlsx() {
        return new Paper(SourceFormat.XLSX);
    }

    Paper text(String... paragraphs) {
        for (String paragraph : paragraphs) {
            boolean bold = paragraph.startsWith("*");
            blocks.add(new SourceParagraph(bold ? paragraph.substring(1) : paragraph, bold));
        }
        return this;
    }

    Paper table(String... rows) {
        return sheet("", rows);
    }

    Paper sheet(String name, String... rows) {
        List<SourceRow> made = new ArrayList<>();
        List<SourceCell> above = List.of();
        for (String row : rows) {
            List<SourceCell> cells = cells(row, above);
            made.add(new SourceRow(made.size() + 1, cells, false));
            above = cells;
        }
        blocks.add(new SourceTable(name, made));
        return this;
    }

    private static List<SourceCell> cells(String row, List<SourceCell> above) {
        List<SourceCell> cells = new ArrayList<>();
        int column = 0;
        for (String part : Arrays.asList(row.split("\\|", -1))) {
            String text = part.strip().replace("\\n", "\n");
            int span = 1;
            if (text.matches("(?s)<\\d+>.*")) {
                span = Integer.parseInt(text.substring(1, text.indexOf('>')));
                text = text.substring(text.indexOf('>') + 1);
            }
            boolean bold = text.startsWith("*");
            text = bold ? text.substring(1) : text;
            boolean continued = text.equals("^");
            int at = column;
            String merged = above.stream()
                    .filter(cell -> cell.column() == at)
                    .map(SourceCell::text)
                    .findFirst()
                    .orElse("");
            cells.add(new SourceCell(column, span, 1, continued, continued ? merged : text, bold));
            column += span;
        }
        return cells;
    }

    SourceDocument document() {
        return new SourceDocument(format, blocks);
    }

    RecognisedPlan plan() {
        return plan(Hints.NONE);
    }

    RecognisedPlan plan(Hints hints) {
        return new PlanRecogniser().recognise(document(), hints);
    }

    static List<PlanActivity> activities(RecognisedPlan plan) {
        List<PlanActivity> activities = new ArrayList<>();
        plan.sections().forEach(section -> collect(section, activities));
        return activities;
    }

    private static void collect(PlanSection section, List<PlanActivity> activities) {
        activities.addAll(section.activities());
        section.sections().forEach(child -> collect(child, activities));
    }

    static List<String> terms(RecognisedPlan plan) {
        return activities(plan).stream().map(PlanActivity::termText).toList();
    }

    static List<ColumnRole> roles(RecognisedPlan plan) {
        return plan.columns().stream().map(PlanColumn::role).toList();
    }

    /** «row CODE» of each issue but those of the terms' own meaning. */
    static List<String> issues(RecognisedPlan plan) {
        return plan.issues().stream()
                .filter(issue -> issue.code() != IssueCode.TERM_NEEDS_REVIEW)
                .map(issue -> (issue.row() == null ? "" : issue.row() + " ") + issue.code())
                .toList();
    }

    /** The sections as «1. > 1.1», each with the count of its own activities. */
    static List<String> outline(RecognisedPlan plan) {
        List<String> lines = new ArrayList<>();
        plan.sections().forEach(section -> outline(section, "", lines));
        return lines;
    }

    private static void outline(PlanSection section, String indent, List<String> lines) {
        String number = section.number() == null ? "" : section.number() + " ";
        lines.add(indent + number + (section.title() == null ? "-" : section.title()) + " = "
                + section.activities().size());
        section.sections().forEach(child -> outline(child, indent + "  ", lines));
    }
}

package ru.opora.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ru.opora.platform.documents.writing.PrintedBlock;
import ru.opora.platform.documents.writing.PrintedCell;
import ru.opora.platform.documents.writing.PrintedDocument;
import ru.opora.platform.documents.writing.PrintedParagraph;
import ru.opora.platform.documents.writing.PrintedRow;
import ru.opora.platform.documents.writing.PrintedTable;
import ru.opora.platform.persistence.Page;
import ru.opora.reports.ObligationView.Figure;
import ru.opora.reports.ObligationView.Section;

/** Reports as they go on paper. */
final class PrintedReports {

    private PrintedReports() {}

    /** One report: what it is about, section by section figures and texts, and who signs. */
    static PrintedDocument of(ObligationView report, ReportWords words) {
        ObligationRow row = report.summary();
        List<PrintedBlock> blocks = new ArrayList<>();
        blocks.add(PrintedParagraph.title(row.templateName()));
        if (report.basis() != null) {
            blocks.add(PrintedParagraph.text(words.say("basis", report.basis())));
        }
        blocks.add(PrintedParagraph.text(words.say(
                "head",
                row.organization().name(),
                words.period(row.periodStart(), row.periodEnd()),
                ReportWords.DAY.format(row.due()),
                state(row, words))));
        for (Section section : report.sections()) {
            blocks.add(PrintedParagraph.heading(section.title()));
            if (!section.figures().isEmpty()) {
                blocks.add(figures(section.figures(), words));
            }
            if (section.written()) {
                blocks.add(PrintedParagraph.text(section.text() == null ? words.say("noText") : section.text()));
            }
        }
        blocks.add(PrintedParagraph.signature(words.say("signature"), words.say("signature.blank")));
        return new PrintedDocument(name(row, words), words.language(), false, blocks);
    }

    static String name(ObligationRow row, ReportWords words) {
        return row.templateName() + ", " + words.period(row.periodStart(), row.periodEnd()) + ", "
                + row.organization().name();
    }

    /**
     * What reports add up to, and each of them in a row.
     *
     * @param rows as many as there is room for; where there are more, the paper says so
     * @param day where the reports are owed to
     */
    static PrintedDocument of(
            ConsolidatedView report, Page<ConsolidatedView.Row> rows, LocalDate day, ReportWords words) {
        ConsolidatedView.Head head = report.head();
        List<PrintedBlock> blocks = new ArrayList<>();
        blocks.add(PrintedParagraph.title(words.say("consolidated.title", head.templateName())));
        if (head.basis() != null) {
            blocks.add(PrintedParagraph.text(words.say("basis", head.basis())));
        }
        blocks.add(PrintedParagraph.text(words.say(
                "consolidated.head",
                words.period(head.periodStart(), head.periodEnd()),
                ReportWords.DAY.format(head.due()),
                text(head.accepted()),
                text(head.owed()),
                text(head.submitted()),
                text(head.missing()),
                text(head.late()))));
        blocks.add(PrintedParagraph.text(words.say("consolidated.only")));
        if (head.contained() > 0) {
            blocks.add(PrintedParagraph.text(words.say("consolidated.contained", text(head.contained()))));
        }
        blocks.add(sums(report.figures(), head.added(), words));
        blocks.add(PrintedParagraph.heading(words.say("consolidated.rows")));
        blocks.add(organizations(report.figures(), rows.items(), words));
        if (rows.nextCursor() != null) {
            blocks.add(PrintedParagraph.text(
                    words.say("consolidated.more", text(rows.items().size()), text(head.owed()))));
        }
        blocks.add(PrintedParagraph.text(words.say("asOf", ReportWords.DAY.format(day))));
        blocks.add(PrintedParagraph.signature(words.say("signature"), words.say("signature.blank")));
        return new PrintedDocument(name(head, words), words.language(), true, blocks);
    }

    static String name(ConsolidatedView.Head head, ReportWords words) {
        return words.say("consolidated.title", head.templateName()) + ", "
                + words.period(head.periodStart(), head.periodEnd());
    }

    private static String state(ObligationRow row, ReportWords words) {
        return words.say("state." + row.state()) + (row.late() ? words.say("late") : "");
    }

    private static PrintedTable figures(List<Figure> figures, ReportWords words) {
        List<PrintedRow> rows = figures.stream()
                .map(figure -> PrintedRow.of(
                        words.in(figure.name()), words.number(figure.holding(), figure.unit()), note(figure, words)))
                .toList();
        return new PrintedTable(
                List.of(
                        PrintedTable.Column.of(words.say("figure"), 50),
                        PrintedTable.Column.centred(words.say("value"), 18),
                        PrintedTable.Column.of(words.say("note"), 32)),
                rows);
    }

    /** A corrected figure says what was computed, and why it is another. */
    private static String note(Figure figure, ReportWords words) {
        return figure.corrected() == null
                ? ""
                : words.say("computed") + ": " + words.number(figure.value(), figure.unit()) + "\n"
                        + words.say("corrected", String.valueOf(figure.reason()));
    }

    /** How many of the reports that are added up have a value stands beside it: a sum over some of them is not the whole. */
    private static PrintedTable sums(List<ConsolidatedView.Sum> sums, long added, ReportWords words) {
        return new PrintedTable(
                List.of(
                        PrintedTable.Column.of(words.say("figure"), 60),
                        PrintedTable.Column.centred(words.say("value"), 20),
                        PrintedTable.Column.centred(words.say("consolidated.reports"), 20)),
                sums.stream()
                        .map(sum -> PrintedRow.of(
                                words.in(sum.name()),
                                words.number(sum.value(), sum.unit()),
                                words.say("consolidated.of", text(sum.reports()), text(added))))
                        .toList());
    }

    private static PrintedTable organizations(
            List<ConsolidatedView.Sum> sums, List<ConsolidatedView.Row> rows, ReportWords words) {
        List<PrintedTable.Column> columns = new ArrayList<>();
        columns.add(PrintedTable.Column.of(words.say("organization"), 30));
        columns.add(PrintedTable.Column.centred(words.say("state"), 16));
        sums.forEach(sum -> columns.add(PrintedTable.Column.centred(words.in(sum.name()), 12)));
        return new PrintedTable(
                columns, rows.stream().map(row -> row(sums, row, words)).toList());
    }

    private static PrintedRow row(List<ConsolidatedView.Sum> sums, ConsolidatedView.Row row, ReportWords words) {
        List<PrintedCell> cells = new ArrayList<>();
        cells.add(PrintedCell.of(row.organization().name()));
        cells.add(PrintedCell.of(words.say("state." + row.state()) + (row.late() ? words.say("late") : "")));
        for (ConsolidatedView.Sum sum : sums) {
            Double value = row.values().get(sum.code());
            cells.add(PrintedCell.of(value == null ? "–" : words.number(value, sum.unit())));
        }
        return PrintedRow.of(cells);
    }

    /** Without a sign between thousands: people take figures from here to elsewhere. */
    private static String text(long number) {
        return String.valueOf(number);
    }
}

package ru.opora.roadmaps.exporting;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import ru.opora.platform.documents.writing.PrintedBlock;
import ru.opora.platform.documents.writing.PrintedCell;
import ru.opora.platform.documents.writing.PrintedDocument;
import ru.opora.platform.documents.writing.PrintedParagraph;
import ru.opora.platform.documents.writing.PrintedRow;
import ru.opora.platform.documents.writing.PrintedTable;
import ru.opora.roadmaps.RoadmapView;
import ru.opora.roadmaps.editions.EditionOrder;
import ru.opora.roadmaps.editions.PlanContent;
import ru.opora.roadmaps.progress.ExecutionFigures;
import ru.opora.roadmaps.progress.ProgressCounts;
import ru.opora.roadmaps.progress.ProgressRow;

/**
 * A report on the execution of a roadmap for a day, as half-yearly and monthly reporting asks for it: what it is about, the sums,
 * the territories where there are several, then activity by activity what was done and what was not.
 */
final class ExecutionReport {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private final RoadmapView roadmap;
    private final PlanContent plan;
    private final List<EditionOrder> amendedBy;
    private final ExecutionFigures.All figures;
    private final FormWords words;

    /** @param amendedBy the orders after the first one that made the plan what it is */
    ExecutionReport(
            RoadmapView roadmap,
            PlanContent plan,
            List<EditionOrder> amendedBy,
            ExecutionFigures.All figures,
            FormWords words) {
        this.roadmap = roadmap;
        this.plan = plan;
        this.amendedBy = amendedBy;
        this.figures = figures;
        this.words = words;
    }

    /** What its file is called. */
    String name() {
        return words.say("report.file", day(), plan.title());
    }

    /** The day it is about, as people write it. */
    private String day() {
        return DAY.format(figures.day());
    }

    PrintedDocument document() {
        List<PrintedBlock> blocks = new ArrayList<>();
        blocks.add(PrintedParagraph.title(words.say("report.title", plan.title(), day())));
        blocks.add(PrintedParagraph.text(head()));
        blocks.add(PrintedParagraph.text(summary(figures.total())));
        if (figures.places().size() > 1) {
            blocks.add(PrintedParagraph.heading(words.say("report.places")));
            blocks.add(places());
        }
        blocks.add(PrintedParagraph.heading(words.say("report.rows")));
        blocks.add(new ExecutionRows(plan, figures, words).table());
        blocks.add(PrintedParagraph.signature(words.say("report.signature"), words.say("report.signature.blank")));
        return new PrintedDocument(name(), words.language(), true, blocks);
    }

    private String head() {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("report.owner", roadmap.organization().name()));
        if (roadmap.orderNumber() != null && roadmap.orderDate() != null) {
            String kind = Annex.kind(roadmap.orderNumber());
            String order = words.say(
                    "report.order",
                    words.say("report.kind." + kind),
                    DAY.format(roadmap.orderDate()),
                    roadmap.orderNumber());
            lines.add(roadmap.signatory() == null ? order : order + ", " + roadmap.signatory());
        }
        if (!amendedBy.isEmpty()) {
            lines.add(Annex.amended(amendedBy, words));
        }
        lines.add(words.say("period", DAY.format(plan.periodStart()), DAY.format(plan.periodEnd())));
        lines.add(
                figures.within() == null
                        ? words.say("report.scope.seen")
                        : words.say("report.scope", figures.within()));
        return String.join("\n", lines);
    }

    private String summary(ProgressCounts counts) {
        if (counts.total() + counts.cancelled() == 0) {
            return words.say("report.summary.none");
        }
        return words.say(
                "report.summary",
                number(counts.total()),
                number(counts.dueSoFar()),
                number(counts.accepted()),
                number(counts.acceptedOfDue()),
                share(counts),
                number(counts.submitted()),
                number(counts.inProgress()),
                number(counts.returned()),
                number(counts.planned()),
                number(counts.overdue()),
                number(counts.cancelled()));
    }

    private PrintedTable places() {
        List<PrintedTable.Column> columns = new ArrayList<>();
        columns.add(PrintedTable.Column.of(words.say("report.place"), 30));
        for (String key :
                List.of("total", "due", "accepted", "submitted", "inProgress", "returned", "overdue", "share")) {
            columns.add(PrintedTable.Column.centred(words.say("report." + key), 11));
        }
        List<PrintedRow> rows = new ArrayList<>();
        for (ProgressRow place : figures.places()) {
            rows.add(place(place.name(), place.counts()));
        }
        rows.add(new PrintedRow(place(words.say("report.sum"), figures.total()).cells(), true));
        return new PrintedTable(columns, rows);
    }

    private PrintedRow place(String name, ProgressCounts counts) {
        return PrintedRow.of(List.of(
                PrintedCell.of(name),
                PrintedCell.of(number(counts.total())),
                PrintedCell.of(number(counts.dueSoFar())),
                PrintedCell.of(number(counts.accepted())),
                PrintedCell.of(number(counts.submitted())),
                PrintedCell.of(number(counts.inProgress())),
                PrintedCell.of(number(counts.returned())),
                PrintedCell.of(number(counts.overdue())),
                PrintedCell.of(share(counts))));
    }

    /** Without a sign between thousands: people take figures from here to elsewhere. */
    static String number(long count) {
        return String.valueOf(count);
    }

    private static String share(ProgressCounts counts) {
        return counts.share() == null
                ? "–"
                : String.format(Locale.forLanguageTag("ru"), "%.1f %%", 100 * Objects.requireNonNull(counts.share()));
    }
}

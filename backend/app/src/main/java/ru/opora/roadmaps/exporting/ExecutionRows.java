package ru.opora.roadmaps.exporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.documents.writing.PrintedCell;
import ru.opora.platform.documents.writing.PrintedRow;
import ru.opora.platform.documents.writing.PrintedTable;
import ru.opora.roadmaps.editions.PlanContent;
import ru.opora.roadmaps.progress.ExecutionFigures;
import ru.opora.roadmaps.progress.ExecutionFigures.Late;
import ru.opora.roadmaps.progress.ExecutionFigures.Line;
import ru.opora.roadmaps.progress.ExecutionFigures.Report;
import ru.opora.roadmaps.progress.ProgressCounts;

/** The table of a report on execution: sections, rows of the plan, and below them their executors where these are few. */
final class ExecutionRows {

    /** So many of those who are late are named in a row. */
    private static final int NAMED = 10;

    /** The place of what was done among the cells. */
    private static final int WHAT = 6;

    private final Map<@Nullable UUID, List<PlanContent.Section>> sections;
    private final Map<UUID, ProgressCounts> counts;
    private final Map<@Nullable UUID, List<PlanContent.Row>> bySection;
    private final Map<@Nullable UUID, List<Late>> late;
    private final Map<@Nullable UUID, List<Line>> lines;
    private final Map<UUID, BigDecimal> reported = new HashMap<>();
    private final Set<UUID> current = new HashSet<>();
    private final FormWords words;
    private final List<PrintedTable.Column> columns;
    private final List<PrintedRow> rows = new ArrayList<>();

    ExecutionRows(PlanContent plan, ExecutionFigures.All figures, FormWords words) {
        this.sections = grouped(plan.sections(), PlanContent.Section::parentId);
        this.counts = figures.rows();
        this.bySection = grouped(plan.activities(), PlanContent.Row::sectionId);
        this.late = grouped(figures.late(), Late::activityId);
        this.lines = grouped(figures.lines(), Line::activityId);
        figures.numbers().forEach(number -> reported.put(number.targetId(), number.reported()));
        this.words = words;
        plan.activities().forEach(row -> current.add(row.id()));
        this.columns = columns();
    }

    /** What was done is said of few executors only: of many the column would stand empty. */
    private List<PrintedTable.Column> columns() {
        List<PrintedTable.Column> all = new ArrayList<>(List.of(
                PrintedTable.Column.centred(words.say("number"), 5),
                PrintedTable.Column.of(words.say("activity"), 26),
                PrintedTable.Column.of(words.say("executors"), 13),
                PrintedTable.Column.centred(words.say("term"), 11),
                PrintedTable.Column.centred(words.say("report.done"), 10),
                PrintedTable.Column.of(words.say("report.state"), lines.isEmpty() ? 30 : 18)));
        if (!lines.isEmpty()) {
            all.add(PrintedTable.Column.of(words.say("report.what"), 28));
        }
        all.add(PrintedTable.Column.of(words.say("report.numbers"), 14));
        return all;
    }

    PrintedTable table() {
        bySection.getOrDefault(null, List.of()).forEach(this::activity);
        sections(null);
        dropped();
        return new PrintedTable(columns, rows);
    }

    private void sections(@Nullable UUID parent) {
        for (PlanContent.Section section : sections.getOrDefault(parent, List.of())) {
            rows.add(PrintedRow.heading(PlanRows.heading(section.number(), section.title()), columns.size()));
            bySection.getOrDefault(section.id(), List.of()).forEach(this::activity);
            sections(section.id());
        }
    }

    /** What another order dropped or added is no row here, but what was done for it is in the sums. */
    private void dropped() {
        ProgressCounts gone = counts.entrySet().stream()
                .filter(row -> !current.contains(row.getKey()))
                .map(Map.Entry::getValue)
                .reduce(ProgressCounts.NONE, ProgressCounts::plus);
        if (gone.total() + gone.cancelled() > 0) {
            rows.add(row("", words.say("report.gone"), "", "", done(gone), state(gone), "", ""));
        }
    }

    private void activity(PlanContent.Row activity) {
        ProgressCounts sum = counts.getOrDefault(activity.id(), ProgressCounts.NONE);
        List<Line> executors = lines.getOrDefault(activity.id(), List.of());
        boolean one = executors.size() == 1;
        rows.add(row(
                activity.number() == null ? "" : activity.number(),
                activity.title(),
                executors(activity),
                activity.termText(),
                done(sum),
                sum.total() + sum.cancelled() == 0 ? words.say("report.none") : state(sum) + named(activity.id()),
                one ? what(executors.get(0)) : "",
                numbers(activity)));
        if (!one) {
            executors.forEach(line -> rows.add(
                    row("", line.executor(), "", "", done(line.counts()), state(line.counts()), what(line), "")));
        }
    }

    private PrintedRow row(String... texts) {
        List<String> cells = new ArrayList<>(List.of(texts));
        if (lines.isEmpty()) {
            cells.remove(WHAT);
        }
        return PrintedRow.of(cells.stream().map(PrintedCell::of).toList());
    }

    private static String executors(PlanContent.Row activity) {
        return String.join(
                ", ",
                activity.tasks().stream()
                        .flatMap(task -> task.executors().stream())
                        .distinct()
                        .toList());
    }

    private String done(ProgressCounts sum) {
        return sum.total() == 0 ? "–" : words.say("report.ofTotal", text(sum.accepted()), text(sum.total()));
    }

    private String state(ProgressCounts sum) {
        if (sum.overdue() > 0) {
            return words.say("report.state.overdue", text(sum.overdue()));
        }
        if (sum.total() == 0) {
            return words.say("report.state.cancelled");
        }
        if (sum.accepted() == sum.total()) {
            return words.say("report.state.done");
        }
        if (sum.returned() > 0) {
            return words.say("report.state.returned", text(sum.returned()));
        }
        if (sum.submitted() > 0) {
            return words.say("report.state.submitted", text(sum.submitted()));
        }
        return words.say(
                sum.inProgress() + sum.accepted() > 0 || sum.dueSoFar() > 0
                        ? "report.state.progress"
                        : "report.state.early");
    }

    /** Who is late, most first; where executors have lines of their own, these say it. */
    private String named(UUID activity) {
        List<Late> all = late.getOrDefault(activity, List.of());
        if (lines.containsKey(activity) || all.isEmpty()) {
            return "";
        }
        List<String> names = new ArrayList<>();
        all.stream().limit(NAMED).forEach(one -> names.add(words.say("report.late", one.place(), text(one.overdue()))));
        if (all.size() > NAMED) {
            names.add(words.say("report.more", text(all.size() - NAMED)));
        }
        return "\n" + String.join(";\n", names);
    }

    private String what(Line line) {
        return String.join("\n", line.reports().stream().map(this::report).toList());
    }

    private String report(Report report) {
        List<String> parts = new ArrayList<>();
        parts.add(words.say(
                "report." + report.state().toLowerCase(java.util.Locale.ROOT) + ".on",
                ExecutionReport.DAY.format(report.on()),
                report.text() == null ? words.say("report.noText") : report.text()));
        if (report.link() != null) {
            parts.add(report.link());
        }
        if (report.files() > 0) {
            parts.add(words.say("report.files", text(report.files())));
        }
        if (report.remark() != null && !report.state().equals("SUBMITTED")) {
            parts.add(words.say("report.remark", report.remark()));
        }
        return String.join(". ", parts);
    }

    private String numbers(PlanContent.Row activity) {
        return String.join("\n", activity.targets().stream().map(this::number).toList());
    }

    private String number(PlanContent.Target target) {
        BigDecimal done = reported.get(target.id());
        return words.say(
                "report.number",
                sign(target.comparator())
                        + text(new BigDecimal(target.value()))
                        + (target.unit() == null ? "" : " " + target.unit()),
                done == null ? words.say("report.number.none") : text(done));
    }

    private static String sign(String comparator) {
        return switch (comparator) {
            case ">=" -> "≥ ";
            case "<=" -> "≤ ";
            case "=" -> "";
            default -> comparator + " ";
        };
    }

    private static String text(long number) {
        return ExecutionReport.number(number);
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    private static <T> Map<@Nullable UUID, List<T>> grouped(List<T> rows, Function<T, @Nullable UUID> key) {
        Map<@Nullable UUID, List<T>> groups = new HashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(key.apply(row), group -> new ArrayList<>())
                .add(row));
        return groups;
    }
}

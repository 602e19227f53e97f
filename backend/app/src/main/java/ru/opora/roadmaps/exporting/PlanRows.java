package ru.opora.roadmaps.exporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.documents.writing.PrintedCell;
import ru.opora.platform.documents.writing.PrintedRow;
import ru.opora.roadmaps.ActivityView;
import ru.opora.roadmaps.RoadmapView;

/** The rows of a plan's table: headings of sections over all columns, and each activity in one or several lines. */
final class PlanRows {

    private final List<RoadmapView.Section> sections;
    private final Map<@Nullable UUID, List<ActivityView>> bySection = new HashMap<>();
    private final PlanColumns columns;
    private final List<PrintedRow> rows = new ArrayList<>();

    PlanRows(List<RoadmapView.Section> sections, List<ActivityView> activities, PlanColumns columns) {
        this.sections = sections;
        this.columns = columns;
        activities.forEach(row -> bySection
                .computeIfAbsent(row.sectionId(), section -> new ArrayList<>())
                .add(row));
    }

    List<PrintedRow> rows() {
        activities(null);
        sections(sections);
        return rows;
    }

    private void sections(List<RoadmapView.Section> siblings) {
        for (RoadmapView.Section section : siblings) {
            rows.add(PrintedRow.heading(
                    heading(section.number(), section.title()), columns.all().size()));
            activities(section.id());
            sections(section.sections());
        }
    }

    /** A label that stands alone is its own title. */
    static String heading(@Nullable String number, @Nullable String title) {
        String label = number == null ? "" : number;
        return title == null || title.equals(label) ? label.strip() : (label + " " + title).strip();
    }

    private void activities(@Nullable UUID section) {
        bySection.getOrDefault(section, List.of()).forEach(this::activity);
    }

    private void activity(ActivityView row) {
        List<PlanColumns.Line> lines = PlanColumns.lines(row);
        for (int i = 0; i < lines.size(); i++) {
            List<PrintedCell> cells = new ArrayList<>();
            for (PlanColumns.Column column : columns.all()) {
                cells.add(cell(column, lines, i));
            }
            rows.add(PrintedRow.of(cells));
        }
    }

    private static PrintedCell cell(PlanColumns.Column column, List<PlanColumns.Line> lines, int line) {
        if (column.byTask() || line == 0) {
            String text = column.text().apply(lines.get(line));
            return column.byTask() ? PrintedCell.of(text) : PrintedCell.over(text, lines.size());
        }
        return PrintedCell.merged();
    }
}

package ru.opora.roadmaps.editions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.ActivityView.ProjectLevel;
import ru.opora.roadmaps.ActivityView.Target;
import ru.opora.roadmaps.ActivityView.Task;
import ru.opora.roadmaps.RoadmapDraft;
import ru.opora.roadmaps.editions.PlanContent.Row;
import ru.opora.roadmaps.editions.PlanContent.Section;
import ru.opora.roadmaps.terms.TermView;

/** A frozen or current plan as the draft of another one. */
public final class PlanTree {

    private final Map<@Nullable UUID, List<Section>> children = new HashMap<>();
    private final Map<@Nullable UUID, List<Row>> rows = new HashMap<>();
    private final List<Row> order = new ArrayList<>();

    private PlanTree(PlanContent plan) {
        plan.sections()
                .forEach(section -> children.computeIfAbsent(section.parentId(), id -> new ArrayList<>())
                        .add(section));
        plan.activities()
                .forEach(row -> rows.computeIfAbsent(row.sectionId(), id -> new ArrayList<>())
                        .add(row));
    }

    /**
     * The sections with their rows.
     *
     * @param order gets the ids of the rows in the order in which the draft has them
     */
    public static List<RoadmapDraft.Section> sections(
            PlanContent plan, Function<Row, RoadmapDraft.Activity> row, List<UUID> order) {
        var tree = new PlanTree(plan);
        List<RoadmapDraft.Section> sections = new ArrayList<>();
        List<RoadmapDraft.Activity> outside = tree.rows(null, row);
        if (!outside.isEmpty()) {
            sections.add(new RoadmapDraft.Section(null, null, outside, List.of()));
        }
        sections.addAll(tree.below(null, row));
        tree.order.forEach(known -> order.add(known.id()));
        return sections;
    }

    /** A row with another term. */
    public static RoadmapDraft.Activity activity(Row row, String termText, TermView term) {
        return new RoadmapDraft.Activity(
                row.number(),
                row.title(),
                row.tasks().stream()
                        .map(task -> new Task(task.actor(), task.text(), task.executors()))
                        .toList(),
                row.projectLevels().stream().map(ProjectLevel::valueOf).toList(),
                row.direction(),
                row.participants(),
                row.expectedResult(),
                row.targets().stream()
                        .map(target -> new Target(
                                target.comparator(), new BigDecimal(target.value()), target.unit(), target.text()))
                        .toList(),
                termText,
                term,
                null);
    }

    private List<RoadmapDraft.Section> below(@Nullable UUID parent, Function<Row, RoadmapDraft.Activity> row) {
        List<RoadmapDraft.Section> sections = new ArrayList<>();
        for (Section section : children.getOrDefault(parent, List.of())) {
            List<RoadmapDraft.Activity> own = rows(section.id(), row);
            sections.add(new RoadmapDraft.Section(section.number(), section.title(), own, below(section.id(), row)));
        }
        return sections;
    }

    private List<RoadmapDraft.Activity> rows(@Nullable UUID section, Function<Row, RoadmapDraft.Activity> row) {
        List<Row> own = rows.getOrDefault(section, List.of());
        order.addAll(own);
        return own.stream().map(row).toList();
    }
}

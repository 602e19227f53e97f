package ru.opora.roadmaps.exporting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.ActivityView;
import ru.opora.roadmaps.RoadmapView;
import ru.opora.roadmaps.editions.EditionOrder;
import ru.opora.roadmaps.editions.PlanContent;

/**
 * What an annex prints: a plan as it is now, or as an edition froze it.
 *
 * @param amendedBy the orders after the first one that made the plan what it is here
 */
record AnnexContent(
        String title,
        @Nullable String goal,
        LocalDate periodStart,
        LocalDate periodEnd,
        @Nullable String orderNumber,
        @Nullable LocalDate orderDate,
        @Nullable String signatory,
        List<RoadmapView.Section> sections,
        List<ActivityView> rows,
        List<EditionOrder> amendedBy) {

    static AnnexContent of(RoadmapView roadmap, List<ActivityView> rows, List<EditionOrder> orders) {
        return new AnnexContent(
                roadmap.title(),
                roadmap.goal(),
                roadmap.periodStart(),
                roadmap.periodEnd(),
                roadmap.orderNumber(),
                roadmap.orderDate(),
                roadmap.signatory(),
                roadmap.sections(),
                rows,
                orders.stream().skip(1).toList());
    }

    /** @param roadmap whose order it is that the edition amends */
    static AnnexContent of(RoadmapView roadmap, PlanContent plan, List<EditionOrder> orders) {
        int edition = edition(plan);
        return new AnnexContent(
                plan.title(),
                plan.goal(),
                plan.periodStart(),
                plan.periodEnd(),
                roadmap.orderNumber(),
                roadmap.orderDate(),
                roadmap.signatory(),
                sections(plan, null),
                rows(plan),
                orders.stream()
                        .skip(1)
                        .filter(order -> order.edition() <= edition)
                        .toList());
    }

    /** Which edition a frozen plan is. */
    static int edition(PlanContent plan) {
        return Integer.parseInt(Objects.requireNonNull(plan.edition()).number());
    }

    private static List<RoadmapView.Section> sections(PlanContent plan, @Nullable UUID parent) {
        return plan.sections().stream()
                .filter(section -> Objects.equals(section.parentId(), parent))
                .map(section -> new RoadmapView.Section(
                        section.id(), section.number(), section.title(), 0, 0, sections(plan, section.id())))
                .toList();
    }

    private static List<ActivityView> rows(PlanContent plan) {
        List<ActivityView> rows = new ArrayList<>();
        plan.activities().forEach(row -> rows.add(row(row, rows.size())));
        return rows;
    }

    private static ActivityView row(PlanContent.Row row, int position) {
        return new ActivityView(
                row.id(),
                row.sectionId(),
                position,
                row.number(),
                row.title(),
                row.tasks().stream()
                        .map(task -> new ActivityView.Task(task.actor(), task.text(), task.executors()))
                        .toList(),
                row.projectLevels().stream()
                        .map(ActivityView.ProjectLevel::valueOf)
                        .toList(),
                row.direction(),
                row.participants(),
                row.expectedResult(),
                row.targets().stream()
                        .map(target -> new ActivityView.Target(
                                target.comparator(), new BigDecimal(target.value()), target.unit(), target.text()))
                        .toList(),
                row.evidence().stream().map(ActivityView.Evidence::valueOf).toList(),
                row.termText(),
                row.term(),
                null,
                null,
                null,
                null,
                null,
                0,
                List.of());
    }
}

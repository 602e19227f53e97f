package ru.opora.roadmaps.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.roadmaps.RoadmapDraft;
import ru.opora.roadmaps.editions.PlanContent;
import ru.opora.roadmaps.terms.TermView;

/** How a plan would read in another period; nothing is made. */
@Schema(name = "RoadmapCopyPreview")
record CopyPreview(
        @Schema(description = "The title with its years moved")
        String title,

        LocalDate periodStart,
        LocalDate periodEnd,

        @Nullable @Schema(description = "Whose schools the plan means now; null: those of no cohort alone")
        Integer cohortYear,

        @Nullable @Schema(description = "Whose schools the copy would mean: of as many years later as it is")
        Integer shiftedCohortYear,

        @Schema(description = "Every row, in printed order") List<Row> rows) {

    /** A row with its term before and after. */
    @Schema(name = "RoadmapCopyPreviewRow")
    record Row(
            @Schema(description = "The row that is copied") UUID activityId,

            @Nullable String number,
            String title,

            @Schema(description = "The term as printed now", example = "до 15 марта 2027 года")
            String termText,

            @Schema(description = "As it would be printed", example = "до 15 марта 2028 года")
            String shiftedText,

            @Schema(description = "What it would mean; NEEDS_REVIEW where it cannot be shifted safely")
            TermView term) {}

    static CopyPreview of(PlanContent plan, PlanCopy.Made made) {
        List<RoadmapDraft.Activity> copies = new ArrayList<>();
        made.draft().sections().forEach(section -> collect(section, copies));
        var printed = new java.util.HashMap<UUID, String>();
        plan.activities().forEach(row -> printed.put(row.id(), row.termText()));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < copies.size(); i++) {
            RoadmapDraft.Activity copy = copies.get(i);
            UUID id = made.rows().get(i);
            rows.add(new Row(
                    id, copy.number(), copy.title(), printed.getOrDefault(id, ""), copy.termText(), copy.term()));
        }
        return new CopyPreview(
                made.draft().title(),
                made.draft().periodStart(),
                made.draft().periodEnd(),
                PlanCopy.cohort(plan),
                made.cohortYear(),
                rows);
    }

    private static void collect(RoadmapDraft.Section section, List<RoadmapDraft.Activity> copies) {
        copies.addAll(section.activities());
        section.sections().forEach(below -> collect(below, copies));
    }
}

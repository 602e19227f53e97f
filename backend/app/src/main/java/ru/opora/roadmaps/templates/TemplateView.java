package ru.opora.roadmaps.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.roadmaps.editions.PlanContent;

/** A template with its plan. */
@Schema(name = "RoadmapTemplate")
record TemplateView(
        UUID id,
        OrganizationSummary organization,
        String title,
        @Nullable String description,

        @Schema(description = "The period its terms are written for")
        LocalDate periodStart,

        LocalDate periodEnd,
        int activityCount,

        @Nullable @Schema(description = "The roadmap it was made from")
        UUID sourceId,

        PlanContent plan,

        @Schema(description = "The days its terms mean, counted from the first day of the period")
        List<Days> days,

        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "RoadmapTemplateAction")
    enum Action {
        update,
        delete,
        copy
    }

    /** The days of a row. */
    @Schema(name = "TemplateDays")
    record Days(UUID activityId, List<Window> windows) {}

    /** Days from the first day of the period, which is 0. */
    @Schema(name = "TemplateWindow")
    record Window(@Nullable Integer start, int due) {}

    /** A template in a list. */
    @Schema(name = "RoadmapTemplateSummary")
    record Summary(
            UUID id,
            OrganizationSummary organization,
            String title,
            @Nullable String description,
            LocalDate periodStart,
            LocalDate periodEnd,
            int activityCount,
            @Nullable UUID sourceId,
            long version,
            Instant updatedAt,

            @Schema(description = "What the caller may do with it now")
            List<Action> allowedActions) {}
}

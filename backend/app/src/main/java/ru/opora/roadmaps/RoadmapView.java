package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A roadmap with its sections; the activities are read page by page. */
@Schema(name = "Roadmap")
public record RoadmapView(
        UUID id,
        OrganizationSummary organization,
        String title,
        @Nullable String goal,
        RoadmapState state,
        LocalDate periodStart,
        LocalDate periodEnd,
        @Nullable String orderNumber,
        @Nullable LocalDate orderDate,
        @Nullable String signatory,

        @Nullable @Schema(description = "The import it was made from")
        UUID importId,

        @Nullable @Schema(description = "The programme whose schools «ОО» means; null: all schools below the owner")
        UUID programmeId,

        @Nullable @Schema(description = "Of the programme's schools only those of this year's list")
        Integer cohortYear,

        @Nullable @Schema(description = "The roadmap above")
        UUID parentId,

        int activityCount,

        @Schema(description = "How many terms still need a person's eye")
        int reviewCount,

        @Schema(description = "Top-level sections in printed order")
        List<Section> sections,

        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it now")
        List<RoadmapAction> allowedActions) {

    /** A section; its printed number is a label and may repeat. */
    @Schema(name = "RoadmapSection")
    public record Section(
            UUID id,
            @Nullable String number,
            @Nullable String title,

            @Schema(description = "Activities directly in it")
            int activityCount,

            List<Section> sections) {}
}

package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A roadmap in a list. */
@Schema(name = "RoadmapSummary")
record RoadmapSummary(
        UUID id,
        OrganizationSummary organization,
        String title,
        RoadmapState state,
        LocalDate periodStart,
        LocalDate periodEnd,
        @Nullable String orderNumber,
        @Nullable LocalDate orderDate,
        @Nullable String signatory,

        @Nullable @Schema(description = "Of an amending draft: the roadmap it amends")
        UUID amendsId,

        @Nullable
        @Schema(description = "Of an amending draft that was approved for a later day: the day it is carried out on")
        LocalDate effectiveOn,

        @Nullable @Schema(description = "The number of the edition in force; null before the first approval")
        Integer edition,

        int activityCount,

        @Schema(description = "How many terms still need a person's eye")
        int reviewCount,

        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it now")
        List<RoadmapAction> allowedActions) {}

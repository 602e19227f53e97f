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

        @Nullable @Schema(description = "The roadmap above") UUID parentId,

        @Nullable @Schema(description = "Of an amending draft: the roadmap it amends")
        UUID amendsId,

        @Nullable @Schema(description = "Of an amending draft: the edition it was begun from")
        Integer baseEdition,

        @Nullable @Schema(description = "Of an amending draft that was approved: the edition it became")
        Integer mergedEdition,

        @Nullable
        @Schema(description = "Of an amending draft that was approved for a later day: the day it is carried out on")
        LocalDate effectiveOn,

        @Nullable
        @Schema(
                description =
                        "Of an amending draft: why it could not be carried out on its day, a code of a problem; null: nothing is in its way",
                example = "AMENDMENT_OUTDATED")
        String approvalFailure,

        @Nullable @Schema(description = "Of an amending draft: why its approval was taken back")
        String approvalWithdrawn,

        @Nullable @Schema(description = "The number of the edition in force; null before the first approval")
        Integer edition,

        @Nullable
        @Schema(
                description =
                        "The first day on which an approved amendment of it will be carried out; null: none waits")
        LocalDate amendedOn,

        @Nullable LocalDate closedOn,
        @Nullable String closeReason,

        @Schema(description = "In agreement: every organisation below sees it, not only the named ones")
        boolean proposedBelow,

        @Nullable @Schema(description = "In agreement: until when answers are awaited")
        LocalDate proposedUntil,

        @Nullable @Schema(description = "In agreement: what was said with the proposal")
        String proposalMessage,

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

            long version,
            List<Section> sections) {}
}

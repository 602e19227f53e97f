package ru.opora.roadmaps.cascade;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.roadmaps.editions.DifferencesView;

/** An adopted row beside the row above: who changed what. */
@Schema(name = "Adoption")
record AdoptionView(
        UUID activityId,
        Above above,

        @Nullable @Schema(description = "Why the row was changed here")
        String deviationReason,

        @Schema(description = "What was changed here: before is the row above as it was adopted, after is this row")
        List<DifferencesView.Field> deviations,

        @Schema(description = "What was changed above since: before is the row as it was adopted, after is it now")
        List<DifferencesView.Field> aboveChanges,

        @Schema(description = "An edition of the roadmap above dropped the row")
        boolean aboveRemoved,

        long version,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** What may be done with an adopted row; only a draft takes over other words. */
    @Schema(name = "AdoptionAction")
    enum Action {
        takeOver,
        keepOwn,
        detach
    }

    /** The row above. */
    @Schema(name = "AdoptedActivity")
    record Above(
            UUID activityId,
            UUID roadmapId,
            String roadmapTitle,
            OrganizationSummary organization,
            @Nullable String number,
            String title) {}

    /** A roadmap whose rows a draft may adopt. */
    @Schema(name = "AdoptionSource")
    record Source(
            UUID id,
            String title,
            OrganizationSummary organization,
            LocalDate periodStart,
            LocalDate periodEnd,
            int activityCount,

            @Schema(description = "How many of its rows the draft has adopted")
            int adoptedCount) {}

    /** A row that may be adopted. */
    @Schema(name = "AdoptionCandidate")
    record Candidate(
            UUID activityId,

            @Schema(description = "Place in the roadmap above, from 0")
            int position,

            @Nullable String number,
            String title,

            @Nullable @Schema(description = "The section above it lies in")
            String section,

            String termText,
            List<String> executors,

            @Schema(description = "How many numbers it has to reach")
            int targetCount,

            @Nullable @Schema(description = "The row of the draft that it was adopted as")
            UUID adoptedAs) {}

    /** What an adoption came to. */
    @Schema(name = "AdoptionOutcome")
    record Outcome(
            @Schema(description = "Rows of the draft that are new, with the rows above")
            List<Link> adopted,

            @Schema(description = "Rows of the draft that were adopted before")
            List<Link> already) {}

    /** A row and the row above. */
    @Schema(name = "AdoptionLink")
    record Link(UUID activityId, UUID adoptedId) {}
}

package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the rows of an annex were matched with those of the current plan. */
@Schema(name = "AmendmentMatches")
record MatchView(
        @Schema(description = "Matched by likeness only: to be confirmed, or changed by a row's originId")
        List<Doubtful> doubtful,

        @Schema(description = "Rows of the current plan for which none of the draft stands: approval drops them")
        List<Unmatched> dropped,

        @Schema(description = "Rows of the draft that stand for none: approval adds them")
        List<Unmatched> added) {

    /** A row of the draft beside the current one it may stand for. */
    @Schema(name = "DoubtfulMatch")
    record Doubtful(
            UUID activityId,
            @Nullable String number,
            String title,
            String termText,
            UUID originId,
            @Nullable String originNumber,
            String originTitle,
            String originTermText,

            @Schema(description = "In percent", example = "82")
            int likeness) {}

    /** A row that stands alone. */
    @Schema(name = "UnmatchedRow")
    record Unmatched(UUID activityId, @Nullable String number, String title, String termText) {}

    /** Which matches a person says are right. */
    @Schema(name = "MatchConfirmation")
    record Confirmation(
            @Nullable
            @Size(max = 1000)
            @Schema(description = "Rows of the draft; left out or null: all that are doubtful")
            List<@NotNull UUID> activityIds) {}
}

package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A task of an organisation. */
@Schema(name = "Assignment")
record AssignmentView(
        UUID id,
        UUID roadmapId,
        UUID activityId,
        UUID taskId,

        @Nullable @Schema(description = "The printed number of the row")
        String number,

        @Schema(description = "What the organisation does in the row")
        String text,

        OrganizationSummary organization,

        @Schema(description = "The executor as printed", example = "директор")
        String token,

        @Nullable @Schema(description = "Whom of its people the organisation gave it to")
        Person person,

        LocalDate validFrom,

        @Nullable @Schema(description = "Last day; null: to the end of the roadmap")
        LocalDate validTo,

        @Nullable EndedReason endedReason,
        int checkpointCount,
        int acceptedCount,
        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** Somebody of the organisation. */
    @Schema(name = "AssignedPerson")
    record Person(UUID id, String name) {}

    /** Why it ends. */
    @Schema(name = "AssignmentEnd")
    enum EndedReason {
        LEFT,
        NOT_EXECUTOR,
        ROW_REMOVED
    }

    /** The verbs of an assignment. */
    @Schema(name = "AssignmentAction")
    enum Action {
        delegate
    }
}

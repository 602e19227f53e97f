package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.roadmaps.RoadmapState;

/** A checkpoint in a list. */
@Schema(name = "CheckpointSummary")
record CheckpointSummary(
        UUID id,
        UUID assignmentId,
        UUID roadmapId,
        String roadmapTitle,

        @Schema(description = "Under a closed one nothing is reported or decided any more")
        RoadmapState roadmapState,

        UUID activityId,

        @Nullable @Schema(description = "The printed number of the row")
        String number,

        @Schema(description = "The row") String title,

        @Schema(description = "What the executor does in the row")
        String text,

        @Schema(description = "The executor as printed") String token,

        OrganizationSummary organization,

        @Schema(description = "Whose roadmap it is") UUID ownerId,

        @Schema(
                description =
                        "Which occurrence of the term: a day, a month of a counter (2027-03), a quarter of what never ends (2027-Q1), TOTAL, a request (R …) or a schedule (S …)",
                example = "2027-03-15")
        String occurrence,

        @Schema(description = "The term as printed", example = "Март-апрель")
        String termText,

        @Nullable LocalDate windowStart,

        @Nullable @Schema(description = "Last day, inclusive, where the executor is; null: never overdue")
        LocalDate due,

        @Nullable @Schema(description = "When a report is asked for of what is never overdue")
        LocalDate promptOn,

        @Nullable @Schema(description = "What the term says, where an accepted proposal moved the day")
        LocalDate plannedDue,

        @Schema(description = "How many are expected; 1 unless it is a counter")
        int expectedCount,

        int doneCount,
        CheckpointState state,
        boolean overdue,

        @Schema(description = "Days late: of the report that was submitted, or until today")
        int daysLate,

        @Nullable Instant submittedAt,
        @Nullable Instant acceptedAt,

        @Nullable @Schema(description = "Whom of its people the executor gave it to")
        String delegatedTo,

        @Nullable @Schema(description = "Another day that was asked for and is not decided on; one at a time")
        OpenProposal dateProposal,

        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it now")
        List<CheckpointAction> allowedActions) {

    /** Another day that waits for control. */
    @Schema(name = "OpenDateProposal")
    record OpenProposal(UUID id, LocalDate due, String reason, CheckpointView.Person author, Instant createdAt) {}
}

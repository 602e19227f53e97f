package ru.opora.monitoring.assessments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** An assessment. */
@Schema(name = "Assessment")
record AssessmentView(
        UUID id,

        @Schema(description = "Who keeps it: all below see it")
        OrganizationSummary organization,

        AssessmentKind kind,
        @Schema(example = "Математика") String subject,
        @Nullable @Schema(example = "6") Integer grade,

        @Schema(description = "The year it begins in: 2025 is 2025/26", example = "2025")
        int schoolYear,

        @Schema(description = "Tells it from another one of the same year; mostly empty")
        String label,

        @Nullable LocalDate heldOn,

        @Nullable @Schema(description = "What «below» means")
        String threshold,

        Instant createdAt,
        long version,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(name = "AssessmentAction")
    enum Action {
        update,
        delete
    }

    /** What the schools came to that the caller sees. */
    @Schema(name = "AssessmentSummary")
    record Summary(
            AssessmentView assessment,
            @Schema(description = "Schools with results") int schools,

            @Nullable @Schema(description = "Null: no school has results")
            Long participants,

            @Nullable Long mark2,
            @Nullable Long mark3,
            @Nullable Long mark4,
            @Nullable Long mark5,

            @Nullable @Schema(description = "Pupils below the threshold; null where no school says it")
            Long below,

            @Nullable @Schema(description = "Of the schools that say it, below / participants")
            Double belowShare,

            @Nullable @Schema(description = "Weighted by participants")
            Double mean) {}
}

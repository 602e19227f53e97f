package ru.opora.monitoring.assessments;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new assessment. */
@Schema(name = "AssessmentRequest")
record AssessmentRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "Who keeps it: all below see it")
        UUID organizationId,

        @NotNull AssessmentKind kind,
        @NotBlank @Size(max = 200) @Schema(example = "Математика") String subject,
        @Nullable @Min(1) @Max(12) @Schema(example = "6") Integer grade,

        @NotNull @Min(2000) @Max(2100) @Schema(description = "The year it begins in: 2025 is 2025/26", example = "2025")
        Integer schoolYear,

        @Nullable @Size(max = 200) @Schema(description = "Tells it from another one of the same year", example = "осень")
        String label,

        @Nullable LocalDate heldOn,

        @Nullable @Size(min = 1, max = 500) @Schema(description = "What «below» means", example = "отметка «2»")
        String threshold) {

    Change change() {
        return new Change(kind, subject, grade, schoolYear, label, heldOn, threshold);
    }

    /** All of it anew. */
    @Schema(name = "AssessmentChange")
    record Change(
            @NotNull AssessmentKind kind,
            @NotBlank @Size(max = 200) String subject,
            @Nullable @Min(1) @Max(12) Integer grade,
            @NotNull @Min(2000) @Max(2100) Integer schoolYear,
            @Nullable @Size(max = 200) String label,
            @Nullable LocalDate heldOn,
            @Nullable @Size(min = 1, max = 500) String threshold) {

        String labelOrNone() {
            return label == null ? "" : label.strip();
        }

        /** Whether it stays the same procedure, as results and runs know it. */
        boolean names(AssessmentView view) {
            return kind == view.kind()
                    && subject.strip().equals(view.subject())
                    && java.util.Objects.equals(grade, view.grade())
                    && schoolYear == view.schoolYear()
                    && labelOrNone().equals(view.label());
        }
    }
}

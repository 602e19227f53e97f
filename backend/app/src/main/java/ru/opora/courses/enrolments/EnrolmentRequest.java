package ru.opora.courses.enrolments;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A teacher for a course. */
@Schema(name = "EnrolmentRequest")
record EnrolmentRequest(
        @NotNull @Schema(description = "The school") UUID organizationId,

        @NotBlank @Size(max = 200) @Schema(example = "Иванова Мария Петровна")
        String fullName,

        @NotBlank @Size(max = 200) @Schema(example = "Учитель математики")
        String position) {

    /** As many as a list on paper has. */
    static final int MOST = 100;

    EnrolmentRequest {
        fullName = fullName == null ? fullName : fullName.strip().replaceAll("[\\s\\u00a0]+", " ");
        position = position == null ? position : position.strip();
    }

    /** Up to a hundred teachers at once: all or none. */
    @Schema(name = "EnrolmentBatch")
    record Batch(@NotEmpty @Size(max = MOST) List<@Valid @NotNull EnrolmentRequest> items) {}

    /** Whom to accept: all or none. */
    @Schema(name = "EnrolmentAcceptance")
    record Acceptance(@NotEmpty @Size(max = MOST) List<@Valid @NotNull Seen> items) {}

    /** An enrolment as it was seen. */
    @Schema(name = "SeenEnrolment")
    record Seen(
            @NotNull UUID id,

            @Nullable @Schema(description = "The version that was seen; another one is refused")
            Long version) {}

    /** What it came to for whom: all or none. */
    @Schema(name = "EnrolmentCompletion")
    record Completion(@NotEmpty @Size(max = MOST) List<@Valid @NotNull Outcome> items) {}

    /** What it came to for one teacher; said again it corrects what was said. */
    @Schema(name = "EnrolmentOutcome")
    record Outcome(
            @NotNull UUID id,

            @Nullable @Schema(description = "The version that was seen; another one is refused")
            Long version,

            @NotNull Boolean completed,

            @Nullable
            @Size(max = 100)
            @Schema(description = "Of the certificate; needed of who has completed", example = "ПК-0412")
            String certificateNumber,

            @Nullable @Schema(description = "The day of the certificate; needed of who has completed")
            LocalDate completedOn) {

        Outcome {
            certificateNumber =
                    certificateNumber == null || certificateNumber.isBlank() ? null : certificateNumber.strip();
        }

        Seen seen() {
            return new Seen(id, version);
        }
    }
}

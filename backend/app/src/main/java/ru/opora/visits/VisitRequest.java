package ru.opora.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visit to be. */
@Schema(name = "VisitRequest")
record VisitRequest(
        @Nullable @Schema(description = "May be made by the caller")
        UUID id,

        @NotNull @Schema(description = "The school") UUID organizationId,

        @Nullable
        @Schema(
                description =
                        "Who visits: somebody who works with the school; left out: the caller. A system names somebody")
        UUID visitorId,

        @NotNull VisitKind kind,

        @NotNull
        @Schema(
                description = "The day, where the school is; a day that is over is of a contact noted later",
                example = "2027-03-02")
        LocalDate plannedOn,

        @Nullable @Schema(type = "string", example = "10:30")
        LocalTime plannedAt,

        @NotBlank @Size(max = 2000) @Schema(example = "Посещение уроков математики в 5–6 классах")
        String purpose,

        @Nullable
        @Schema(description = "A list of the school's organisation or of one above it; the visit keeps a copy")
        UUID checklistId) {

    /** When a step was taken. */
    @Schema(name = "VisitStepRequest")
    record Step(
            @Nullable
            @Schema(
                    description = "When it was, if it is sent later than that: at most 31 days ago; left out: now",
                    example = "2027-03-02T08:15:00Z")
            Instant at) {}

    /** Why a visit does not take place. */
    @Schema(name = "VisitCancelRequest")
    record Cancel(
            @NotBlank @Size(max = 2000) @Schema(example = "В школе карантин, договорились о новом дне")
            String reason) {}
}

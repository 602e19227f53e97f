package ru.opora.organizations.programmes;

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

/** A school to be taken into a programme. */
@Schema(name = "ParticipationRequest")
record ParticipationRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull UUID programmeId,

        @NotNull @Schema(description = "The school; it lies below the programme's organisation")
        UUID organizationId,

        @NotNull @Schema(description = "One of the programme's cohorts", example = "2026")
        Integer cohortYear,

        @NotNull
        @Size(max = 50)
        @Schema(
                description = "Codes of the programme's grounds; at least one where it names any",
                example = "[\"LOW_RESULTS\"]")
        List<@NotNull String> grounds,

        @NotBlank @Size(max = 200) @Schema(example = "41-п") String orderNumber,
        @NotNull LocalDate orderDate,
        @NotNull LocalDate enteredOn) {

    ParticipationRequest withId(UUID known) {
        return new ParticipationRequest(
                known, programmeId, organizationId, cohortYear, grounds, orderNumber, orderDate, enteredOn);
    }

    /** Up to a thousand schools at once. */
    @Schema(name = "ParticipationBatch")
    record Batch(@NotEmpty @Size(max = 1000) List<@Valid @NotNull ParticipationRequest> items) {}

    /** How a school leaves a programme. */
    @Schema(name = "ParticipationLeaving")
    record Leave(
            @NotNull LocalDate date,

            @NotBlank @Size(max = 1000) @Schema(example = "Результаты выше порога два года подряд")
            String reason) {}

    /** Why a school that has left takes part again. */
    @Schema(name = "ParticipationReturn")
    record Return(
            @NotBlank @Size(max = 1000) @Schema(example = "Выведена по ошибке")
            String reason) {}
}

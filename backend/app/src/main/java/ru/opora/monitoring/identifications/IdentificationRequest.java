package ru.opora.monitoring.identifications;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Find schools by a rule. */
@Schema(name = "IdentificationRequest")
record IdentificationRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "A published rule") UUID ruleId,

        @NotNull @Min(2000) @Max(2100) @Schema(description = "The year it begins in: 2025 is 2025/26", example = "2025")
        Integer schoolYear) {

    /** Another rule over the same results. */
    @Schema(name = "IdentificationWhatIf")
    record WhatIf(@NotNull @Valid RuleDefinition definition) {}

    /** What a school says against being listed. */
    @Schema(name = "IdentificationDispute")
    record Dispute(
            @NotBlank @Size(max = 4000) @Schema(description = "What is wrong, with figures where there are any")
            String text,

            @Nullable @Schema(description = "An uploaded file of the school that shows it")
            UUID fileId) {}

    /** What is answered to it. */
    @Schema(name = "IdentificationAnswer")
    record Answer(
            @NotBlank @Size(max = 4000) String text,

            @NotNull @Schema(description = "Whether the school is right")
            Boolean upheld) {}

    /** What an order decides about listed schools. */
    @Schema(name = "IdentificationDecision")
    record Decision(
            @NotEmpty @Size(max = 1000) @Schema(description = "Of the list, by the ids of their entries")
            List<@NotNull UUID> schools,

            @NotNull Verdict verdict,

            @NotBlank @Size(max = 200) @Schema(example = "41-п")
            String orderNumber,

            @NotNull LocalDate orderDate,
            @Nullable @Size(min = 1, max = 2000) String reason,

            @Nullable @Valid @Schema(description = "With INCLUDE: the programme they are taken into")
            Programme programme) {}

    /** What is decided. */
    @Schema(name = "IdentificationVerdict")
    enum Verdict {
        INCLUDE,
        EXCLUDE
    }

    /** How they are taken in. */
    @Schema(name = "IdentificationProgramme")
    record Programme(
            @NotNull UUID programmeId,

            @NotNull @Schema(description = "One of the programme's cohorts", example = "2026")
            Integer cohortYear,

            @NotNull @Size(max = 50) @Schema(description = "Codes of the programme's grounds")
            List<@NotNull String> grounds,

            @NotNull LocalDate enteredOn) {}
}

package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An edition with its plan. */
@Schema(name = "RoadmapEdition")
record EditionView(
        UUID id,
        int number,
        String orderNumber,
        LocalDate orderDate,
        String signatory,

        @Schema(description = "Since when it holds") LocalDate effectiveOn,

        @Nullable String reason,

        @Schema(description = "SHA-256 of the plan's canonical JSON, hexadecimal")
        String hash,

        Instant approvedAt,
        PlanContent plan) {

    /** An edition in a list. */
    @Schema(name = "RoadmapEditionSummary")
    record Summary(
            UUID id,
            int number,
            String orderNumber,
            LocalDate orderDate,
            String signatory,

            @Schema(description = "Since when it holds") LocalDate effectiveOn,

            @Nullable String reason,

            @Schema(description = "SHA-256 of the plan's canonical JSON, hexadecimal")
            String hash,

            Instant approvedAt) {}

    /** Whether an edition still is what was approved. */
    @Schema(name = "RoadmapEditionVerification")
    record Verification(
            int number,
            @Schema(description = "As it was frozen") String hash,

            @Schema(description = "Computed anew from the plan")
            String recomputed,

            boolean intact) {}
}

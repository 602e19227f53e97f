package ru.opora.monitoring.rounds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import ru.opora.organizations.OrganizationSummary;

/** A round as a row of the list. */
@Schema(name = "MonitoringRoundSummary")
record RoundSummary(
        UUID id,
        OrganizationSummary organization,
        RoundKind kind,
        String title,
        LocalDate opensOn,
        LocalDate closesOn,
        RoundState state,

        @Schema(description = "Schools in the panel; 0 in a draft")
        int schools,

        Instant updatedAt,
        long version) {}

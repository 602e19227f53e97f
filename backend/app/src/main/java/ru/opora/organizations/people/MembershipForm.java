package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A membership to be given to somebody. */
@Schema(name = "MembershipForm")
record MembershipForm(
        @NotNull UUID organizationId,
        @NotNull Role role,

        @Nullable @Schema(description = "First day; today when left out", example = "2026-09-01")
        LocalDate validFrom,

        @Nullable @Schema(description = "Last day; open when left out", example = "2027-08-31")
        LocalDate validTo,

        @Nullable
        @Size(min = 1, max = 200)
        @Schema(
                description = "Number of the order that appoints; a SCHOOL_COORDINATOR always has one",
                example = "114-к")
        String orderNumber,

        @Nullable @Schema(example = "2026-08-28") LocalDate orderDate,

        @Nullable @Schema(description = "The order itself: a file of this organisation")
        UUID orderFileId) {}

package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A membership for somebody who is known already. */
@Schema(name = "MembershipRequest")
record MembershipRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull UUID personId,
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
        UUID orderFileId) {

    MembershipForm form() {
        return new MembershipForm(organizationId, role, validFrom, validTo, orderNumber, orderDate, orderFileId);
    }

    /** How a membership is ended. */
    @Schema(name = "MembershipEnd")
    record End(
            @Nullable @Schema(description = "The day it ends on, at once; today when left out, never a day to come")
            LocalDate date,

            @NotBlank @Size(max = 1000) @Schema(example = "Перевод в другую школу")
            String reason) {}
}

package ru.opora.organizations.partnerships;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new pair of schools. */
@Schema(name = "PartnershipRequest")
record PartnershipRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull PartnershipKind kind,

        @NotNull @Schema(description = "The school that is helped")
        UUID organizationId,

        @NotNull @Schema(description = "The school that helps; one the caller sees")
        UUID partnerId,

        @NotNull @Schema(example = "2026-09-01") LocalDate validFrom,

        @Nullable @Schema(description = "Last day; open when left out")
        LocalDate validTo,

        @Nullable @Size(min = 1, max = 200) @Schema(example = "7/2026")
        String agreementNumber,

        @Nullable LocalDate agreementDate) {

    /** How a partnership is ended. */
    @Schema(name = "PartnershipEnd")
    record End(
            @Nullable @Schema(description = "The day it ends on; today when left out, never a day to come")
            LocalDate date,

            @NotBlank @Size(max = 1000) @Schema(example = "Школа вышла из программы")
            String reason) {}
}

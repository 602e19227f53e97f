package ru.opora.organizations.partnerships;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A school and the one that helps it. */
@Schema(name = "Partnership")
record PartnershipView(
        UUID id,
        PartnershipKind kind,

        @Schema(description = "The school that is helped; of a foreign one only the name is told")
        OrganizationSummary organization,

        @Schema(description = "The school that helps; of a foreign one only the name is told")
        OrganizationSummary partner,

        LocalDate validFrom,

        @Nullable @Schema(description = "Last day; null while the end is open")
        LocalDate validTo,

        PartnershipState state,
        @Nullable @Schema(example = "7/2026") String agreementNumber,
        @Nullable LocalDate agreementDate,
        @Nullable @Schema(description = "Why it was ended") String endedReason,
        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "PartnershipAction")
    public enum Action {
        update,
        end
    }
}

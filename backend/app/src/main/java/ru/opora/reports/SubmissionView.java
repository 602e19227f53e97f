package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A consolidated report as an organisation sent it up: with the sums of that moment. */
@Schema(name = "ConsolidatedSubmission")
record SubmissionView(
        UUID id,
        UUID templateId,
        OrganizationSummary organization,
        LocalDate periodStart,
        LocalDate periodEnd,

        @Schema(allowableValues = {"SUBMITTED", "ACCEPTED", "RETURNED"})
        ObligationState state,

        @Schema(description = "Reports that were owed") int owed,

        @Schema(description = "Reports that are in the sums")
        int accepted,

        List<ConsolidatedView.Sum> figures,
        @Nullable String note,
        String submittedBy,
        Instant submittedAt,

        @Nullable @Schema(description = "Null where nobody has decided, or the caller does not see the person")
        String decidedBy,

        @Nullable Instant decidedAt,
        @Nullable String remark,
        long version,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(name = "ConsolidatedSubmissionAction")
    enum Action {
        submit,
        accept,
        sendBack
    }

    /** Who sends which period. */
    @Schema(name = "ConsolidatedSubmissionRequest")
    record Request(
            @NotNull UUID organizationId,

            @Nullable @Schema(description = "First day of the period; left out: the latest that is over")
            LocalDate period,

            @Nullable @Size(min = 1, max = 5000) String note) {}
}

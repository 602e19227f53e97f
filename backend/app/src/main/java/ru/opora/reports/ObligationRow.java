package ru.opora.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A report that is owed, in a list. */
@Schema(name = "ReportObligationSummary")
record ObligationRow(
        UUID id,
        UUID templateId,
        String templateName,

        @Schema(description = "Who owes it") OrganizationSummary organization,

        ReportPeriod period,
        LocalDate periodStart,
        LocalDate periodEnd,
        LocalDate due,
        ObligationState state,

        @Schema(description = "Whether its day is over where the organisation is, and nothing was submitted")
        boolean late,

        @Nullable
        @Schema(description = "By how many days it is late, or was when it was last submitted; null when it is not")
        Integer lateDays,

        @Schema(description = "Whether its figures are filled in")
        boolean filled,

        long version) {

    /** Parts of the list. */
    @Schema(name = "ReportObligationView")
    enum View {
        ALL,
        /** What the caller's own organisations have to do. */
        MINE,
        /** What waits for the caller's decision. */
        TO_ACCEPT,
        LATE
    }

    /** How many are in each part. */
    @Schema(name = "ReportObligationCounts")
    record Counts(long all, long mine, long toAccept, long late) {}
}

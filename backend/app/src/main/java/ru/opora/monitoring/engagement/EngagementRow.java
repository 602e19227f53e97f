package ru.opora.monitoring.engagement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A school with its figure. */
@Schema(name = "EngagementRow")
record EngagementRow(
        OrganizationSummary organization,

        @Nullable @Schema(description = "Its municipality or whatever it stands in")
        String parentName,

        @Nullable @Schema(description = "From 0 to 100; null: nothing is known")
        Double score,

        EngagementLevel level,

        @Schema(description = "Which share of the formula's weights stands on data, in percent")
        int coverage,

        @Nullable @Schema(description = "The figure of the month before, if there is one")
        Double before,

        @Nullable @Schema(description = "In the latest list that was decided elsewhere")
        EngagementLevel outside,

        @Schema(description = "The day it is about") LocalDate day) {

    /** How many schools are on which list. */
    @Schema(name = "EngagementCounts")
    record Counts(
            long red,
            long yellow,
            long green,
            long unknown,

            @Nullable @Schema(description = "The earliest day that a figure is about; null when there is none")
            LocalDate day) {}
}

package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationKind;

/** What is overdue in one organisation or roadmap. */
@Schema(name = "OverdueRow")
record OverdueRow(
        @Schema(description = "Of the organisation or roadmap")
        UUID id,

        String name,

        @Nullable @Schema(description = "Kind of the organisation; null for a roadmap")
        OrganizationKind kind,

        long overdue,

        @Schema(description = "Of them by three days or more: the municipality is told")
        long threeDays,

        @Schema(description = "Of them by ten days or more: the region is told")
        long tenDays,

        @Schema(description = "The oldest due day") LocalDate oldestDue,

        @Schema(description = "By how many days that is overdue")
        int oldestDays) {}

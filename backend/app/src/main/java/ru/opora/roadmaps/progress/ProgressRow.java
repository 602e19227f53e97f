package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationKind;

/** The progress of a section, a row, a kind of executors, an organisation or a roadmap. */
@Schema(name = "ProgressRow")
public record ProgressRow(
        @Nullable
        @Schema(
                description =
                        "Of the section, row, organisation or roadmap; null for a kind, and for rows outside sections")
        UUID id,

        @Nullable @Schema(description = "Printed number of the section or row")
        String number,

        @Schema(description = "Name or title; empty for a kind, and for rows outside sections")
        String name,

        @Nullable @Schema(description = "Kind of the organisation or of the executors")
        OrganizationKind kind,

        ProgressCounts counts) {}

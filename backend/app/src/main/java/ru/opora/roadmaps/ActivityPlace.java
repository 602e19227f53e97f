package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a row goes. */
@Schema(name = "ActivityPlace")
record ActivityPlace(
        @Nullable @Schema(description = "The section; left out or null: outside any section")
        UUID sectionId,

        @Nullable @Schema(description = "The row of that section that it follows; left out or null: it comes first")
        UUID afterId) {}

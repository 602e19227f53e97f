package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a section goes, with all that is in it. */
@Schema(name = "SectionPlace")
record SectionPlace(
        @Nullable @Schema(description = "The section it goes into; left out or null: to the top")
        UUID parentId,

        @Nullable @Schema(description = "The section beside it that it follows; left out or null: it comes first")
        UUID afterId) {}

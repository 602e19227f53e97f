package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A section by itself, to be edited. */
@Schema(name = "Section")
record SectionView(
        UUID id,

        @Nullable @Schema(description = "The section it lies in; null at the top")
        UUID parentId,

        @Schema(description = "Place among all sections of the roadmap, in printed order")
        int position,

        @Nullable @Schema(description = "The printed number: a label, it may repeat")
        String number,

        @Nullable String title,

        @Schema(description = "Activities directly in it") int activityCount,

        long version,

        @Schema(description = "What the caller may do with it now")
        List<RoadmapAction> allowedActions) {}

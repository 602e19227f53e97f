package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new section of a draft; it has a number or a title, mostly both. */
@Schema(name = "SectionRequest")
record SectionRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @Nullable @Size(max = 100) @Schema(example = "2.1") String number,

        @Nullable @Size(max = 4000) @Schema(example = "Работа с семьями")
        String title,

        @Nullable @Schema(description = "The section it lies in; left out or null at the top")
        UUID parentId,

        @Nullable @Schema(description = "The section beside it that it follows; left out or null: it comes first")
        UUID afterId) {

    static SectionRequest of(RoadmapQueries.SectionRow row) {
        return new SectionRequest(row.id(), row.number(), row.title(), row.parentId(), null);
    }
}

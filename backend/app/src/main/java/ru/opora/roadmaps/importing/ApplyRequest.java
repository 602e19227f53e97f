package ru.opora.roadmaps.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose roadmap the import becomes. */
@Schema(name = "RoadmapImportApply")
record ApplyRequest(
        @Nullable @Schema(description = "The client's own id of the roadmap; made by the server when left out")
        UUID id,

        @Nullable
        @Schema(
                description =
                        "The organisation; may be left out when the import names it, or the caller writes roadmaps of one subtree only")
        UUID organizationId) {}

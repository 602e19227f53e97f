package ru.opora.roadmaps.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.web.Patch;

/** A roadmap to be kept as a template. */
@Schema(name = "RoadmapTemplateRequest")
record TemplateRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "The roadmap whose plan is kept, as it is now")
        UUID roadmapId,

        @Nullable @Schema(description = "Whose the template will be; left out or null: the roadmap's owner's")
        UUID organizationId,

        @Nullable @Size(min = 1, max = 2000) @Schema(description = "Left out or null: the roadmap's")
        String title,

        @Nullable @Size(max = 10_000) String description) {

    /** What may be changed of a template; a field left out stays as it is, null removes it. */
    @Schema(name = "RoadmapTemplatePatch")
    record Change(
            @NotNull @Size(min = 1, max = 2000) @Pattern(regexp = "(?s).*\\S.*")
            Patch<String> title,

            @Size(max = 10_000) Patch<String> description,

            @NotNull
            @Schema(description = "The plan is taken anew from this roadmap: so are the rows of a template edited")
            Patch<UUID> roadmapId) {}
}

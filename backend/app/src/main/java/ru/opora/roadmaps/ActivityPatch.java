package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What may be changed of a draft's row; a field left out stays as it is. */
@Schema(name = "ActivityPatch")
record ActivityPatch(
        @Nullable @Size(min = 1, max = 10_000) @Pattern(regexp = "(?s).*\\S.*")
        String title,

        @Nullable @Size(max = 4000) @Schema(description = "The term is read anew from this text; the printed one stays")
        String termText,

        @Nullable @Schema(description = "True: the doubtful term means what its proposal says")
        Boolean acceptTermProposal,

        @Nullable @Size(max = 10_000) String expectedResult) {}

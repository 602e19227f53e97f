package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import ru.opora.platform.web.Patch;

/** What may be changed of a draft's row; a field left out stays as it is, null removes it. */
@Schema(name = "ActivityPatch")
record ActivityPatch(
        @NotNull @Size(min = 1, max = 10_000) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> title,

        @NotNull @Size(max = 4000) @Schema(description = "The term is read anew from this text; the printed one stays")
        Patch<String> termText,

        @NotNull @Schema(description = "True: the doubtful term means what its proposal says")
        Patch<Boolean> acceptTermProposal,

        @Size(max = 10_000) Patch<String> expectedResult) {}

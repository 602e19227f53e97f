package ru.opora.monitoring.identifications;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new rule, as a draft. */
@Schema(name = "IdentificationRuleRequest")
record RuleRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "Whose assessments it looks at")
        UUID organizationId,

        @NotBlank @Size(max = 300) String name,

        @NotBlank @Size(max = 2000) @Schema(description = "Where it comes from: shown beside each list")
        String source,

        @NotNull @Valid RuleDefinition definition) {

    Change change() {
        return new Change(name, source, definition);
    }

    /** All of a draft anew. */
    @Schema(name = "IdentificationRuleChange")
    record Change(
            @NotBlank @Size(max = 300) String name,
            @NotBlank @Size(max = 2000) String source,
            @NotNull @Valid RuleDefinition definition) {}
}

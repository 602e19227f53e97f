package ru.opora.monitoring.formulas;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new formula, as a draft. */
@Schema(name = "RiskFormulaRequest")
record FormulaRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull UUID organizationId,
        @NotBlank @Size(max = 300) String name,

        @NotBlank @Size(max = 2000) @Schema(description = "Where it comes from: shown beside each result")
        String source,

        @Nullable @Size(min = 1, max = 2000) String note,
        @NotNull @Valid RiskDefinition definition) {

    Change change() {
        return new Change(name, source, note, definition);
    }

    /** All of a draft anew. */
    @Schema(name = "RiskFormulaChange")
    record Change(
            @NotBlank @Size(max = 300) String name,
            @NotBlank @Size(max = 2000) String source,
            @Nullable @Size(min = 1, max = 2000) String note,
            @NotNull @Valid RiskDefinition definition) {}
}

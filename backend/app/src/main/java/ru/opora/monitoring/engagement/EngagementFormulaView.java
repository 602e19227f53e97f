package ru.opora.monitoring.engagement;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A formula of engagement; it never changes. */
@Schema(name = "EngagementFormula")
record EngagementFormulaView(
        UUID id,

        @Nullable @Schema(description = "For it and all below it; null: the product's own")
        OrganizationSummary organization,

        int number,
        String name,
        String source,
        EngagementDefinition definition,
        LocalDate publishedOn) {

    /** A formula that comes into force at once. */
    @Schema(name = "EngagementFormulaRequest")
    record Request(
            @Nullable UUID id,
            @NotNull UUID organizationId,
            @NotBlank @Size(max = 300) String name,

            @NotBlank @Size(max = 2000) @Schema(description = "Where it comes from", example = "Приказ № 41-п")
            String source,

            @NotNull @Valid EngagementDefinition definition) {}
}

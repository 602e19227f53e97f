package ru.opora.organizations.programmes;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new programme. */
@Schema(name = "ProgrammeRequest")
record ProgrammeRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "Who keeps it here, usually the region")
        UUID organizationId,

        @NotNull ProgrammeKind kind,

        @NotBlank @Size(max = 500) @Schema(example = "Адресная поддержка школ")
        String name,

        @Nullable @Size(min = 1, max = 100) @Schema(example = "500+")
        String shortName,

        @NotNull @Size(max = 50) List<@Valid @NotNull Ground> grounds,

        @NotNull @Size(max = 50) List<@NotNull @Min(FIRST_YEAR) @Max(LAST_YEAR) Integer> cohortYears) {

    static final int FIRST_YEAR = 1990;
    static final int LAST_YEAR = 2100;
}

package ru.opora.organizations.programmes;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be changed of a programme; a field left out stays as it is, a list is given whole. */
@Schema(name = "ProgrammePatch")
record ProgrammePatch(
        @Nullable @Size(min = 1, max = 500) @Pattern(regexp = "(?s).*\\S.*")
        String name,

        @Nullable @Size(min = 1, max = 100) String shortName,
        @Nullable @Size(max = 50) List<@Valid @NotNull Ground> grounds,

        @Nullable @Size(max = 50)
        List<@NotNull @Min(ProgrammeRequest.FIRST_YEAR) @Max(ProgrammeRequest.LAST_YEAR) Integer> cohortYears) {}

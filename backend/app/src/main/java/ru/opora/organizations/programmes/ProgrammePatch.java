package ru.opora.organizations.programmes;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import ru.opora.platform.web.Patch;

/** What may be changed of a programme; a field left out stays as it is, null removes it, a list is given whole. */
@Schema(name = "ProgrammePatch")
record ProgrammePatch(
        @NotNull @Size(min = 1, max = 500) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> name,

        @Size(min = 1, max = 100) Patch<String> shortName,
        @NotNull @Size(max = 50) Patch<List<@Valid @NotNull Ground>> grounds,

        @NotNull @Size(max = 50)
        Patch<List<@NotNull @Min(ProgrammeRequest.FIRST_YEAR) @Max(ProgrammeRequest.LAST_YEAR) Integer>> cohortYears) {}

package ru.opora.organizations;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import ru.opora.platform.web.Patch;

/** What may be changed of an organisation; a field left out stays as it is, null removes it. */
@Schema(name = "OrganizationPatch")
record OrganizationPatch(
        @NotNull @Size(min = 1, max = 500) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> name,

        @Size(min = 1, max = 200) Patch<String> shortName,
        @NotNull @TimeZone Patch<String> timeZone) {}

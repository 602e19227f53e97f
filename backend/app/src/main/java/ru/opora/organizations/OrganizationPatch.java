package ru.opora.organizations;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What may be changed of an organisation; a field left out stays as it is. */
@Schema(name = "OrganizationPatch")
record OrganizationPatch(
        @Nullable @Size(min = 1, max = 500) @Pattern(regexp = "(?s).*\\S.*")
        String name,

        @Nullable @Size(min = 1, max = 200) String shortName,
        @Nullable @TimeZone String timeZone) {}

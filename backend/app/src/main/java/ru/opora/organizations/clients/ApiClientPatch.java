package ru.opora.organizations.clients;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import ru.opora.platform.web.Patch;

/** What may be changed of an API client; a field left out stays as it is, null removes it. */
@Schema(name = "ApiClientPatch")
record ApiClientPatch(
        @NotNull @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> name,

        @NotNull @Size(min = 1, max = 50) Patch<Set<String>> scopes,
        Patch<LocalDate> expiresOn) {}

package ru.opora.organizations.clients;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be changed of an API client; a field left out stays as it is. */
@Schema(name = "ApiClientPatch")
record ApiClientPatch(
        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*")
        String name,

        @Nullable @Size(min = 1, max = 50) Set<@Size(max = 100) String> scopes,
        @Nullable LocalDate expiresOn) {}

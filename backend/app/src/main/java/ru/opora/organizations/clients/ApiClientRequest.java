package ru.opora.organizations.clients;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new API client. */
@Schema(name = "ApiClientRequest")
record ApiClientRequest(
        @Nullable @Schema(description = "May be made by the caller")
        UUID id,

        @NotBlank @Size(max = 200) @Schema(example = "Система мониторинга района")
        String name,

        @NotNull @Schema(description = "It acts in this organisation and all below")
        UUID organizationId,

        @NotEmpty @Size(max = 50) @Schema(example = "[\"roadmaps:read\"]")
        Set<@Size(max = 100) String> scopes,

        @Nullable @Schema(description = "The last day on which it works; without it there is none")
        LocalDate expiresOn,

        @Nullable
        @Size(min = 3, max = 100)
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]*")
        @Schema(description = "Its id at the issuer: required with an external issuer, where it was made; else made up")
        String clientId) {}

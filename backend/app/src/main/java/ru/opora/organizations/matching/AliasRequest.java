package ru.opora.organizations.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Another name by which an organisation is to be found. */
@Schema(name = "OrganizationAliasRequest")
record AliasRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotBlank @Size(max = 500) @Schema(example = "Лудейнопольская СОШ № 2")
        String text,

        @Nullable @Schema(description = "SPELLING when left out")
        AliasKind kind) {}

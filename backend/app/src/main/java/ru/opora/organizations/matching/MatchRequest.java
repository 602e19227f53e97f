package ru.opora.organizations.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationKind;

/** Names as printed in a document. */
@Schema(name = "OrganizationMatchRequest")
record MatchRequest(
        @NotNull @Size(min = 1, max = 1000) @Schema(example = "[\"МБОУ «Заречная СОШ № 2»\"]")
        List<@NotBlank @Size(max = 500) String> names,

        @Nullable @Schema(description = "Only this organisation and all below it")
        UUID within,

        @Nullable OrganizationKind kind) {}

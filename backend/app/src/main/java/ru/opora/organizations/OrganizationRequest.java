package ru.opora.organizations;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new organisation. */
@Schema(name = "OrganizationRequest")
record OrganizationRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotBlank @Size(max = 500) String name,

        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*")
        String shortName,

        @NotNull OrganizationKind kind,

        @Nullable @Schema(description = "The organisation above; only an administrator adds one at the top")
        UUID parentId,

        @Nullable @TimeZone @Schema(description = "IANA time zone; the parent's when left out")
        String timeZone,

        @Nullable
        @Schema(
                description =
                        "The day from which it exists, if its history is to begin then; left out: it has always been")
        LocalDate openedOn,

        @Nullable @RegisterNumber(RegisterNumber.Register.INN)
        String inn,

        @Nullable @RegisterNumber(RegisterNumber.Register.OGRN)
        String ogrn,

        @Nullable @Size(max = OrganizationCodes.LONGEST_REGISTRY_CODE) @Pattern(regexp = "\\S(.*\\S)?")
        String registryCode,

        @Nullable Locality locality,
        @Nullable @Valid Contacts contacts) {}

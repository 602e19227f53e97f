package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import ru.opora.platform.web.Patch;

/** The dates and the order of a membership that has not ended; a field left out stays as it is, null removes it. */
@Schema(name = "MembershipPatch")
record MembershipPatch(
        @NotNull Patch<LocalDate> validFrom,
        Patch<LocalDate> validTo,
        @Size(min = 1, max = 200) Patch<String> orderNumber,
        Patch<LocalDate> orderDate,

        @Schema(description = "The order itself: a file of this organisation")
        Patch<UUID> orderFileId) {}

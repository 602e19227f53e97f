package ru.opora.organizations.partnerships;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import ru.opora.platform.web.Patch;

/** The dates and the agreement of a partnership that has not ended; a field left out stays as it is, null removes it. */
@Schema(name = "PartnershipPatch")
record PartnershipPatch(
        @NotNull Patch<LocalDate> validFrom,
        Patch<LocalDate> validTo,
        @Size(min = 1, max = 200) Patch<String> agreementNumber,
        Patch<LocalDate> agreementDate) {}

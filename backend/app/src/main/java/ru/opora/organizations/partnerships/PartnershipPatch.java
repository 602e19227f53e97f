package ru.opora.organizations.partnerships;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The dates and the agreement of a partnership that has not ended; a field left out stays as it is. */
@Schema(name = "PartnershipPatch")
record PartnershipPatch(
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable @Size(min = 1, max = 200) String agreementNumber,
        @Nullable LocalDate agreementDate) {}

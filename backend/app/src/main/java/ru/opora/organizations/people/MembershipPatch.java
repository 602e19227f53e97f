package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The dates and the order of a membership that has not ended; a field left out stays as it is. */
@Schema(name = "MembershipPatch")
record MembershipPatch(
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable @Size(min = 1, max = 200) String orderNumber,
        @Nullable LocalDate orderDate) {}

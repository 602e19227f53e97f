package ru.opora.organizations.programmes;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be corrected of a participation; a field left out stays as it is. */
@Schema(name = "ParticipationPatch")
record ParticipationPatch(
        @Nullable @Size(max = 50) List<@NotNull String> grounds,
        @Nullable @Size(min = 1, max = 200) String orderNumber,
        @Nullable LocalDate orderDate,
        @Nullable LocalDate enteredOn) {}

package ru.opora.organizations.programmes;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import ru.opora.platform.web.Patch;

/** What may be corrected of a participation; a field left out stays as it is. */
@Schema(name = "ParticipationPatch")
record ParticipationPatch(
        @NotNull @Size(max = 50) Patch<List<@NotNull String>> grounds,
        @NotNull @Size(min = 1, max = 200) Patch<String> orderNumber,
        @NotNull Patch<LocalDate> orderDate,
        @NotNull Patch<LocalDate> enteredOn,

        @NotNull
        @Schema(description = "The last day, of a school that has left; to undo the leaving altogether, return it")
        Patch<LocalDate> leftOn) {}

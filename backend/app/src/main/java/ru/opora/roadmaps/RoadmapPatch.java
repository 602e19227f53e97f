package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import ru.opora.platform.web.Patch;

/** What may be changed of a draft's head; a field left out stays as it is, null removes it. */
@Schema(name = "RoadmapPatch")
record RoadmapPatch(
        @NotNull @Size(min = 1, max = 2000) @Pattern(regexp = "(?s).*\\S.*")
        Patch<String> title,

        @Size(max = 10_000) Patch<String> goal,
        @NotNull Patch<LocalDate> periodStart,
        @NotNull Patch<LocalDate> periodEnd,
        @Size(max = 200) Patch<String> orderNumber,
        Patch<LocalDate> orderDate,
        @Size(max = 500) Patch<String> signatory,

        @Schema(description = "The programme whose schools «ОО» means; null for all schools below the owner")
        Patch<UUID> programmeId,

        @Schema(description = "Of the programme's schools only those of this year's list")
        Patch<Integer> cohortYear) {}

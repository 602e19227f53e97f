package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What may be changed of a draft's head; a field left out stays as it is. */
@Schema(name = "RoadmapPatch")
record RoadmapPatch(
        @Nullable @Size(min = 1, max = 2000) @Pattern(regexp = "(?s).*\\S.*")
        String title,

        @Nullable @Size(max = 10_000) String goal,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        @Nullable @Size(max = 200) String orderNumber,
        @Nullable LocalDate orderDate,
        @Nullable @Size(max = 500) String signatory) {}

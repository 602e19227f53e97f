package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** How many there were by the end of a day, week or month, all before included. */
@Schema(name = "BurnUpPoint")
record BurnUpPoint(
        @Schema(description = "First day of the step") LocalDate from,

        @Schema(description = "Due by then") long planned,

        @Schema(description = "Submitted by then, accepted or not")
        long submitted,

        long accepted) {}

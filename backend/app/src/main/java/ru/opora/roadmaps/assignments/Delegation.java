package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To whom of its people an organisation gives a task. */
@Schema(name = "Delegation")
record Delegation(
        @Nullable
        @Schema(description = "Somebody with a role in the executing organisation; null: nobody in particular")
        UUID personId) {}

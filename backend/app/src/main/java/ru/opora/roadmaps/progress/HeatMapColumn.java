package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the plan as a column of its heat map. */
@Schema(name = "HeatMapColumn")
record HeatMapColumn(
        UUID activityId, @Nullable UUID sectionId, @Nullable String number, String title) {}

package ru.opora.roadmaps.reminders;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** How an organisation wants to be reminded. */
@Schema(name = "ReminderSettingsRequest")
record ReminderSettingsRequest(
        @Nullable
        @Valid
        @Schema(description = "Null: as in the nearest organisation above that has settings of its own")
        ReminderSettings own) {}

package ru.opora.roadmaps.reminders;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationKind;

/** How an organisation is reminded, and by whose settings. */
@Schema(name = "OrganizationReminders")
record ReminderSettingsView(
        @Schema(description = "What holds") ReminderSettings settings,

        @Schema(description = "Whether they are the organisation's own")
        boolean own,

        @Nullable
        @Schema(description = "Whose they are: the organisation itself or one above it; null: nobody has set any")
        String source,

        @Schema(description = "Kind of the organisation") OrganizationKind kind,
        long version,
        List<Action> allowedActions) {

    /** What the caller may do with them. */
    @Schema(name = "ReminderSettingsAction")
    enum Action {
        update
    }
}

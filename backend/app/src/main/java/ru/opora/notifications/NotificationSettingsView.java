package ru.opora.notifications;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalTime;
import java.util.Map;

/** What the caller is told and how. */
@Schema(name = "NotificationSettings")
record NotificationSettingsView(
        @Schema(description = "Language of letters: ru or en", example = "ru")
        String language,

        @JsonFormat(pattern = "HH:mm")
        @Schema(
                type = "string",
                description = "No letters from this time on; the same as quietTo: no quiet hours",
                example = "21:00")
        LocalTime quietFrom,

        @JsonFormat(pattern = "HH:mm") @Schema(type = "string", example = "08:00")
        LocalTime quietTo,

        @Schema(
                description = "Where the quiet hours are counted: the zone of the caller's organisation",
                example = "Europe/Moscow")
        String timeZone,

        @Schema(description = "Whether this installation sends e-mail and the caller has an address")
        boolean emailAvailable,

        @Schema(description = "By kind") Map<String, Kind> kinds,

        long version) {

    /** How one kind of notification comes. */
    @Schema(name = "NotificationKindSettings")
    record Kind(
            @Schema(description = "In the language of the request", example = "Утверждение дорожной карты")
            String name,

            boolean inScreen,
            NotificationKind.Email email) {}
}

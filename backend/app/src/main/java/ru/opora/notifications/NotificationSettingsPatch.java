package ru.opora.notifications;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.web.Patch;

/** A merge patch of the settings: what is left out stays, null is back to the default. */
@Schema(name = "NotificationSettingsPatch")
record NotificationSettingsPatch(
        @Pattern(regexp = "ru|en") @Schema(example = "ru") Patch<String> language,

        @Schema(type = "string", example = "21:00") Patch<LocalTime> quietFrom,
        @Schema(type = "string", example = "08:00") Patch<LocalTime> quietTo,
        @Size(max = 100) Patch<Map<String, @Nullable @Valid KindForm>> kinds) {

    /** What to change of one kind. */
    @Schema(name = "NotificationKindSettingsPatch")
    record KindForm(Patch<Boolean> inScreen, Patch<NotificationKind.Email> email) {}
}

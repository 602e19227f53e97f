package ru.opora.notifications;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A merge patch of the settings: what is left out stays. */
@Schema(name = "NotificationSettingsPatch")
record NotificationSettingsPatch(
        @Nullable @Pattern(regexp = "ru|en") @Schema(example = "ru")
        String language,

        @Nullable @JsonFormat(pattern = "HH:mm") @Schema(type = "string", example = "21:00")
        LocalTime quietFrom,

        @Nullable @JsonFormat(pattern = "HH:mm") @Schema(type = "string", example = "08:00")
        LocalTime quietTo,

        @Nullable @Size(max = 100) Map<String, @Valid KindForm> kinds) {

    /** What to change of one kind. */
    @Schema(name = "NotificationKindSettingsPatch")
    record KindForm(@Nullable Boolean inScreen, NotificationKind.@Nullable Email email) {}
}

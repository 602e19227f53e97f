package ru.opora.notifications;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something the caller was told, in the language of the request. */
@Schema(name = "Notification")
record NotificationView(
        UUID id,
        @Schema(example = "ROADMAP_APPROVED") String kind,
        @Schema(example = "Утверждена дорожная карта") String title,

        @Schema(example = "«План поддержки школ на 2027 год», Озерский район")
        String text,

        @Schema(description = "Kind of the record it is about", example = "roadmap")
        String entity,

        String entityId,
        @Nullable UUID organizationId,
        Instant createdAt,
        @Nullable Instant readAt) {}

package ru.opora.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;

/** Something that subscribers may be told of. */
@Schema(name = "WebhookEventType")
public record WebhookEventType(
        @Schema(example = "monitoringRound.opened") String code,

        @Schema(description = "Only who may read such records may subscribe to it", example = "monitoring:read")
        String permission) {}

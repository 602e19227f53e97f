package ru.opora.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;

/** Whether a subscriber is told anything. */
@Schema(
        name = "WebhookState",
        description = "DISABLED: by a person; GIVEN_UP: by the system, after days without one success")
public enum WebhookState {
    ENABLED,
    DISABLED,
    GIVEN_UP
}

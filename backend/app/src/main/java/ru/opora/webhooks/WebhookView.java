package ru.opora.webhooks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A subscription of a third party's system. */
@Schema(name = "Webhook")
record WebhookView(
        UUID id,

        @Schema(description = "What happens in it and below it is told")
        OrganizationSummary organization,

        @Schema(example = "Витрина данных района") String name,
        @Schema(example = "https://data.example.org/opora") String url,

        @Schema(example = "[\"monitoringRound.opened\"]") List<String> eventTypes,

        WebhookState state,

        @Nullable @Schema(description = "The first failure after the last success; null while all is well")
        Instant failingSince,

        long version,
        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "WebhookAction")
    enum Action {
        update,
        renewSecret,
        test,
        replay,
        enable,
        disable,
        delete
    }

    /** A subscription with its secret, which is never shown again. */
    @Schema(name = "WebhookSecret")
    record Secret(
            WebhookView webhook,

            @Schema(
                    description =
                            "Keep it now, it is not shown again. What stands after whsec_ is the key of HMAC-SHA256 in base64",
                    example = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")
            String secret) {}

    /** What may be subscribed to. */
    @Schema(name = "WebhookEventTypes")
    record Types(List<WebhookEventType> items) {}
}

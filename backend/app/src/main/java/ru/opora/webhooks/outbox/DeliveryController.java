package ru.opora.webhooks.outbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;
import ru.opora.webhooks.WebhookPermission;

/** Routes of what was sent to a subscriber. */
@RestController
@RequestMapping("/api/v1/webhooks/{id}")
@Tag(name = "webhooks")
class DeliveryController {

    private static final String MAY = "hasAuthority('" + WebhookPermission.MANAGE + "')";

    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @ListMapping(path = "/deliveries")
    @PreAuthorize(MAY)
    @Operation(operationId = "listWebhookDeliveries", summary = "What was sent, newest first, as long as it is kept")
    Mono<Page<DeliveryView>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) DeliveryView.@Nullable State state,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return deliveries.list(caller, id, state, limit, cursor);
    }

    @GetMapping(path = "/deliveries/{deliveryId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(operationId = "getWebhookDelivery", summary = "One delivery with its body and its attempts")
    Mono<DeliveryView.Details> get(Caller caller, @PathVariable UUID id, @PathVariable UUID deliveryId) {
        return deliveries.get(caller, id, deliveryId);
    }

    @PostMapping(path = "/test", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(operationId = "testWebhook", summary = "Send an event of the type webhook.test")
    Mono<DeliveryView> test(Caller caller, @PathVariable UUID id) {
        return deliveries.test(caller, id);
    }

    @PostMapping(path = "/deliveries/{deliveryId}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(
            operationId = "replayWebhookDelivery",
            summary = "Send one event once more, with the same webhook-id; one that is being sent goes on")
    Mono<DeliveryView> replay(Caller caller, @PathVariable UUID id, @PathVariable UUID deliveryId) {
        return deliveries.replay(caller, id, deliveryId);
    }

    @PostMapping(
            path = "/replay",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(
            operationId = "replayWebhook",
            summary = "Send everything since a moment once more, also what happened while it was disabled")
    Mono<DeliveryView.Replayed> replay(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody DeliveryView.Replay request) {
        return deliveries.replay(caller, id, request);
    }
}

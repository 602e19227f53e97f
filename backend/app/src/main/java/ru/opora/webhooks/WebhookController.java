package ru.opora.webhooks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of subscriptions. */
@RestController
@RequestMapping("/api/v1/webhooks")
@Tag(name = "webhooks", description = "What systems of third parties are told, signed by Standard Webhooks")
class WebhookController {

    private static final String MAY = "hasAuthority('" + WebhookPermission.MANAGE + "')";

    private final Webhooks webhooks;

    WebhookController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @ListMapping
    @PreAuthorize(MAY)
    @Operation(operationId = "listWebhooks", summary = "The subscriptions inside the caller's subtrees, by name")
    Mono<Page<WebhookView>> list(
            Caller caller,
            @RequestParam(required = false) @Parameter(description = "Only this organisation's own") @Nullable
                    UUID organization,
            @RequestParam(required = false) @Size(max = 200) @Parameter(description = "Part of the name") @Nullable
                    String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return webhooks.list(caller, organization, q, limit, cursor);
    }

    @GetMapping(path = "/event-types", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(operationId = "listWebhookEventTypes", summary = "What the caller may subscribe to")
    Mono<WebhookView.Types> types(Caller caller) {
        return Mono.fromSupplier(() -> webhooks.types(caller));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(operationId = "getWebhook", summary = "One subscription")
    Mono<ResponseEntity<WebhookView>> get(Caller caller, @PathVariable UUID id) {
        return webhooks.get(caller, id).map(view -> EntityTag.whole(view, view.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(
            operationId = "createWebhook",
            summary = "Subscribe; the secret is shown once",
            description =
                    "Each event is a POST of `{type, timestamp, data}` with the headers webhook-id, webhook-timestamp and webhook-signature of Standard Webhooks: `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several signatures stand side by side, separated by spaces. Any answer of 2xx within the time is a success; else it is tried again for three days, ever more seldom. 410 ends the subscription. Events come at least once, and in no order: `webhook-id` tells that one came before. `data` has ids and states: what they hold is read from the API, by `data.address`, with the reader's own rights.")
    Mono<ResponseEntity<WebhookView.Secret>> create(Caller caller, @Valid @RequestBody WebhookRequest request) {
        return webhooks.create(caller, request)
                .map(made -> secret(
                        ResponseEntity.created(
                                URI.create("/api/v1/webhooks/" + made.webhook().id())),
                        made));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(operationId = "updateWebhook", summary = "Change name, address or event types")
    Mono<ResponseEntity<WebhookView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody WebhookPatch request) {
        return webhooks.update(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.whole(view, view.version()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY)
    @Operation(operationId = "deleteWebhook", summary = "End a subscription, with its log")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return webhooks.delete(caller, id, EntityTag.required(ifMatch));
    }

    @PostMapping(path = "/{id}/renew-secret", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(
            operationId = "renewWebhookSecret",
            summary = "A new secret, shown once; the former one signs beside it for a day")
    Mono<ResponseEntity<WebhookView.Secret>> renewSecret(Caller caller, @PathVariable UUID id) {
        return webhooks.renewSecret(caller, id).map(made -> secret(ResponseEntity.ok(), made));
    }

    @PostMapping(path = "/{id}/enable", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(operationId = "enableWebhook", summary = "Tell it again; what happened meanwhile is brought by a replay")
    Mono<ResponseEntity<WebhookView>> enable(Caller caller, @PathVariable UUID id) {
        return webhooks.enable(caller, id).map(view -> EntityTag.whole(view, view.version()));
    }

    @PostMapping(path = "/{id}/disable", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(operationId = "disableWebhook", summary = "Tell it nothing for the time being")
    Mono<ResponseEntity<WebhookView>> disable(Caller caller, @PathVariable UUID id) {
        return webhooks.disable(caller, id).map(view -> EntityTag.whole(view, view.version()));
    }

    private static ResponseEntity<WebhookView.Secret> secret(
            ResponseEntity.BodyBuilder answer, WebhookView.Secret made) {
        return answer.eTag(EntityTag.of(made.webhook().version()))
                .cacheControl(CacheControl.noStore())
                .body(made);
    }
}

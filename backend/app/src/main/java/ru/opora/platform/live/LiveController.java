package ru.opora.platform.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Session;

/** The route of the live stream. */
@RestController
@Tag(name = "live", description = "What changed, told to open screens")
class LiveController {

    private static final String MAY_READ = "hasAuthority('" + LivePermission.READ + "')";

    private final LiveHub hub;

    LiveController(LiveHub hub) {
        this.hub = hub;
    }

    @GetMapping(path = "/api/v1/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "streamEvents",
            summary = "What changes inside the caller's rights, as it happens",
            description = """
                    Server-sent events. `ready` comes first, or `reset` when Last-Event-ID is unknown or more than 10,000 changes old: then
                    read everything anew. `change` says which record changed and never what it holds. `notification` says that
                    the caller's notifications changed; `access` that their rights did: read `/me` anew. `expired` is the last event
                    when the token runs out: come again with a new token and the last id. A comment with an id keeps the
                    connection open every 20 seconds.""")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = LiveEvent.class)))
    Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> stream(
            Session session,
            @RequestHeader(name = "Last-Event-ID", required = false)
                    @Parameter(description = "The last id received: the stream goes on right after it")
                    @Nullable
                    String lastEventId) {
        return Mono.just(ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no") // proxies must not collect events
                .body(hub.open(session, lastEventId)));
    }
}

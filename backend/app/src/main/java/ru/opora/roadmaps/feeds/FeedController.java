package ru.opora.roadmaps.feeds;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.execution.CheckpointPermission;

/** Routes of links to calendars. */
@RestController
@RequestMapping(path = "/api/v1/calendar-feeds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "calendar-feeds", description = "Calendars of tasks and plans by secret link")
class FeedController {

    private static final String MAY = "hasAuthority('" + CheckpointPermission.READ + "')";

    private final Feeds feeds;

    FeedController(Feeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping
    @PreAuthorize(MAY)
    @Operation(operationId = "listCalendarFeeds", summary = "The caller's links, without their secrets")
    Mono<FeedView.All> list(Caller caller) {
        return feeds.list(caller).map(FeedView.All::new);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(
            operationId = "createCalendarFeed",
            summary = "Make a link to a calendar",
            description =
                    "The link is told once. What it shows follows the rights of its owner at each reading; it is void when it is revoked or its owner loses the right. It speaks the language of this request.")
    Mono<ResponseEntity<FeedView.Created>> create(
            Caller caller, Locale locale, @Valid @RequestBody FeedRequest request) {
        return feeds.create(caller, request, locale)
                .map(made -> ResponseEntity.created(URI.create(
                                "/api/v1/calendar-feeds/" + made.feed().id()))
                        .cacheControl(CacheControl.noStore())
                        .body(made));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY)
    @Operation(operationId = "revokeCalendarFeed", summary = "Make a link void, at once and for good")
    Mono<Void> revoke(Caller caller, @PathVariable UUID id) {
        return feeds.revoke(caller, id);
    }
}

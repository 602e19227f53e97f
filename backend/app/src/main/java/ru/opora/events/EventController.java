package ru.opora.events;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.events.EventQueries.Filter;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of events. */
@RestController
@RequestMapping("/api/v1/events")
@Tag(
        name = "events",
        description = "Seminars, webinars, meetings and methodical days, and who of the invited schools came")
class EventController {

    private final Events events;

    EventController(Events events) {
        this.events = events;
    }

    @ListMapping
    @PreAuthorize(EventPermission.MAY_READ)
    @Operation(
            operationId = "listEvents",
            summary = "Events of own subtrees, and those that own schools are invited to; the latest first")
    Mono<Page<EventView>> list(
            Caller caller,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those of this organisation and the ones below it")
                    UUID within,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description = "Only those that this school is invited to; the numbers are about it alone")
                    UUID school,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only the one whose opinions this campaign asks for")
                    UUID feedback,
            @RequestParam(required = false)
                    @Nullable
                    @Size(max = 200)
                    @Parameter(description = "Part of the title or of who holds it")
                    String q,
            @RequestParam(required = false) @Nullable EventKind kind,
            @RequestParam(required = false) @Nullable EventState state,
            @RequestParam(required = false) @Nullable @Parameter(description = "Only those on this day or later")
                    LocalDate from,
            @RequestParam(required = false) @Nullable @Parameter(description = "Only those on this day or earlier")
                    LocalDate to,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return events.list(
                caller, new Filter(within, school, feedback, q, kind, state, from, to, updatedSince), limit, cursor);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(EventPermission.MAY_READ)
    @Operation(operationId = "getEvent", summary = "One event, and how many schools are invited")
    Mono<ResponseEntity<EventView>> get(Caller caller, @PathVariable UUID id) {
        return events.get(caller, id).map(EventController::tagged);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(EventPermission.MAY_WRITE)
    @Operation(operationId = "createEvent", summary = "Draft an event")
    Mono<ResponseEntity<EventView>> create(Caller caller, @Valid @RequestBody EventRequest request) {
        return events.create(caller, request)
                .map(view -> EntityTag.created("/api/v1/events", view.id(), view, view.version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(EventPermission.MAY_WRITE)
    @Operation(
            operationId = "updateEvent",
            summary = "Change a draft, or move an announced event",
            description =
                    "Who is invited is changed in a draft only. Schools that are invited are told of another day, time, place or link.")
    Mono<ResponseEntity<EventView>> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody EventPatch patch) {
        return events.change(caller, id, EntityTag.required(ifMatch), patch).map(EventController::tagged);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(EventPermission.MAY_WRITE)
    @Operation(operationId = "deleteEvent", summary = "Delete a draft")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return events.delete(caller, id, EntityTag.required(ifMatch));
    }

    @PostMapping(path = "/{id}/announce", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(EventPermission.MAY_WRITE)
    @Operation(
            operationId = "announceEvent",
            summary = "Announce a draft: the schools that it names are invited, told of it, and say who comes")
    Mono<ResponseEntity<EventView>> announce(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return events.announce(caller, id, EntityTag.optional(ifMatch)).map(EventController::tagged);
    }

    @PostMapping(path = "/{id}/hold", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(EventPermission.MAY_WRITE)
    @Operation(
            operationId = "holdEvent",
            summary = "Say that an event took place, when of every invited school it is said whether it came")
    Mono<ResponseEntity<EventView>> hold(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return events.hold(caller, id, EntityTag.optional(ifMatch)).map(EventController::tagged);
    }

    @PostMapping(
            path = "/{id}/cancel",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(EventPermission.MAY_WRITE)
    @Operation(operationId = "cancelEvent", summary = "Say that an announced event does not take place, and why")
    Mono<ResponseEntity<EventView>> cancel(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody EventRequest.Cancellation request) {
        return events.cancel(caller, id, EntityTag.optional(ifMatch), request.reason())
                .map(EventController::tagged);
    }

    @PutMapping(
            path = "/{id}/feedback",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(EventPermission.MAY_WRITE)
    @Operation(
            operationId = "putEventFeedback",
            summary = "Name the campaign that asks for the opinion of who was there, or none")
    Mono<ResponseEntity<EventView>> feedback(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody EventRequest.Feedback request) {
        return events.feedback(caller, id, EntityTag.required(ifMatch), request.campaignId())
                .map(EventController::tagged);
    }

    private static ResponseEntity<EventView> tagged(EventView view) {
        return EntityTag.whole(view, view.version());
    }
}

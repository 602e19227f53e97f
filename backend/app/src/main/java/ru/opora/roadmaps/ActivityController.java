package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
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
import ru.opora.terms.TermStatus;

/** Routes of a roadmap's rows. */
@RestController
@RequestMapping(path = "/api/v1/roadmaps/{roadmapId}/activities", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "roadmaps")
class ActivityController {

    private final Activities activities;

    ActivityController(Activities activities) {
        this.activities = activities;
    }

    @ListMapping
    @PreAuthorize("hasAuthority('" + RoadmapPermission.READ + "')")
    @Operation(operationId = "listActivities", summary = "The rows of a roadmap in printed order")
    Mono<Page<ActivityView>> list(
            Caller caller,
            @PathVariable UUID roadmapId,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Part of a text of the row")
                    @Nullable
                    String q,
            @RequestParam(required = false) @Parameter(description = "A section, with the sections in it") @Nullable
                    UUID section,
            @RequestParam(required = false)
                    @Size(max = 500)
                    @Parameter(description = "A role token as printed")
                    @Nullable
                    String executor,
            @RequestParam(required = false) @Parameter(description = "Rows with dates on or after this day") @Nullable
                    LocalDate from,
            @RequestParam(required = false) @Parameter(description = "Rows with dates on or before this day") @Nullable
                    LocalDate to,
            @RequestParam(required = false) @Nullable TermStatus termStatus,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "true: the rows that later editions dropped, instead of the current ones")
                    boolean removed,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return activities.list(
                caller,
                roadmapId,
                new ActivityQueries.Filter(q, section, executor, from, to, termStatus, removed),
                limit,
                cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('" + RoadmapPermission.READ + "')")
    @Operation(operationId = "getActivity", summary = "One row")
    Mono<ResponseEntity<ActivityView>> get(Caller caller, @PathVariable UUID roadmapId, @PathVariable UUID id) {
        return activities.get(caller, roadmapId, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize("hasAuthority('" + RoadmapPermission.WRITE + "')")
    @Operation(operationId = "updateActivity", summary = "Change a row of a draft")
    Mono<ResponseEntity<ActivityView>> update(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ActivityPatch request) {
        return activities
                .change(caller, roadmapId, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + RoadmapPermission.WRITE + "')")
    @Operation(operationId = "addActivity", summary = "Add a row to a draft")
    Mono<ResponseEntity<ActivityView>> add(
            Caller caller, @PathVariable UUID roadmapId, @Valid @RequestBody ActivityRequest request) {
        return activities
                .add(caller, roadmapId, request)
                .map(view -> ResponseEntity.created(
                                URI.create("/api/v1/roadmaps/" + roadmapId + "/activities/" + view.id()))
                        .eTag(EntityTag.of(view.version()))
                        .body(view));
    }

    @PostMapping(path = "/copy", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('" + RoadmapPermission.WRITE + "')")
    @Operation(
            operationId = "copyActivities",
            summary = "Copy rows into a draft, from itself or from another roadmap",
            description = "Their terms are read anew in the period of the draft.")
    Mono<ActivityCopies.Made> copy(
            Caller caller, @PathVariable UUID roadmapId, @Valid @RequestBody ActivityCopies request) {
        return activities.copy(caller, roadmapId, request).map(ActivityCopies.Made::new);
    }

    @PostMapping(path = "/{id}/move", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + RoadmapPermission.WRITE + "')")
    @Operation(operationId = "moveActivity", summary = "Move a row of a draft")
    Mono<ResponseEntity<ActivityView>> move(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ActivityPlace request) {
        return activities
                .move(caller, roadmapId, id, EntityTag.optional(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('" + RoadmapPermission.WRITE + "')")
    @Operation(operationId = "deleteActivity", summary = "Delete a row of a draft")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return activities.delete(caller, roadmapId, id, EntityTag.required(ifMatch));
    }
}

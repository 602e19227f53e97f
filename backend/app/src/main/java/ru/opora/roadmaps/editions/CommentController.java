package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;

/** Routes of comments on a draft. */
@RestController
@RequestMapping(path = "/api/v1/roadmaps/{roadmapId}/comments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "roadmaps")
class CommentController {

    private static final String MAY_READ = "hasAuthority('" + RoadmapPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";

    private final Comments comments;

    CommentController(Comments comments) {
        this.comments = comments;
    }

    @GetMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listRoadmapComments",
            summary = "What was said about a draft, oldest first",
            description = "The owner's people read all; others their own organisation's threads and the owner's.")
    Mono<Page<CommentView>> list(
            Caller caller,
            @PathVariable UUID roadmapId,
            @RequestParam(required = false) @Parameter(description = "About this row only") @Nullable UUID activity,
            @RequestParam(required = false)
                    @Parameter(description = "Beginnings of threads only; true: not settled yet, false: settled")
                    @Nullable
                    Boolean open,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return comments.list(caller, roadmapId, activity, open, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getRoadmapComment", summary = "One comment")
    Mono<ResponseEntity<CommentView>> get(Caller caller, @PathVariable UUID roadmapId, @PathVariable UUID id) {
        return comments.get(caller, roadmapId, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "commentRoadmap", summary = "Say something about a draft or a row of it, or answer")
    Mono<ResponseEntity<CommentView>> add(
            Caller caller, @PathVariable UUID roadmapId, @Valid @RequestBody CommentRequest request) {
        return comments.add(caller, roadmapId, request)
                .map(view -> ResponseEntity.created(
                                URI.create("/api/v1/roadmaps/" + roadmapId + "/comments/" + view.id()))
                        .eTag(EntityTag.of(view.version()))
                        .body(view));
    }

    @PostMapping("/{id}/resolve")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "resolveRoadmapComment", summary = "Settle a thread")
    Mono<ResponseEntity<CommentView>> resolve(Caller caller, @PathVariable UUID roadmapId, @PathVariable UUID id) {
        return comments.settle(caller, roadmapId, id, CommentView.Action.resolve)
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping("/{id}/reopen")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "reopenRoadmapComment", summary = "Open a settled thread again")
    Mono<ResponseEntity<CommentView>> reopen(Caller caller, @PathVariable UUID roadmapId, @PathVariable UUID id) {
        return comments.settle(caller, roadmapId, id, CommentView.Action.reopen)
                .map(view -> EntityTag.ok(view, view.version()));
    }
}

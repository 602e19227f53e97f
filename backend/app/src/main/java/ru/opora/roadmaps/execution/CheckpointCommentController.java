package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** The thread under a checkpoint: read by all who see it, written by its executor and by control. */
@RestController
@RequestMapping(path = "/api/v1/checkpoints/{id}/comments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "checkpoints")
class CheckpointCommentController {

    private final Checkpoints checkpoints;
    private final CheckpointCommentQueries queries;

    CheckpointCommentController(Checkpoints checkpoints, CheckpointCommentQueries queries) {
        this.checkpoints = checkpoints;
        this.queries = queries;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('" + CheckpointPermission.READ + "')")
    @Operation(operationId = "listCheckpointComments", summary = "The words under a checkpoint, the oldest first")
    Mono<Page<CheckpointCommentView>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return checkpoints.row(caller, id).flatMap(row -> queries.list(id, caller.subject(), limit, cursor));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyAuthority('" + CheckpointPermission.REPORT + "', '" + CheckpointPermission.CONTROL + "')")
    @Operation(operationId = "addCheckpointComment", summary = "Say something about a checkpoint")
    Mono<CheckpointCommentView> add(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody CheckpointCommentView.Request request) {
        UUID own = request.id() == null ? UUID.randomUUID() : request.id();
        String text = request.text().strip();
        return checkpoints
                .row(caller, id)
                .filter(row -> checkpoints.reports(caller, row) || checkpoints.controls(caller, row))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)))
                .flatMap(row -> queries.insert(own, row.roadmapId(), row.activityId(), id, caller.subject(), text))
                .map(at -> new CheckpointCommentView(own, text, new CheckpointView.Person(null, true), at));
    }
}

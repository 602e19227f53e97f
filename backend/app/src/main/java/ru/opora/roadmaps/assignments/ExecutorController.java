package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;

/** Routes of a roadmap's printed executors and of their generation. */
@RestController
@RequestMapping(path = "/api/v1/roadmaps/{roadmapId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "assignments", description = "Printed executors as organisations, and their tasks")
class ExecutorController {

    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";

    private final Executors executors;
    private final RefreshQueries refreshes;

    ExecutorController(Executors executors, RefreshQueries refreshes) {
        this.executors = executors;
        this.refreshes = refreshes;
    }

    @GetMapping("/executors")
    @PreAuthorize("hasAuthority('" + RoadmapPermission.READ + "')")
    @Operation(operationId = "listExecutors", summary = "The printed executors of a roadmap and who they are")
    Mono<ResponseEntity<ExecutorView.All>> list(Caller caller, @PathVariable UUID roadmapId) {
        return executors.list(caller, roadmapId).map(ExecutorController::tagged);
    }

    @PutMapping(path = "/executors", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "chooseExecutors",
            summary = "Say who printed executors are",
            description =
                    "Choices add up: a token left out keeps what it means. A roadmap in force is generated anew in the background: the generation state says when it is done.")
    Mono<ResponseEntity<ExecutorView.All>> choose(
            Caller caller,
            @PathVariable UUID roadmapId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ExecutorChoice request) {
        return executors
                .choose(caller, roadmapId, EntityTag.required(ifMatch), request)
                .map(ExecutorController::tagged);
    }

    private static ResponseEntity<ExecutorView.All> tagged(ExecutorView.All all) {
        return EntityTag.whole(all, all.version());
    }

    @GetMapping("/generation")
    @PreAuthorize("hasAuthority('" + RoadmapPermission.READ + "')")
    @Operation(
            operationId = "getGenerationState",
            summary = "Whether the tasks of a roadmap are made, or are still being made",
            description = "Nothing is half made: until it is done, everybody reads what was there before.")
    Mono<RefreshView> generation(Caller caller, @PathVariable UUID roadmapId) {
        return executors.visible(caller, roadmapId).flatMap(plan -> refreshes.of(roadmapId));
    }

    @PostMapping("/assignments")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "generateAssignments",
            summary = "Ask for the assignments and checkpoints of a roadmap in force to be generated",
            description =
                    "Happens by itself when it comes into force and when executors change; once more changes nothing. It is done in the background: the generation state says when it is, and what it made.")
    Mono<RefreshView> generate(Caller caller, @PathVariable UUID roadmapId) {
        return executors.generate(caller, roadmapId);
    }
}

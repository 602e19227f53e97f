package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.execution.CheckpointPermission;

/** Routes of organisations' tasks. */
@RestController
@RequestMapping(path = "/api/v1/assignments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "assignments")
class AssignmentController {

    private static final String MAY_READ = "hasAuthority('" + CheckpointPermission.READ + "')";

    private final Assignments assignments;

    AssignmentController(Assignments assignments) {
        this.assignments = assignments;
    }

    @GetMapping
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listAssignments", summary = "The tasks of organisations the caller sees")
    Mono<Page<AssignmentView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID roadmap,
            @RequestParam(required = false) @Parameter(description = "Only this executor") @Nullable UUID organization,
            @RequestParam(required = false) @Nullable UUID activity,
            @RequestParam(required = false) @Parameter(description = "Only those that have not ended") @Nullable
                    Boolean current,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return assignments.list(
                caller,
                new AssignmentQueries.Filter(roadmap, organization, activity, Boolean.TRUE.equals(current)),
                limit,
                cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getAssignment", summary = "One task of an organisation")
    Mono<ResponseEntity<AssignmentView>> get(Caller caller, @PathVariable UUID id) {
        return assignments.get(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(path = "/{id}/delegate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + CheckpointPermission.REPORT + "')")
    @Operation(operationId = "delegateAssignment", summary = "Give a task to somebody of the organisation")
    Mono<ResponseEntity<AssignmentView>> delegate(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Delegation request) {
        return assignments
                .delegate(caller, id, EntityTag.optional(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version()));
    }
}

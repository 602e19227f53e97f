package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationKind;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes that read checkpoints. */
@RestController
@RequestMapping(path = "/api/v1/checkpoints", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "checkpoints", description = "What is due, reported and accepted")
class CheckpointController {

    private static final String MAY_READ = "hasAuthority('" + CheckpointPermission.READ + "')";
    private static final String DOCUMENTS = "Only of rows that ask for a file or a link";
    private static final String GIVEN = "Only what its executor gave to the caller, or to nobody in particular";

    private final Checkpoints checkpoints;

    CheckpointController(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listCheckpoints", summary = "The checkpoints the caller sees, in order of days")
    Mono<Page<CheckpointSummary>> list(
            Caller caller,
            @RequestParam(defaultValue = "ALL") CheckpointFilter.View view,
            @RequestParam(required = false) @Nullable UUID roadmap,
            @RequestParam(required = false) @Parameter(description = "Only this executor") @Nullable UUID organization,
            @RequestParam(required = false) @Parameter(description = "This organisation and all below it") @Nullable
                    UUID within,
            @RequestParam(required = false) @Parameter(description = "Rows directly in this section") @Nullable
                    UUID section,
            @RequestParam(required = false) @Nullable UUID activity,
            @RequestParam(required = false) @Parameter(description = "Only executors of this kind") @Nullable
                    OrganizationKind kind,
            @RequestParam(required = false) @Nullable CheckpointState state,
            @RequestParam(required = false) @Nullable LocalDate dueFrom,
            @RequestParam(required = false) @Nullable LocalDate dueTo,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Part of the row's text")
                    @Nullable
                    String q,
            @RequestParam(required = false) @Parameter(description = "Only what the caller reports on") @Nullable
                    Boolean mine,
            @RequestParam(required = false) @Parameter(description = DOCUMENTS) @Nullable Boolean documents,
            @RequestParam(required = false) @Parameter(description = GIVEN) CheckpointFilter.@Nullable Given person,
            @RequestParam(required = false) @Parameter(description = "due (default) or -due") @Nullable String sort,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new CheckpointFilter(
                roadmap,
                organization,
                within,
                section,
                activity,
                kind,
                state,
                dueFrom,
                dueTo,
                q,
                Boolean.TRUE.equals(mine),
                Boolean.TRUE.equals(documents),
                person,
                updatedSince);
        return checkpoints.list(caller, view, filter, sort, limit, cursor);
    }

    @GetMapping("/counts")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "countCheckpoints", summary = "How many checkpoints each view has")
    Mono<CheckpointCounts> counts(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID roadmap,
            @RequestParam(required = false) @Nullable UUID organization,
            @RequestParam(required = false) @Nullable UUID within,
            @RequestParam(required = false) @Parameter(description = "Rows directly in this section") @Nullable
                    UUID section,
            @RequestParam(required = false) @Nullable UUID activity,
            @RequestParam(required = false) @Parameter(description = "Only executors of this kind") @Nullable
                    OrganizationKind kind,
            @RequestParam(required = false) @Nullable LocalDate dueFrom,
            @RequestParam(required = false) @Nullable LocalDate dueTo,
            @RequestParam(required = false) @Size(max = 200) @Nullable String q,
            @RequestParam(required = false) @Nullable Boolean mine,
            @RequestParam(required = false) @Parameter(description = DOCUMENTS) @Nullable Boolean documents,
            @RequestParam(required = false) @Parameter(description = GIVEN) CheckpointFilter.@Nullable Given person) {
        return checkpoints.counts(
                caller,
                new CheckpointFilter(
                        roadmap,
                        organization,
                        within,
                        section,
                        activity,
                        kind,
                        null,
                        dueFrom,
                        dueTo,
                        q,
                        Boolean.TRUE.equals(mine),
                        Boolean.TRUE.equals(documents),
                        person,
                        null));
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getCheckpoint", summary = "One checkpoint with its reports")
    Mono<ResponseEntity<CheckpointView>> get(Caller caller, @PathVariable UUID id) {
        return checkpoints.get(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }
}

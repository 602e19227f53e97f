package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;

/** Routes of what printed executors were said to mean at an organisation, for its plans and those below it. */
@RestController
@RequestMapping(
        path = "/api/v1/organizations/{organizationId}/executor-meanings",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "assignments")
class RememberedController {

    private final Remembered remembered;

    RememberedController(Remembered remembered) {
        this.remembered = remembered;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('" + RoadmapPermission.READ + "')")
    @Operation(
            operationId = "listExecutorMeanings",
            summary = "What printed executors were said to mean at an organisation, by word",
            description =
                    "They are remembered with a choice for a roadmap of it, and count in its plans and those below.")
    Mono<Page<RememberedView>> list(
            Caller caller,
            @PathVariable UUID organizationId,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return remembered.list(caller, organizationId, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('" + RoadmapPermission.READ + "')")
    @Operation(operationId = "getExecutorMeaning", summary = "One of them")
    Mono<ResponseEntity<RememberedView>> get(Caller caller, @PathVariable UUID organizationId, @PathVariable UUID id) {
        return remembered.get(caller, organizationId, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('" + RoadmapPermission.WRITE + "')")
    @Operation(
            operationId = "forgetExecutorMeaning",
            summary = "Forget what a printed executor was said to mean",
            description =
                    "What is remembered above, or holds by itself, counts again; roadmaps in force that print it are generated anew in the background.")
    Mono<Void> forget(
            Caller caller,
            @PathVariable UUID organizationId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return remembered.forget(caller, organizationId, id, EntityTag.required(ifMatch));
    }
}

package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
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

/** Routes of a roadmap's sections. */
@RestController
@RequestMapping(path = "/api/v1/roadmaps/{roadmapId}/sections", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "roadmaps")
class SectionController {

    private static final String MAY_READ = "hasAuthority('" + RoadmapPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";

    private final Sections sections;

    SectionController(Sections sections) {
        this.sections = sections;
    }

    @GetMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listSections",
            summary = "The sections of a roadmap in printed order, parents before children")
    Mono<Page<SectionView>> list(
            Caller caller,
            @PathVariable UUID roadmapId,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return sections.list(caller, roadmapId, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getSection", summary = "One section")
    Mono<ResponseEntity<SectionView>> get(Caller caller, @PathVariable UUID roadmapId, @PathVariable UUID id) {
        return sections.get(caller, roadmapId, id).map(SectionController::tagged);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "addSection", summary = "Add a section to a draft")
    Mono<ResponseEntity<SectionView>> add(
            Caller caller, @PathVariable UUID roadmapId, @Valid @RequestBody SectionRequest request) {
        return sections.add(caller, roadmapId, request)
                .map(view -> ResponseEntity.created(
                                URI.create("/api/v1/roadmaps/" + roadmapId + "/sections/" + view.id()))
                        .eTag(EntityTag.of(view.version()))
                        .body(view));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "updateSection", summary = "Change a section of a draft")
    Mono<ResponseEntity<SectionView>> update(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SectionPatch request) {
        return sections.change(caller, roadmapId, id, EntityTag.required(ifMatch), request)
                .map(SectionController::tagged);
    }

    @PostMapping(path = "/{id}/move", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "moveSection", summary = "Move a section of a draft with all that is in it")
    Mono<ResponseEntity<SectionView>> move(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SectionPlace request) {
        return sections.move(caller, roadmapId, id, EntityTag.optional(ifMatch), request)
                .map(SectionController::tagged);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "deleteSection", summary = "Delete a section of a draft")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "true: with the sections and rows in it; otherwise it must be empty")
                    boolean withContent) {
        return sections.delete(caller, roadmapId, id, EntityTag.required(ifMatch), withContent);
    }

    private static ResponseEntity<SectionView> tagged(SectionView view) {
        return EntityTag.ok(view, view.version());
    }
}

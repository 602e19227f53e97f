package ru.opora.roadmaps.templates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.LocalDate;
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
import ru.opora.roadmaps.RoadmapView;

/** Routes of copies to another year and to many organisations. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "roadmap-copies", description = "Plans carried over to another year, or given to many organisations")
class CopyController {

    private static final String MAY_READ = "hasAuthority('" + RoadmapPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";

    private final Copies copies;

    CopyController(Copies copies) {
        this.copies = copies;
    }

    @PostMapping(path = "/roadmaps/{id}/copies", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "copyRoadmap",
            summary = "Copy a roadmap into a draft of another period, its terms shifted",
            description =
                    "A term that cannot be shifted safely comes out as NEEDS_REVIEW, with a proposal where there is"
                            + " one.")
    Mono<ResponseEntity<RoadmapView>> copy(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody CopyRequest request) {
        return copies.ofRoadmap(caller, id, request).map(CopyController::made);
    }

    @GetMapping("/roadmaps/{id}/copy-preview")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "previewRoadmapCopy",
            summary = "How a roadmap would read in another period",
            description = "Left out, with periodEnd: the same period a year later. Nothing is made.")
    Mono<CopyPreview> preview(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Parameter(example = "2028-01-01") @Nullable LocalDate periodStart,
            @RequestParam(required = false) @Parameter(example = "2028-12-31") @Nullable LocalDate periodEnd) {
        return copies.previewOfRoadmap(caller, id, CopyRequest.of(periodStart, periodEnd));
    }

    @PostMapping(path = "/roadmap-copies", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "beginRoadmapCopies",
            summary = "Copy a roadmap with its whole subtree, or give a plan to all schools of a programme",
            description = "Made in the background; an organisation that has its copy already does not get another.")
    Mono<ResponseEntity<CopyView>> begin(Caller caller, @Valid @RequestBody CopyRequest.Many request) {
        return copies.begin(caller, request)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/roadmap-copies/" + view.id()))
                        .eTag(EntityTag.of(view.version()))
                        .body(view));
    }

    @GetMapping("/roadmap-copies")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "listRoadmapCopies", summary = "Copies for many, the last begun first")
    Mono<Page<CopyView>> list(
            Caller caller,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return copies.list(caller, limit, cursor);
    }

    @GetMapping("/roadmap-copies/{id}")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "getRoadmapCopies", summary = "How far copies for many are")
    Mono<ResponseEntity<CopyView>> get(Caller caller, @PathVariable UUID id) {
        return copies.get(caller, id)
                .map(view -> EntityTag.ok(view, view.version(), view.made() + view.alreadyThere() + view.failed()));
    }

    @GetMapping("/roadmap-copies/{id}/items")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "listRoadmapCopyItems", summary = "What became of each copy")
    Mono<Page<CopyView.Item>> items(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return copies.items(caller, id, limit, cursor);
    }

    static ResponseEntity<RoadmapView> made(RoadmapView view) {
        return ResponseEntity.created(URI.create("/api/v1/roadmaps/" + view.id()))
                .eTag(EntityTag.of(view.version()))
                .body(view);
    }
}

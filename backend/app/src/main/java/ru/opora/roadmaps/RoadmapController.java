package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
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

/** Routes of roadmaps. */
@RestController
@RequestMapping(path = "/api/v1/roadmaps", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "roadmaps", description = "Approved plans: sections, activities, terms")
class RoadmapController {

    private static final String MAY_READ = "hasAuthority('" + RoadmapPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";

    private final Roadmaps roadmaps;
    private final DraftPeriods drafts;

    RoadmapController(Roadmaps roadmaps, DraftPeriods drafts) {
        this.roadmaps = roadmaps;
        this.drafts = drafts;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listRoadmaps", summary = "The roadmaps the caller sees")
    Mono<Page<RoadmapSummary>> list(
            Caller caller,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Part of the title or the order's number")
                    @Nullable
                    String q,
            @RequestParam(required = false) @Parameter(description = "Only this organisation's own") @Nullable
                    UUID organization,
            @RequestParam(required = false)
                    @Parameter(description = "This organisation's and of all below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false) @Nullable RoadmapState state,
            @RequestParam(required = false)
                    @Min(1990)
                    @Max(2100)
                    @Parameter(description = "Period touches this calendar year")
                    @Nullable
                    Integer year,
            @RequestParam(required = false) @Parameter(description = "Amendments of this roadmap") @Nullable
                    UUID amends,
            @RequestParam(required = false)
                    @Parameter(description = "title, -updatedAt (default) or -periodStart")
                    @Nullable
                    String sort,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return roadmaps.list(
                caller,
                new RoadmapQueries.Filter(q, organization, within, state, year, amends, updatedSince),
                sort,
                limit,
                cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getRoadmap", summary = "One roadmap with its sections")
    Mono<ResponseEntity<RoadmapView>> get(Caller caller, @PathVariable UUID id) {
        return roadmaps.get(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "updateRoadmap",
            summary = "Change the head of a draft",
            description = "In another period every term is read anew; what is doubtful in it waits for a person again"
                    + " (reviewCount). Rows that say what the row above says keep its days.")
    Mono<ResponseEntity<RoadmapView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RoadmapPatch request) {
        return drafts.change(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "createRoadmap", summary = "Begin an empty draft, to be written row by row")
    Mono<ResponseEntity<RoadmapView>> create(Caller caller, @Valid @RequestBody RoadmapRequest request) {
        return roadmaps.begin(caller, request)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/roadmaps/" + view.id()))
                        .eTag(EntityTag.of(view.version()))
                        .body(view));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "deleteRoadmap", summary = "Delete a draft")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return roadmaps.delete(caller, id, EntityTag.required(ifMatch));
    }
}

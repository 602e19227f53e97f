package ru.opora.roadmaps.cascade;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
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
import ru.opora.platform.streaming.ListMapping;
import ru.opora.roadmaps.ActivityView;
import ru.opora.roadmaps.Adopting;
import ru.opora.roadmaps.RoadmapPermission;

/** Routes of adopting rows of the roadmap above. */
@RestController
@RequestMapping(path = "/api/v1/roadmaps/{roadmapId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "cascade",
        description = "Roadmaps of municipalities and schools adopt rows of the one above, which counts their numbers")
class AdoptionController {

    private static final String MAY_READ = "hasAuthority('" + RoadmapPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";

    private final Cascade cascade;
    private final Adopting adopting;

    AdoptionController(Cascade cascade, Adopting adopting) {
        this.cascade = cascade;
        this.adopting = adopting;
    }

    @ListMapping(path = "/adoptions/sources")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listAdoptionSources",
            summary = "The roadmaps in force above, whose rows may be adopted",
            description = "The latest period first.")
    Mono<Page<AdoptionView.Source>> sources(
            Caller caller,
            @PathVariable UUID roadmapId,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return cascade.sources(caller, roadmapId, limit, cursor);
    }

    @ListMapping(path = "/adoptions/candidates")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listAdoptionCandidates",
            summary = "The rows of a roadmap above, with which of them are adopted already")
    Mono<Page<AdoptionView.Candidate>> candidates(
            Caller caller,
            @PathVariable UUID roadmapId,
            @RequestParam(required = false)
                    @Parameter(description = "The roadmap above; left out: the one whose rows it has adopted")
                    @Nullable
                    UUID source,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Part of the number or the title")
                    @Nullable
                    String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return cascade.candidates(caller, roadmapId, source, q, limit, cursor);
    }

    @PostMapping(path = "/adoptions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "adoptActivities",
            summary = "Adopt rows of the roadmap above into a draft",
            description =
                    "With their sections, executors, terms and targets. A row that was adopted before is not adopted again.")
    Mono<AdoptionView.Outcome> adopt(
            Caller caller, @PathVariable UUID roadmapId, @Valid @RequestBody AdoptionRequest request) {
        return cascade.adopt(caller, roadmapId, request);
    }

    @GetMapping("/activities/{id}/adoption")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getAdoption", summary = "An adopted row beside the row above: who changed what, and why")
    Mono<AdoptionView> get(Caller caller, @PathVariable UUID roadmapId, @PathVariable UUID id) {
        return cascade.get(caller, roadmapId, id);
    }

    @PostMapping("/activities/{id}/adoption/take-over")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "takeOverAdopted",
            summary = "Let a row of a draft say what the row above says now",
            description = "Its printed number and what reports must hold stay.")
    Mono<ResponseEntity<ActivityView>> takeOver(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return adopting.takeOver(caller, roadmapId, id, EntityTag.required(ifMatch))
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(path = "/activities/{id}/adoption/keep-own", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "keepOwnAdopted",
            summary = "Leave a row as it is, though the row above was changed, and say why",
            description = "Also of a plan in force: it changes no word of it.")
    Mono<ResponseEntity<ActivityView>> keepOwn(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AdoptionRequest.Keeping request) {
        return adopting.keepOwn(caller, roadmapId, id, EntityTag.required(ifMatch), request.deviationReason())
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @DeleteMapping("/activities/{id}/adoption")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "detachAdopted",
            summary = "Let a row go: it is the roadmap's own from now on, and is counted above no more",
            description = "Also of a plan in force: it changes no word of it.")
    Mono<ResponseEntity<ActivityView>> detach(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return adopting.detach(caller, roadmapId, id, EntityTag.required(ifMatch))
                .map(view -> EntityTag.ok(view, view.version()));
    }
}

package ru.opora.roadmaps.templates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
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
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.RoadmapView;

/** Routes of templates. */
@RestController
@RequestMapping(path = "/api/v1/roadmap-templates", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "roadmap-templates", description = "Plans that are kept to be copied")
class TemplateController {

    private static final String MAY_READ = "hasAuthority('" + RoadmapPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";

    private final Templates templates;
    private final Copies copies;

    TemplateController(Templates templates, Copies copies) {
        this.templates = templates;
        this.copies = copies;
    }

    @GetMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listRoadmapTemplates",
            summary = "The templates the caller sees: own and those from above")
    Mono<Page<TemplateView.Summary>> list(
            Caller caller,
            @RequestParam(required = false) @Size(max = 200) @Nullable String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return templates.list(caller, q, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getRoadmapTemplate", summary = "One template with its plan")
    Mono<ResponseEntity<TemplateView>> get(Caller caller, @PathVariable UUID id) {
        return templates.get(caller, id).map(TemplateController::tagged);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "createRoadmapTemplate", summary = "Keep the plan of a roadmap as a template")
    Mono<ResponseEntity<TemplateView>> create(Caller caller, @Valid @RequestBody TemplateRequest request) {
        return templates
                .create(caller, request)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/roadmap-templates/" + view.id()))
                        .eTag(EntityTag.of(view.version()))
                        .body(view));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "updateRoadmapTemplate", summary = "Change a template")
    Mono<ResponseEntity<TemplateView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TemplateRequest.Change request) {
        return templates
                .change(caller, id, EntityTag.required(ifMatch), request)
                .map(TemplateController::tagged);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "deleteRoadmapTemplate", summary = "Delete a template; its copies stay")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return templates.delete(caller, id, EntityTag.required(ifMatch));
    }

    @PostMapping(path = "/{id}/copies", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "copyRoadmapTemplate",
            summary = "Make a draft of a template, its terms shifted to the period")
    Mono<ResponseEntity<RoadmapView>> copy(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody CopyRequest request) {
        return copies.ofTemplate(caller, id, request).map(CopyController::made);
    }

    @GetMapping("/{id}/copy-preview")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "previewRoadmapTemplateCopy",
            summary = "How a template would read in another period",
            description = "Left out, with periodEnd: the same period a year later. Nothing is made.")
    Mono<CopyPreview> preview(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Parameter(example = "2028-01-01") @Nullable LocalDate periodStart,
            @RequestParam(required = false) @Parameter(example = "2028-12-31") @Nullable LocalDate periodEnd) {
        return copies.previewOfTemplate(caller, id, CopyRequest.of(periodStart, periodEnd));
    }

    private static ResponseEntity<TemplateView> tagged(TemplateView view) {
        return EntityTag.ok(view, view.version());
    }
}

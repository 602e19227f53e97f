package ru.opora.roadmaps.importing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.documents.SourceReader;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.web.Upload;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.RoadmapView;
import ru.opora.roadmaps.Roadmaps;

/** Routes of imports. */
@RestController
@RequestMapping(path = "/api/v1/roadmap-imports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "roadmap-imports", description = "From an order's file to a draft roadmap")
class ImportController {

    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";

    private final RoadmapImports imports;
    private final Roadmaps roadmaps;
    private final ImportMapper mapper;

    ImportController(RoadmapImports imports, Roadmaps roadmaps, ImportMapper mapper) {
        this.imports = imports;
        this.roadmaps = roadmaps;
        this.mapper = mapper;
    }

    /** The parts of an upload, for the contract. */
    @Schema(name = "RoadmapImportUpload")
    record UploadForm(
            @Schema(
                    type = "string",
                    format = "binary",
                    description = ".docx, .xlsx, .odt, .rtf, .csv or .html, at most 25 MB",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String file,

            @Nullable @Schema(description = "The client's own id; made by the server when left out")
            UUID id,

            @Nullable UUID organizationId,
            @Nullable @Schema(format = "date") String periodStart,
            @Nullable @Schema(format = "date") String periodEnd,
            @Nullable String title) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "importRoadmap",
            summary = "Understand an order's file or a pasted text; nothing is created but the preview",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = UploadForm.class),
                                        encoding = @Encoding(name = "file", contentType = "application/octet-stream")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ImportText.class))
                            }))
    Mono<ResponseEntity<ImportView>> upload(Caller caller, Locale locale, @RequestBody Flux<PartEvent> parts) {
        return Upload.of(parts, SourceReader.MAX_BYTES)
                .map(UploadedFile::of)
                .flatMap(file -> imports.preview(caller, file))
                .map(found -> created(found, locale));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @io.swagger.v3.oas.annotations.Hidden // one operation in the contract: it stands at the upload
    Mono<ResponseEntity<ImportView>> paste(Caller caller, Locale locale, @Valid @RequestBody ImportText request) {
        return imports.preview(caller, request.uploaded()).map(found -> created(found, locale));
    }

    @GetMapping
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "listRoadmapImports",
            summary = "The caller's imports and those of their organisations, newest first")
    Mono<Page<ImportSummary>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable ImportStatus status,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return imports.list(caller, status, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "getRoadmapImport", summary = "One import")
    Mono<ResponseEntity<ImportView>> get(Caller caller, Locale locale, @PathVariable UUID id) {
        return imports.get(caller, id).map(found -> EntityTag.ok(mapper.view(found, locale), found.version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "correctRoadmapImport",
            summary = "Correct head, columns, rows and terms; the plan is understood anew with all corrections so far")
    Mono<ResponseEntity<ImportView>> correct(
            Caller caller,
            Locale locale,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ImportPatch request) {
        return imports.correct(caller, id, EntityTag.required(ifMatch), request)
                .map(found -> EntityTag.ok(mapper.view(found, locale), found.version()));
    }

    @PostMapping("/{id}/apply")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "applyRoadmapImport",
            summary = "Make the draft roadmap; doubtful terms stay doubtful in it")
    Mono<ResponseEntity<RoadmapView>> apply(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ApplyRequest request) {
        return imports.apply(
                        caller,
                        id,
                        EntityTag.optional(ifMatch),
                        request == null ? new ApplyRequest(null, null) : request)
                .flatMap(roadmap -> roadmaps.get(caller, roadmap))
                .map(view -> ResponseEntity.created(URI.create("/api/v1/roadmaps/" + view.id()))
                        .eTag(EntityTag.of(view.version()))
                        .body(view));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "deleteRoadmapImport", summary = "Forget an import that was not applied, and its file")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return imports.delete(caller, id, EntityTag.required(ifMatch));
    }

    private ResponseEntity<ImportView> created(RoadmapImport found, Locale locale) {
        return ResponseEntity.created(URI.create("/api/v1/roadmap-imports/" + found.id()))
                .eTag(EntityTag.of(found.version()))
                .body(mapper.view(found, locale));
    }
}

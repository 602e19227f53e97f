package ru.opora.monitoring.assessments.importing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.printing.Attachment;
import ru.opora.platform.security.Caller;

/** Routes of files of results. */
@RestController
@RequestMapping(path = "/api/v1/assessment-imports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "assessment-imports", description = "From a file of results to results")
class ResultImportController {

    private static final String MAY_WRITE = "hasAuthority('" + MonitoringPermission.WRITE + "')";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ResultImports imports;

    ResultImportController(ResultImports imports) {
        this.imports = imports;
    }

    /** The parts of an upload, for the contract. */
    @Schema(name = "AssessmentImportUpload")
    record UploadForm(
            @Schema(
                    type = "string",
                    format = "binary",
                    description =
                            ".csv or .xlsx of at most 512 MB, read row by row; over 26 MB without Idempotency-Key: name the id instead",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String file,

            @Schema(description = "Whose assessments it holds; schools are looked for below it")
            UUID organizationId,

            @Nullable @Schema(description = "The client's own id; made by the server when left out")
            UUID id) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "importAssessmentResults",
            summary = "Take in a file of results and understand its columns; nothing is written until it is applied",
            description =
                    "Columns are as they were said for the last file with the same headers, else as they seem to be. With a school and participants among them the file is checked at once (CHECKING); get the import for the progress. Of a workbook with several sheets the one is read whose headers are understood; when there are several such or none, the file waits (PREVIEW) until sheet is said.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = UploadForm.class),
                                            encoding =
                                                    @Encoding(
                                                            name = "file",
                                                            contentType = "application/octet-stream"))))
    Mono<ResponseEntity<ResultImportView>> upload(Caller caller, @RequestBody Flux<PartEvent> parts) {
        return imports.upload(caller, parts)
                .map(view -> EntityTag.created("/api/v1/assessment-imports", view.id(), view, view.version()));
    }

    @GetMapping
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "listAssessmentImports",
            summary = "Files of results of the caller's subtrees, newest first")
    Mono<Page<ResultImportView>> list(
            Caller caller,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return imports.list(caller, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "getAssessmentImport",
            summary = "One file: what was understood, what checking found, how far it is")
    Mono<ResponseEntity<ResultImportView>> get(Caller caller, @PathVariable UUID id) {
        return imports.view(caller, id).map(view -> EntityTag.ok(view, view.version(), view.processed()));
    }

    @GetMapping("/{id}/faults")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "listAssessmentImportFaults",
            summary = "The rows that cannot be taken, in their order; at most 20,000 of them")
    Mono<Page<ResultImportView.Fault>> faults(
            Caller caller,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return imports.faults(caller, locale, id, limit, cursor);
    }

    @GetMapping(path = "/{id}/errors", produces = XLSX)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "getAssessmentImportErrors",
            summary =
                    "The rows that cannot be taken, as a workbook with the reasons, to be corrected and uploaded again")
    Mono<ResponseEntity<byte[]>> errors(Caller caller, Locale locale, @PathVariable UUID id) {
        return imports.errors(caller, locale, id).map(book -> Attachment.of("errors", "xlsx", book));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "correctAssessmentImport",
            summary = "Say what columns hold, what the file is about and which schools names mean; it is checked anew",
            description =
                    "Columns and schools of the patch are added to what was said before. When the file is written, what its columns hold is remembered for the next one with these headers.")
    Mono<ResponseEntity<ResultImportView>> correct(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ResultImportPatch request) {
        return imports.correct(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version(), view.processed()));
    }

    @PostMapping("/{id}/apply")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "applyAssessmentImport",
            summary = "Write the results; get the import for the progress",
            description =
                    "Rows that cannot be taken are left out. A result that is there with other figures is ended and the new one stands for it. With If-Match only what the caller has seen is written.")
    Mono<ResponseEntity<ResultImportView>> apply(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return imports.apply(caller, id, EntityTag.optional(ifMatch))
                .map(view -> ResponseEntity.accepted()
                        .eTag(EntityTag.of(view.version()))
                        .body(view));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "deleteAssessmentImport", summary = "Forget a file; results that it brought stay")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return imports.delete(caller, id, EntityTag.required(ifMatch));
    }
}

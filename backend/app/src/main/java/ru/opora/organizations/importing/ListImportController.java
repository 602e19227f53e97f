package ru.opora.organizations.importing;

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
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.printing.Attachment;
import ru.opora.platform.security.Caller;

/** Routes of lists of schools. */
@RestController
@RequestMapping(path = "/api/v1/organization-imports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "organization-imports", description = "From a list of schools to organisations")
class ListImportController {

    private static final String MAY_WRITE = "hasAuthority('" + OrganizationPermission.WRITE + "')";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ListImports imports;

    ListImportController(ListImports imports) {
        this.imports = imports;
    }

    /** The parts of an upload, for the contract. */
    @Schema(name = "OrganizationImportUpload")
    record UploadForm(
            @Schema(
                    type = "string",
                    format = "binary",
                    description =
                            ".xlsx or .csv, also tables of .docx, .odt, .rtf and .html; at most 25 MB and 60,000 rows",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String file,

            @Nullable @Schema(description = "The organisation below which the list is; the caller's own when left out")
            UUID parentId) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "importOrganizations",
            summary = "Understand a list of schools; nothing is created but the preview",
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
    Mono<ResponseEntity<ListImportView>> upload(Caller caller, @RequestBody Flux<PartEvent> parts) {
        return imports.preview(caller, parts)
                .map(view -> EntityTag.created("/api/v1/organization-imports", view.id(), view, view.version()));
    }

    @GetMapping
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "listOrganizationImports", summary = "The lists of the caller's subtrees, newest first")
    Mono<Page<ListImportSummary>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable ListImportStatus status,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return imports.list(caller, status, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "getOrganizationImport", summary = "One list: what was understood, and the progress")
    Mono<ResponseEntity<ListImportView>> get(Caller caller, @PathVariable UUID id) {
        return imports.view(caller, id).map(view -> EntityTag.ok(view, view.version(), view.processed()));
    }

    @GetMapping("/{id}/rows")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "listOrganizationImportRows", summary = "The rows of a list in their order")
    Mono<Page<ListRowView>> rows(
            Caller caller,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable RowOutcome outcome,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return imports.rows(caller, locale, id, outcome, limit, cursor);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "correctOrganizationImport",
            summary = "Say what columns hold and what rows mean; the list is understood anew")
    Mono<ResponseEntity<ListImportView>> correct(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ListImportPatch request) {
        return imports.correct(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version(), view.processed()));
    }

    @PostMapping("/{id}/apply")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "applyOrganizationImport",
            summary = "Carry the list out: new rows are added, changed ones updated; get the import for the progress",
            description = "With If-Match only what the caller has seen is carried out.")
    Mono<ResponseEntity<ListImportView>> apply(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return imports.apply(caller, id, EntityTag.optional(ifMatch))
                .map(view -> ResponseEntity.accepted()
                        .eTag(EntityTag.of(view.version()))
                        .body(view));
    }

    @GetMapping(path = "/{id}/errors", produces = XLSX)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "getOrganizationImportErrors",
            summary =
                    "The rows that were not carried out, as a workbook with the reasons, to be corrected and uploaded again")
    Mono<ResponseEntity<byte[]>> errors(Caller caller, Locale locale, @PathVariable UUID id) {
        return imports.errors(caller, locale, id).map(book -> Attachment.of("errors", "xlsx", book));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "deleteOrganizationImport", summary = "Forget a list and its rows; organisations stay")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return imports.delete(caller, id, EntityTag.required(ifMatch));
    }
}

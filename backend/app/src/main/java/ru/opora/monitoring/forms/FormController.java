package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.forms.FormQueries.Filter;
import ru.opora.monitoring.forms.FormView.Summary;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.printing.Attachment;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of the forms of a round. */
@RestController
@RequestMapping("/api/v1/monitoring-rounds/{id}/forms")
@Tag(name = "monitoring-rounds", description = "Rounds in which schools are measured, and what they come to")
class FormController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + MonitoringPermission.WRITE + "')";

    private final Forms forms;
    private final FormBooks books;

    FormController(Forms forms, FormBooks books) {
        this.forms = forms;
        this.books = books;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listMonitoringForms", summary = "The schools of a round, and how far their forms are")
    Mono<Page<Summary>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description =
                                    "Of the day of the panel; or another organisation that holds schools, which are then those of today")
                    UUID municipality,
            @RequestParam(required = false) @Nullable FormState state,
            @RequestParam(required = false) @Nullable @Parameter(description = "Confirmed so far up, or further")
                    FormLevel level,
            @RequestParam(required = false) @Nullable @Parameter(description = "Whether every cell is filled")
                    Boolean complete,
            @RequestParam(required = false) @Nullable @Parameter(description = "Part of the school's name") String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return forms.list(caller, id, new Filter(municipality, state, level, complete, q), limit, cursor);
    }

    @GetMapping(path = "/{schoolId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getMonitoringForm", summary = "The form of a school: every cell, with the round before")
    Mono<ResponseEntity<FormView>> get(Caller caller, @PathVariable UUID id, @PathVariable UUID schoolId) {
        return forms.get(caller, id, schoolId).map(view -> EntityTag.whole(view, view.version()));
    }

    @PutMapping(
            path = "/{schoolId}/cells",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "writeMonitoringCells",
            summary = "Write cells of a form, all or none; those left out stay as they are",
            description =
                    "When somebody has changed the form since, the answer is 412 with the form as it is now: nothing is written, and what differs can be put together and sent again.")
    Mono<ResponseEntity<FormView>> write(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID schoolId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CellInput.Many request) {
        return forms.write(caller, id, schoolId, EntityTag.required(ifMatch), request.cells())
                .map(view -> EntityTag.whole(view, view.version()));
    }

    @GetMapping(path = "/{schoolId}/workbook", produces = ListMapping.XLSX)
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getMonitoringWorkbook", summary = "The form as a workbook to be filled")
    Mono<ResponseEntity<byte[]>> template(
            Caller caller, Locale locale, @PathVariable UUID id, @PathVariable UUID schoolId) {
        return books.template(caller, locale, id, schoolId).map(book -> Attachment.of("form", "xlsx", book));
    }

    /** The parts of an upload, for the contract. */
    @Schema(name = "MonitoringWorkbookUpload")
    record UploadForm(
            @Schema(
                    type = "string",
                    format = "binary",
                    description = ".xlsx or .csv, at most 5 MB",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String file) {}

    @PostMapping(
            path = "/{schoolId}/workbook",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "readMonitoringWorkbook",
            summary = "Understand a filled workbook; nothing is written: send the cells that differ by PUT",
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
    Mono<FormBookReading.Read> read(
            Caller caller, @PathVariable UUID id, @PathVariable UUID schoolId, @RequestBody Flux<PartEvent> parts) {
        return books.read(caller, id, schoolId, parts);
    }
}

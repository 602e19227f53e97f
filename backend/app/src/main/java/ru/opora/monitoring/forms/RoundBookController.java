package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.printing.Attachment;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of the workbook of a whole municipality. */
@RestController
@RequestMapping("/api/v1/monitoring-rounds/{id}/workbook")
@Tag(name = "monitoring-rounds", description = "Rounds in which schools are measured, and what they come to")
class RoundBookController {

    private final RoundBooks books;

    RoundBookController(RoundBooks books) {
        this.books = books;
    }

    @GetMapping(produces = ListMapping.XLSX)
    @PreAuthorize("hasAuthority('" + MonitoringPermission.READ + "')")
    @Operation(
            operationId = "getMonitoringRoundWorkbook",
            summary = "The forms of a municipality as one workbook to be filled: a row for each school",
            description =
                    "At most 2,000 schools. Of a round with more than 480 cells only the wholes, without breakdowns.")
    Mono<ResponseEntity<byte[]>> template(
            Caller caller,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam @Parameter(description = "Of the day of the panel") UUID municipality) {
        return books.template(caller, locale, id, municipality).map(book -> Attachment.of("forms", "xlsx", book));
    }

    /** The parts of an upload, for the contract. */
    @Schema(name = "MonitoringRoundWorkbookUpload")
    record UploadForm(
            @Schema(
                    type = "string",
                    format = "binary",
                    description = ".xlsx or .csv, at most 10 MB",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String file) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + MonitoringPermission.WRITE + "')")
    @Operation(
            operationId = "writeMonitoringRoundWorkbook",
            summary = "Write the forms of many schools from a filled workbook, each whole or not at all",
            description =
                    "A school whose form was changed since the workbook was made, or is confirmed, or has a cell that cannot be understood is left as it is and told row by row. An empty cell stays as it is; «нет: причина» says why there is no value.",
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
    Mono<RoundBookReading.Receipt> write(Caller caller, @PathVariable UUID id, @RequestBody Flux<PartEvent> parts) {
        return books.read(caller, id, parts);
    }
}

package ru.opora.roadmaps.exporting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.documents.writing.PrintFormat;
import ru.opora.platform.printing.Attachment;
import ru.opora.platform.security.Caller;

/** The route of reports on a roadmap's execution. */
@RestController
@RequestMapping("/api/v1/roadmaps/{id}/execution-report")
@Tag(name = "progress")
class ExecutionReportController {

    private final ExecutionReports reports;

    ExecutionReportController(ExecutionReports reports) {
        this.reports = reports;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('checkpoints:read')")
    @Operation(
            operationId = "getExecutionReport",
            summary = "A report on the execution of a roadmap for a day, as a file",
            description =
                    "Figures are those of its progress on that day, rows and terms those of the edition that held then. Of up to thirty executors it says what each has done; of more, sums for each activity and municipality, and who is late. Accept-Language chooses the words of the form. Content-Disposition has the file's name.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(
                                        mediaType = DocumentController.DOCX,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = DocumentController.PDF,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = DocumentController.XLSX,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<Flux<DataBuffer>>> get(
            Caller caller,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(required = false)
                    @Parameter(description = "As of this day, as for progress; left out: now", example = "2027-07-20")
                    @Nullable
                    LocalDate asOf,
            @RequestParam(required = false)
                    @Parameter(description = "Only executors that are this organisation or below it")
                    @Nullable
                    UUID within,
            @RequestParam(defaultValue = "DOCX") @Parameter(description = "What kind of file") PrintFormat format) {
        return reports.of(caller, id, within, asOf, FormWords.of(locale))
                .map(report -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                        .contentType(MediaType.valueOf(format.mediaType()))
                        .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(report.name(), format.extension()))
                        .body(reports.file(report, format)));
    }
}

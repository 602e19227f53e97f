package ru.opora.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
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
import ru.opora.platform.documents.writing.PrintedDocument;
import ru.opora.platform.printing.Attachment;
import ru.opora.platform.printing.PrintRoom;
import ru.opora.platform.security.Caller;

/** Routes of reports as files. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "report-obligations")
class ReportDocumentController {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String PDF = "application/pdf";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Rows of a consolidated report on paper: a region's municipalities by far, and a municipality's schools. */
    private static final int MOST = 2000;

    private final Obligations obligations;
    private final ConsolidatedReports consolidated;
    private final PrintRoom printing;

    ReportDocumentController(Obligations obligations, ConsolidatedReports consolidated, PrintRoom printing) {
        this.obligations = obligations;
        this.consolidated = consolidated;
        this.printing = printing;
    }

    @GetMapping("/report-obligations/{id}/file")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(
            operationId = "getReportFile",
            summary = "The report as a file in official form",
            description = "Accept-Language chooses the words of the form. Content-Disposition has the file's name.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(mediaType = DOCX, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = PDF, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<Flux<DataBuffer>>> report(
            Caller caller,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "DOCX") @Parameter(description = "What kind of file") PrintFormat format) {
        ReportWords words = ReportWords.of(locale);
        return obligations
                .get(caller, id)
                .map(view -> answer(
                        PrintedReports.name(view.summary(), words), format, () -> PrintedReports.of(view, words)));
    }

    @GetMapping("/consolidated-reports/{templateId}/file")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(
            operationId = "getConsolidatedFile",
            summary = "The consolidated report as a file in official form",
            description = "At most 2,000 reports stand in it one by one; the sums are over all.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(mediaType = DOCX, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = PDF, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<Flux<DataBuffer>>> whole(
            Caller caller,
            Locale locale,
            @PathVariable UUID templateId,
            @RequestParam(required = false)
                    @Parameter(description = "First day of the period; left out: the latest that is over")
                    @Nullable
                    LocalDate period,
            @RequestParam(defaultValue = "DOCX") @Parameter(description = "What kind of file") PrintFormat format) {
        ReportWords words = ReportWords.of(locale);
        return consolidated
                .get(caller, templateId, period)
                .flatMap(whole -> Mono.zip(
                        consolidated.rows(caller, templateId, whole.head().periodStart(), MOST, null),
                        consolidated.today(templateId),
                        (rows, today) -> answer(
                                PrintedReports.name(whole.head(), words),
                                format,
                                () -> PrintedReports.of(whole, rows, today, words))));
    }

    private ResponseEntity<Flux<DataBuffer>> answer(
            String name, PrintFormat format, Callable<PrintedDocument> document) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .contentType(MediaType.valueOf(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(name, format.extension()))
                .body(printing.print(format, document));
    }
}

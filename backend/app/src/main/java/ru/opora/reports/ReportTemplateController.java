package ru.opora.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;

/** Routes of templates, and of the figures they may hold. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "report-obligations", description = "Reports that organisations owe, and what they add up to")
class ReportTemplateController {

    private final ReportTemplates templates;
    private final Figures figures;

    ReportTemplateController(ReportTemplates templates, Figures figures) {
        this.templates = templates;
        this.figures = figures;
    }

    @GetMapping("/report-figures")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(
            operationId = "listReportFigures",
            summary = "Figures that a report may hold: all with words of their own, and up to 300 indicators of rounds")
    Mono<Page<Figures.Known>> figures(Caller caller) {
        return figures.all(caller).collectList().map(all -> new Page<>(all, null));
    }

    @GetMapping("/report-templates")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(operationId = "listReportTemplates", summary = "What is to be reported by whom and when")
    Mono<Page<ReportTemplateView>> list(
            Caller caller,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return templates.list(caller, limit, cursor);
    }

    @GetMapping("/report-templates/{id}")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(operationId = "getReportTemplate", summary = "One template with its next due days")
    Mono<ResponseEntity<ReportTemplateView>> get(Caller caller, @PathVariable UUID id) {
        // the next due days move with the day and not with its version
        return templates.get(caller, id).map(view -> EntityTag.whole(view, view.version()));
    }

    @PostMapping(path = "/report-templates", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(
            operationId = "createReportTemplate",
            summary = "Say what organisations of a kind at and below one owe to it",
            description =
                    "The term must name days. A due day is about the last whole period that is over by then: «до 10 числа месяца, следующего за отчетным» about the month before.")
    Mono<ResponseEntity<ReportTemplateView>> create(
            Caller caller, @Valid @RequestBody ReportTemplateView.Request request) {
        return templates
                .create(caller, request)
                .map(view -> EntityTag.created("/api/v1/report-templates", view.id(), view, view.version()));
    }

    @PutMapping(path = "/report-templates/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(
            operationId = "updateReportTemplate",
            summary = "Write a template anew",
            description = "Reports whose figures are filled in keep the form they have.")
    Mono<ResponseEntity<ReportTemplateView>> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReportTemplateView.Change request) {
        return templates
                .change(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.whole(view, view.version()));
    }

    @PostMapping("/report-templates/{id}/generate")
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(
            operationId = "generateReports",
            summary = "Make the reports of all periods that have begun",
            description = "It happens by itself every hour; doing it again changes nothing.")
    Mono<ReportTemplateView.Made> generate(Caller caller, @PathVariable UUID id) {
        return templates.generate(caller, id);
    }
}

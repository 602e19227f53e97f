package ru.opora.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of consolidated reports. */
@RestController
@RequestMapping(path = "/api/v1/consolidated-reports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "consolidated-reports", description = "What accepted reports of a template and period add up to")
class ConsolidatedController {

    private static final String PERIOD = "First day of the period; left out: the latest that is over";

    private final ConsolidatedReports reports;

    ConsolidatedController(ConsolidatedReports reports) {
        this.reports = reports;
    }

    @GetMapping
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(
            operationId = "listConsolidatedReports",
            summary = "Templates and periods with how far their reports are, the latest first")
    Mono<Page<ConsolidatedView.Head>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID template,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reports.list(caller, template, limit, cursor);
    }

    @GetMapping("/{templateId}")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(
            operationId = "getConsolidatedReport",
            summary = "What the reports of a period add up to",
            description = "Of the organisations that the caller sees; only accepted reports are in the sums.")
    Mono<ConsolidatedView> get(
            Caller caller,
            @PathVariable UUID templateId,
            @RequestParam(required = false) @Parameter(description = PERIOD, example = "2027-03-01") @Nullable
                    LocalDate period) {
        return reports.get(caller, templateId, period);
    }

    @ListMapping(path = "/{templateId}/rows")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(operationId = "listConsolidatedRows", summary = "The reports behind the sums, in order of names")
    Mono<Page<ConsolidatedView.Row>> rows(
            Caller caller,
            @PathVariable UUID templateId,
            @RequestParam(required = false) @Parameter(description = PERIOD) @Nullable LocalDate period,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reports.rows(caller, templateId, period, limit, cursor);
    }
}

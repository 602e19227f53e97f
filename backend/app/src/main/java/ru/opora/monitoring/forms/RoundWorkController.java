package ru.opora.monitoring.forms;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.forms.FormView.Completeness;
import ru.opora.monitoring.forms.FormView.Confirmed;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of what concerns many forms of a round. */
@RestController
@RequestMapping("/api/v1/monitoring-rounds/{id}")
@Tag(name = "monitoring-rounds", description = "Rounds in which schools are measured, and what they come to")
class RoundWorkController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + MonitoringPermission.WRITE + "')";
    private static final String MAY_MANAGE = "hasAuthority('" + MonitoringPermission.MANAGE + "')";

    private final Forms forms;
    private final Totals totals;
    private final Confirming confirming;
    private final Filling filling;

    RoundWorkController(Forms forms, Totals totals, Confirming confirming, Filling filling) {
        this.forms = forms;
        this.totals = totals;
        this.confirming = confirming;
        this.filling = filling;
    }

    @ListMapping(path = "/completeness")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listMonitoringCompleteness",
            summary = "How far the schools of each municipality are, by the municipalities of the day of the panel")
    Mono<Page<Completeness>> completeness(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return forms.completeness(caller, id, limit, cursor);
    }

    @GetMapping(path = "/totals", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getMonitoringTotals",
            summary = "What a round comes to in a municipality, or in all municipalities that the caller sees")
    Mono<TotalsView> totals(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable @Parameter(description = "Of the day of the panel")
                    UUID municipality) {
        return totals.of(caller, id, municipality);
    }

    @PostMapping(
            path = "/confirm",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "confirmMonitoringForms",
            summary = "Confirm and lock forms, as the school, the municipality or the region",
            description =
                    "Forms that are not filled, or (by the region) not confirmed by their municipality, are left as they are and counted.")
    Mono<Confirmed> confirm(Caller caller, @PathVariable UUID id, @Valid @RequestBody FormView.Confirmation request) {
        return confirming.confirm(caller, id, request.within());
    }

    @PostMapping(
            path = "/return",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "returnMonitoringForm", summary = "Send a confirmed form back to its school, with a remark")
    Mono<FormView> sendBack(Caller caller, @PathVariable UUID id, @Valid @RequestBody FormView.Return request) {
        return confirming.sendBack(caller, id, request);
    }

    @PostMapping(path = "/fill", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(
            operationId = "fillMonitoringRound",
            summary = "Fill cells from data that is there: risk factors, roadmaps; what was entered stays")
    Mono<Filling.Filled> fill(Caller caller, @PathVariable UUID id) {
        return filling.fill(caller, id);
    }
}

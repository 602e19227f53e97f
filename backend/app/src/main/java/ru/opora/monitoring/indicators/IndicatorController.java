package ru.opora.monitoring.indicators;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
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
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.indicators.IndicatorDefinition.Origin;
import ru.opora.monitoring.indicators.IndicatorQueries.Filter;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of the catalogue of indicators. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "indicators", description = "What is measured in monitoring")
class IndicatorController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";
    private static final String MAY_MANAGE = "hasAuthority('" + MonitoringPermission.MANAGE + "')";

    private final Indicators indicators;

    IndicatorController(Indicators indicators) {
        this.indicators = indicators;
    }

    @ListMapping(path = "/indicators")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listIndicators",
            summary = "The catalogue of indicators: own ones, and those of organisations above and below")
    Mono<Page<IndicatorView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable @Parameter(description = "Part of the title") String q,
            @RequestParam(required = false) @Nullable Origin origin,
            @RequestParam(required = false) @Nullable Boolean archived,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that rounds of this organisation may take")
                    UUID usableBy,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return indicators.list(caller, new Filter(q, origin, archived, usableBy, updatedSince), limit, cursor);
    }

    @GetMapping(path = "/indicator-sources", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listIndicatorSources", summary = "What values of indicators can be filled from")
    Mono<IndicatorView.Sources> sources() {
        return Mono.fromSupplier(indicators::sources);
    }

    @GetMapping(path = "/indicators/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getIndicator", summary = "One indicator")
    Mono<ResponseEntity<IndicatorView>> get(Caller caller, @PathVariable UUID id) {
        return indicators.get(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(
            path = "/indicators",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(operationId = "createIndicator", summary = "Add an indicator to the catalogue")
    Mono<ResponseEntity<IndicatorView>> create(Caller caller, @Valid @RequestBody IndicatorRequest request) {
        return indicators
                .create(caller, request)
                .map(view -> EntityTag.created("/api/v1/indicators", view.id(), view, view.version()));
    }

    @PutMapping(
            path = "/indicators/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(
            operationId = "updateIndicator",
            summary = "Word an indicator anew; rounds that were opened keep the wording they began with")
    Mono<ResponseEntity<IndicatorView>> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody IndicatorRequest.Change request) {
        return indicators
                .change(caller, id, EntityTag.required(ifMatch), request.definition())
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(path = "/indicators/{id}/archive", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(operationId = "archiveIndicator", summary = "No new round takes it; what was measured stays")
    Mono<ResponseEntity<IndicatorView>> archive(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return indicators
                .archive(caller, id, EntityTag.optional(ifMatch))
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(path = "/indicators/{id}/restore", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_MANAGE)
    @Operation(operationId = "restoreIndicator", summary = "Rounds may take it again")
    Mono<ResponseEntity<IndicatorView>> restore(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return indicators
                .restore(caller, id, EntityTag.optional(ifMatch))
                .map(view -> EntityTag.ok(view, view.version()));
    }
}

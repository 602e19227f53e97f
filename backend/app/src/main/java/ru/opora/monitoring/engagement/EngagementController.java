package ru.opora.monitoring.engagement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of engagement. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "engagement", description = "How far schools are engaged, from 0 to 100, with what it is made of")
class EngagementController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";

    private static final String MONTH =
            "Figures as they were in the month of this day, of the schools that were there then; the latest of each school when not said";

    private final Engagements engagements;
    private final EngagementFormulas formulas;

    EngagementController(Engagements engagements, EngagementFormulas formulas) {
        this.engagements = engagements;
        this.formulas = formulas;
    }

    /** Which place is computed anew. */
    @Schema(name = "EngagementRefreshRequest")
    record RefreshRequest(@NotNull UUID organizationId) {}

    @ListMapping(path = "/engagement")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listEngagement",
            summary = "Schools with their figures, the lowest first",
            description = "Figures are computed every few hours for all schools at once; day says what each is about.")
    Mono<Page<EngagementRow>> list(
            Caller caller,
            @RequestParam(required = false) @Parameter(description = "This organisation and all below it") @Nullable
                    UUID within,
            @RequestParam(required = false) @Nullable EngagementLevel level,
            @RequestParam(required = false) @Parameter(description = MONTH) @Nullable LocalDate month,
            @RequestParam(required = false) @Size(max = 200) @Parameter(description = "Part of the name") @Nullable
                    String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return engagements.list(caller, new Engagements.Choice(within, level, month, q), limit, cursor);
    }

    @GetMapping("/engagement/counts")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "countEngagement", summary = "How many schools are on which list")
    Mono<EngagementRow.Counts> counts(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID within,
            @RequestParam(required = false) @Parameter(description = MONTH) @Nullable LocalDate month,
            @RequestParam(required = false) @Size(max = 200) @Nullable String q) {
        return engagements.counts(caller, new Engagements.Choice(within, null, month, q));
    }

    @GetMapping("/engagement/{organizationId}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getEngagement", summary = "The figure of a school with its parts, evidence and history")
    Mono<EngagementView> get(Caller caller, @PathVariable UUID organizationId) {
        return engagements.get(caller, organizationId);
    }

    @PostMapping(path = "/engagement/refresh", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + MonitoringPermission.WRITE + "')")
    @Operation(operationId = "refreshEngagement", summary = "Compute the schools at and below an organisation anew")
    Mono<Engagements.Refreshed> refresh(Caller caller, @Valid @RequestBody RefreshRequest request) {
        return engagements.refresh(caller, request.organizationId());
    }

    @GetMapping("/engagement-formulas")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listEngagementFormulas", summary = "Formulas of engagement, the newest first")
    Mono<Page<EngagementFormulaView>> formulas(
            Caller caller,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return formulas.list(limit, cursor);
    }

    @PostMapping(path = "/engagement-formulas", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + MonitoringPermission.FORMULAS + "')")
    @Operation(
            operationId = "createEngagementFormula",
            summary = "Bring a formula into force for an organisation and all below it",
            description =
                    "It never changes: a newer one takes its place. Months that are over keep the figures of their time.")
    Mono<ResponseEntity<EngagementFormulaView>> create(
            Caller caller, @Valid @RequestBody EngagementFormulaView.Request request) {
        return formulas.create(caller, request)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/engagement-formulas"))
                        .body(view));
    }
}

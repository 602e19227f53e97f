package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of how far roadmaps are. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "progress",
        description = "How far the plans are: of own subtrees, and of own roadmaps wherever they are executed")
class ProgressController {

    private final Progress progress;

    ProgressController(Progress progress) {
        this.progress = progress;
    }

    @ListMapping(path = "/roadmaps/{roadmapId}/progress")
    @PreAuthorize(ProgressPermission.MAY_READ)
    @Operation(operationId = "getRoadmapProgress", summary = "A roadmap's checkpoints by state")
    Mono<ProgressPage> ofRoadmap(
            Caller caller,
            @PathVariable UUID roadmapId,
            @RequestParam(defaultValue = "SECTION")
                    @Parameter(
                            description =
                                    "SECTION, ROW (of the plan), EXECUTOR_KIND, MUNICIPALITY (executors outside of municipalities stand for themselves) or SCHOOL")
                    Grouping by,
            @RequestParam(required = false)
                    @Parameter(description = "Only executors that are this organisation or below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "As of this day: a past one as the reports say it stood at its end where the executor is, a coming one with the states of now")
                    @Nullable
                    LocalDate asOf,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return progress.ofRoadmap(caller, roadmapId, by, within, asOf, limit, cursor);
    }

    @ListMapping(path = "/progress")
    @PreAuthorize(ProgressPermission.MAY_READ)
    @Operation(operationId = "listProgress", summary = "The progress of each roadmap that an organisation owns")
    Mono<ProgressPage> ofOrganization(
            Caller caller,
            @RequestParam @Parameter(description = "The owner") UUID organization,
            @RequestParam(required = false)
                    @Min(1990)
                    @Max(2100)
                    @Parameter(description = "Period touches this calendar year")
                    @Nullable
                    Integer year,
            @RequestParam(required = false) @Parameter(description = "As for one roadmap") @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return progress.ofOrganization(caller, organization, year, asOf, limit, cursor);
    }

    @ListMapping(path = "/roadmaps/{roadmapId}/heat-map")
    @PreAuthorize(ProgressPermission.MAY_READ)
    @Operation(operationId = "getHeatMap", summary = "Rows of the plan x organisations")
    Mono<HeatMap> heatMap(
            Caller caller,
            @PathVariable UUID roadmapId,
            @RequestParam(defaultValue = "SCHOOL") PlaceLevel level,
            @RequestParam(required = false)
                    @Parameter(description = "Only executors that are this organisation or below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false) @Parameter(description = "A section, with the sections in it") @Nullable
                    UUID section,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Part of an organisation's name")
                    @Nullable
                    String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return progress.heatMap(caller, new HeatMapQueries.Filter(roadmapId, level, section, q), within, limit, cursor);
    }

    @ListMapping(path = "/roadmaps/{roadmapId}/burn-up")
    @PreAuthorize(ProgressPermission.MAY_READ)
    @Operation(operationId = "getBurnUp", summary = "What was due and what was done over time")
    Mono<BurnUp> burnUp(
            Caller caller,
            @PathVariable UUID roadmapId,
            @RequestParam(defaultValue = "WEEK") BurnUpStep by,
            @RequestParam(required = false)
                    @Parameter(description = "Only executors that are this organisation or below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false)
                    @Parameter(description = "What was due and done as it stood at the end of this past day")
                    @Nullable
                    LocalDate asOf) {
        return progress.burnUp(caller, roadmapId, by, within, asOf);
    }
}

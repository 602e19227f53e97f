package ru.opora.monitoring.changes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
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
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.changes.ChangeView.Measures;
import ru.opora.monitoring.changes.ChangeView.School;
import ru.opora.monitoring.changes.ChangeView.Turn;
import ru.opora.monitoring.changes.ComparisonView.Rank;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of change between rounds. */
@RestController
@RequestMapping("/api/v1/monitoring-rounds/{id}")
@Tag(name = "monitoring-rounds", description = "Rounds in which schools are measured, and what they come to")
class ChangeController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";

    private final Changes changes;
    private final Comparisons comparisons;

    ChangeController(Changes changes, Comparisons comparisons) {
        this.changes = changes;
        this.comparisons = comparisons;
    }

    @GetMapping(path = "/change", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getMonitoringChange",
            summary = "How the schools that are in both rounds have changed, with how sure that is",
            description =
                    "Each school is held against itself. The interval is that of the paired t: the mean difference, and to each side the t quantile of 95 % times the standard deviation of the differences by the root of the number of schools.")
    Mono<ChangeView> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam @Parameter(description = "The other round: whichever is earlier comes first") UUID with,
            @RequestParam(required = false) @Nullable @Parameter(description = "Of the day of the later panel")
                    UUID municipality) {
        return changes.between(caller, id, with, municipality);
    }

    @ListMapping(path = "/change/schools")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listMonitoringSchoolChanges",
            summary = "How many indicators of each school became better and worse, by name",
            description =
                    "With `indicator`, whether each school became better or worse by that one alone: the schools behind a count.")
    Mono<Page<School>> schools(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam UUID with,
            @RequestParam(required = false) @Nullable UUID municipality,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "By this indicator of the later round alone")
                    UUID indicator,
            @RequestParam(required = false) @Nullable Turn turn,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return changes.schools(caller, id, with, new PairQueries.Which(municipality, indicator, turn), limit, cursor);
    }

    @GetMapping(path = "/change/measures", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getMonitoringMeasures",
            summary = "Whether schools that took measures against a risk factor changed otherwise than the rest",
            description =
                    "That they did so does not say that the measures are the cause: schools choose them themselves.")
    Mono<Measures> measures(
            Caller caller, @PathVariable UUID id, @RequestParam UUID with, @RequestParam UUID indicator) {
        return changes.measures(caller, id, with, indicator);
    }

    @ListMapping(path = "/ranking")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listMonitoringRanking",
            summary = "Schools by the mean of their standardised indicators, with how far a rank hangs on one of them")
    Mono<Page<Rank>> ranking(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description =
                                    "By which indicators, at most 20; when left out, by all that have a direction")
                    List<UUID> indicator,
            @RequestParam(required = false) @Nullable UUID municipality,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return comparisons.ranking(caller, id, indicator == null ? List.of() : indicator, municipality, limit, cursor);
    }

    @GetMapping(path = "/forms/{schoolId}/similar", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getMonitoringSimilar",
            summary = "A school beside schools in similar circumstances",
            description =
                    "Circumstances are the indicators with `context`. All schools of the round are divided by them into groups of 11 to 21; each school is in one, whoever asks. Whose school is not seen by the caller, is in the means only.")
    Mono<ComparisonView> similar(Caller caller, @PathVariable UUID id, @PathVariable UUID schoolId) {
        return comparisons.similar(caller, id, schoolId);
    }
}

package ru.opora.monitoring.assessments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
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

/** Routes of results. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "assessments")
class ResultController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";

    private final AssessmentResults results;

    ResultController(AssessmentResults results) {
        this.results = results;
    }

    @ListMapping(path = "/assessments/{id}/results")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listAssessmentResults",
            summary = "What the schools of the caller's subtrees came to, by their names")
    Mono<Page<ResultView>> of(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false)
                    @Parameter(description = "Only this organisation and all below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "Only the rows that this sum of the summary is made of: those that say the figure, and a class where its school has no row of its own")
                    @Nullable
                    AssessmentFigure behind,
            @RequestParam(required = false)
                    @Parameter(description = "Only results that were written or corrected at this moment or later")
                    @Nullable
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return results.of(caller, id, new AssessmentResultQueries.Filter(within, behind, updatedSince), limit, cursor);
    }

    @ListMapping(path = "/organizations/{id}/assessment-results")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listSchoolResults",
            summary = "What a school came to in all assessments, the latest year first")
    Mono<Page<ResultView>> ofSchool(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return results.ofSchool(caller, id, limit, cursor);
    }

    @PostMapping(path = "/assessments/{id}/results", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + MonitoringPermission.WRITE + "')")
    @Operation(
            operationId = "recordAssessmentResults",
            summary = "Write what up to 1,000 schools or classes came to; for more there are imports",
            description =
                    "For whoever keeps the assessment, of schools in which the caller writes. A result that is there with other figures is ended and the new one stands for it. All or none.")
    Mono<ResultsRequest.Receipt> record(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody ResultsRequest request) {
        return results.record(caller, id, request);
    }

    @GetMapping("/assessment-results/{id}/versions")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listAssessmentResultVersions",
            summary = "A result with what it stood for before: who wrote it and why, the latest first")
    Mono<ResultView.History> versions(
            Caller caller, @PathVariable @Parameter(schema = @Schema(type = "integer", format = "int64")) String id) {
        return results.history(caller, number(id));
    }

    @PostMapping(path = "/assessment-results/{id}/correct", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + MonitoringPermission.WRITE + "')")
    @Operation(
            operationId = "correctAssessmentResult",
            summary = "Let other figures stand for these; what stood before is kept",
            description =
                    "For whoever keeps the assessment. The id is that of the version that was looked at: 412 with the one that holds when it was corrected already.")
    Mono<ResponseEntity<ResultView>> correct(
            Caller caller,
            @PathVariable @Parameter(schema = @Schema(type = "integer", format = "int64")) String id,
            @Valid @RequestBody ResultView.Correction request) {
        return results.correct(caller, number(id), request)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/assessment-results/" + view.id() + "/versions"))
                        .body(view));
    }

    /** Read here and not by the framework: whoever may not ask is not told of a wrong number first; what is none names no result. */
    private static long number(String id) {
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
    }
}

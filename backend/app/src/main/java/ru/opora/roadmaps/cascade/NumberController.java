package ru.opora.roadmaps.cascade;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
import ru.opora.platform.streaming.ListMapping;
import ru.opora.roadmaps.RoadmapPermission;

/** Routes of numbers that come up from the rows below. */
@RestController
@RequestMapping(
        path = "/api/v1/roadmaps/{roadmapId}/activities/{activityId}/children-numbers",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cascade")
class NumberController {

    private static final String MAY_READ = "hasAuthority('" + Numbers.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";

    private final Numbers numbers;

    NumberController(Numbers numbers) {
        this.numbers = numbers;
    }

    @GetMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getChildrenNumbers",
            summary = "Each number of a row: planned and reported here, and by the rows below that adopted it",
            description =
                    "Of the rows below that the caller sees; accepted reports only. Counts are summed; of shares,"
                            + " marks and places the last one counts, with the lowest and the highest, and no mean is made of them.")
    Mono<NumberView.All> all(Caller caller, @PathVariable UUID roadmapId, @PathVariable UUID activityId) {
        return numbers.all(caller, roadmapId, activityId);
    }

    @ListMapping(path = "/{targetId}/children")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listChildrenNumbers",
            summary = "The rows below that a number came from, by the name of the organisation")
    Mono<Page<NumberView.Child>> children(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID activityId,
            @PathVariable UUID targetId,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return numbers.children(caller, roadmapId, activityId, targetId, limit, cursor);
    }

    @ListMapping(path = "/{targetId}/reports")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listReportedNumbers",
            summary = "The accepted reports on this very row that a number came from, the last one first")
    Mono<Page<NumberView.Reported>> reports(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID activityId,
            @PathVariable UUID targetId,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return numbers.reports(caller, roadmapId, activityId, targetId, limit, cursor);
    }

    @PutMapping(path = "/{targetId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "chooseAggregation",
            summary = "Say whether the numbers of the rows below are summed, or the last one counts",
            description = "In any state of the roadmap: it is no part of what was approved.")
    Mono<NumberView.All> choose(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID activityId,
            @PathVariable UUID targetId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody NumberView.Choice request) {
        return numbers.choose(caller, roadmapId, activityId, targetId, EntityTag.required(ifMatch), request.rule());
    }
}

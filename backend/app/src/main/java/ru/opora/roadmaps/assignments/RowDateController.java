package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;

/** Routes of requests and schedules of a row. */
@RestController
@RequestMapping(
        path = "/api/v1/roadmaps/{roadmapId}/activities/{activityId}",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "assignments")
class RowDateController {

    private static final String MAY_READ = "hasAuthority('" + RoadmapPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";

    private final RowDateService rows;

    RowDateController(RowDateService rows) {
        this.rows = rows;
    }

    @GetMapping("/requests")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listActivityRequests",
            summary = "The requests to the executors of a row",
            description =
                    "Whoever does not write the roadmap reads those to everybody and to organisations of their own.")
    Mono<RowDates.AllAsked> requests(Caller caller, @PathVariable UUID roadmapId, @PathVariable UUID activityId) {
        return rows.requests(caller, roadmapId, activityId);
    }

    @PostMapping(path = "/requests", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "requestActivity",
            summary = "Ask the executors of a row by a day",
            description =
                    "Each of them gets a checkpoint of its own. A day on which none of them carries the row out is refused (ASKS_NOBODY).")
    Mono<RowDates.AllAsked> ask(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID activityId,
            @Valid @RequestBody RowDates.Ask request) {
        return rows.ask(caller, roadmapId, activityId, request);
    }

    @PostMapping(path = "/requests/{id}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "withdrawActivityRequest",
            summary = "Take a request back",
            description = "What nobody has handed in for it is cancelled with the reason, and who was asked is told.")
    Mono<RowDates.AllAsked> withdraw(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID activityId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RowDates.Withdrawal request) {
        return rows.withdraw(
                caller, new RowDateService.Row(roadmapId, activityId), id, EntityTag.optional(ifMatch), request);
    }

    @GetMapping("/schedule")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getActivitySchedule", summary = "The days of a row by its schedule")
    Mono<ResponseEntity<RowDates.Schedule>> schedule(
            Caller caller, @PathVariable UUID roadmapId, @PathVariable UUID activityId) {
        return rows.schedule(caller, roadmapId, activityId).map(RowDateController::tagged);
    }

    @PutMapping(path = "/schedule", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "setActivitySchedule",
            summary = "Attach the schedule of a row",
            description = "The whole schedule each time; checkpoints of days that are gone are cancelled unless begun.")
    Mono<ResponseEntity<RowDates.Schedule>> setSchedule(
            Caller caller,
            @PathVariable UUID roadmapId,
            @PathVariable UUID activityId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RowDates.NewSchedule request) {
        return rows.setSchedule(
                        caller,
                        new RowDateService.Row(roadmapId, activityId),
                        EntityTag.required(ifMatch),
                        request.items())
                .map(RowDateController::tagged);
    }

    private static ResponseEntity<RowDates.Schedule> tagged(RowDates.Schedule schedule) {
        return EntityTag.ok(schedule, schedule.version());
    }
}

package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.execution.CheckpointPermission;

/** Routes of appointing somebody responsible. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "assignments")
class AppointmentController {

    private final Executors executors;
    private final AppointmentQueries queries;
    private final Clock clock;

    AppointmentController(Executors executors, AppointmentQueries queries, Clock clock) {
        this.executors = executors;
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping("/appointments")
    @PreAuthorize("hasAuthority('" + CheckpointPermission.READ + "')")
    @Operation(operationId = "listAppointments", summary = "Who has appointed somebody responsible, and who has not")
    Mono<Page<AppointmentView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID roadmap,
            @RequestParam(required = false) @Parameter(description = "Only this executor") @Nullable UUID organization,
            @RequestParam(required = false) @Parameter(description = "This organisation and all below it") @Nullable
                    UUID within,
            @RequestParam(required = false) AppointmentView.@Nullable State state,
            @RequestParam(required = false)
                    @Parameter(description = "Only organisations the caller reports for, of roadmaps in force")
                    @Nullable
                    Boolean mine,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queries.list(
                caller,
                clock.instant(),
                new AppointmentQueries.Filter(roadmap, organization, within, state, Boolean.TRUE.equals(mine)),
                limit,
                cursor);
    }

    @GetMapping("/roadmaps/{roadmapId}/appointment-duty")
    @PreAuthorize("hasAuthority('" + CheckpointPermission.READ + "')")
    @Operation(
            operationId = "getAppointmentDuty",
            summary = "By which day somebody responsible is appointed, and how many have done it",
            description = "Who has and who is late, by which order: the list of appointments of the roadmap.")
    Mono<ResponseEntity<AppointmentView.DutyState>> get(Caller caller, @PathVariable UUID roadmapId) {
        return executors.visible(caller, roadmapId).flatMap(plan -> tagged(caller, roadmapId));
    }

    @PutMapping(path = "/roadmaps/{roadmapId}/appointment-duty", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('" + RoadmapPermission.WRITE + "')")
    @Operation(
            operationId = "setAppointmentDuty",
            summary = "Say by which day each executing organisation appoints somebody responsible by order")
    Mono<ResponseEntity<AppointmentView.DutyState>> set(
            Caller caller,
            @PathVariable UUID roadmapId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AppointmentView.Duty request) {
        long version = EntityTag.required(ifMatch);
        return executors
                .writable(caller, roadmapId)
                .flatMap(plan -> queries.set(roadmapId, version, request, caller.subject()))
                .flatMap(written -> written > 0 ? tagged(caller, roadmapId) : stale(caller, roadmapId));
    }

    @DeleteMapping("/roadmaps/{roadmapId}/appointment-duty")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('" + RoadmapPermission.WRITE + "')")
    @Operation(operationId = "removeAppointmentDuty", summary = "Ask nobody any more to appoint somebody responsible")
    Mono<Void> remove(
            Caller caller,
            @PathVariable UUID roadmapId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        long version = EntityTag.required(ifMatch);
        return executors
                .writable(caller, roadmapId)
                .flatMap(plan -> queries.remove(roadmapId, version))
                .flatMap(gone -> gone > 0 ? Mono.empty() : stale(caller, roadmapId));
    }

    /** Of a duty that nobody has set the version is 0. */
    private Mono<ResponseEntity<AppointmentView.DutyState>> tagged(Caller caller, UUID roadmap) {
        return state(caller, roadmap)
                .map(found -> EntityTag.whole(found, found.version() == null ? 0 : found.version()));
    }

    private <T> Mono<T> stale(Caller caller, UUID roadmap) {
        return state(caller, roadmap).flatMap(now -> Mono.error(ProblemException.stale(now)));
    }

    private Mono<AppointmentView.DutyState> state(Caller caller, UUID roadmap) {
        return queries.state(caller, clock.instant(), roadmap);
    }
}

package ru.opora.events.attendance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.events.EventPermission;
import ru.opora.events.attendance.AttendanceQueries.Filter;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of the invited schools of an event. */
@RestController
@RequestMapping("/api/v1/events/{id}/attendance")
@Tag(name = "events")
class AttendanceController {

    private final Attendances attendances;

    AttendanceController(Attendances attendances) {
        this.attendances = attendances;
    }

    @ListMapping
    @PreAuthorize(EventPermission.MAY_READ)
    @Operation(
            operationId = "listAttendance",
            summary =
                    "Schools of own subtrees that are invited to an event, by name: what they answered, and whether they came")
    Mono<Page<AttendanceView>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable @Parameter(description = "Only this school's") UUID organization,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those of this organisation and the ones below it")
                    UUID within,
            @RequestParam(required = false) @Nullable AttendanceAnswer answer,
            @RequestParam(required = false) @Nullable AttendanceOutcome outcome,
            @RequestParam(required = false) @Nullable @Size(max = 200) @Parameter(description = "Part of the name")
                    String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return attendances.list(caller, id, new Filter(organization, within, answer, outcome, q), limit, cursor);
    }

    @PostMapping(
            path = "/mark",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(EventPermission.MAY_WRITE)
    @Operation(
            operationId = "markAttendance",
            summary = "Say of up to 500 schools who came, all or none",
            description =
                    "From the day of the event on. What was said is corrected by saying it again, also after the event was said to be held.")
    Mono<AttendanceView.All> mark(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody AttendanceRequest.Marks request) {
        return attendances.mark(caller, id, request.items());
    }

    @PostMapping(
            path = "/{attendanceId}/answer",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(EventPermission.MAY_ANSWER)
    @Operation(
            operationId = "answerEvent",
            summary = "Say for a school who comes",
            description = "Until the day of the event is over; said again it takes the place of what was said.")
    Mono<ResponseEntity<AttendanceView>> answer(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID attendanceId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AttendanceRequest request) {
        return attendances
                .answer(caller, id, attendanceId, EntityTag.optional(ifMatch), request)
                .map(view -> EntityTag.whole(view, view.version()));
    }
}

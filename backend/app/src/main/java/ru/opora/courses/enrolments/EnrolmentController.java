package ru.opora.courses.enrolments;

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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.courses.CoursePermission;
import ru.opora.courses.enrolments.EnrolmentQueries.Filter;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of teachers in a course. */
@RestController
@RequestMapping("/api/v1/courses/{id}/enrolments")
@Tag(name = "courses")
class EnrolmentController {

    private final Enrolments enrolments;

    EnrolmentController(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @ListMapping
    @PreAuthorize(CoursePermission.MAY_READ)
    @Operation(operationId = "listEnrolments", summary = "Teachers of schools of own subtrees in a course, by name")
    Mono<Page<EnrolmentView>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable @Parameter(description = "Only this school's") UUID organization,
            @RequestParam(required = false) @Nullable EnrolmentState state,
            @RequestParam(required = false) @Nullable @Size(max = 200) @Parameter(description = "Part of the name")
                    String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return enrolments.list(caller, id, new Filter(organization, state, q), limit, cursor);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(CoursePermission.MAY_ENROL)
    @Operation(
            operationId = "addEnrolments",
            summary = "Name up to 100 teachers for an announced course, all or none",
            description =
                    "They apply, until the last day of the course; named by who runs it they have a place at once, and also afterwards. A problem points at the rows it is about. A teacher of a school is in a course once, however the name is spaced.")
    Mono<EnrolmentView.All> add(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody EnrolmentRequest.Batch request) {
        return enrolments.add(caller, id, request.items());
    }

    @PostMapping(
            path = "/accept",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(CoursePermission.MAY_WRITE)
    @Operation(
            operationId = "acceptEnrolments",
            summary = "Give those who applied a place, all or none",
            description = "409 `course-full` when there are not as many places left.")
    Mono<EnrolmentView.All> accept(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody EnrolmentRequest.Acceptance request) {
        return enrolments.accept(caller, id, request.items());
    }

    @PostMapping(
            path = "/complete",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(CoursePermission.MAY_WRITE)
    @Operation(
            operationId = "completeEnrolments",
            summary = "Say who has completed the course and who has not, all or none",
            description = "Until the course is closed what was said is corrected by saying it again.")
    Mono<EnrolmentView.All> complete(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody EnrolmentRequest.Completion request) {
        return enrolments.complete(caller, id, request.items());
    }

    @PostMapping(path = "/{enrolmentId}/withdraw", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(CoursePermission.MAY_ENROL)
    @Operation(
            operationId = "withdrawEnrolment",
            summary = "Take a teacher out who applied or has a place; the place is free again",
            description = "A school until the last day of the course, who runs it also afterwards.")
    Mono<ResponseEntity<EnrolmentView>> withdraw(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID enrolmentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return enrolments
                .withdraw(caller, id, enrolmentId, EntityTag.optional(ifMatch))
                .map(view -> EntityTag.whole(view, view.version()));
    }
}

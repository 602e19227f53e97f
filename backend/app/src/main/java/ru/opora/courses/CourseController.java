package ru.opora.courses;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.courses.CourseQueries.Filter;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of courses. */
@RestController
@RequestMapping("/api/v1/courses")
@Tag(name = "courses", description = "Courses of further training, and teachers of schools in them")
class CourseController {

    private final Courses courses;

    CourseController(Courses courses) {
        this.courses = courses;
    }

    @ListMapping
    @PreAuthorize(CoursePermission.MAY_READ)
    @Operation(
            operationId = "listCourses",
            summary = "Courses of own subtrees, and announced ones from above; the latest first")
    Mono<Page<CourseView>> list(
            Caller caller,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those for this organisation and the ones below it")
                    UUID within,
            @RequestParam(required = false)
                    @Nullable
                    @Size(max = 200)
                    @Parameter(description = "Part of the title or of who teaches")
                    String q,
            @RequestParam(required = false) @Nullable CourseState state,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that end on this day or later")
                    LocalDate from,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that begin on this day or earlier")
                    LocalDate to,
            @RequestParam(required = false)
                    @Nullable
                    @Size(max = 200)
                    @Parameter(
                            description = "Part of a position that it is for; what is for everybody is for it too",
                            example = "математики")
                    String position,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return courses.list(caller, new Filter(within, q, state, from, to, position, updatedSince), limit, cursor);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(CoursePermission.MAY_READ)
    @Operation(operationId = "getCourse", summary = "One course, and how many places are taken in it")
    Mono<ResponseEntity<CourseView>> get(Caller caller, @PathVariable UUID id) {
        return courses.get(caller, id).map(CourseController::tagged);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(CoursePermission.MAY_WRITE)
    @Operation(operationId = "createCourse", summary = "Draft a course")
    Mono<ResponseEntity<CourseView>> create(Caller caller, @Valid @RequestBody CourseRequest request) {
        return courses.create(caller, request)
                .map(view -> EntityTag.created("/api/v1/courses", view.id(), view, view.version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(CoursePermission.MAY_WRITE)
    @Operation(
            operationId = "updateCourse",
            summary = "Change a draft or an announced course",
            description = "It cannot have fewer places than are taken.")
    Mono<ResponseEntity<CourseView>> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CoursePatch patch) {
        return courses.change(caller, id, EntityTag.required(ifMatch), patch).map(CourseController::tagged);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(CoursePermission.MAY_WRITE)
    @Operation(operationId = "deleteCourse", summary = "Delete a draft")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return courses.delete(caller, id, EntityTag.required(ifMatch));
    }

    @PostMapping(path = "/{id}/announce", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(CoursePermission.MAY_WRITE)
    @Operation(
            operationId = "announceCourse",
            summary = "Announce a draft: schools at and below its owner see it, are told of it and name their teachers")
    Mono<ResponseEntity<CourseView>> announce(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return courses.announce(caller, id, EntityTag.optional(ifMatch)).map(CourseController::tagged);
    }

    @PostMapping(path = "/{id}/close", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(CoursePermission.MAY_WRITE)
    @Operation(
            operationId = "closeCourse",
            summary = "Close a course in which everybody is decided on: nothing in it changes any more")
    Mono<ResponseEntity<CourseView>> close(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return courses.close(caller, id, EntityTag.optional(ifMatch)).map(CourseController::tagged);
    }

    @PostMapping(
            path = "/{id}/cancel",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(CoursePermission.MAY_WRITE)
    @Operation(operationId = "cancelCourse", summary = "Say that an announced course is not held, and why")
    Mono<ResponseEntity<CourseView>> cancel(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CourseRequest.Cancellation request) {
        return courses.cancel(caller, id, EntityTag.optional(ifMatch), request.reason())
                .map(CourseController::tagged);
    }

    private static ResponseEntity<CourseView> tagged(CourseView view) {
        return EntityTag.whole(view, view.version());
    }
}

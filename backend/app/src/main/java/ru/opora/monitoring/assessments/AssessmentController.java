package ru.opora.monitoring.assessments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of assessments. */
@RestController
@RequestMapping(path = "/api/v1/assessments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "assessments", description = "Assessments, and what schools came to in them")
class AssessmentController {

    private static final String MAY_READ = "hasAuthority('" + MonitoringPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + MonitoringPermission.WRITE + "')";

    private final Assessments assessments;

    AssessmentController(Assessments assessments) {
        this.assessments = assessments;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listAssessments",
            summary = "Assessments of the caller's organisations and of those above them, the latest year first")
    Mono<Page<AssessmentView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable AssessmentKind kind,
            @RequestParam(required = false) @Size(max = 200) @Parameter(example = "Математика") @Nullable
                    String subject,
            @RequestParam(required = false) @Min(1) @Max(12) @Nullable Integer grade,
            @RequestParam(required = false)
                    @Min(2000)
                    @Max(2100)
                    @Parameter(description = "The year it begins in", example = "2025")
                    @Nullable
                    Integer schoolYear,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return assessments.list(
                caller, new AssessmentQueries.Filter(kind, subject, grade, schoolYear, updatedSince), limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getAssessment", summary = "One assessment")
    Mono<ResponseEntity<AssessmentView>> get(Caller caller, @PathVariable UUID id) {
        return assessments.get(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @GetMapping("/{id}/summary")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "summarizeAssessment", summary = "What the schools that the caller sees came to together")
    Mono<AssessmentView.Summary> summary(Caller caller, @PathVariable UUID id) {
        return assessments.summary(caller, id);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "createAssessment", summary = "Add an assessment; an import adds those it names by itself")
    Mono<ResponseEntity<AssessmentView>> create(Caller caller, @Valid @RequestBody AssessmentRequest request) {
        return assessments
                .create(caller, request)
                .map(view -> EntityTag.created("/api/v1/assessments", view.id(), view, view.version()));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "updateAssessment",
            summary = "Write it anew; once it has results it stays the same procedure of the same year")
    Mono<ResponseEntity<AssessmentView>> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody AssessmentRequest.Change request) {
        return assessments
                .change(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "deleteAssessment", summary = "Take away an assessment without results")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return assessments.delete(caller, id, EntityTag.required(ifMatch));
    }
}

package ru.opora.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;

/** Routes of consolidated reports that are sent up. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "consolidated-reports")
class SubmissionController {

    private final Submissions submissions;

    SubmissionController(Submissions submissions) {
        this.submissions = submissions;
    }

    @GetMapping("/consolidated-reports/{templateId}/submissions")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(
            operationId = "listConsolidatedSubmissions",
            summary = "The consolidated reports that organisations have sent up, in order of names")
    Mono<Page<SubmissionView>> list(
            Caller caller,
            @PathVariable UUID templateId,
            @RequestParam(required = false)
                    @Parameter(description = "First day of the period; left out: the latest that is over")
                    @Nullable
                    LocalDate period,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return submissions.list(caller, templateId, period, limit, cursor);
    }

    @PostMapping(path = "/consolidated-reports/{templateId}/submissions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(
            operationId = "submitConsolidatedReport",
            summary = "Send up what the accepted reports of an organisation and all below it add up to",
            description =
                    "To the organisation whose template it is, which stands above. The sums of this moment are kept. One that came back is sent anew so.")
    Mono<ResponseEntity<SubmissionView>> submit(
            Caller caller, @PathVariable UUID templateId, @Valid @RequestBody SubmissionView.Request request) {
        return submissions
                .submit(caller, templateId, request)
                .map(view -> EntityTag.created("/api/v1/consolidated-submissions", view.id(), view, view.version()));
    }

    @GetMapping("/consolidated-submissions/{id}")
    @PreAuthorize(ReportsPermission.MAY_READ)
    @Operation(operationId = "getConsolidatedSubmission", summary = "A consolidated report as it was sent up")
    Mono<ResponseEntity<SubmissionView>> get(Caller caller, @PathVariable UUID id) {
        return submissions.get(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping("/consolidated-submissions/{id}/accept")
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(operationId = "acceptConsolidatedSubmission", summary = "Accept it; never one's own")
    Mono<ResponseEntity<SubmissionView>> accept(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return submissions
                .decide(caller, id, EntityTag.optional(ifMatch), true, null)
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(path = "/consolidated-submissions/{id}/return", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(ReportsPermission.MAY_WRITE)
    @Operation(operationId = "returnConsolidatedSubmission", summary = "Send it back with a remark; never one's own")
    Mono<ResponseEntity<SubmissionView>> sendBack(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ObligationView.Return request) {
        return submissions
                .decide(
                        caller,
                        id,
                        EntityTag.optional(ifMatch),
                        false,
                        request.remark().strip())
                .map(view -> EntityTag.ok(view, view.version()));
    }
}

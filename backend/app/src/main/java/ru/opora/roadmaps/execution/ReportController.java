package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.security.Caller;

/** Routes of reporting and of deciding on reports. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "checkpoints")
class ReportController {

    private static final String MAY_REPORT = "hasAuthority('" + CheckpointPermission.REPORT + "')";
    private static final String MAY_CONTROL = "hasAuthority('" + CheckpointPermission.CONTROL + "')";

    private final Checkpoints checkpoints;
    private final Reopening reopening;

    ReportController(Checkpoints checkpoints, Reopening reopening) {
        this.checkpoints = checkpoints;
        this.reopening = reopening;
    }

    @PutMapping(path = "/checkpoints/{id}/report", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_REPORT)
    @Operation(operationId = "saveReport", summary = "Save a draft of the report")
    Mono<ResponseEntity<CheckpointView>> save(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReportRequest request) {
        return tagged(checkpoints.save(caller, id, EntityTag.required(ifMatch), request));
    }

    @PostMapping(path = "/checkpoints/{id}/submit", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_REPORT)
    @Operation(operationId = "submitReport", summary = "Submit the report")
    Mono<ResponseEntity<CheckpointView>> submit(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReportRequest request) {
        return tagged(checkpoints.submit(caller, id, EntityTag.optional(ifMatch), request));
    }

    @PostMapping("/checkpoints/{id}/withdraw")
    @PreAuthorize(MAY_REPORT)
    @Operation(operationId = "withdrawReport", summary = "Take back a report nobody has decided on")
    Mono<ResponseEntity<CheckpointView>> withdraw(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return tagged(checkpoints.withdraw(caller, id, EntityTag.optional(ifMatch)));
    }

    @PostMapping(path = "/checkpoints/{id}/accept")
    @PreAuthorize(MAY_CONTROL)
    @Operation(operationId = "acceptReport", summary = "Accept a report; never one's own")
    Mono<ResponseEntity<CheckpointView>> accept(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) Decision.@Nullable Accept request) {
        return tagged(checkpoints.accept(caller, id, EntityTag.optional(ifMatch), request));
    }

    @PostMapping(path = "/checkpoints/{id}/return", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_CONTROL)
    @Operation(operationId = "returnReport", summary = "Send a report back with a remark")
    Mono<ResponseEntity<CheckpointView>> sendBack(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Decision.Return request) {
        return tagged(checkpoints.sendBack(caller, id, EntityTag.optional(ifMatch), request));
    }

    @PostMapping(path = "/checkpoints/{id}/cancel", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_CONTROL)
    @Operation(operationId = "cancelCheckpoint", summary = "Say that a checkpoint is not needed")
    Mono<ResponseEntity<CheckpointView>> cancel(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Decision.Cancel request) {
        return tagged(checkpoints.cancel(caller, id, EntityTag.optional(ifMatch), request));
    }

    @PostMapping(path = "/checkpoints/{id}/reopen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_CONTROL)
    @Operation(
            operationId = "reopenCheckpoint",
            summary = "Take a decision of control back",
            description =
                    "An accepted report is returned with the reason as its remark; what control had cancelled is needed again, and the reason is said in the thread. What the plan itself cancelled stays so.")
    Mono<ResponseEntity<CheckpointView>> reopen(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Decision.Reopen request) {
        return tagged(reopening.reopen(caller, id, EntityTag.optional(ifMatch), request));
    }

    @PostMapping(path = "/checkpoint-reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_REPORT)
    @Operation(operationId = "submitReports", summary = "Report one event on several checkpoints, all or none")
    Mono<BulkReport.Done> submitAll(Caller caller, @Valid @RequestBody BulkReport request) {
        return checkpoints.submitAll(caller, request);
    }

    @PostMapping(path = "/checkpoint-decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_CONTROL)
    @Operation(
            operationId = "acceptReports",
            summary = "Accept the reports on several checkpoints, all or none; never one's own")
    Mono<BulkDecision.Done> acceptAll(Caller caller, @Valid @RequestBody BulkDecision request) {
        return checkpoints.acceptAll(caller, request);
    }

    private static Mono<ResponseEntity<CheckpointView>> tagged(Mono<CheckpointView> view) {
        return view.map(found -> EntityTag.ok(found, found.version()));
    }
}

package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;

/** Routes of asking for another day. */
@RestController
@RequestMapping(path = "/api/v1/checkpoints/{id}/date-proposals", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "checkpoints")
class DateProposalController {

    private static final String MAY_CONTROL = "hasAuthority('" + CheckpointPermission.CONTROL + "')";

    private final DateProposals proposals;

    DateProposalController(DateProposals proposals) {
        this.proposals = proposals;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('" + CheckpointPermission.REPORT + "')")
    @Operation(operationId = "proposeDate", summary = "Ask for another due day; one proposal at a time")
    Mono<CheckpointView> propose(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody DateProposal.Request request) {
        return proposals.propose(caller, id, request);
    }

    @PostMapping("/{proposalId}/accept")
    @PreAuthorize(MAY_CONTROL)
    @Operation(operationId = "acceptDate", summary = "Move the due day as proposed")
    Mono<CheckpointView> accept(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID proposalId,
            @Valid @RequestBody(required = false) DateProposal.@Nullable Verdict request) {
        return proposals.decide(caller, id, proposalId, true, request == null ? null : request.remark());
    }

    @PostMapping("/{proposalId}/refuse")
    @PreAuthorize(MAY_CONTROL)
    @Operation(operationId = "refuseDate", summary = "Keep the due day")
    Mono<CheckpointView> refuse(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID proposalId,
            @Valid @RequestBody(required = false) DateProposal.@Nullable Verdict request) {
        return proposals.decide(caller, id, proposalId, false, request == null ? null : request.remark());
    }
}

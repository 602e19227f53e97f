package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import ru.opora.roadmaps.RoadmapApproval;
import ru.opora.roadmaps.RoadmapClosing;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.RoadmapProposal;
import ru.opora.roadmaps.RoadmapView;

/** Routes of the steps of a roadmap's life. */
@RestController
@RequestMapping(path = "/api/v1/roadmaps/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "roadmaps")
class LifeController {

    private static final String MAY_READ = "hasAuthority('" + RoadmapPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";
    private static final String MAY_APPROVE = "hasAuthority('" + RoadmapPermission.APPROVE + "')";

    private final Life life;
    private final Amendments amendments;
    private final Agreements agreements;

    LifeController(Life life, Amendments amendments, Agreements agreements) {
        this.life = life;
        this.amendments = amendments;
        this.agreements = agreements;
    }

    @PostMapping(path = "/propose", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "proposeRoadmap", summary = "Lay a draft before other organisations for their comments")
    Mono<ResponseEntity<RoadmapView>> propose(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RoadmapProposal request) {
        return life.propose(caller, id, EntityTag.optional(ifMatch), request).map(LifeController::tagged);
    }

    @GetMapping("/proposal")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getRoadmapProposal", summary = "Before whom a draft lies")
    Mono<ProposalView> proposal(Caller caller, @PathVariable UUID id) {
        return life.proposal(caller, id);
    }

    @GetMapping("/proposal/answers")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listRoadmapAgreements",
            summary = "What those before whom a draft lies answered, by name",
            description = "The owner's people read all answers; others those of their own organisations.")
    Mono<Page<AgreementView>> answers(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) AgreementView.@Nullable State state,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return agreements.list(caller, id, state, limit, cursor);
    }

    @PostMapping("/proposal/agree")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "agreeToRoadmap",
            summary = "Agree to a draft without remarks, on behalf of one's own organisation",
            description = "Stands for the text as it is now: when it is changed afterwards, it says so.")
    Mono<AgreementView> agree(Caller caller, @PathVariable UUID id) {
        return agreements.agree(caller, id);
    }

    @PostMapping("/proposal/disagree")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "withdrawRoadmapAgreement", summary = "Take the agreement of one's own organisation back")
    Mono<AgreementView> disagree(Caller caller, @PathVariable UUID id) {
        return agreements.disagree(caller, id);
    }

    @PostMapping("/withdraw")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "withdrawRoadmap", summary = "Take a proposed draft back to change it")
    Mono<ResponseEntity<RoadmapView>> withdraw(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return life.withdraw(caller, id, EntityTag.optional(ifMatch)).map(LifeController::tagged);
    }

    @PostMapping(path = "/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_APPROVE)
    @Operation(
            operationId = "approveRoadmap",
            summary = "Approve a draft by an order",
            description =
                    "A plan is frozen as its first edition. An amending draft becomes the next edition of the roadmap"
                            + " it amends, which comes back; one that holds from a later day waits for it as APPROVED, and"
                            + " comes back itself.")
    Mono<ResponseEntity<RoadmapView>> approve(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RoadmapApproval request) {
        return life.approve(caller, id, EntityTag.optional(ifMatch), request).map(LifeController::tagged);
    }

    @PostMapping(path = "/withdraw-approval", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_APPROVE)
    @Operation(
            operationId = "withdrawRoadmapApproval",
            summary = "Take back the approval of an amendment that waits for its day",
            description = "It is a draft again, and the reason stays with it.")
    Mono<ResponseEntity<RoadmapView>> withdrawApproval(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ApprovalWithdrawal request) {
        return amendments
                .withdrawApproval(caller, id, EntityTag.optional(ifMatch), request)
                .map(LifeController::tagged);
    }

    @PostMapping("/activate")
    @PreAuthorize(MAY_APPROVE)
    @Operation(operationId = "activateRoadmap", summary = "Bring an approved roadmap into force")
    Mono<ResponseEntity<RoadmapView>> activate(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return life.activate(caller, id, EntityTag.optional(ifMatch)).map(LifeController::tagged);
    }

    @PostMapping(path = "/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_APPROVE)
    @Operation(operationId = "closeRoadmap", summary = "End an approved roadmap")
    Mono<ResponseEntity<RoadmapView>> close(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RoadmapClosing request) {
        return life.close(caller, id, EntityTag.optional(ifMatch), request).map(LifeController::tagged);
    }

    private static ResponseEntity<RoadmapView> tagged(RoadmapView view) {
        return EntityTag.ok(view, view.version());
    }
}

package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.security.Caller;
import ru.opora.roadmaps.RoadmapPermission;
import ru.opora.roadmaps.RoadmapView;

/** Routes of amendments; an amending draft is edited and approved like any other. */
@RestController
@RequestMapping(path = "/api/v1/roadmaps/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "roadmaps")
class AmendmentController {

    private static final String MAY_READ = "hasAuthority('" + RoadmapPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + RoadmapPermission.WRITE + "')";

    private final Amendments amendments;

    AmendmentController(Amendments amendments) {
        this.amendments = amendments;
    }

    @PostMapping(path = "/amendments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "amendRoadmap",
            summary = "Begin an amendment of an approved roadmap",
            description =
                    "Makes an amending draft: a copy of the plan, or what an imported annex says. Approved like any"
                            + " draft, it becomes the next edition.")
    Mono<ResponseEntity<RoadmapView>> amend(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody AmendmentRequest request) {
        return amendments
                .begin(caller, id, request)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/roadmaps/" + view.id()))
                        .eTag(EntityTag.of(view.version()))
                        .body(view));
    }

    @PostMapping("/renew")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "renewAmendment",
            summary = "Carry a later edition into an amending draft that is outdated",
            description = "Where both touched a row the draft's words stay, and the row is named.")
    Mono<RenewalView> renew(Caller caller, @PathVariable UUID id) {
        return amendments.renew(caller, id);
    }

    @GetMapping("/matches")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getAmendmentMatches",
            summary = "Which rows of an amending draft stand for which current ones")
    Mono<MatchView> matches(Caller caller, @PathVariable UUID id) {
        return amendments.matches(caller, id);
    }

    @PostMapping(path = "/matches/confirm", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "confirmAmendmentMatches", summary = "Say that rows matched by likeness are the same")
    Mono<MatchView> confirm(Caller caller, @PathVariable UUID id, @Valid @RequestBody MatchView.Confirmation request) {
        return amendments.confirm(caller, id, request);
    }
}

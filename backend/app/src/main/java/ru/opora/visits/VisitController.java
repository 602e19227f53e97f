package ru.opora.visits;

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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
import ru.opora.platform.streaming.ListMapping;
import ru.opora.visits.VisitQueries.Filter;

/** Routes of visits. */
@RestController
@RequestMapping(path = VisitController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "visits", description = "Visits to schools and other contacts, and what is recommended after them")
class VisitController {

    static final String PATH = "/api/v1/visits";

    private final Visits visits;

    VisitController(Visits visits) {
        this.visits = visits;
    }

    @ListMapping
    @PreAuthorize(VisitPermission.MAY_READ)
    @Operation(operationId = "listVisits", summary = "Visits inside the caller's subtrees, in order of planned days")
    Mono<Page<VisitRow>> list(
            Caller caller,
            @RequestParam(required = false) @Parameter(description = "Only this school") @Nullable UUID organization,
            @RequestParam(required = false) @Parameter(description = "This organisation and all below it") @Nullable
                    UUID within,
            @RequestParam(required = false)
                    @Size(max = 36)
                    @Parameter(description = "ME, or the id of who visits", example = "ME")
                    @Nullable
                    String visitor,
            @RequestParam(required = false) @Nullable VisitState state,
            @RequestParam(required = false) @Nullable VisitKind kind,
            @RequestParam(required = false) @Parameter(description = "Planned on this day or later") @Nullable
                    LocalDate from,
            @RequestParam(required = false) @Parameter(description = "Planned on this day or before") @Nullable
                    LocalDate to,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Part of the purpose or of the school's name")
                    @Nullable
                    String q,
            @RequestParam(required = false)
                    @Parameter(description = "-plannedOn (default) or plannedOn", example = "plannedOn")
                    @Nullable
                    String sort,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new Filter(organization, within, visitor, state, kind, from, to, q, updatedSince);
        return visits.list(caller, filter, sort, limit, cursor);
    }

    @GetMapping("/visitors")
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(
            operationId = "listVisitors",
            summary = "Who may visit a school, of those whom the caller sees",
            description = "Its curators, and coordinators and methodists under whom it stands.")
    Mono<VisitRow.Visitors> visitors(
            Caller caller, @RequestParam @Parameter(description = "The school") UUID organization) {
        return visits.visitors(caller, organization);
    }

    @GetMapping("/{id}")
    @PreAuthorize(VisitPermission.MAY_READ)
    @Operation(operationId = "getVisit", summary = "One visit")
    Mono<ResponseEntity<VisitView>> get(Caller caller, @PathVariable UUID id) {
        return visits.get(caller, id).map(VisitController::whole);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(
            operationId = "createVisit",
            summary = "Plan a visit, or note a contact that was",
            description = "What was written without a network is sent under an id of the device: it is made once.")
    Mono<ResponseEntity<VisitView>> create(Caller caller, @Valid @RequestBody VisitRequest request) {
        return visits.plan(caller, request).map(view -> EntityTag.created(PATH, view.id(), view, view.version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(
            operationId = "updateVisit",
            summary = "Change what is planned, or write what was found",
            description = "What was found is written by the visitor, until the visit is completed.")
    Mono<ResponseEntity<VisitView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody VisitPatch request) {
        return visits.update(caller, id, EntityTag.required(ifMatch), request).map(VisitController::whole);
    }

    @PostMapping(path = "/{id}/begin", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(operationId = "beginVisit", summary = "The visitor begins")
    Mono<ResponseEntity<VisitView>> begin(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody VisitRequest.Step request) {
        return visits.begin(caller, id, EntityTag.optional(ifMatch), request.at())
                .map(VisitController::whole);
    }

    @PostMapping(path = "/{id}/complete", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(
            operationId = "completeVisit",
            summary = "The visitor ends it and hands it to the school",
            description = "Findings or answers must be there. After that nothing in it changes.")
    Mono<ResponseEntity<VisitView>> complete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody VisitRequest.Step request) {
        return visits.complete(caller, id, EntityTag.optional(ifMatch), request.at())
                .map(VisitController::whole);
    }

    @PostMapping("/{id}/acknowledge")
    @PreAuthorize(VisitPermission.MAY_ANSWER)
    @Operation(operationId = "acknowledgeVisit", summary = "The school takes note of it; never who visited")
    Mono<ResponseEntity<VisitView>> acknowledge(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return visits.acknowledge(caller, id, EntityTag.optional(ifMatch)).map(VisitController::whole);
    }

    @PostMapping(path = "/{id}/cancel", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(operationId = "cancelVisit", summary = "Say that it does not take place, and why")
    Mono<ResponseEntity<VisitView>> cancel(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody VisitRequest.Cancel request) {
        return visits.cancel(
                        caller,
                        id,
                        EntityTag.optional(ifMatch),
                        request.reason().strip())
                .map(VisitController::whole);
    }

    private static ResponseEntity<VisitView> whole(VisitView view) {
        return EntityTag.whole(view, view.version());
    }
}

package ru.opora.organizations.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.OrganizationView;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.security.Caller;

/** Routes of acts on organisations and of what was before. */
@RestController
@RequestMapping(path = "/api/v1/organizations/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "organizations")
class HistoryController {

    private static final String MAY_READ = "hasAuthority('" + OrganizationPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + OrganizationPermission.WRITE + "')";

    private static final String ENDINGS =
            "Roles there (but an administrator's), participations in programmes and pairs end with that day.";

    private final OrganizationHistory history;

    HistoryController(OrganizationHistory history) {
        this.history = history;
    }

    @GetMapping("/history")
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "getOrganizationHistory",
            summary = "What it was called, where it was, and what is decided for days to come")
    Mono<HistoryView> history(Caller caller, @PathVariable UUID id) {
        return history.of(caller, id);
    }

    @PostMapping(path = "/rename", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "renameOrganization", summary = "Give it another name from a day on")
    Mono<ResponseEntity<OrganizationView>> rename(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody RenameRequest request) {
        String name = request.name().strip();
        return act(
                caller,
                change(
                        caller,
                        id,
                        ChangeAction.RENAME,
                        request.effectiveOn(),
                        name,
                        request.shortName(),
                        null,
                        false,
                        request.order()));
    }

    @PostMapping(path = "/move", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "moveOrganization", summary = "Put it and everything below it under another from a day on")
    Mono<ResponseEntity<OrganizationView>> move(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody MoveRequest request) {
        return act(
                caller,
                change(
                        caller,
                        id,
                        ChangeAction.MOVE,
                        request.effectiveOn(),
                        null,
                        null,
                        request.parentId(),
                        false,
                        request.order()));
    }

    @PostMapping(path = "/merge", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "mergeOrganization",
            summary = "End it and name who goes on; its history stays with it",
            description = ENDINGS)
    Mono<ResponseEntity<OrganizationView>> merge(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody MergeRequest request) {
        return act(
                caller,
                change(
                        caller,
                        id,
                        ChangeAction.MERGE,
                        request.effectiveOn(),
                        null,
                        null,
                        request.successorId(),
                        Boolean.TRUE.equals(request.carriesOver()),
                        request.order()));
    }

    @PostMapping(path = "/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "closeOrganization",
            summary = "End it; refused while something works below it",
            description = ENDINGS)
    Mono<ResponseEntity<OrganizationView>> close(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody CloseRequest request) {
        return act(
                caller,
                change(
                        caller,
                        id,
                        ChangeAction.CLOSE,
                        request.effectiveOn(),
                        null,
                        null,
                        null,
                        false,
                        request.order()));
    }

    @PostMapping(path = "/reopen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "reopenOrganization",
            summary = "Undo the merging or closing that was its last act",
            description =
                    "From today on; for whoever may merge it, as long as nothing newer happened to it, to what is above it and to its successor. What was below it and lies under the successor since comes back.")
    Mono<ResponseEntity<OrganizationView>> reopen(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody ReopenRequest request) {
        return history.reopen(caller, id, request).map(view -> EntityTag.whole(view, view.version()));
    }

    @DeleteMapping("/scheduled-changes/{changeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "cancelScheduledOrganizationChange",
            summary = "Take back an act whose day has not come, or that could not be carried out")
    Mono<Void> cancel(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID changeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return history.cancel(caller, id, changeId, EntityTag.required(ifMatch));
    }

    private Mono<ResponseEntity<OrganizationView>> act(Caller caller, Change change) {
        return history.act(caller, change).map(view -> EntityTag.whole(view, view.version()));
    }

    private static Change change(
            Caller caller,
            UUID id,
            ChangeAction action,
            @Nullable LocalDate effectiveOn,
            @Nullable String name,
            @Nullable String shortName,
            @Nullable UUID other,
            boolean carriesOver,
            ChangeOrder order) {
        return new Change(
                UUID.randomUUID(),
                id,
                action,
                effectiveOn,
                name,
                shortName,
                action == ChangeAction.MOVE ? other : null,
                action == ChangeAction.MERGE ? other : null,
                carriesOver,
                order,
                caller.subject());
    }
}

package ru.opora.visits;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;

/** Routes of checklists. */
@RestController
@RequestMapping(path = ChecklistController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "visits")
class ChecklistController {

    static final String PATH = "/api/v1/visit-checklists";

    private final Checklists checklists;

    ChecklistController(Checklists checklists) {
        this.checklists = checklists;
    }

    @GetMapping
    @PreAuthorize(VisitPermission.MAY_READ)
    @Operation(
            operationId = "listVisitChecklists",
            summary = "Checklists of own organisations, of those below and of those above, by name")
    Mono<Page<ChecklistView>> list(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(description = "Only what can be used for visits to this organisation")
                    @Nullable
                    UUID usableAt,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return checklists.list(caller, usableAt, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(VisitPermission.MAY_READ)
    @Operation(operationId = "getVisitChecklist", summary = "One checklist")
    Mono<ResponseEntity<ChecklistView>> get(Caller caller, @PathVariable UUID id) {
        return checklists.get(caller, id).map(view -> EntityTag.whole(view, view.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(operationId = "createVisitChecklist", summary = "Make a checklist")
    Mono<ResponseEntity<ChecklistView>> create(Caller caller, @Valid @RequestBody ChecklistView.Request request) {
        return checklists.create(caller, request).map(view -> EntityTag.created(PATH, view.id(), view, view.version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(operationId = "updateVisitChecklist", summary = "Change a checklist; visits keep their copies")
    Mono<ResponseEntity<ChecklistView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChecklistView.Change request) {
        return checklists
                .update(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.whole(view, view.version()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(VisitPermission.MAY_WRITE)
    @Operation(operationId = "deleteVisitChecklist", summary = "Delete a checklist; visits keep their copies")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return checklists.delete(caller, id, EntityTag.required(ifMatch));
    }
}

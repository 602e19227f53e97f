package ru.opora.organizations.programmes;

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
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of programmes. */
@RestController
@RequestMapping(path = "/api/v1/programmes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "programmes", description = "Programmes and the schools that take part in them")
class ProgrammeController {

    private static final String MAY_READ = "hasAuthority('" + OrganizationPermission.PROGRAMMES_READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + OrganizationPermission.PROGRAMMES_WRITE + "')";

    private final Programmes programmes;

    ProgrammeController(Programmes programmes) {
        this.programmes = programmes;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listProgrammes", summary = "The programmes the caller sees: own and those from above")
    Mono<Page<ProgrammeView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable ProgrammeKind kind,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Part of the name or the short name")
                    @Nullable
                    String q,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return programmes.list(caller, kind, q, updatedSince, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getProgramme", summary = "One programme")
    Mono<ResponseEntity<ProgrammeView>> get(Caller caller, @PathVariable UUID id) {
        return programmes.get(caller, id).map(ProgrammeController::tagged);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "createProgramme", summary = "Add a programme")
    Mono<ResponseEntity<ProgrammeView>> create(Caller caller, @Valid @RequestBody ProgrammeRequest request) {
        return programmes
                .create(caller, request)
                .map(view -> EntityTag.created("/api/v1/programmes", view.id(), view, view.version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "updateProgramme",
            summary = "Change a programme",
            description = "A ground or a cohort in use cannot be taken away.")
    Mono<ResponseEntity<ProgrammeView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ProgrammePatch request) {
        return programmes
                .change(caller, id, EntityTag.required(ifMatch), request)
                .map(ProgrammeController::tagged);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "deleteProgramme", summary = "Delete a programme nobody has taken part in")
    Mono<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return programmes.delete(caller, id, EntityTag.required(ifMatch));
    }

    private static ResponseEntity<ProgrammeView> tagged(ProgrammeView view) {
        return EntityTag.ok(view, view.version());
    }
}

package ru.opora.organizations.programmes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
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
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of participations. */
@RestController
@RequestMapping(path = "/api/v1/participations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "programmes")
class ParticipationController {

    private static final String MAY_READ = "hasAuthority('" + OrganizationPermission.PROGRAMMES_READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + OrganizationPermission.PROGRAMMES_WRITE + "')";

    private final Participations participations;

    ParticipationController(Participations participations) {
        this.participations = participations;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listParticipations",
            summary = "Which schools take part in which programmes, inside the caller's own subtrees")
    Mono<Page<ParticipationView>> list(
            Caller caller,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "The school's name, spelled as it may be", example = "школа 12 озерск")
                    @Nullable
                    String q,
            @RequestParam(required = false) @Parameter(description = "Only this programme") @Nullable UUID programme,
            @RequestParam(required = false) @Parameter(description = "Only this cohort", example = "2026") @Nullable
                    Integer year,
            @RequestParam(required = false) @Parameter(description = "Only this school") @Nullable UUID organization,
            @RequestParam(required = false)
                    @Parameter(description = "Only this organisation and all below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false) @Nullable ParticipationState state,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new ParticipationQueries.Filter(programme, year, organization, within, state, updatedSince, null);
        return participations.list(caller, filter, q, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getParticipation", summary = "One participation")
    Mono<ResponseEntity<ParticipationView>> get(Caller caller, @PathVariable UUID id) {
        return participations.get(caller, id).map(ParticipationController::tagged);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "createParticipation",
            summary = "Take a school into a programme",
            description = "Once in each cohort of a programme.")
    Mono<ResponseEntity<ParticipationView>> create(Caller caller, @Valid @RequestBody ParticipationRequest request) {
        return participations
                .create(caller, request)
                .map(view -> EntityTag.created("/api/v1/participations", view.id(), view, view.version()));
    }

    @PostMapping(path = "/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "createParticipations",
            summary = "Take up to 1,000 schools into programmes",
            description =
                    "Each school is taken in whole or not at all; the answer says of each, in order, what became of it. "
                            + "Sent again, the same batch makes nothing twice. A body whose form is wrong is refused whole.")
    Mono<ParticipationBatchView> createAll(
            Caller caller, Locale locale, @Valid @RequestBody ParticipationRequest.Batch request) {
        return participations.createAll(caller, request.items(), locale);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "updateParticipation", summary = "Correct a participation")
    Mono<ResponseEntity<ParticipationView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ParticipationPatch request) {
        return participations
                .change(caller, id, EntityTag.required(ifMatch), request)
                .map(ParticipationController::tagged);
    }

    @PostMapping(path = "/{id}/leave", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "leaveProgramme", summary = "Write down that a school leaves a programme")
    Mono<ResponseEntity<ParticipationView>> leave(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody ParticipationRequest.Leave request) {
        return participations.leave(caller, id, request).map(ParticipationController::tagged);
    }

    @PostMapping(path = "/{id}/return", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "returnToProgramme",
            summary = "Undo that a school left a programme",
            description = "It takes part as if it had never left; why, the record of changes says.")
    Mono<ResponseEntity<ParticipationView>> comeBack(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ParticipationRequest.Return request) {
        return participations
                .comeBack(caller, id, EntityTag.required(ifMatch), request.reason())
                .map(ParticipationController::tagged);
    }

    private static ResponseEntity<ParticipationView> tagged(ParticipationView view) {
        return EntityTag.ok(view, view.version());
    }
}

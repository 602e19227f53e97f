package ru.opora.organizations.people;

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

/** Routes of people: who works inside the caller's subtrees, how they come and leave. */
@RestController
@RequestMapping(path = "/api/v1/people", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "people", description = "The caller, people and their memberships")
class PeopleController {

    private static final String MAY_READ = "hasAuthority('" + OrganizationPermission.PEOPLE_READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + OrganizationPermission.PEOPLE_WRITE + "')";

    private final People people;
    private final Staffing staffing;

    PeopleController(People people, Staffing staffing) {
        this.people = people;
        this.staffing = staffing;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listPeople", summary = "The people inside the caller's subtrees")
    Mono<Page<PersonView>> list(
            Caller caller,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Part of the name or the e-mail address")
                    @Nullable
                    String q,
            @RequestParam(required = false) @Parameter(description = "Only those of this organisation") @Nullable
                    UUID organization,
            @RequestParam(required = false)
                    @Parameter(description = "Only those of this organisation and all below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false) @Parameter(description = "Only those who have this role there") @Nullable
                    Role role,
            @RequestParam(required = false)
                    @Parameter(description = "LEFT for those who left; else they are left out")
                    @Nullable
                    PersonState state,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Also those whose memberships there have ended")
                    boolean former,
            @RequestParam(required = false) @Parameter(description = "name (default) or -updatedAt") @Nullable
                    String sort,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Only those that changed at this moment or later")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Boolean left = state == null && former ? null : Boolean.valueOf(state == PersonState.LEFT);
        var filter = new PeopleQueries.Filter(q, organization, within, role, former, left, updatedSince);
        return people.list(caller, filter, state, sort, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getPerson", summary = "One person with the memberships the caller sees")
    Mono<ResponseEntity<PersonView>> get(Caller caller, @PathVariable UUID id) {
        return people.get(caller, id).map(PeopleController::tagged);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "createPerson",
            summary = "Add somebody and invite them",
            description = "The link in the answer is shown once: print it where there is no e-mail.")
    Mono<ResponseEntity<PersonView.Invited>> create(
            Caller caller, Locale locale, @Valid @RequestBody PersonRequest request) {
        return staffing.hire(caller, request, locale)
                .map(made -> EntityTag.created(
                        "/api/v1/people",
                        made.person().id(),
                        made,
                        made.person().version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "updatePerson",
            summary = "Change a person's name and contacts",
            description =
                    "Another address is also the account's at once; links sent before are void. Of somebody who left, contacts and position may only be removed.")
    Mono<ResponseEntity<PersonView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PersonPatch request) {
        return staffing.change(caller, id, EntityTag.required(ifMatch), request).map(PeopleController::tagged);
    }

    @PostMapping("/{id}/invite")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "invitePerson",
            summary = "A new link to come in by",
            description =
                    "The former links are void. For somebody who has signed in before it is a link to a new password.")
    Mono<InvitationView> invite(Caller caller, Locale locale, @PathVariable UUID id) {
        return staffing.invite(caller, id, locale);
    }

    @PostMapping(path = "/{id}/leave", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "leavePerson",
            summary = "End all memberships and the access of somebody who leaves",
            description = "At once. What they wrote stays theirs; the answer lists the schools to be handed over.")
    Mono<PersonView.Left> leave(Caller caller, @PathVariable UUID id, @Valid @RequestBody PersonRequest.Leave request) {
        return staffing.leave(caller, id, request);
    }

    @PostMapping("/{id}/forget-contacts")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "forgetPersonContacts",
            summary = "Erase the e-mail address, the phone and the position of somebody who left",
            description = "Their name stays under what they wrote; the record of changes keeps no contacts.")
    Mono<ResponseEntity<PersonView>> forgetContacts(Caller caller, @PathVariable UUID id) {
        return staffing.forgetContacts(caller, id).map(PeopleController::tagged);
    }

    @PostMapping(path = "/{id}/return", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "returnPerson", summary = "Take back somebody who left, with new memberships")
    Mono<ResponseEntity<PersonView>> takeBack(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody PersonRequest.Return request) {
        return staffing.takeBack(caller, id, request).map(PeopleController::tagged);
    }

    private static ResponseEntity<PersonView> tagged(PersonView view) {
        return EntityTag.whole(view, view.version());
    }
}

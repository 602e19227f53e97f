package ru.opora.organizations.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import ru.opora.organizations.OrganizationPermission;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of memberships: appointments by order and assignments of curators among them. */
@RestController
@RequestMapping(path = "/api/v1/memberships", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "people")
class MembershipController {

    private static final String MAY_READ = "hasAuthority('" + OrganizationPermission.PEOPLE_READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + OrganizationPermission.PEOPLE_WRITE + "')";

    private final Memberships memberships;

    MembershipController(Memberships memberships) {
        this.memberships = memberships;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listMemberships", summary = "Who is, was and will be what in which organisation")
    Mono<Page<MembershipView>> list(
            Caller caller,
            @RequestParam(required = false) @Parameter(description = "Only this organisation") @Nullable
                    UUID organization,
            @RequestParam(required = false)
                    @Parameter(description = "Only this organisation and all below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false) @Parameter(description = "Only this person") @Nullable UUID person,
            @RequestParam(required = false)
                    @Parameter(description = "CURATOR: the assignments of curators to schools")
                    @Nullable
                    Role role,
            @RequestParam(required = false) @Nullable MembershipState state,
            @RequestParam(required = false)
                    @Parameter(description = "Only what was, is or will be held on this day or later")
                    @Nullable
                    LocalDate heldFrom,
            @RequestParam(required = false)
                    @Parameter(description = "Only what was, is or will be held on this day or earlier")
                    @Nullable
                    LocalDate heldTo,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Only what somebody left behind and nobody has taken over")
                    boolean toHandOver,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description =
                                    "Only those that changed at this moment or later; its state moves with the days alone")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new MembershipQueries.Filter(
                organization, within, person, role, state, heldFrom, heldTo, toHandOver, updatedSince);
        return memberships.list(caller, filter, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getMembership", summary = "One membership")
    Mono<ResponseEntity<MembershipView>> get(Caller caller, @PathVariable UUID id) {
        return memberships.get(caller, id).map(MembershipController::tagged);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "createMembership",
            summary = "Give somebody a role in an organisation",
            description = "The same role in the same organisation cannot be held twice at a time.")
    Mono<ResponseEntity<MembershipView>> create(Caller caller, @Valid @RequestBody MembershipRequest request) {
        return memberships
                .create(caller, request)
                .map(view -> EntityTag.created("/api/v1/memberships", view.id(), view, view.version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "updateMembership", summary = "Change the dates and the order of a membership")
    Mono<ResponseEntity<MembershipView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MembershipPatch request) {
        return memberships
                .change(caller, id, EntityTag.required(ifMatch), request)
                .map(MembershipController::tagged);
    }

    @PostMapping(path = "/{id}/end", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "endMembership",
            summary = "End a membership at once",
            description = "The role is lost with this request, not at midnight. For a day to come set validTo.")
    Mono<ResponseEntity<MembershipView>> end(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody MembershipRequest.End request) {
        return memberships.end(caller, id, request).map(MembershipController::tagged);
    }

    private static ResponseEntity<MembershipView> tagged(MembershipView view) {
        return EntityTag.ok(view, view.version());
    }
}

package ru.opora.organizations.partnerships;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
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

/** Routes of partnerships between schools. */
@RestController
@RequestMapping(path = "/api/v1/partnerships", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "partnerships", description = "Schools that help schools")
class PartnershipController {

    private static final String MAY_READ = "hasAuthority('" + OrganizationPermission.PARTNERSHIPS_READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + OrganizationPermission.PARTNERSHIPS_WRITE + "')";

    private final Partnerships partnerships;

    PartnershipController(Partnerships partnerships) {
        this.partnerships = partnerships;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listPartnerships",
            summary = "The pairs in which one of the schools lies inside the caller's subtrees")
    Mono<Page<PartnershipView>> list(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(description = "Only pairs of this school, on either side")
                    @Nullable
                    UUID organization,
            @RequestParam(required = false)
                    @Parameter(description = "Only pairs with a school of this organisation or below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false) @Nullable PartnershipKind kind,
            @RequestParam(required = false) @Nullable PartnershipState state,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description =
                                    "Only those that changed at this moment or later; its state moves with the days alone")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new PartnershipQueries.Filter(organization, within, kind, state, updatedSince);
        return partnerships.list(caller, filter, limit, cursor);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getPartnership", summary = "One partnership")
    Mono<ResponseEntity<PartnershipView>> get(Caller caller, @PathVariable UUID id) {
        return partnerships.get(caller, id).map(PartnershipController::tagged);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "createPartnership",
            summary = "Pair a school with one that helps it",
            description = "The caller answers for the school that is helped and sees the other one.")
    Mono<ResponseEntity<PartnershipView>> create(Caller caller, @Valid @RequestBody PartnershipRequest request) {
        return partnerships
                .create(caller, request)
                .map(view -> EntityTag.created("/api/v1/partnerships", view.id(), view, view.version()));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "updatePartnership", summary = "Change the dates and the agreement of a partnership")
    Mono<ResponseEntity<PartnershipView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PartnershipPatch request) {
        return partnerships
                .change(caller, id, EntityTag.required(ifMatch), request)
                .map(PartnershipController::tagged);
    }

    @PostMapping(path = "/{id}/end", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "endPartnership", summary = "End a partnership")
    Mono<ResponseEntity<PartnershipView>> end(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody PartnershipRequest.End request) {
        return partnerships.end(caller, id, request).map(PartnershipController::tagged);
    }

    private static ResponseEntity<PartnershipView> tagged(PartnershipView view) {
        return EntityTag.ok(view, view.version());
    }
}

package ru.opora.organizations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of the organisations' tree. */
@RestController
@RequestMapping(path = "/api/v1/organizations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "organizations", description = "Organisations as a tree, today and on any day before")
class OrganizationController {

    private static final String MAY_READ = "hasAuthority('" + OrganizationPermission.READ + "')";
    private static final String MAY_WRITE = "hasAuthority('" + OrganizationPermission.WRITE + "')";

    private static final String AS_OF =
            "The tree as it was on this day; contacts and register numbers are always today's";

    private final Organizations organizations;
    private final OrganizationMapper mapper;

    OrganizationController(Organizations organizations, OrganizationMapper mapper) {
        this.organizations = organizations;
        this.mapper = mapper;
    }

    @ListMapping
    @PreAuthorize(MAY_READ)
    @Operation(
            operationId = "listOrganizations",
            summary = "The organisations the caller sees: the subtrees of their memberships and the chain above")
    Mono<Page<OrganizationView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable OrganizationKind kind,
            @RequestParam(required = false)
                    @Parameter(description = "Only this organisation and all below it")
                    @Nullable
                    UUID within,
            @RequestParam(required = false)
                    @Parameter(description = "Only what is directly below this organisation, or root for the tops")
                    @Nullable
                    String parent,
            @RequestParam(required = false)
                    @Size(max = 500)
                    @Parameter(
                            description = "A name or part of it, forgiving spelling, word order, abbreviations and the"
                                    + " keyboard's layout; the likeliest come first, at most 1,000",
                            example = "школа 12 Озерск")
                    @Nullable
                    String q,
            @RequestParam(defaultValue = "false") @Parameter(description = "Also those that are closed or merged")
                    boolean closed,
            @RequestParam(required = false) @Parameter(description = AS_OF, example = "2024-09-01") @Nullable
                    LocalDate asOf,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(
                            description =
                                    "Only those that changed at this moment or later; with closed also those that ended")
                    Instant updatedSince,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        boolean tops = "root".equals(parent);
        var filter = new OrganizationQueries.Filter(
                kind, within, tops ? null : uuid(parent), tops, closed, asOf, updatedSince);
        return (q == null || q.isBlank()
                        ? organizations.list(caller, filter, limit, cursor)
                        : organizations.search(caller, filter, q, limit, cursor))
                .map(page -> page.map(row -> view(row, caller, asOf)));
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getOrganization", summary = "One organisation, as it is or as it was on a day")
    Mono<ResponseEntity<OrganizationView>> get(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Parameter(description = AS_OF, example = "2024-09-01") @Nullable
                    LocalDate asOf) {
        return organizations.get(caller, id, asOf).map(row -> EntityTag.whole(view(row, caller, asOf), row.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "createOrganization", summary = "Add an organisation below another")
    Mono<ResponseEntity<OrganizationView>> create(Caller caller, @Valid @RequestBody OrganizationRequest request) {
        return organizations
                .create(caller, request)
                .map(row -> mapper.view(row, caller))
                .map(view -> ResponseEntity.created(URI.create("/api/v1/organizations/" + view.id()))
                        .eTag(EntityTag.ofWhole(view, view.version()))
                        .body(view));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "updateOrganization",
            summary = "Correct an organisation as it is now; acts such as renaming have routes of their own")
    Mono<ResponseEntity<OrganizationView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody OrganizationPatch request) {
        return organizations
                .update(caller, id, EntityTag.required(ifMatch), request)
                .map(row -> EntityTag.whole(mapper.view(row, caller), row.version()));
    }

    /** Nothing can be done with what was. */
    private OrganizationView view(OrganizationRow row, Caller caller, @Nullable LocalDate asOf) {
        return asOf == null ? mapper.view(row, caller) : mapper.view(row, List.of());
    }

    private static @Nullable UUID uuid(@Nullable String parent) {
        try {
            return parent == null ? null : UUID.fromString(parent);
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.badParameter("parent", "WRONG_TYPE");
        }
    }
}

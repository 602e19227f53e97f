package ru.opora.organizations.clients;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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

/** Routes of API clients. */
@RestController
@RequestMapping(path = "/api/v1/api-clients", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "api-clients", description = "Systems of third parties and what they may do")
class ApiClientController {

    private static final String MAY = "hasAuthority('" + OrganizationPermission.API_CLIENTS_WRITE + "')";

    private final ApiClients clients;

    ApiClientController(ApiClients clients) {
        this.clients = clients;
    }

    @ListMapping
    @PreAuthorize(MAY)
    @Operation(operationId = "listApiClients", summary = "The API clients inside the caller's subtrees, by name")
    Mono<Page<ApiClientView>> list(
            Caller caller,
            @RequestParam(required = false) @Parameter(description = "Only this organisation's own") @Nullable
                    UUID organization,
            @RequestParam(required = false) @Size(max = 200) @Parameter(description = "Part of the name") @Nullable
                    String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return clients.list(caller, organization, q, limit, cursor);
    }

    @GetMapping("/offered-scopes")
    @PreAuthorize(MAY)
    @Operation(
            operationId = "listOfferedScopes",
            summary = "What the caller may pass on to a client: their own permissions there")
    Mono<OfferedScopesView> offered(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(description = "For a client of this organisation; without it for one of any")
                    @Nullable
                    UUID organizationId) {
        return clients.offered(caller, organizationId);
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY)
    @Operation(operationId = "getApiClient", summary = "One API client")
    Mono<ResponseEntity<ApiClientView>> get(Caller caller, @PathVariable UUID id) {
        return clients.get(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY)
    @Operation(
            operationId = "createApiClient",
            summary = "Let a system in; its secret is shown once",
            description =
                    "With an external issuer the client is made there and known here by its clientId; no secret is shown.")
    Mono<ResponseEntity<ApiClientSecretView>> create(Caller caller, @Valid @RequestBody ApiClientRequest request) {
        return clients.create(caller, request)
                .map(made -> ResponseEntity.created(URI.create(
                                "/api/v1/api-clients/" + made.client().id()))
                        .eTag(EntityTag.of(made.client().version()))
                        .cacheControl(CacheControl.noStore())
                        .body(made));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(MAY)
    @Operation(operationId = "updateApiClient", summary = "Change name, scopes or last day; scopes count at once")
    Mono<ResponseEntity<ApiClientView>> update(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ApiClientPatch request) {
        return clients.update(caller, id, EntityTag.required(ifMatch), request)
                .map(view -> EntityTag.ok(view, view.version()));
    }

    @PostMapping("/{id}/renew-secret")
    @PreAuthorize(MAY)
    @Operation(
            operationId = "renewApiClientSecret",
            summary = "A new secret, shown once; the former one is void, a disabled client works again")
    Mono<ResponseEntity<ApiClientSecretView>> renewSecret(Caller caller, @PathVariable UUID id) {
        return clients.renewSecret(caller, id)
                .map(made -> ResponseEntity.ok()
                        .eTag(EntityTag.of(made.client().version()))
                        .cacheControl(CacheControl.noStore())
                        .body(made));
    }

    @PostMapping("/{id}/disable")
    @PreAuthorize(MAY)
    @Operation(operationId = "disableApiClient", summary = "Shut a system out, at once also for tokens it has")
    Mono<ResponseEntity<ApiClientView>> disable(Caller caller, @PathVariable UUID id) {
        return clients.disable(caller, id).map(view -> EntityTag.ok(view, view.version()));
    }
}
